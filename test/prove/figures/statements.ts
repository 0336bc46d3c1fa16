// All that a reader of all published reports has been told: a number, or that it is few, or nothing, of each figure of each quarter of each MARAC.
import { agencyKey } from '../../../src/domain/figures/published/hide-attendance.ts';
import type { PublishedFigure, Shown } from '../../../src/domain/figures/published/shown.ts';
import { publish, type PublishedReports } from '../../../src/domain/figures/published/publish.ts';
import type { Figure } from '../../../src/domain/figures/figure.ts';
import { gatherStatistics } from '../../../src/domain/figures/statistics.ts';
import type { Period } from '../../../src/domain/figures/period.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import type { LocalTime } from '../../../src/domain/time/day.ts';

export const ALL = 'all';

export interface Statement {
  /** The MARAC, or all of them. */
  readonly who: string;
  readonly quarter: string;
  readonly name: string;
  readonly shown: Shown;
}

/** The name of a figure's number of cases, however it is called: a share is its number and what it is taken from. */
export const countName = (name: string): string =>
  name === 'discussed' ? 'cases' : name === 'repeatShare' ? 'repeat' : name.replace(/Share$/, '');

export const notKnownOf = (name: string): string => `${name} not known`;
export const takenFrom = (name: string): string => `${name} of`;

export function tellEverything(facts: Facts, now: LocalTime, quarters: readonly Period[]): readonly Statement[] {
  const readers = [undefined, ...facts.maracs.map(({ name }) => name)];
  return quarters.flatMap((quarter) =>
    readers.flatMap((marac) => {
      const found = publish(facts, now, { quarter, ...(marac === undefined ? {} : { marac }) }, 'everyoneElse');
      if (found?.audience !== 'everyoneElse') throw new Error('not published');
      return tell(marac ?? ALL, found.reports);
    }),
  );
}

function tell(who: string, reports: PublishedReports): readonly Statement[] {
  const { period, before, steering, meetings, agencies, equality, principles } = reports;
  const of = (quarter: string, figure: PublishedFigure, key = countName(figure.name)): readonly Statement[] =>
    tellFigure({ who, quarter }, figure, key);
  return [
    ...steering.flatMap(({ figure, before: earlier }) => [
      ...of(period.name, figure),
      ...earlier.flatMap((each, index) => of(before[index]!.name, each)),
    ]),
    ...meetings.map(({ marac, meeting, cases }) => ({
      who: marac.name,
      quarter: period.name,
      name: `meeting ${meeting.id}`,
      shown: cases,
    })),
    ...agencies.flatMap(({ agency, figures }) =>
      figures.flatMap((figure) => of(period.name, figure, agencyKey(agency.id, figure.name))),
    ),
    ...agencies.flatMap((own) => own.meetings).flatMap(({ meeting }) => tellNeeded(reports, meeting.id)),
    ...equality.flatMap(({ cases }) => of(period.name, cases)),
    ...principles.flatMap(({ figures }) => figures.flatMap((figure) => of(period.name, figure))),
  ];
}

/** The grid says of a meeting that agencies were expected. */
function tellNeeded({ maracs, period }: PublishedReports, meeting: string): readonly Statement[] {
  const marac = maracs.find(({ meetings }) => meetings.some(({ id }) => id === meeting));
  const shown: Shown = { as: 'number', number: 1 };
  return marac === undefined
    ? []
    : [{ who: marac.name, quarter: period.name, name: `meeting ${meeting} needed`, shown }];
}

const rounded = (value: number): number => Number(value.toFixed(6));

function tellFigure(
  of: Pick<Statement, 'who' | 'quarter'>,
  { kind, times = 1, value, ofCount, notKnown }: PublishedFigure,
  name: string,
): readonly Statement[] {
  if (kind === 'median' || kind === 'ninetieth' || kind === 'most') return [];
  const parts = [
    { ...of, name: notKnownOf(name), shown: notKnown },
    ...(ofCount === undefined ? [] : [{ ...of, name: takenFrom(name), shown: ofCount }]),
  ];
  if (kind === 'count' || value.as !== 'number') {
    const shown: Shown = value.as === 'number' ? { as: 'number', number: rounded(value.number) } : value;
    return [...parts, { ...of, name, shown }];
  }
  if (name === 'casesPer10000') return [{ ...of, name, shown: value }];
  // A share and what it is taken from make a number.
  if (ofCount?.as !== 'number') return parts;
  return [...parts, { ...of, name, shown: { as: 'number', number: rounded((value.number * ofCount.number) / times) } }];
}

const unrestricted = ({ rows }: Figure): number => rows.filter((row) => !row.restricted).length;

/** What is true of each of them, hidden or not. */
export function tellTruth(facts: Facts, now: LocalTime, quarters: readonly Period[]): ReadonlyMap<string, number> {
  const truth = new Map<string, number>();
  const readers = [undefined, ...facts.maracs.map(({ name }) => name)];
  for (const period of quarters)
    for (const who of readers) {
      const maracs = facts.maracs.filter(({ name }) => who === undefined || name === who);
      const found = gatherStatistics(facts, now, { maracs, period });
      const add = (figure: Figure, key = countName(figure.name)): void => {
        const own = { who: who ?? ALL, quarter: period.name };
        const sum = figure.rows.reduce((total, { counts }) => total + counts, 0);
        if (figure.kind === 'count' || figure.kind === 'ratio') truth.set(nameOf({ ...own, name: key }), rounded(sum));
        truth.set(nameOf({ ...own, name: notKnownOf(key) }), figure.notKnown);
        truth.set(nameOf({ ...own, name: takenFrom(key) }), figure.ofCount);
      };
      for (const { figure } of found.steering.lines) add(figure);
      for (const { agency, figures } of found.agencies)
        for (const figure of figures) add(figure, agencyKey(agency.id, figure.name));
      for (const { figures } of found.principles) for (const figure of figures) add(figure);
      for (const { figures, meeting, marac } of found.quarterly.rows) {
        const cases = figures.find(({ name }) => name === 'discussed');
        if (cases !== undefined)
          truth.set(
            nameOf({ who: marac.name, quarter: period.name, name: `meeting ${meeting.id}` }),
            unrestricted(cases),
          );
      }
    }
  return truth;
}

export const nameOf = ({ who, quarter, name }: Omit<Statement, 'shown'>): string => `${quarter} ${who} ${name}`;
