// A question is added to the answer sheet by its definition alone: made-up ones stand on the workbook and in the Word form, come back from both, and
// go to their tabs; a sheet that went out before is read without them. Everything is made up.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Asks } from '../../src/workbook/forms/answer-sheet/answer-columns.ts';
import { readSheets } from '../support/read-sheets.ts';
import { bareMarac } from '../support/bare-facts.ts';

const PLACE = '../../src/workbook/forms/answer-sheet/answer-columns.ts';
// The sheet as it is without them.
const { renderAnswerSheet: renderBefore } = await import('../../src/workbook/forms/answer-sheet/answer-sheet.ts');
const { fillAnswerSheet: fillBefore } = await import('../../src/workbook/forms/referral/fill-form.ts');
const { MODEL, ASKED } = await import('../support/answer-model.ts');
const [AGENCY = '', CASE = '', ACTION = ''] = [ASKED.agencies[0], ASKED.cases[0]?.caseRef, ASKED.actions[0]];
const before = await fillBefore(await renderBefore(MODEL), {
  agencies: new Map(),
  cases: new Map([[CASE, { known: 'yes' }]]),
  actions: new Map(),
});

vi.resetModules();
vi.doMock(PLACE, async (original) => {
  const real = await original<Record<'MEETING_ASKS' | 'CASE_ASKS' | 'ACTION_ASKS', Asks> & { ALL_ASKS: Asks[] }>();
  const more: readonly Asks[] = [
    {
      observer: {
        heading: 'Brings an observer',
        column: { kind: 'yesNo' },
        width: 10,
        to: 'attendance',
        askedLater: true,
      },
      removedOn: { heading: 'Flags taken off', column: { kind: 'day' }, width: 12, to: 'flags', askedLater: true },
    },
    {
      answeredBy: {
        heading: 'Who searched',
        column: { kind: 'text' },
        width: 20,
        to: 'research',
        anew: true,
        askedLater: true,
      },
    },
    {
      reviewOn: {
        heading: 'Look again on',
        column: { kind: 'day' },
        width: 12,
        to: 'actions',
        anew: true,
        askedLater: true,
      },
    },
  ];
  const all = [real.MEETING_ASKS, real.CASE_ASKS, real.ACTION_ASKS];
  // The same objects: what the module itself works out from them follows.
  all.forEach((asks, index) => Object.assign(asks, more[index]));
  return real;
});
const { fillAnswerSheet } = await import('../../src/workbook/forms/referral/fill-form.ts');
const { writeAnswerSheet } = await import('../../src/app/write-answer-sheet.ts');
const { readAnswerSheet } = await import('../../src/workbook/forms/answer-sheet/read-answer-sheet.ts');
const { describeAsks } = await import('../../src/workbook/forms/answer-sheet/answer-columns.ts');
const { readAnswers } = await import('../../src/use-cases/forms/own/word-answers.ts');
const { answerChanges } = await import('../../src/use-cases/forms/take-in-answers.ts');
const { readWordPage } = await import('../../src/documents/forms/word-page.ts');
const { fillWordForm } = await import('../support/fill-word-form.ts');
const { NAMES } = await import('../support/answer-model.ts');
const { RECEIVED } = await import('../../src/workbook/xlsx/trust-profile.ts');
afterAll(() => {
  vi.doUnmock(PLACE);
  vi.resetModules();
});

const SAID = { observer: true, removedOn: '2027-03-01', answeredBy: 'Sam Searcher', reviewOn: '2027-04-02' };

let fromWorkbook: ReturnType<typeof readAnswerSheet>;
let fromWord: ReturnType<typeof readAnswerSheet>;
let words = '';
beforeAll(async () => {
  const book = await fillAnswerSheet(await writeAnswerSheet(MODEL, 'xlsx'), {
    agencies: new Map([[AGENCY, { observer: true, removedOn: SAID.removedOn }]]),
    cases: new Map([[CASE, { answeredBy: SAID.answeredBy }]]),
    actions: new Map([[ACTION, { status: 'inProgress', newDate: '2027-04-02', reviewOn: SAID.reviewOn }]]),
  });
  fromWorkbook = readAnswerSheet(await readSheets(Buffer.from(book), RECEIVED), ASKED);
  const filled = fillWordForm(await writeAnswerSheet(MODEL, 'docx'), {
    [`answers/${ASKED.meeting}/${AGENCY}/observer/yes`]: true,
    [`answers/${ASKED.meeting}/${AGENCY}/removedOn`]: SAID.removedOn,
    ...Object.fromEntries(ASKED.agencies.map((agency) => [`answers/${CASE}/${agency}/answeredBy`, SAID.answeredBy])),
    [`answers/${ACTION}/status`]: 'In progress',
    [`answers/${ACTION}/newDate`]: '2027-04-02',
    [`answers/${ACTION}/reviewOn`]: SAID.reviewOn,
  });
  const page = readWordPage(filled, 'sheet.docx');
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  words = JSON.stringify(page.value);
  fromWord = readAnswerSheet(readAnswers(page.value, [], NAMES).sheets, ASKED);
});

test('it stands on both forms and in the docs', () => {
  for (const heading of ['Brings an observer', 'Flags taken off', 'Who searched', 'Look again on'])
    expect([words.includes(heading), describeAsks().includes(`| ${heading} |`)]).toEqual([true, true]);
});

test.each([
  ['the workbook', () => fromWorkbook],
  ['the Word form', () => fromWord],
])('what is answered on %s comes back', (_where, read) => {
  const back = read();
  if (!back.ok) throw new Error(JSON.stringify(back.problems));
  const { availability, flags, research, actions, problems } = back.value;
  expect(problems).toEqual([]);
  expect(availability).toEqual([{ agency: AGENCY, observer: true }]);
  expect(flags).toEqual([{ agency: AGENCY, removedOn: SAID.removedOn }]);
  expect(research).toContainEqual({ caseRef: CASE, agency: AGENCY, answeredBy: SAID.answeredBy });
  expect(actions).toEqual([{ id: ACTION, status: 'inProgress', newDate: '2027-04-02', reviewOn: SAID.reviewOn }]);
});

test('and goes to its column of its tab', () => {
  if (!fromWord.ok) throw new Error('not read');
  const reading = { tables: new Map([['actions', { rows: [{ id: ACTION, cells: new Map() }] }]]) };
  const changes = answerChanges(
    [],
    bareMarac('ealing'),
    reading as unknown as Parameters<typeof answerChanges>[2],
    fromWord.value,
    '2027-03-02' as Parameters<typeof answerChanges>[4],
    false,
  );
  const written = changes.flatMap((change) =>
    'cells' in change ? [...change.cells].map(([field]) => `${change.table}.${field}`) : [],
  );
  expect(written).toEqual(
    expect.arrayContaining(['attendance.observer', 'flags.removedOn', 'research.answeredBy', 'actions.reviewOn']),
  );
});

test('a sheet that went out before is read without it, and nothing is missed', async () => {
  const read = readAnswerSheet(await readSheets(Buffer.from(before), RECEIVED), ASKED);
  const research = ASKED.agencies.map((agency) => ({ caseRef: CASE, agency, known: 'yes' }));
  expect(read).toMatchObject({ ok: true, value: { research, problems: [] } });
});
