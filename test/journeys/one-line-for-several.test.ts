// One line of Today lists several things with the same cause and the same answer; a person answers for all of them, or for some. All people and cases are made up.
import { expect, test } from 'vitest';
import { AGENCY, caseOf, MEETING, typeReferral } from '../support/small-marac.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';
import { answerLine } from '../../src/jobs/reading/read-answers.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { journey, lineOf, listingOf } from './steps.ts';

const WHY = 'Belongs to another case.';
const CORA = { doneBy: 'Cora Coordinata', why: WHY };

const linesWith = async (desk: TestDesk, words: string | RegExp): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => (typeof words === 'string' ? one.what.includes(words) : words.test(one.what)));

/** After a meeting: three rows of Minutes under a heading of cases that name no case. */
async function threeNotes(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
  for (const letter of ['A', 'B', 'C'])
    desk.book.type(
      'notes',
      { meeting: MEETING, section: 'risksVictim', text: `Note ${letter}` },
      { id: noteId(letter) },
    );
  await desk.run('2027-03-17T09:30');
}

const noteId = (letter: string): string => `NT-${letter.repeat(4)}22`;
const STRAY = /stands? in no minutes/;

test('an answer beside the line is one about each thing that it lists; what comes after is asked about by itself', () =>
  journey(async (desk) => {
    await threeNotes(desk);
    const [line, ...more] = await linesWith(desk, STRAY);
    expect(more).toEqual([]);
    expect(line?.what).toMatch(/^On Minutes, 3 rows .*: each names no case.*NT-AAAA22;\nNT-BBBB22;\nNT-CCCC22\.$/s);
    const row = lineOf(desk, 'On Minutes, 3 rows') ?? '';
    expect(desk.book.text('today', row, 'about')).toMatch(/NT-AAAA22\)?; .*NT-BBBB22\)?; .*NT-CCCC22\)?$/);
    expect(desk.book.text('today', row, 'todo')).toBe('Decide');
    expect(desk.book.text('today', row, 'otherwise')).toBe('What is written there stands in no minutes.');
    desk.book.edit('today', row, { answer: 'no', ...CORA });
    // Another joins them before anybody has heard the answer: it was not about that.
    desk.book.type('notes', { meeting: MEETING, section: 'risksVictim', text: 'Late' }, { id: 'NT-DDDD22' });
    await desk.run('2027-03-17T09:40');
    expect((await linesWith(desk, STRAY)).map((one) => one.about)).toEqual(['NT-DDDD22']);
  }));

test('refs in “Only” answer for those alone, and the line goes on with the others; refs that it does not list do nothing, and it says so', () =>
  journey(async (desk) => {
    await threeNotes(desk);
    const row = lineOf(desk, 'On Minutes, 3 rows') ?? '';
    desk.book.edit('today', row, { answer: 'no', ...CORA, only: 'NT-ZZZZ22' });
    await desk.run('2027-03-17T09:40');
    expect(desk.book.text('today', row, 'what')).toMatch(/^What stands in “Only” names nothing that this line lists/);
    desk.book.edit('today', row, { only: 'nt-bbbb22' });
    await desk.run('2027-03-17T09:50');
    expect(lineOf(desk, 'On Minutes, 3 rows')).toBeUndefined();
    expect((await linesWith(desk, STRAY)).map((one) => one.what)).toEqual([
      expect.stringMatching(/^On Minutes, 2 rows .*\nNT-AAAA22;\nNT-CCCC22\.$/s),
    ]);
  }));

test('an answer that lacks its reason counts for none of them, and the line says what is missing', () =>
  journey(async (desk) => {
    await threeNotes(desk);
    const row = lineOf(desk, 'On Minutes, 3 rows') ?? '';
    desk.book.edit('today', row, { answer: 'no', doneBy: 'Cora Coordinata' });
    await desk.run('2027-03-17T09:40');
    expect(desk.book.text('today', row, 'what')).toMatch(/^“No” stands here and does not count yet: type one sentence/);
    desk.book.edit('today', row, { why: WHY });
    await desk.run('2027-03-17T09:50');
    expect(await linesWith(desk, STRAY)).toEqual([]);
  }));

test('what was answered to the line about one thing, as a version before this one asked it, counts when it is listed with others', () =>
  journey(async (desk) => {
    await threeNotes(desk);
    const [line] = await linesWith(desk, STRAY);
    const marac = { name: 'ealing', pool: openIdPool(desk.desk.keys, 'ealing') };
    const [alone = ''] = line?.things?.[1]?.ids ?? [];
    const said = { by: 'Cora Coordinata', in: 'command', why: WHY } as const;
    await answerLine(desk.ledger, marac, { ...line!, id: alone, things: [] }, 'no', said);
    expect(rowIdOf(marac.pool, { id: alone })).toMatch(/^T-/);
    await desk.run('2027-03-17T09:40');
    expect((await linesWith(desk, STRAY)).map((one) => one.what)).toEqual([
      expect.stringMatching(/^On Minutes, 2 rows .*\nNT-AAAA22;\nNT-CCCC22\.$/s),
    ]);
    expect(await answerLine(desk.ledger, marac, line!, 'no', { ...said, only: 'NT-ZZZZ22' }), 'not listed').toBe(false);
  }));

test('Done beside a line of several is said of each as it stands: one that says something else comes back alone', () =>
  journey(async (desk) => {
    for (const [id, due] of [
      ['A-AAAA22', '2027-02-08'],
      ['A-BBBB22', '2027-02-09'],
      ['A-CCCC22', '2027-02-10'],
    ] as const)
      desk.book.type(
        'actions',
        { agency: AGENCY.housing, text: id, agreedOn: '2027-02-01', due, status: 'notDone' },
        { id },
      );
    await desk.run('2027-03-01T10:00');
    const row = lineOf(desk, '3 actions were answered “not done”') ?? '';
    desk.book.edit('today', row, { done: true, doneBy: 'Cora Coordinata', only: 'A-AAAA22, A-BBBB22' });
    await desk.run('2027-03-01T10:10');
    const notDone = async () => (await linesWith(desk, 'answered “not done”')).map((one) => one.about);
    expect(await notDone()).toEqual(['A-CCCC22']);
    desk.book.edit('actions', 'A-BBBB22', { due: '2027-02-20' });
    await desk.run('2027-03-01T10:20');
    expect((await linesWith(desk, 'answered “not done”'))[0]?.things?.map((one) => one.about)).toEqual([
      'A-CCCC22',
      'A-BBBB22',
    ]);
  }));
