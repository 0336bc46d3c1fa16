// The quarter of docs/figures.md: its rows typed into a workbook, counted by the program, and compared with the numbers counted by hand that stand there.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CountedRow, Figure } from '../../../src/domain/figures/figure.ts';
import { findQuarter } from '../../../src/domain/figures/period.ts';
import { columnLetter } from '../../../src/domain/figures/return/quarterly-return.ts';
import { gatherStatistics, type Statistics } from '../../../src/domain/figures/statistics.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { findChoice } from '../../../src/domain/cells/choices.ts';
import { ETHNIC_GROUPS } from '../../../src/domain/cases/ethnic-group.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import type { Written } from '../../../src/workbook/tables/write-cell.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { caseOf } from '../../support/small-marac.ts';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/figures.md'), 'utf8');

type Line = Readonly<Record<string, string>>;

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** The lines of the table whose headings begin so, by its headings. */
function tableOf(...headings: readonly string[]): readonly Line[] {
  const lines = PAGE.split('\n');
  const at = lines.findIndex(
    (line) => line.startsWith('|') && headings.every((heading, nth) => cellsOf(line)[nth] === heading),
  );
  const names = cellsOf(lines[at]!);
  const end = lines.findIndex((line, nth) => nth > at && !line.startsWith('|'));
  return lines
    .slice(at + 2, end)
    .map((line) => Object.fromEntries(cellsOf(line).map((cell, nth) => [names[nth]!, cell])));
}

const ROWS = tableOf('row', 'meeting', 'received');
const MEETINGS: Readonly<Record<string, string>> = { 1: '2026-07-14', 2: '2026-08-11', 3: '2026-09-08' };
const KINDS: Readonly<Record<string, string>> = {
  Police: 'police',
  IDVA: 'idva',
  Housing: 'housing',
  'Health visitor': 'primaryCare',
  Hospital: 'acuteTrust',
  Probation: 'probation',
  Children: 'childrensServices',
  'Refuge charity': 'specialist',
  Hub: 'other',
};
/** When an agency works here. */
const WORKS: Readonly<Record<string, Readonly<Record<string, Written>>>> = {
  Probation: { activeFrom: '2026-07-01' },
  Hub: { activeFrom: '2026-07-01' },
  Hospital: { activeTo: '2026-09-30' },
};
const OUTCOMES: Readonly<Record<string, string>> = {
  plan: 'actionPlan',
  'not heard': 'notHeard',
  deferred: 'deferred',
};

const number = (row: string): string => row.padStart(2, '0');
const said = (field: string, text: string | undefined): Readonly<Record<string, Written>> =>
  text === undefined || text === '–' ? {} : { [field]: text === 'not known' ? 'notKnown' : text };

const NOW = localTime('2026-10-05T09:00');
const QUARTER = findQuarter('2026-Q3')!;

let desk: TestDesk;
let facts: Facts;
let found: Statistics;
let unread = 0;
beforeAll(async () => {
  desk = openTestDesk({ start: '2026-10-05T09:00' });
  for (const [name, kind] of Object.entries(KINDS))
    desk.book.type(
      'agencies',
      { name, kind, ...WORKS[name], ...(kind === 'specialist' ? { countsAs: 'voluntarySector' } : {}) },
      { id: `G-${kind.slice(0, 4).toUpperCase()}22` },
    );
  for (const [nth, on] of Object.entries(MEETINGS)) desk.book.type('meetings', { on }, { id: `M-AAAA0${nth}` });
  for (const row of ROWS) typeRow(row);
  ({ facts } = await readFacts(desk.desk, false));
  unread = facts.maracs[0]!.problems.filter(({ size }) => size !== 'note').length;
  found = gatherStatistics(facts, NOW, { maracs: facts.maracs, period: QUARTER });
});
afterAll(() => desk.close());

function typeRow(row: Line): void {
  const [nth, again] = [row['row']!, /case of row (\d+)/.exec(row['outcome']!)?.[1]];
  const referral = `R-AAAA${number(again ?? nth)}`;
  const caseRef = caseOf(desk, referral);
  const file = row['workbook'] === 'restricted' ? ({ file: 'restricted' } as const) : {};
  const outcome = OUTCOMES[row['outcome']!.split(' (')[0]!];
  const counts = row['counts as'] === 'new case' ? { countsAs: 'newCase' } : {};
  const takenOff = row['outcome'] === 'taken off' ? { takenOff: true } : {};
  desk.book.type(
    'list',
    {
      meeting: MEETINGS[row['meeting']!]!,
      caseRef,
      ...(outcome === undefined ? {} : { outcome }),
      ...takenOff,
      ...counts,
    },
    { id: `L-AAAA${number(nth)}`, ...file },
  );
  if (again !== undefined) return;
  const [first = '–', second] = row['referred by']!.split(' + ');
  const by = { decidedBy: 'Cora Coordinata', decidedOn: row['received']! };
  const came = { decision: 'accept', ...by, receivedAt: `${row['received']}T10:30`, ...said('referrerAgency', first) };
  const answer =
    row['answer'] === 'repeat'
      ? { matchAnswer: 'repeat', matchAnsweredBy: 'Cora Coordinata' }
      : row['answer'] === '?'
        ? { saidRepeat: 'yes' }
        : {};
  desk.book.type('referrals', { ...came, ...answer }, { id: referral, ...file });
  if (second !== undefined)
    desk.book.type(
      'referrals',
      { ...came, referrerAgency: second, decision: 'join', matchCase: caseRef },
      { id: `R-BBBB${number(nth)}`, ...file },
    );
  desk.book.type('cases', { state: 'heard' }, { id: caseRef, ...file });
  typePeople(row, caseRef, file);
}

function typePeople(row: Line, caseRef: string, file: { readonly file?: 'restricted' }): void {
  const nth = number(row['row']!);
  const person = (id: string, role: string, more: Readonly<Record<string, Written>>): void =>
    void desk.book.type('people', { caseRef, role, ...more }, { id: `P-${id}${nth}`, ...file });
  person('VVVV', 'victim', {
    ...said('ethnicGroup', findChoice(ETHNIC_GROUPS, row['ethnic group']!)),
    ...said('minoritised', row['minoritised']),
    ...said('lgbt', row['LGBTQ+']),
    ...said('disability', row['disabled']),
    ...said('gender', row['gender']),
    ...said('birthDate', row['born']),
  });
  person('PPPP', 'perpetrator', said('birthDate', row['harms, born']));
  const shared = /one of them of row (\d+)/.exec(row['children']!)?.[1];
  for (let child = 0; child < Number.parseInt(row['children']!, 10); child += 1)
    person(`CCC${child}`, 'child', {
      ...said('inHousehold', row['live there']!.split(', ')[child]),
      ...(child === 0 && shared !== undefined ? { sharedWith: `P-CCC0${number(shared)}` } : {}),
    });
}

/** `1-3, 5, half of 9, 26` as numbers of rows. */
function rowNumbers(text: string): readonly number[] {
  return text
    .replace('half of ', '')
    .split(', ')
    .flatMap((part) => {
      if (part === '') return [];
      const [from = 0, to = from] = part.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    });
}

const numbersOf = (rows: readonly CountedRow[]): readonly number[] =>
  [...new Set(rows.map(({ id }) => Number(id.slice(-2))))].toSorted((a, b) => a - b);

test('every row of the page was typed and read', () => {
  expect([ROWS.length, unread]).toEqual([46, 0]);
});

test.each(tableOf('column', 'figure', 'counted').map((line) => [line['figure']!, line] as const))(
  'the return: %s is what was counted by hand, of the same rows',
  (name, line) => {
    const figure = found.quarterly.sum.find((each) => each.name === name)!;
    expect([figure.value, figure.notKnown]).toEqual([Number(line['counted']), Number(line['not known'])]);
    expect(columnLetter(name) ?? '').toBe(line['column']);
    // Of children the page gives the number of rows in words.
    const counted = name === 'childrenNamed' ? [] : numbersOf(figure.rows);
    expect(counted).toEqual(rowNumbers(line['rows that count']!).toSorted((a, b) => a - b));
    expect(numbersOf(figure.notKnownRows)).toEqual(rowNumbers(line['rows not known']!));
  },
);

const missingIn = ({ quarterly }: Statistics) =>
  quarterly.sum
    .filter(({ missing }) => missing !== undefined)
    .map(({ name, value, missing }) => [columnLetter(name), value, missing]);

test('the return: nothing is missing, and a workbook without the columns says which it is', () => {
  expect(missingIn(found)).toEqual([]);
  const columnsMissing = new Set(['people/inHousehold', 'people/ethnicGroup', 'agencies/countsAs']);
  const maracs = facts.maracs.map((marac) => ({ ...marac, columnsMissing }));
  const yesterday = gatherStatistics({ ...facts, maracs }, NOW, { maracs, period: QUARTER });
  const named = [
    ...['E', 'F'].map((letter) => [letter, 'People, column "In the household"']),
    ...['P', 'S'].map((letter) => [letter, 'Agencies, column "Counts as"']),
    ...['AB', 'AC', 'AD', 'AE', 'AF'].map((letter) => [letter, 'People, column "Ethnic group"']),
  ];
  expect(missingIn(yesterday)).toEqual(named.map(([letter, missing]) => [letter, undefined, missing]));
});

test('the return: the checks name the rows that a person must look at, and the others hold', () => {
  const failed = found.quarterly.checks.filter(({ holds }) => !holds);
  expect(failed.map(({ name, rows }) => [name, numbersOf(rows)])).toEqual([
    ['referrersAddUp', [27, 31, 33, 41]],
    ['outcomesTyped', [23]],
  ]);
});

test.each(tableOf('figure', 'value', 'not known', 'how').map((line) => [line['figure']!, line] as const))(
  'the steering group: %s is what was counted by hand, without the restricted cases',
  (name, line) => {
    const figure: Figure = found.steering.lines.find((each) => each.figure.name === name)!.figure;
    expect([Number(figure.value?.toFixed(2)), figure.notKnown]).toEqual([
      Number(line['value']),
      Number(line['not known']),
    ]);
    expect(numbersOf(figure.ofRows).filter((nth) => nth === 11 || nth === 31)).toEqual([]);
  },
);
