// The steering group's figures of cases: how many, against what is expected of the area, who referred, who the victims are, and how long they waited.
import { isAccepted, receivedOn } from '../../cases/case-of-referral.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { addDays, daysBetween } from '../../time/day.ts';
import { notRecorded, type Counting, type Measure } from '../figure.ts';
import { groundIn, listRow, meetingsOf, missingMeeting, rowOf, type Ground } from '../ground.ts';
import type { Hearing } from '../hearings.ts';
import { yearTo } from '../period.ts';
import { discussed, repeats } from '../return/case-measures.ts';
import { aged16or17, aged65, disabled, ethnicGroups, lgbt, male, minoritised } from '../return/victim-measures.ts';
import { referrerColumn } from '../return/referrer-columns.ts';
import { referrersOf } from '../referrers.ts';

const SOURCE = 'SafeLives, Marac data: formulas';

export const casesPer10000: Measure<Ground> = {
  name: 'casesPer10000',
  label: 'Cases in 12 months per 10,000 adult women',
  kind: 'ratio',
  times: 10_000,
  unit: 'cases',
  source: SOURCE,
  of: 'adult women of the area (womenInArea on Settings)',
  unknown: 'no outcome is typed though the meeting is over',
  against: '40 are expected',
  count: (ground) => {
    const { gathered, maracs, period, restricted } = ground;
    const year = yearTo(period);
    const women = maracs.map((marac) => marac.rules.whole('womenInArea', period.to));
    if (women.includes(0) || women.length === 0) return notRecorded('Settings, womenInArea');
    // A desk that is younger than the year would show few cases where few were recorded.
    const isWhole = maracs.every((marac) =>
      (gathered.hearings.get(marac) ?? []).some(
        (hearing) => (restricted === 'counted' || !hearing.restricted) && hearing.meeting.on <= addDays(year.from, 31),
      ),
    );
    if (!isWhole) return notRecorded('a year of meetings on the list');
    return { ...discussed.count(groundIn(ground, year)), base: women.reduce((sum, each) => sum + each, 0) };
  },
};

const isUsual = ({ kind }: Meeting): boolean => kind !== 'emergency';

export const casesPerMeeting: Measure<Ground> = {
  name: 'casesPerMeeting',
  label: 'Cases a meeting',
  kind: 'ratio',
  times: 1,
  unit: 'cases',
  source: SOURCE,
  of: 'meetings held, emergency meetings left out',
  unknown: 'nothing',
  against: '16 is the national average',
  count: (ground) => ({
    rows: ground.cases.filter(({ meeting }) => isUsual(meeting)).map((hearing) => listRow(hearing)),
    of: ground.maracs.flatMap((marac) =>
      meetingsOf(ground, marac)
        .filter(isUsual)
        .map((meeting) => rowOf(marac, 'meetings', meeting)),
    ),
    notKnown: [],
  }),
};

/** A count of cases as per cent of all cases discussed, as the national figures are. */
function share(name: string, label: string, measure: Measure<Ground>, against?: string): Measure<Ground> {
  const { of, unknown, count } = measure;
  const more = against === undefined ? {} : { against };
  return { name, label, kind: 'ratio', times: 100, unit: 'per cent', source: SOURCE, of, unknown, count, ...more };
}

export const notPolice: Measure<Ground> = {
  name: 'notPolice',
  label: 'Referred by others than the police',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  source: SOURCE,
  of: 'cases discussed; a referral of two agencies is half of each',
  unknown: 'no referral, no agency on it, or one that is not on Agencies',
  against: '25 to 40 per cent is usual (general knowledge, no source)',
  count: ({ cases, gathered }) => {
    const parts = cases.flatMap((hearing) =>
      referrersOf(hearing, gathered.facts.agencies).map(({ agency, part }) => ({
        is: agency === undefined ? undefined : referrerColumn(agency) !== 'police',
        row: listRow(hearing, part),
      })),
    );
    return {
      rows: parts.filter(({ is }) => is === true).map(({ row }) => row),
      of: cases.map((hearing) => listRow(hearing)),
      notKnown: parts.filter(({ is }) => is === undefined).map(({ row }) => row),
    };
  },
};

export const diversityShares: readonly Measure<Ground>[] = [
  ['minoritisedShare', 'From a minoritised community', minoritised] as const,
  ['lgbtqShare', 'LGBTQ+', lgbt] as const,
  ['disabledShare', 'Disabled', disabled] as const,
  ['maleShare', 'Male', male] as const,
  ['aged16to17Share', 'Aged 16 to 17', aged16or17] as const,
  ['aged65Share', 'Aged 65 and over', aged65] as const,
  ...ethnicGroups.map((group) => [`${group.name}Share`, group.label.replace('Victims: ', ''), group] as const),
].map(([name, label, measure]) => share(name, `Victims: ${label}`, measure));

export const repeatShare = share(
  'repeatShare',
  'Repeat cases',
  repeats,
  '28 to 40 per cent is expected; 32 nationally to June 2024',
);

/** Days from the first referral that asked for the table to the meeting. */
export function waitOf({ referrals, meeting }: Hearing): number | undefined {
  const [first] = referrals.filter(isAccepted).flatMap((referral) => receivedOn(referral) ?? []);
  return first === undefined ? undefined : daysBetween(first, meeting.on);
}

function wait(name: string, label: string, kind: 'median' | 'ninetieth' | 'most', against?: string): Measure<Ground> {
  return {
    name,
    label: `Referral to meeting: ${label}`,
    kind,
    unit: 'days',
    source:
      'docs/figures.md, "The steering group’s figures": from the day the first referral was received to the day of the meeting',
    of: 'cases discussed',
    unknown: 'no accepted referral, or none with the day it was received',
    ...(against === undefined ? {} : { against }),
    count: countWaits,
  };
}

function countWaits({ cases }: Ground): Counting {
  const waits = cases.map((hearing) => ({ hearing, days: waitOf(hearing) }));
  return {
    rows: waits.flatMap(({ hearing, days }) => (days === undefined ? [] : [listRow(hearing, days)])),
    of: cases.map((hearing) => listRow(hearing)),
    notKnown: waits.filter(({ days }) => days === undefined).map(({ hearing }) => listRow(hearing)),
  };
}

export const waits: readonly Measure<Ground>[] = [
  wait('waitMedian', 'half of them within', 'median'),
  wait('waitNinetieth', 'nine of ten within', 'ninetieth'),
  wait('waitMost', 'the longest', 'most'),
];

export const notHeard: Measure<Ground> = {
  name: 'notHeard',
  label: 'Listed and not heard, or deferred',
  kind: 'count',
  unit: 'cases',
  source: 'docs/figures.md, "The steering group’s figures"',
  of: 'cases on the list of a meeting that was held',
  unknown: 'no outcome is typed though the meeting is over',
  count: (ground) => ({
    ...missingMeeting(ground),
    rows: ground.hearings.filter(({ cameOfIt }) => cameOfIt === 'putOff').map((hearing) => listRow(hearing)),
    of: ground.hearings.map((hearing) => listRow(hearing)),
    notKnown: ground.hearings.filter(({ cameOfIt }) => cameOfIt === 'open').map((hearing) => listRow(hearing)),
  }),
};
