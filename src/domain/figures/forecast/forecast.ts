// How full the next three meetings will be: what is listed, what is accepted and not listed yet, and what will still arrive until referrals close.
import { caseRefOf, isAccepted, isWithdrawn, receivedOn } from '../../cases/case-of-referral.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { deadlines, isListedSince, meetingsInOrder, placeReferral, standingAt } from '../../meeting/meetings.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Referral } from '../../referral/referral.ts';
import { groupBy, sortBy } from '../../text/order.ts';
import { addDays, dayOf, daysBetween, minutesBetween, minutesOf, type Day, type LocalTime } from '../../time/day.ts';
import type { CountedRow } from '../figure.ts';
import { rowOf, type Gathered } from '../ground.ts';
import { isOfRestricted, isOfRestrictedCase } from '../hearings.ts';
import { rangeOfArrivals, type ExpectedRange } from './arrivals-range.ts';

const MEETINGS_AHEAD = 3;
/** Twelve weeks: long enough for a rate, short enough for this season's. */
const LOOK_BACK_DAYS = 84;
/** A desk that is younger gives no rate. */
const FEWEST_DAYS = 14;
const EXPECTED_PER_10000 = 40;
const CASES_PER_COORDINATOR = 400;
const CASES_PER_IDVA = 100;
const MINUTES_A_DAY = 1440;

export interface MeetingForecast {
  readonly meeting: Meeting;
  readonly listed: readonly CountedRow[];
  readonly acceptedNotListed: readonly CountedRow[];
  /** Cases that will still arrive; undefined while too little has been recorded for a rate. */
  readonly arrivals: ExpectedRange | undefined;
  readonly cases: ExpectedRange | undefined;
  readonly minutesWanted: number | undefined;
  /** Between start and end without the breaks; undefined while no end is typed. */
  readonly minutesThere: number | undefined;
  readonly warnCases: number;
  /** The day on which it is expected to hold more than `warnCases`; undefined: it is not expected to. */
  readonly overFullOn: Day | undefined;
  /** Extra meetings with which each would hold no more. */
  readonly extraMeetings: number;
}

export interface Forecast {
  readonly marac: MaracFacts;
  readonly meetings: readonly MeetingForecast[];
  readonly arrived: readonly CountedRow[];
  readonly days: number;
  /** At the rate of these days; undefined without one. */
  readonly casesAYear: number | undefined;
  readonly womenInArea: number;
  readonly per10000: number | undefined;
  readonly expectedPer10000: number;
  readonly coordinatorsNeeded: number | undefined;
  readonly idvasNeeded: number | undefined;
}

/** Restricted cases are left out. */
export function forecastOf({ now, asOf }: Gathered, marac: MaracFacts): Forecast {
  const referrals = marac.referrals.filter((each) => !isOfRestrictedCase(marac, each));
  const accepted = referrals.filter(isAccepted);
  const from = addDays(asOf, -LOOK_BACK_DAYS);
  const arrived = accepted.filter((each) => isFrom(receivedOn(each), from, asOf));
  const days = Math.min(LOOK_BACK_DAYS, recordedDays(referrals, asOf));
  const isRate = days >= FEWEST_DAYS;
  const casesAYear = isRate ? (arrived.length / days) * 365.25 : undefined;
  const womenInArea = marac.rules.whole('womenInArea', asOf);
  return {
    marac,
    meetings: forecastMeetings(marac, now, accepted, isRate ? { arrived: arrived.length, days } : undefined),
    arrived: arrived.map((each) => rowOf(marac, 'referrals', each)),
    days,
    casesAYear,
    womenInArea,
    per10000: casesAYear === undefined || womenInArea === 0 ? undefined : (casesAYear / womenInArea) * 10_000,
    expectedPer10000: EXPECTED_PER_10000,
    coordinatorsNeeded: casesAYear === undefined ? undefined : casesAYear / CASES_PER_COORDINATOR,
    idvasNeeded: casesAYear === undefined ? undefined : casesAYear / CASES_PER_IDVA,
  };
}

/** Today is not over yet: the days before it count. */
function isFrom(on: Day | undefined, from: Day, until: Day): boolean {
  return on !== undefined && from <= on && on < until;
}

/** For how many days referrals are on record, those that were turned down among them. */
function recordedDays(referrals: readonly Referral[], asOf: Day): number {
  return referrals.reduce((most, each) => {
    const on = receivedOn(each);
    return on === undefined ? most : Math.max(most, daysBetween(on, asOf));
  }, 0);
}

interface Rate {
  readonly arrived: number;
  readonly days: number;
}

function forecastMeetings(
  marac: MaracFacts,
  now: LocalTime,
  accepted: readonly Referral[],
  rate: Rate | undefined,
): readonly MeetingForecast[] {
  const asOf = dayOf(now);
  const coming = meetingsInOrder(marac).filter(({ on, kind }) => on >= asOf && kind !== 'emergency');
  // Of two referrals of one case that both wait there is one case.
  const byCase = groupBy(
    accepted.filter((each) => isWaiting(marac, each)),
    (each) => caseRefOf(marac, each),
  );
  const waiting = [...byCase.values()].flatMap((same) => sortBy(same, ({ id }) => id).slice(0, 1));
  let since = now;
  return coming.slice(0, MEETINGS_AHEAD).map((meeting) => {
    const { close } = deadlines(marac, meeting);
    const opened = since;
    since = close > since ? close : since;
    const mine = waiting.filter((each) => meetingFor(marac, each, now) === meeting.id);
    return forecastMeeting(marac, meeting, mine, { rate, opened, close });
  });
}

/** Accepted, and on no list since it came. */
function isWaiting(marac: MaracFacts, referral: Referral): boolean {
  const on = receivedOn(referral);
  return on !== undefined && !isListedSince(marac, caseRefOf(marac, referral), on);
}

/** For which meeting it is in time; a late one waits for a person, and is expected at the meeting after. */
function meetingFor(marac: MaracFacts, referral: Referral, now: LocalTime): string | undefined {
  const placed = placeReferral(marac, referral, now);
  if (placed.outcome === 'listed') return placed.meeting.id;
  return placed.outcome === 'late' ? placed.after?.id : undefined;
}

interface Window {
  readonly rate: Rate | undefined;
  /** From when to when what arrives is for this meeting. */
  readonly opened: LocalTime;
  readonly close: LocalTime;
}

function forecastMeeting(
  marac: MaracFacts,
  meeting: Meeting,
  waiting: readonly Referral[],
  { rate, opened, close }: Window,
): MeetingForecast {
  const listed = listedOnce(marac, meeting);
  const ahead = Math.max(0, minutesBetween(opened, close)) / MINUTES_A_DAY;
  const known = listed.length + waiting.length;
  const arrivals = rate === undefined ? undefined : rangeOfArrivals(rate.arrived, rate.days, ahead);
  const cases =
    arrivals === undefined
      ? undefined
      : { mean: known + arrivals.mean, low: known + arrivals.low, high: known + arrivals.high };
  const usual = marac.rules.whole('minutesPerCase', meeting.on);
  const warnCases = marac.rules.whole('warnCases', meeting.on);
  return {
    meeting,
    listed: listed.map((each) => rowOf(marac, 'list', each)),
    acceptedNotListed: waiting.map((each) => rowOf(marac, 'referrals', each)),
    arrivals,
    cases,
    minutesWanted:
      arrivals === undefined
        ? undefined
        : listed.reduce((sum, each) => sum + (each.minutesWanted ?? usual), 0) +
          (waiting.length + arrivals.mean) * usual,
    minutesThere: minutesThere(meeting),
    warnCases,
    overFullOn: overFullOn(known, warnCases, rate, opened, close),
    extraMeetings: cases === undefined ? 0 : Math.max(0, Math.ceil(cases.mean / Math.max(1, warnCases)) - 1),
  };
}

/** Cases on its list; of a case that stands there twice the first row by its id. */
function listedOnce(marac: MaracFacts, { id: meeting }: Meeting): readonly Listing[] {
  const rows = standingAt(marac, meeting).filter(
    (each) => !isOfRestricted(marac, each) && (each.outcome !== undefined || !isWithdrawn(marac, each.caseRef)),
  );
  const byCase = groupBy(
    sortBy(rows, ({ id }) => id),
    ({ caseRef }) => caseRef,
  );
  return [...byCase.values()].flatMap((same) => same.slice(0, 1));
}

function minutesThere({ start, end, breaks }: Meeting): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  const paused = (breaks ?? []).reduce((sum, each) => sum + Number(/(\d+)\s*$/.exec(each)?.[1] ?? 0), 0);
  return minutesOf(end) - minutesOf(start) - paused;
}

/** At the mean rate, the first day on which more than `most` are known. */
function overFullOn(
  known: number,
  most: number,
  rate: Rate | undefined,
  opened: LocalTime,
  close: LocalTime,
): Day | undefined {
  if (known > most) return dayOf(opened);
  if (rate === undefined || rate.arrived === 0) return undefined;
  const days = Math.floor(((most - known) * rate.days) / rate.arrived) + 1;
  const on = addDays(dayOf(opened), days);
  return on <= dayOf(close) ? on : undefined;
}
