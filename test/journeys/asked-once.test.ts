// Lines of Today that ask about several messages: what was answered about one of them stands, whichever else joins or leaves the line. Through the whole
// product; all people are made up.
import { expect, test } from 'vitest';
import { addMinutes } from '../../src/domain/time/day.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

const LIST = (to: string): string => `ealing/research/${MEETING}/list/${to}`;
const BY = 'Cora Coordinata';

async function withLists(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY });
  await desk.run('2027-03-04T13:00');
}

const isList = (one: string): boolean => one.includes('List and research request');

const lines = async (desk: TestDesk, id: string): Promise<readonly string[]> =>
  (await desk.today()).filter((one) => one.id.startsWith(id)).map((one) => one.shown ?? '');

function answer(desk: TestDesk, words: string): void {
  for (const { id = '' } of desk.book.rows('today'))
    if ((desk.book.text('today', id, 'what') ?? '').includes(words))
      desk.book.edit('today', id, { answer: 'yes', doneBy: BY });
}

test('F38: of several that ended unsent, those that were answered for are not asked about again when one of them is ended otherwise', async () => {
  await journey(async (desk) => {
    await withLists(desk);
    const { notAfter } = (await desk.ledger.findMessage(LIST(CONTACT.housing)))!;
    await desk.tick(addMinutes(notAfter, 1));
    expect((await lines(desk, 'late/')).filter(isList)).toHaveLength(1);
    answer(desk, 'messages “List and research request”');
    await desk.tick(addMinutes(notAfter, 5));
    expect((await lines(desk, 'late/')).filter(isList)).toEqual([]);
    const stated = { by: BY, in: 'command', evidence: 'By phone.' } as const;
    expect(await desk.ledger.decideByPerson(LIST(CONTACT.housing), 'toldByPhone', stated)).toMatchObject({ ok: true });
    await desk.tick(addMinutes(notAfter, 10));
    expect((await lines(desk, 'late/')).filter(isList)).toEqual([]);
  });
});

test('F63: who was told about papers that they have in spite of a conflict is not asked about again when one of these turns out not to have reached them', async () => {
  await journey(async (desk) => {
    await withLists(desk);
    await desk.release();
    await desk.send();
    await desk.tick('2027-03-11T12:10');
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: BY });
    await desk.run('2027-03-11T12:20');
    await desk.release();
    await desk.send();
    const about = { caseRef: caseOf(desk, 'R-AAAA22'), contact: CONTACT.housing };
    const why = { recordedBy: 'Cora', recordedOn: '2027-03-11', basis: 'A relative' };
    desk.book.type('conflicts', { ...about, ...why }, { id: 'X-AAAA22', file: 'restricted' });
    await desk.tick('2027-03-11T12:30');
    const [line = ''] = await lines(desk, 'has-paper/');
    expect(line).toContain('List and research request');
    const agenda = (await desk.ledger.messages()).find((one) => one.job === 'agenda' && one.to === CONTACT.housing);
    expect(line).toContain(';\n');
    answer(desk, 'papers had gone before');
    await desk.tick('2027-03-11T12:40');
    expect(await lines(desk, 'has-paper/')).toEqual([]);
    const report = { messageId: agenda?.messageId ?? '', report: 'r-1', evidence: '5.1.1' };
    expect(await desk.ledger.recordBounce(report)).toMatchObject({ ok: true });
    await desk.tick('2027-03-11T12:50');
    expect(await lines(desk, 'has-paper/')).toEqual([]);
  });
});
