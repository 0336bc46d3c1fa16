// What is changed after its paper had gone is asked about until a named person answers; while a paper can be made anew a Yes makes it. Synthetic.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { answerLine, journey, letGo, listingOf, sendAgenda, sendList, sendMinutes, shownTo } from './steps.ts';

const ASKS = 'What agencies answered about case';
const changed = async (desk: TestDesk): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.startsWith('changed/'));
const words = async (desk: TestDesk): Promise<string> => (await changed(desk)).map((one) => one.what).join('\n');

/** A case whose papers for 16 March 2027 have gone. */
async function papersGone(desk: TestDesk): Promise<string> {
  typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police });
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  return caseOf(desk, 'R-AAAA22');
}

function answered(desk: TestDesk, caseRef: string, cells: Readonly<Record<string, string | boolean>>): void {
  desk.book.type(
    'research',
    { meeting: MEETING, caseRef, agency: AGENCY.housing, answeredOn: '2027-03-15', ...cells },
    { id: 'RS-AAAA22' },
  );
}

const ARREARS = { shared: 'Arrears since May.' };

test('F13: the question what is told of a late answer outlives the day of the meeting, and a Yes the day after still brings the chair a new paper', () =>
  journey(async (desk) => {
    answered(desk, await papersGone(desk), ARREARS);
    for (const time of ['2027-03-15T15:00', '2027-03-16T15:00', '2027-03-17T08:30']) {
      await desk.run(time);
      expect(await words(desk), `at ${time}`).toContain(ASKS);
    }
    answerLine(desk, ASKS, 'yes');
    await desk.run('2027-03-17T12:05');
    expect(await words(desk)).toBe('');
    await desk.run('2027-03-17T15:00');
    const sent = await letGo(desk, '2027-03-18T08:30');
    expect(shownTo(sent, CONTACT.chair, '/reissued-2/')).toContain('Arrears since May.');
    for (const time of ['2027-03-19T08:30', '2027-04-20T08:30']) await desk.run(time);
    expect(await words(desk), 'they have it').toBe('');
  }));

test('F13: two weeks after the meeting no paper is made any more: the line says so, whoever had one is told by phone, and only an answer ends it', () =>
  journey(async (desk) => {
    answered(desk, await papersGone(desk), ARREARS);
    await desk.run('2027-03-16T15:00');
    await desk.run('2027-03-30T15:00');
    expect(await words(desk), 'the last day').not.toContain('ring them');
    expect((await changed(desk))[0]!.question!.yes!.does).toContain('made anew');
    // Typed when the last run of that day was over: it comes too late, and the next line says so.
    answerLine(desk, ASKS, 'yes');
    await desk.run('2027-03-31T08:30');
    expect(await words(desk)).toContain('No paper of that meeting is made any more: ring them.');
    expect((await desk.ledger.messages()).filter((one) => one.key.includes('/reissued-'))).toEqual([]);
    await desk.run('2027-06-01T08:30');
    expect(await words(desk)).toContain('ring them');
    answerLine(desk, ASKS, 'yes');
    for (const time of ['2027-06-01T12:05', '2027-06-02T08:30']) await desk.run(time);
    expect(await words(desk)).toBe('');
  }));

test('F13: a No is not asked about again when no paper is made any more, nor is a Yes that was carried out', async () => {
  for (const word of ['yes', 'no'] as const)
    await journey(async (desk) => {
      answered(desk, await papersGone(desk), ARREARS);
      await desk.run('2027-03-16T15:00');
      answerLine(desk, ASKS, word, 'Told by phone');
      // Made anew and never released: that it did not go in time is a line of its own.
      for (const time of ['2027-03-17T08:30', '2027-03-17T12:05', '2027-04-05T08:30', '2027-05-03T08:30'])
        await desk.run(time);
      expect(await words(desk), `after ${word}`).toBe('');
      const late = (await desk.today()).filter((one) => one.what.includes('Not released in time'));
      expect(late.length > 0, `after ${word}`).toBe(word === 'yes');
    });
});

test('F13: a meeting that is closed makes no paper anew, and the question stays', () =>
  journey(async (desk) => {
    answered(desk, await papersGone(desk), ARREARS);
    await desk.run('2027-03-16T15:00');
    desk.book.edit('meetings', MEETING, { state: 'closed' });
    await desk.run('2027-03-17T08:30');
    expect(await words(desk)).toContain('ring them');
  }));

test.each([
  ['words', ARREARS, true],
  ['what it offers to do', { proposedActions: 'Will change the locks.' }, true],
  ['that it knows somebody', { known: 'yes' }, true],
  ['that it knows nobody', { known: 'no', nil: true }, false],
])('F13: an answer that is typed after the meeting is asked about if it says something: %s', (_what, cells, asks) =>
  journey(async (desk) => {
    const ref = await papersGone(desk);
    await desk.run('2027-03-17T08:30');
    answered(desk, ref, { ...cells, answeredOn: '2027-03-18' });
    await desk.run('2027-03-18T08:30');
    expect((await changed(desk)).length).toBe(asks ? 1 : 0);
  }),
);

test('F13: after the meeting nobody is asked about answers that were taken away, and nothing new is found later than two weeks after it', () =>
  journey(async (desk) => {
    const ref = await papersGone(desk);
    answered(desk, ref, ARREARS);
    await desk.run('2027-03-16T15:00');
    desk.book.edit('research', 'RS-AAAA22', { shared: '' });
    await desk.run('2027-03-17T08:30');
    expect(await words(desk)).toBe('');
    desk.book.edit('research', 'RS-AAAA22', { shared: 'Moved out.' });
    await desk.run('2027-03-31T08:30');
    expect(await words(desk), 'the fifteenth day').toBe('');
  }));

test('F14: a note that is changed after the minutes went is asked about until a named answer, however long ago they went', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    await sendMinutes(desk);
    desk.book.type(
      'notes',
      { meeting: MEETING, caseRef: ref, section: 'risksVictim', text: 'He has her keys.' },
      { id: 'NT-AAAA22' },
    );
    await desk.run('2027-03-22T08:30');
    await desk.run('2027-07-01T08:30');
    expect(await words(desk)).toContain('What was typed for the minutes of 16 March 2027');
    expect(await words(desk)).toContain('ring them');
    answerLine(desk, 'What was typed for the minutes', 'yes');
    for (const time of ['2027-07-01T12:05', '2027-07-02T08:30']) await desk.run(time);
    expect(await words(desk)).toBe('');
  }));
