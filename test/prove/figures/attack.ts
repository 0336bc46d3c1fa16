// What somebody can work out who has all published reports of all quarters: every sum that the definitions promise, as equations in what is hidden.
import { decisionMeasures, criteriaMeasures } from '../../../src/domain/figures/reports/referral-measures.ts';
import { ethnicGroups } from '../../../src/domain/figures/return/victim-measures.ts';
import { REFERRER_NAMES } from '../../../src/domain/figures/return/referrer-columns.ts';
import { attendanceMeasures } from '../../../src/domain/figures/reports/attendance-figures.ts';
import type { Period } from '../../../src/domain/figures/period.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { findRanges, type Sum, type Unknown } from './ranges.ts';
import { ALL, nameOf, notKnownOf, takenFrom, type Statement } from './statements.ts';

const GROUPS = ethnicGroups.map(({ name }) => name);
const DECISIONS = decisionMeasures.map(({ name }) => name);
const ATTRIBUTES = ['minoritised', 'lgbtq', 'disabled', 'male', 'aged16to17', 'aged65', 'repeat'];
const CRITERIA = criteriaMeasures.map(({ name }) => name).filter((name) => name.startsWith('met-'));
const RESEARCH = ['researchOnTime', 'researchLate', 'researchNever', 'researchWaiting'];
const ACTIONS = [
  'actionsOnTime',
  'actionsLate',
  'actionsNotPossible',
  'actionsNotDone',
  'actionsSuperseded',
  'actionsOpen',
];
const ATTENDANCE = attendanceMeasures.map(({ name }) => name);
/** Not shown, whatever they are: sums of several MARACs, and the other side of the police. */
const SAYS_NOTHING = / all | notPolice$/;
/** Of cases of which somebody who was at the meetings knows it, or of what an agency did, which tells nothing of a case. */
const KNOWN_ANYWAY =
  /idvaPresent|minutesACase|\/(?:research(?!Asked)|actions[A-Z])|[ /](?:expected|present|substitute|written|absent|notAsked|coreAbsent)(?: of| not known)?$/;
const MOST_HIDDEN = 4;

const key = (who: string, quarter: string, name: string): string => nameOf({ who, quarter, name });

/**
 * Every hidden number of which more is known than its words say; and every statement that contradicts another. `truth`: which meetings discussed a case,
 * as anybody knows who was there.
 */
export function attack(
  facts: Facts,
  quarters: readonly Period[],
  statements: readonly Statement[],
  truth: ReadonlyMap<string, number>,
): readonly string[] {
  const said = new Map<string, Statement[]>();
  for (const one of statements) {
    const name = key(one.who, one.quarter, one.name);
    said.set(name, [...(said.get(name) ?? []), one]);
  }
  const faults: string[] = [];
  const known = new Map<string, number>();
  const few = new Set<string>();
  const hidden = new Set<string>();
  for (const [name, own] of said) {
    if (new Set(own.map(({ shown }) => JSON.stringify(shown))).size > 1)
      faults.push(`${name} is told in two ways: ${own.map(({ shown }) => JSON.stringify(shown)).join(', ')}`);
    for (const { shown } of own) {
      if (shown.as === 'number') known.set(name, shown.number);
      if (shown.as === 'fewerThanFive') few.add(name);
      if (shown.as === 'fewerThanFive' || shown.as === 'notShown') hidden.add(name);
    }
  }
  const whole: Equation[] = [];
  const heard = new Map<string, Unknown>();
  for (const period of quarters) {
    const quarter = period.name;
    const bases = facts.maracs.map(({ name }) => name);
    const names = new Set<string>();
    for (const marac of facts.maracs) {
      const named = (name: string): string => key(marac.name, quarter, name);
      const { meetings, least } = expectedAt(facts, marac, period, known, named, truth);
      known.set(named('expected at least'), least);
      for (const each of meetings) {
        whole.push({ total: named(each), parts: [named(`${each} heard`), named(`${each} more`)] });
        heard.set(named(`${each} heard`), { least: known.has(named(`${each} needed`)) ? 1 : 0, most: 1 });
      }
      whole.push({ total: named('heard'), parts: meetings.map((each) => named(`${each} heard`)) });
      whole.push({ total: named('heard'), parts: [named('expected at least'), named('heard beside')] });
      const own = equationsOf(facts, marac, period);
      for (const { total, parts } of own) {
        whole.push({
          total: key(marac.name, quarter, total),
          parts: parts.map((part) => key(marac.name, quarter, part)),
        });
        for (const part of [total, ...parts]) names.add(part);
      }
    }
    for (const name of names)
      if (!name.startsWith('meeting '))
        whole.push({ total: key(ALL, quarter, name), parts: bases.map((marac) => key(marac, quarter, name)) });
  }
  for (const who of [ALL, ...facts.maracs.map(({ name }) => name)])
    for (const [at, { name: quarter }] of quarters.entries()) {
      const year = quarters.slice(at - 3, at + 1);
      const rate = known.get(key(who, quarter, 'casesPer10000'));
      if (year.length < 4 || rate === undefined) continue;
      const women = 50_000 * (who === ALL ? facts.maracs.length : 1);
      known.set(key(who, quarter, 'year'), (rate * women) / 10_000);
      whole.push({ total: key(who, quarter, 'year'), parts: year.map(({ name }) => key(who, name, 'cases')) });
    }
  const unknowns = new Map<string, Unknown>();
  const sums = whole.flatMap(({ total, parts }): readonly Sum[] => {
    const of = new Map<string, number>();
    let rest = 0;
    const add = (name: string, times: number): void => {
      const number = known.get(name);
      if (number !== undefined) rest -= times * number;
      else of.set(name, (of.get(name) ?? 0) + times);
    };
    add(total, -1);
    for (const part of parts) add(part, 1);
    for (const name of of.keys()) unknowns.set(name, { least: 0, most: few.has(name) ? MOST_HIDDEN + 0.9 : Infinity });
    return of.size === 0 ? [] : [{ of, total: rest }];
  });
  for (const [name, range] of heard) if (unknowns.has(name)) unknowns.set(name, range);
  // Beside one that is said to be few, what is not shown is known not to be.
  for (const { total, parts } of whole)
    if (known.has(total) && !total.includes(` ${ALL} `) && parts.some((part) => few.has(part)))
      for (const part of parts)
        if (hidden.has(part) && !few.has(part) && unknowns.has(part) && !SAYS_NOTHING.test(part))
          unknowns.set(part, { least: MOST_HIDDEN + 1, most: Infinity });
  const asked = new Set([...hidden].filter((name) => unknowns.has(name) && !KNOWN_ANYWAY.test(name)));
  for (const [name, range] of findRanges(unknowns, sums, asked)) {
    if (range === undefined) {
      faults.push(`${name}: no numbers agree with what is told`);
      continue;
    }
    const [least, most] = range;
    if (few.has(name) && (least > 1e-6 || most < MOST_HIDDEN - 1e-6))
      faults.push(`${name} is "fewer than 5" and lies between ${least} and ${most}`);
    if (!few.has(name) && most - least < 0.4) faults.push(`${name} is not shown and is ${least}`);
  }
  return faults;
}

interface Equation {
  readonly total: string;
  readonly parts: readonly string[];
}

const rest = (name: string): string => `${name} rest`;
const meeting = ({ id }: { readonly id: string }): string => `meeting ${id}`;

/**
 * Where an agency was expected, a case was to be heard: the meetings that discussed one, and at how many of them at the least the reports say that an agency was
 * expected.
 */
function expectedAt(
  facts: Facts,
  marac: MaracFacts,
  { from, to }: Period,
  known: ReadonlyMap<string, number>,
  named: (name: string) => string,
  truth: ReadonlyMap<string, number>,
): { readonly meetings: readonly string[]; readonly least: number } {
  const held = marac.meetings.filter(({ on, state }) => from <= on && on <= to && state !== 'cancelled').map(meeting);
  const meetings = held.filter((name) => (truth.get(named(name)) ?? 0) > 0);
  const said = facts.agencies.flatMap(({ id }) =>
    ATTENDANCE.flatMap((name) => {
      const own = `${id}/${name}`;
      return [own, takenFrom(own), notKnownOf(own)].map((each) => known.get(named(each)) ?? 0);
    }),
  );
  const most = Math.max(0, Math.min(1, known.get(named('coreAbsent')) ?? 0), ...said);
  return { meetings, least: Math.max(0, most - (held.length - meetings.length)) };
}

/** The sums that docs/figures.md promises of one quarter of one MARAC, and what anybody knows who was at its meetings. */
function equationsOf(facts: Facts, marac: MaracFacts, { from, to }: Period): readonly Equation[] {
  const three =
    (total: string) =>
    (name: string): readonly Equation[] => [
      { total, parts: [name, notKnownOf(name), rest(name)] },
      { total: takenFrom(name), parts: [total] },
    ];
  const held = marac.meetings.filter(({ on, state }) => from <= on && on <= to && state !== 'cancelled');
  const usual = held.filter(({ kind }) => kind !== 'emergency');
  const idva = facts.agencies.filter(({ kind }) => kind === 'idva');
  const came = (id: string): readonly (string | undefined)[] =>
    marac.attendance
      .filter((row) => row.meeting === id && idva.some((agency) => [agency.id, agency.name].includes(row.agency ?? '')))
      .map((row) => row.came);
  const isThere = (id: string): boolean => came(id).some((each) => each === 'present' || each === 'substitute');
  const isSaid = (id: string): boolean => came(id).some((each) => each !== undefined);
  const agencies = (name: string): readonly string[] => facts.agencies.map(({ id }) => `${id}/${name}`);
  return [
    { total: 'cases', parts: [...REFERRER_NAMES, 'referrerNotKnown'] },
    { total: 'cases', parts: ['police', 'notPolice', notKnownOf('notPolice')] },
    ...ATTRIBUTES.flatMap(three('cases')),
    { total: 'cases', parts: [...GROUPS, notKnownOf('asian'), 'no group'] },
    ...GROUPS.slice(1).map((group) => ({ total: notKnownOf('asian'), parts: [notKnownOf(group)] })),
    { total: 'received', parts: [...DECISIONS, notKnownOf(DECISIONS[0]!)] },
    ...CRITERIA.flatMap(three('received')),
    { total: 'cases', parts: held.map(meeting) },
    { total: 'casesPerMeeting', parts: usual.map(meeting) },
    { total: takenFrom('minutesACase'), parts: held.filter(({ start }) => start !== undefined).map(meeting) },
    { total: 'idvaPresent', parts: held.filter(({ id }) => isThere(id)).map(meeting) },
    { total: notKnownOf('idvaPresent'), parts: held.filter(({ id }) => !isSaid(id)).map(meeting) },
    { total: 'cases', parts: [takenFrom('withoutConsent'), 'with consent'] },
    ...['researchAsked', 'actions', ...RESEARCH, ...ACTIONS].map((name) => ({ total: name, parts: agencies(name) })),
    ...ATTENDANCE.map((name) => ({ total: name, parts: agencies(name) })),
    // Whoever is said to have been absent was asked.
    { total: 'researchAsked', parts: ['coreAbsent', 'asked otherwise'] },
    ...facts.agencies.flatMap(({ id }) => [
      { total: `${id}/researchAsked`, parts: [`${id}/absent`, `${id}/asked otherwise`] },
      {
        total: `${id}/expected`,
        parts: [...ATTENDANCE.slice(1).map((name) => `${id}/${name}`), notKnownOf(`${id}/present`)],
      },
      { total: `${id}/researchAsked`, parts: [...RESEARCH.map((name) => `${id}/${name}`), `${id}/research undated`] },
      { total: `${id}/actions`, parts: [...ACTIONS.map((name) => `${id}/${name}`), `${id}/actions undated`] },
    ]),
  ];
}
