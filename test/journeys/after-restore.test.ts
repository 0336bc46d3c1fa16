// After an older copy of the ledger was put back, through the whole product: what it kept back and lets go later may have gone before. All people are
// made up.
import { expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const LIST = (to: string): string => `ealing/research/${MEETING}/list/${to}`;
const BY = { by: 'Cora Coordinata', in: 'command' } as const;

/** The lists were due while the copy did not look, and a conflict keeps one of them back. */
async function restored(): Promise<TestDesk> {
  const desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { decidedBy: 'Cora', meeting: MEETING });
  await desk.tick('2027-03-01T10:00');
  await desk.tick('2027-03-01T10:30');
  desk.clock.set('2027-03-05T09:00' as never);
  await desk.ledger.callRestored();
  await desk.ledger.unblock(BY);
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY.by });
  const why = { recordedBy: 'Cora', recordedOn: '2027-03-05', basis: 'A relative' };
  const about = { caseRef: caseOf(desk, 'R-AAAA22'), contact: CONTACT.housing };
  desk.book.type('conflicts', { ...about, ...why }, { id: 'X-AAAA22', file: 'restricted' });
  return desk;
}

const lift = (desk: TestDesk): void =>
  desk.book.edit('conflicts', 'X-AAAA22', { liftedOn: '2027-03-08', liftedBy: 'Cora', liftedSecondBy: 'Charis' });

test('F62: what a conflict kept back for more than a day after a restore waits for a person’s word once it may go, as all else that may have gone; then it goes once', async () => {
  const desk = await restored();
  try {
    for (const time of ['2027-03-05T09:10', '2027-03-05T12:10', '2027-03-08T09:00']) await desk.tick(time);
    expect(await desk.ledger.findMessage(LIST(CONTACT.police))).toMatchObject({
      state: 'uncertain',
      mayHaveGone: true,
    });
    expect(await desk.ledger.findMessage(LIST(CONTACT.housing))).toBeUndefined();
    lift(desk);
    await desk.tick('2027-03-08T09:10');
    expect(await desk.ledger.findMessage(LIST(CONTACT.housing))).toMatchObject({
      state: 'uncertain',
      mayHaveGone: true,
    });
    expect(desk.delivered.filter((one) => one.key === LIST(CONTACT.housing))).toEqual([]);
    expect((await desk.today()).map((one) => one.shown).join('\n')).toMatch(
      /List and research request.* to Harriet Housewell \(Test Housing\) may or may not have left/,
    );

    const evidence = { ...BY, evidence: 'Sent folder' };
    expect(await desk.ledger.decideByPerson(LIST(CONTACT.housing), 'notSentSendAgain', evidence)).toMatchObject({
      ok: true,
    });
    await desk.run('2027-03-08T09:20');
    // What a person has said of it holds, whatever is corrected in it.
    const [victim] = desk.book.rows('people');
    desk.book.edit('people', victim?.id ?? '', { forenames: 'Annabel' });
    await desk.run('2027-03-08T09:25');
    await desk.release();
    await desk.send();
    await desk.tick('2027-03-08T09:40');
    expect(desk.delivered.filter((one) => one.key === LIST(CONTACT.housing))).toHaveLength(1);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
  }
});

test('F62: what comes to be kept back after that day is new, and goes its usual way', async () => {
  const desk = await restored();
  try {
    for (const time of ['2027-03-05T09:10', '2027-03-08T09:00', '2027-03-11T12:10']) await desk.tick(time);
    lift(desk);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: BY.by });
    await desk.tick('2027-03-12T09:10');
    const agenda = (await desk.ledger.messages()).filter((one) => one.job === 'agenda' && one.to === CONTACT.housing);
    expect(agenda.map((one) => one.mayHaveGone)).toEqual(agenda.map(() => undefined));
    expect(agenda.length).toBeGreaterThan(0);
  } finally {
    desk.close();
  }
});
