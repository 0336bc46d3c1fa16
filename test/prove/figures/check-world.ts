// What must hold of the figures of one world: a second count agrees, parts add up to wholes, order does not matter, and what was left out is not there.
import { figureOf, sumOf, type CountedRow, type Figure } from '../../../src/domain/figures/figure.ts';
import { gatherAll, groundOf, type Gathered } from '../../../src/domain/figures/ground.ts';
import { findQuarter, periodOf, type Period } from '../../../src/domain/figures/period.ts';
import { makeReturn, returnFigures } from '../../../src/domain/figures/return/quarterly-return.ts';
import { notHeard, waits } from '../../../src/domain/figures/reports/case-figures.ts';
import { cellsOf, gatherStatistics, type Statistics } from '../../../src/domain/figures/statistics.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { day } from '../../../src/domain/time/day.ts';
import { chanceOf } from '../entitlement/ground.ts';
import { checkAgencies } from './agencies-by-hand.ts';
import { countByHand } from './by-hand.ts';
import { QUARTERS, type FigureWorld } from './world.ts';

const YEAR = periodOf(day('2026-01-01'), day('2026-12-31'));
/**
 * Every rule that does not hold, in words; none where all do. What is planted changes the rows that the program counts, and not those that are counted
 * by hand.
 */
export function checkWorld(
  world: FigureWorld,
  plant: (marac: MaracFacts) => MaracFacts = (marac) => marac,
): readonly string[] {
  const faults: string[] = [];
  const counted: Facts = { ...world.facts, maracs: world.facts.maracs.map(plant) };
  const gathered = gatherAll(counted, world.now);
  const quarter = findQuarter(QUARTERS[world.seed % QUARTERS.length]!)!;
  const say = (what: string): void => void faults.push(`${world.seed}: ${what}`);
  checkSecondCount(world, gathered, quarter, say);
  checkParts(gathered, quarter, say);
  const whole = gatherStatistics(counted, world.now, { maracs: counted.maracs, period: quarter });
  checkRows(world, whole, say);
  checkOrder(world, counted, quarter, whole, say);
  checkRestricted(world, counted, quarter, whole, say);
  checkAgencies(world, quarter, whole, say);
  return faults;
}

type Say = (what: string) => void;

function checkSecondCount(world: FigureWorld, gathered: Gathered, quarter: Period, say: Say): void {
  const { maracs } = gathered.facts;
  for (const period of [quarter, YEAR]) {
    const hand = countByHand(world, world.facts.maracs, period.from, period.to);
    const ground = groundOf(gathered, { period, maracs, restricted: 'counted' });
    const figures = [...returnFigures(ground), figureOf(notHeard, ground)];
    for (const { name, value, notKnown } of figures) {
      if (name === 'referrerNotKnown') continue;
      const wanted = hand.values.get(name);
      if (wanted === undefined) say(`${name} has no second count`);
      else if (!isNear(value ?? null, wanted)) say(`${period.name} ${name} is ${value}, by hand ${wanted}`);
      if (!isNear(notKnown, hand.notKnown.get(name) ?? 0))
        say(`${period.name} ${name} not known ${notKnown}, by hand ${hand.notKnown.get(name)}`);
    }
    const rows = figures.find(({ name }) => name === 'discussed')?.rows.map(({ id }) => id) ?? [];
    if (rows.toSorted().join(' ') !== [...hand.discussed].toSorted().join(' ')) say('other rows are discussed by hand');
    const inOrder = hand.waits.toSorted((a, b) => a - b);
    const wanted = [middle(inOrder), inOrder[Math.ceil(inOrder.length * 0.9) - 1], inOrder.at(-1)];
    for (const [at, measure] of waits.entries()) {
      const { value } = figureOf(measure, ground);
      if (!isNear(value ?? null, wanted[at] ?? null)) say(`${measure.name} is ${value}, by hand ${wanted[at]}`);
    }
  }
}

const middle = (inOrder: readonly number[]): number | undefined =>
  inOrder.length === 0
    ? undefined
    : ((inOrder[(inOrder.length - 1) >> 1] ?? 0) + (inOrder[inOrder.length >> 1] ?? 0)) / 2;

const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-6;

/** Meetings add up to the quarter, quarters to the year, MARACs to the whole. */
function checkParts(gathered: Gathered, quarter: Period, say: Say): void {
  const { maracs } = gathered.facts;
  const found = makeReturn(gathered, { period: quarter, maracs });
  compare(
    'meetings',
    found.sum,
    found.rows.map(({ figures }) => figures),
    say,
  );
  const over = (period: Period, of: readonly MaracFacts[]): readonly Figure[] =>
    returnFigures(groundOf(gathered, { period, maracs: of, restricted: 'counted' }));
  const quarters = QUARTERS.map((name) => over(findQuarter(name)!, maracs));
  compare('quarters', over(YEAR, maracs), quarters, say);
  const each = maracs.map((marac) => over(quarter, [marac]));
  compare('MARACs', found.sum, each, say);
  const value = (name: string): number => sumOf(found.sum.find((figure) => figure.name === name)?.rows ?? []);
  if (value('repeat') > value('discussed')) say('more repeats than cases');
  const referred = found.sum.filter(({ label, missing }) => label.startsWith('Referred by') && missing === undefined);
  if (
    !isNear(
      referred.reduce((sum, { rows }) => sum + sumOf(rows), 0),
      value('discussed'),
    )
  )
    say('who referred does not add up to the cases');
}

function compare(what: string, whole: readonly Figure[], parts: readonly (readonly Figure[])[], say: Say): void {
  for (const { name, rows, notKnownRows, ofRows } of whole) {
    const mine = parts.flatMap((part) => part.filter((figure) => figure.name === name));
    const sum = (rowsOf: (figure: Figure) => readonly CountedRow[]): number =>
      mine.reduce((total, figure) => total + sumOf(rowsOf(figure)), 0);
    if (
      !isNear(
        sum((figure) => figure.rows),
        sumOf(rows),
      )
    )
      say(`${name}: the ${what} do not add up to the whole`);
    if (
      !isNear(
        sum((figure) => figure.notKnownRows),
        sumOf(notKnownRows),
      )
    )
      say(`${name}: what is not known of the ${what} does not add up`);
    if (
      !isNear(
        sum((figure) => figure.ofRows),
        sumOf(ofRows),
      )
    )
      say(`${name}: what the ${what} are taken from does not`);
  }
}

/** Every figure names rows that are there, its count is what they add up to, and nothing that is not recorded is nought. */
function checkRows(world: FigureWorld, whole: Statistics, say: Say): void {
  const ids = new Map<string, Set<string>>();
  const know = (table: string, rows: readonly { readonly id: string }[]): void =>
    void ids.set(table, new Set([...(ids.get(table) ?? []), ...rows.map(({ id }) => id)]));
  for (const marac of world.facts.maracs) {
    know('list', marac.listings);
    for (const table of [
      'referrals',
      'cases',
      'people',
      'research',
      'notes',
      'actions',
      'meetings',
      'attendance',
    ] as const)
      know(table, marac[table]);
  }
  know('agencies', world.facts.agencies);
  for (const { name, figure } of cellsOf(whole)) {
    for (const { table, id } of [...figure.rows, ...figure.ofRows, ...figure.notKnownRows])
      if (ids.get(table)?.has(id) !== true) say(`${name} names ${table} ${id}, which is not there`);
    if (figure.kind === 'count' && figure.value !== undefined && !isNear(figure.value, sumOf(figure.rows)))
      say(`${name} is not the sum of its rows`);
    if (figure.missing !== undefined && figure.value !== undefined) say(`${name} is counted without its column`);
    const isUnknown = figure.ofRows.length > 0 && sumOf(figure.notKnownRows) >= sumOf(figure.ofRows) - 1e-9;
    if (isUnknown && figure.value !== undefined) say(`${name}: nothing of it is known, and it is ${figure.value}`);
    if (figure.kind === 'count' && sumOf(figure.rows) + sumOf(figure.notKnownRows) > sumOf(figure.ofRows) + 1e-9)
      say(`${name}: more is counted and not known than was looked at`);
  }
}

const ids = (rows: readonly CountedRow[]): string =>
  rows
    .map(({ table, id, counts }) => `${table} ${id} ${counts}`)
    .toSorted()
    .join(',');

/** Numbers and the ids behind them, whatever the order of the ids. */
function outline(found: Statistics): string {
  return cellsOf(found)
    .map(({ name, figure }) => `${name} ${figure.value?.toFixed(9)} ${ids(figure.rows)} | ${ids(figure.notKnownRows)}`)
    .concat(
      JSON.stringify(
        found.forecasts.map(({ meetings }) => meetings.map(({ cases, overFullOn }) => [cases, overFullOn])),
      ),
    )
    .join('\n');
}

function checkOrder(world: FigureWorld, counted: Facts, period: Period, whole: Statistics, say: Say): void {
  const chance = chanceOf(world.seed + 7);
  const shuffle = <T>(rows: readonly T[]): readonly T[] => {
    const copy = [...rows];
    for (let at = copy.length - 1; at > 0; at -= 1) {
      const other = chance.below(at + 1);
      [copy[at], copy[other]] = [copy[other]!, copy[at]!];
    }
    return copy;
  };
  const shuffled = (marac: MaracFacts): MaracFacts => ({
    ...marac,
    referrals: shuffle(marac.referrals),
    people: shuffle(marac.people),
    listings: shuffle(marac.listings),
    needed: shuffle(marac.needed),
    research: shuffle(marac.research),
    actions: shuffle(marac.actions),
    meetings: shuffle(marac.meetings),
    attendance: shuffle(marac.attendance),
  });
  const facts: Facts = {
    ...counted,
    maracs: counted.maracs.map(shuffled),
    agencies: shuffle(world.facts.agencies),
    contacts: shuffle(world.facts.contacts),
  };
  const again = gatherStatistics(facts, world.now, { maracs: facts.maracs, period });
  tellDifference('in another order of rows', outline(whole), outline(again), say);
}

function tellDifference(when: string, first: string, second: string, say: Say): void {
  if (first === second) return;
  const [a, b] = [first.split('\n'), second.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  say(`${when} there is ${b[at]?.slice(0, 300)} instead of ${a[at]?.slice(0, 300)}`);
}

const outside = (found: Statistics): string =>
  outline(found)
    .split('\n')
    .filter((line) => !line.startsWith('return/'))
    .join('\n');

/** Everything but the return is as if the restricted cases had never been; the return counts them. */
function checkRestricted(world: FigureWorld, counted: Facts, period: Period, whole: Statistics, say: Say): void {
  const { restricted } = world;
  const keep = <R extends { readonly caseRef?: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ caseRef }) => caseRef === undefined || !restricted.has(caseRef));
  const without = (marac: MaracFacts): MaracFacts => ({
    ...marac,
    cases: marac.cases.filter(({ id }) => !restricted.has(id)),
    people: keep(marac.people),
    listings: keep(marac.listings),
    needed: keep(marac.needed),
    research: keep(marac.research),
    notes: keep(marac.notes),
    actions: keep(marac.actions),
    referrals: marac.referrals.filter(
      ({ id, matchCase }) => !restricted.has(matchCase ?? '') && !restricted.has(marac.pool.take('K', `case/${id}`)),
    ),
  });
  const facts: Facts = { ...counted, maracs: counted.maracs.map(without) };
  const cut = gatherStatistics(facts, world.now, { maracs: facts.maracs, period });
  tellDifference('without the restricted cases', outside(whole), outside(cut), say);
  const discussed = whole.quarterly.sum.find(({ name }) => name === 'discussed');
  const count = (is: boolean): number => discussed?.rows.filter((row) => row.restricted === is).length ?? 0;
  const hand = countByHand(world, world.facts.maracs, period.from, period.to, (ref) => restricted.has(ref));
  if (count(true) !== hand.discussed.size) say('the return counts other restricted cases than there are');
  const steering = whole.steering.lines.find(({ figure }) => figure.name === 'cases')?.figure;
  if (sumOf(steering?.rows ?? []) !== count(false)) say('the steering group’s cases are not those outside restricted');
}
