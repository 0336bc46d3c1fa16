// Whoever was expected at a meeting had a case there; whoever was absent was asked about one: the limits of what is published of it.
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { findQuarter } from '../../../src/domain/figures/period.ts';
import { viewReport } from '../../../src/domain/figures/pages/view-report.ts';
import { seenByOthers } from '../../../src/domain/figures/pages/seen.ts';
import { publish, type PublishedReports } from '../../../src/domain/figures/published/publish.ts';
import { isAttendanceShown } from '../../../src/domain/figures/published/hide-attendance.ts';
import { day, dayOf, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

test.each<readonly [string, number, readonly number[], boolean]>([
  ['a meeting of four', 16, [12, 4], false],
  ['of five', 17, [12, 5], true],
  ['of six', 18, [12, 6], true],
  ['one meeting of four', 4, [4], false],
  ['one of five', 5, [5], true],
  ['a meeting without cases', 12, [12, 0], false],
  ['three left for emergency meetings, if the others had five each', 13, [5, 5], false],
  ['four left', 14, [5, 5], true],
  ['four cases of emergency meetings alone', 4, [], false],
  ['five', 5, [], true],
])('who was expected: %s', (_, all, usual, isShown) => {
  expect(isAttendanceShown(all, usual)).toBe(isShown);
});

const NOW = localTime('2026-10-05T09:00');

/** A meeting of so many cases, which Housing missed, and about so many of which it was asked; the police were asked about all. */
function factsOf(cases: number, asked: number): Facts {
  const refs = Array.from({ length: cases }, (_, at) => `K-${at}`);
  const marac = bareMarac('ealing', {
    meetings: [{ id: 'M-1', on: day('2026-09-08') }],
    listings: refs.map((caseRef, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef, outcome: 'actionPlan' })),
    attendance: [
      { id: 'AT-1', meeting: 'M-1', agency: 'G-1', came: 'absent' },
      { id: 'AT-2', meeting: 'M-1', agency: 'G-2', came: 'present' },
    ],
  });
  const bare = bareFacts([marac]);
  return {
    ...bare,
    agencies: [
      { id: 'G-1', name: 'Test Housing', kind: 'housing', searchesAll: true },
      { id: 'G-2', name: 'Test Police', kind: 'police', searchesAll: true },
    ],
    contacts: ['1', '2'].map((nth) => ({ id: `C-${nth}`, agency: `G-${nth}`, role: 'representative' })),
    recorded: {
      ...bare.recorded,
      covered: new Map(
        [...refs.slice(0, asked).map((ref) => `${ref}/C-1`), ...refs.map((ref) => `${ref}/C-2`)].map(
          (about) => [`list/M-1/${about}`, '2026-08-27T12:05' as LocalTime] as const,
        ),
      ),
    },
  };
}

function reportsOf(facts: Facts): PublishedReports {
  const found = publish(facts, NOW, { quarter: findQuarter('2026-Q3')! }, 'everyoneElse');
  if (found?.audience !== 'everyoneElse') throw new Error('not published');
  return found.reports;
}

const shown = ({ agencies }: PublishedReports, name: string): readonly string[] =>
  agencies.map(({ figures }) => figures.find((figure) => figure.name === name)!.value.as);
const grid = ({ agencies }: PublishedReports): readonly string[] =>
  agencies.map(({ meetings }) => meetings.map(({ presence }) => presence).join());

const about = (facts: Facts) => ({ facts, maracs: facts.maracs, today: dayOf(NOW), isPublished: true });

const inShort = (facts: Facts) =>
  viewReport('agencies', seenByOthers(reportsOf(facts)), about(facts)).inShort.join(' ');

const tables = (facts: Facts) =>
  viewReport('agencies', seenByOthers(reportsOf(facts)), about(facts)).sections.map(({ rows, words }) => [
    rows.length,
    words.join(' '),
  ]);

describe('what is published of a meeting that one agency missed', () => {
  test.each([
    ['with four cases nothing', 4, 4, ['notShown', 'notShown'], ['notShown', 'notShown'], ['', '']],
    ['with five all', 5, 5, ['number', 'number'], ['number', 'number'], ['absent', 'present']],
    [
      'with five, asked about four, not why',
      5,
      4,
      ['number', 'number'],
      ['notShown', 'number'],
      ['notThere', 'present'],
    ],
    [
      'with five, asked about none, not why',
      5,
      0,
      ['number', 'number'],
      ['notShown', 'number'],
      ['notThere', 'present'],
    ],
    ['with nine, asked about five, all', 9, 5, ['number', 'number'], ['number', 'number'], ['absent', 'present']],
  ])('%s', (_, cases, asked, expected, absent, presence) => {
    const reports = reportsOf(factsOf(cases, asked));
    expect(shown(reports, 'expected')).toEqual(expected);
    expect(shown(reports, 'absent')).toEqual(absent);
    expect(grid(reports)).toEqual(presence);
    const total = reports.principles[2]!.figures.find(({ name }) => name === 'absent')!;
    expect(total.value.as).toBe(absent.includes('notShown') ? 'notShown' : 'number');
    const core = reports.steering.find(({ figure }) => figure.name === 'coreAbsent')!.figure;
    expect(core.value.as).toBe(asked < 5 ? 'notShown' : 'number');
  });

  test('the page does not say that nobody stayed away where that is hidden', () => {
    expect(inShort(factsOf(5, 5))).toContain('Absent from a meeting that expected and asked them: 1 agency.');
    expect(inShort(factsOf(5, 4))).not.toMatch(/stayed away|Absent/);
    expect(inShort(factsOf(4, 4))).not.toMatch(/stayed away|Absent/);
  });

  test('a table of which nothing is shown is one sentence', () => {
    expect(tables(factsOf(4, 4))[0]).toEqual([
      0,
      'Nothing of it is shown: the numbers are small, or would tell small ones.',
    ]);
    expect(tables(factsOf(5, 4))[0]?.[0]).toBe(2);
  });
});
