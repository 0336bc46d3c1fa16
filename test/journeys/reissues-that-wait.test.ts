// Papers issued anew that wait for a release: what does not change keeps its key and version, what changes is still the same message, and the hour
// of the old paper ends it. All synthetic.
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { TestDesk } from '../support/desk.ts';
import {
  AGENCY,
  caseOf,
  CONTACT,
  MEETING,
  PAST_MEETING,
  typePastMeeting,
  typeReferral,
} from '../support/small-marac.ts';
import { answerLine, journey, letGo, sendAgenda, sendList, shownTo, whom } from './steps.ts';

const BY = { by: 'Cora Coordinata', in: 'command' } as const;
const AGENDAS = `ealing/agenda/${MEETING}/paper`;

const anew = async (desk: TestDesk): Promise<readonly OutboxMessage[]> =>
  (await desk.ledger.messages()).filter((one) => one.key.includes('/reissued-'));
const tell = async (desk: TestDesk): Promise<readonly string[]> =>
  (await anew(desk)).map((one) => `${one.key} ${one.state} ${one.version} ${one.offeredAt ?? ''}`);

async function sentAgenda(desk: TestDesk): Promise<readonly [string, string]> {
  typePastMeeting(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  typeReferral(desk.book, 'R-BBBB22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
  const refs = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')] as const;
  const agreed = { agency: AGENCY.housing, meeting: PAST_MEETING, agreedOn: '2027-03-01', due: '2027-03-20' };
  for (const [index, caseRef] of refs.entries())
    desk.book.type(
      'actions',
      { ...agreed, caseRef, text: `Change lock ${index + 1}`, status: 'open' },
      { id: `A-${index + 2}AAA22` },
    );
  await sendList(desk);
  const sent = await sendAgenda(desk);
  expect(shownTo(sent, CONTACT.housing, '/agenda/')).toMatch(
    /Change lock 1[^]*Change lock 2|Change lock 2[^]*Change lock 1/,
  );
  return refs;
}

/** Corrected, and issued anew: the new version waits for a release. */
async function issueAnew(desk: TestDesk, time: string, place = 'Another Hall'): Promise<void> {
  desk.book.edit('meetings', MEETING, { place });
  await desk.run(time);
  await desk.ledger.rememberAnswer(`reissue/${AGENDAS}`, 'The wrong hall', BY);
  await desk.run(time);
  await desk.run(time);
}

test('a new version that nothing changed keeps its key, its version and its place in the outbox, look after look, also where the old version named a case that a death has frozen', () =>
  journey(async (desk) => {
    const [dead] = await sentAgenda(desk);
    await desk.run('2027-03-12T08:30');
    desk.book.edit('cases', dead, { deceased: true });
    await issueAnew(desk, '2027-03-12T09:00');
    const before = await tell(desk);
    expect(before.filter((one) => one.includes(`/reissued-2/${CONTACT.housing} offered 1 `))).toHaveLength(1);
    for (const minute of ['09:05', '09:10', '11:55']) {
      await desk.run(`2027-03-12T${minute}`, ['corrections']);
      expect(await tell(desk)).toEqual(before);
    }
    for (const time of ['2027-03-12T12:05', '2027-03-12T15:00', '2027-03-15T08:30']) {
      await desk.run(time);
      expect(await tell(desk)).toEqual(before);
      await desk.run(`${time.slice(0, 15)}9`, ['corrections']);
      expect(await tell(desk)).toEqual(before);
    }
    const sent = await letGo(desk, '2027-03-15T09:30');
    const shown = shownTo(sent, CONTACT.housing, '/reissued-2/');
    expect(shown).toContain('Another Hall');
    expect(shown).toContain('Change lock 2');
    expect(shown, 'nothing of the case that is frozen').not.toContain('Change lock 1');
  }));

test('what is changed while a new version waits is the same message with the same Hold, and it names the version that it carries', () =>
  journey(async (desk) => {
    await sentAgenda(desk);
    await issueAnew(desk, '2027-03-12T09:00');
    const [key] = (await anew(desk)).filter((one) => one.to === CONTACT.housing).map((one) => one.key);
    await desk.ledger.hold(key!, BY);
    desk.book.edit('meetings', MEETING, { place: 'A Third Hall' });
    await desk.run('2027-03-12T12:05');
    await desk.run('2027-03-12T12:10', ['corrections']);
    const keys = (await anew(desk)).map((one) => one.key);
    expect(keys.filter((one) => !one.includes('/reissued-2/'))).toEqual([]);
    expect((await desk.ledger.findMessage(key!))?.held, 'the Hold stays').toBe(true);
    await desk.ledger.unhold(key!, BY);
    const sent = await letGo(desk, '2027-03-12T15:00');
    const shown = shownTo(sent, CONTACT.housing, '/reissued-2/');
    expect(shown).toContain('A Third Hall');
    expect(shown).not.toContain('Another Hall');
    expect(shown.match(/version \d replaces version \d/g)).toEqual([
      'version 3 replaces version 1',
      'version 3 replaces version 1',
    ]);
    // It has arrived: what changes afterwards waits for another word.
    desk.book.edit('meetings', MEETING, { place: 'A Fourth Hall' });
    await desk.run('2027-03-15T08:30');
    await desk.run('2027-03-15T08:35', ['corrections']);
    expect((await anew(desk)).filter((one) => one.state !== 'sent')).toEqual([]);
    await issueAnew(desk, '2027-03-15T09:00', 'A Fifth Hall');
    const again = await letGo(desk, '2027-03-15T09:30');
    expect(whom(again, '/reissued-4/')).toContain(CONTACT.housing);
    expect(shownTo(again, CONTACT.housing, '/reissued-4/')).toContain('version 4 replaces version 3');
  }));

test('a new version that nobody releases ends as not released in time when its meeting begins, with one line of Today; no version is made after it', () =>
  journey(async (desk) => {
    await sentAgenda(desk);
    await issueAnew(desk, '2027-03-12T09:00');
    for (const time of ['2027-03-16T09:29', '2027-03-16T09:30']) {
      await desk.run(time);
      expect((await anew(desk)).every((one) => one.state === 'offered')).toBe(true);
    }
    await desk.run('2027-03-16T09:31');
    const ended = await anew(desk);
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.every((one) => one.state === 'cancelled' && one.late === 'offered')).toBe(true);
    const lines = async () =>
      (await desk.today()).filter((one) => (one.parts ?? [one.id]).some((id) => id.startsWith('late/')));
    const [line, ...more] = (await lines()).filter(
      (one) => one.about === CONTACT.housing || one.what.includes(CONTACT.housing),
    );
    expect(more).toEqual([]);
    expect(line?.shown).toMatch(/^Not released in time\. .*old version of the paper.*Harriet Housewell/s);
    const before = await tell(desk);
    const versions = (await desk.ledger.recorded()).recorded.papers.get(`${AGENDAS}/${CONTACT.housing}`)?.version;
    for (const time of ['2027-03-16T12:05', '2027-03-17T08:30', '2027-03-22T15:00']) {
      await desk.run(time);
      await desk.run(time, ['corrections']);
    }
    expect(await tell(desk), 'nothing comes back').toEqual(before);
    expect((await desk.ledger.recorded()).recorded.papers.get(`${AGENDAS}/${CONTACT.housing}`)?.version).toBe(versions);
    answerLine(desk, 'Not released in time', 'yes');
    await desk.run('2027-03-22T15:30');
    expect((await lines()).length).toBeLessThan(ended.length);
  }));

test('a paper issued anew after its meeting may go for fourteen days; then it ends as not released in time', () =>
  journey(async (desk) => {
    await sentAgenda(desk);
    await desk.run('2027-03-16T13:00');
    await issueAnew(desk, '2027-03-17T09:00');
    expect((await anew(desk)).map((one) => one.notAfter)).toContain('2027-03-31T23:59');
    await desk.run('2027-03-31T15:00');
    expect((await anew(desk)).every((one) => one.state === 'offered')).toBe(true);
    await desk.run('2027-04-01T08:30');
    expect((await anew(desk)).every((one) => one.state === 'cancelled' && one.late === 'offered')).toBe(true);
  }));

test('Yes to the line about what was changed counts once: a new version that ended is not asked for again by the same answer', () =>
  journey(async (desk) => {
    const [ref] = await sentAgenda(desk);
    const cells = { meeting: MEETING, caseRef: ref, answeredOn: '2027-03-12', agency: AGENCY.housing };
    desk.book.type('research', { ...cells, shared: 'Arrears since May.' }, { id: 'RS-AAAA22' });
    await desk.run('2027-03-12T12:05');
    answerLine(desk, 'What agencies answered about case', 'yes');
    await desk.run('2027-03-12T15:00');
    await desk.run('2027-03-12T15:05');
    expect((await anew(desk)).length).toBeGreaterThan(0);
    await desk.run('2027-03-16T09:31');
    const ended = await tell(desk);
    expect(ended.every((one) => one.includes(' cancelled '))).toBe(true);
    for (const time of ['2027-03-16T12:05', '2027-03-16T12:10', '2027-03-16T15:00']) await desk.run(time);
    expect(await tell(desk)).toEqual(ended);
  }));

test('a new version that the mail server refused for good goes under another key once a person asks for it again, and not before', () => {
  let refusing = true;
  return journey(
    async (desk) => {
      await sentAgenda(desk);
      await issueAnew(desk, '2027-03-12T09:00');
      await letGo(desk, '2027-03-12T09:30');
      const housing = async () =>
        (await anew(desk)).filter((one) => one.to === CONTACT.housing).map((one) => one.state);
      expect(await housing()).toEqual(['refused']);
      await desk.run('2027-03-12T12:05');
      expect(await housing()).toEqual(['refused']);
      refusing = false;
      await issueAnew(desk, '2027-03-12T13:00', 'A Third Hall');
      expect(shownTo(await letGo(desk, '2027-03-12T15:00'), CONTACT.housing, '/reissued-3/')).toContain('A Third Hall');
    },
    {
      refuses: (claim) =>
        refusing && claim.message.key.includes('/reissued-') && claim.message.to === CONTACT.housing
          ? { outcome: { end: 'refused', reason: 'permanent', evidence: '550 no such mailbox' } }
          : undefined,
    },
  );
});
