// A month of a MARAC for its manager: figures, long waits, meetings ahead, late papers, agencies off the protocol, milestones, cover. It is about
// the last day of the month, so that the same rows make the same report on whatever day it is drafted; restricted cases are left out.
import { withoutRestricted } from '../../access/unrestricted-facts.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { findLongWaits } from '../../meeting/long-waits.ts';
import type { Practice } from '../../meeting/meeting.ts';
import { isCarried } from '../../partnership/practice-log.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { sortBy } from '../../text/order.ts';
import { addDays, addMonths, at, clockTime } from '../../time/day.ts';
import { figureOf, type Figure } from '../figure.ts';
import { forecastOf, type MeetingForecast } from '../forecast/forecast.ts';
import { gatherAll, groundIn, groundOf, type Ground } from '../ground.ts';
import { isWithin, monthOf, periodOf, type Period } from '../period.ts';
import { STEERING_MEASURES } from '../reports/steering-group.ts';
import { referralsReceived } from '../reports/timeliness.ts';
import { findAway, type Away } from './cover-ahead.ts';
import { findLatePapers, type LatePaper } from './late-papers.ts';
import { findOffProtocol, type OffProtocol } from './off-protocol.ts';

export interface ProgressLine {
  readonly figure: Figure;
  /** The same of the month before. */
  readonly before: Figure;
}

export interface Progress {
  readonly month: Period;
  readonly lines: readonly ProgressLine[];
  readonly referrals: { readonly now: number; readonly before: number };
  /** Cases that wait longer than `limit` days on the last day of the month; the longest of them in days. */
  readonly waits: { readonly count: number; readonly longest: number; readonly limit: number };
  /** The next three after the month. */
  readonly meetings: readonly MeetingForecast[];
  readonly late: readonly LatePaper[];
  /** Over the three months to its last day: one meeting says too little. */
  readonly offProtocol: readonly OffProtocol[];
  readonly protocolPeriod: Period;
  /** Open on its last day, or closed in it; what is due first on top. */
  readonly milestones: readonly Practice[];
  readonly breaches: number;
  /** In the month after. */
  readonly away: readonly Away[];
}

const NAMES = ['cases', 'repeatShare', 'waitMedian', 'waitMost', 'notHeard', 'idvaAcknowledged'] as const;

export function progressOf(all: Facts, name: string, month: Period): Progress | undefined {
  const facts = withoutRestricted(all);
  const marac = facts.maracs.find((one) => one.name === name);
  if (marac === undefined) return undefined;
  const gathered = gatherAll(facts, at(month.to, clockTime('23:59')));
  const ground = groundOf(gathered, { period: month, maracs: [marac], restricted: 'leftOut' });
  const before = groundIn(ground, monthOf(addDays(month.from, -1)));
  const next = addDays(month.to, 1);
  const protocolPeriod = periodOf(addMonths(next, -3), month.to);
  return {
    month,
    lines: NAMES.flatMap((wanted) => lineOf(wanted, ground, before)),
    referrals: { now: referralsReceived(ground).length, before: referralsReceived(before).length },
    waits: waitsOf(marac, month),
    meetings: forecastOf(gathered, marac).meetings,
    late: findLatePapers(facts, marac, month),
    offProtocol: findOffProtocol(groundIn(ground, protocolPeriod), marac),
    protocolPeriod,
    milestones: milestonesOf(marac, month),
    breaches: marac.practice.filter((one) => one.kind === 'breach' && isCarried(one, month.to)).length,
    away: findAway(facts.contacts, name, monthOf(next)),
  };
}

function lineOf(name: string, ground: Ground, before: Ground): readonly ProgressLine[] {
  const measure = STEERING_MEASURES.find((one) => one.name === name);
  return measure === undefined ? [] : [{ figure: figureOf(measure, ground), before: figureOf(measure, before) }];
}

function waitsOf(marac: MaracFacts, { to }: Period): Progress['waits'] {
  const waiting = findLongWaits(marac, to);
  const days = waiting.map((wait) => daysWaiting(marac, wait.case.id, to) ?? 0);
  return { count: waiting.length, longest: Math.max(0, ...days), limit: marac.rules.whole('maxWaitDays', to) };
}

function milestonesOf({ practice }: MaracFacts, month: Period): readonly Practice[] {
  return sortBy(
    practice.filter(
      (one) =>
        one.kind === 'milestone' &&
        (isCarried(one, month.to) || (one.closedOn !== undefined && isWithin(month, one.closedOn))),
    ),
    ({ due }) => due ?? '9999',
    ({ id }) => id,
  );
}
