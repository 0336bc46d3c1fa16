// Whether what has a deadline kept it: the IDVA service's acknowledgement, action sheets and minutes.
import { deadlines } from '../../meeting/meetings.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Referral } from '../../referral/referral.ts';
import { workingHoursOf, workingMinutesBetween } from '../../time/calendar.ts';
import { dayOf, type Day } from '../../time/day.ts';
import { receivedOn } from '../../cases/case-of-referral.ts';
import { isWithin } from '../period.ts';
import type { Counting, Measure } from '../figure.ts';
import { meetingsOf, rowOf, type Ground } from '../ground.ts';
import { isOfRestrictedCase } from '../hearings.ts';

export interface MaracReferral {
  readonly marac: MaracFacts;
  readonly referral: Referral;
}

/** Referrals that arrived in the period, whatever was decided. Asked for one meeting, there are none: they arrive on days. */
export function referralsReceived({ maracs, period, restricted, meetings }: Ground): readonly MaracReferral[] {
  if (meetings !== undefined) return [];
  return maracs.flatMap((marac) =>
    marac.referrals.flatMap((referral) => {
      const on = receivedOn(referral);
      const isIn = on !== undefined && isWithin(period, on);
      return isIn && (restricted === 'counted' || !isOfRestrictedCase(marac, referral)) ? [{ marac, referral }] : [];
    }),
  );
}

export function referralRow({ marac, referral }: MaracReferral, counts = 1): ReturnType<typeof rowOf> {
  const row = rowOf(marac, 'referrals', referral, counts);
  return isOfRestrictedCase(marac, referral) ? { ...row, restricted: true } : row;
}

export const idvaAcknowledged: Measure<Ground> = {
  name: 'idvaAcknowledged',
  label: 'New referrals that the IDVA service acknowledged in time',
  kind: 'ratio',
  times: 100,
  unit: 'per cent',
  tells: 'work',
  source: 'docs/figures.md, "The steering group’s figures"; the hours are the setting idvaAckHours',
  of: 'referrals received',
  unknown: 'no acknowledgement is typed, or the hour of receipt is not known',
  count: (ground) => {
    const received = referralsReceived(ground).map((each) => ({ each, inTime: isAcknowledgedInTime(each) }));
    return {
      rows: received.filter(({ inTime }) => inTime === true).map(({ each }) => referralRow(each)),
      of: received.map(({ each }) => referralRow(each)),
      notKnown: received.filter(({ inTime }) => inTime === undefined).map(({ each }) => referralRow(each)),
    };
  },
};

function isAcknowledgedInTime({ marac, referral }: MaracReferral): boolean | undefined {
  const { receivedAt, idvaAcknowledgedAt } = referral;
  if (receivedAt === undefined || idvaAcknowledgedAt === undefined) return undefined;
  const on = dayOf(receivedAt);
  const minutes = workingMinutesBetween(receivedAt, idvaAcknowledgedAt, workingHoursOf(marac.rules, on));
  return minutes <= marac.rules.whole('idvaAckHours', on) * 60;
}

const LEFT: readonly string[] = ['sent', 'handed', 'bounced'];

/** By meeting, the day on which the first of its messages of a kind left, as the ledger remembers. */
export function firstDaysOut({ recorded }: Facts, template: string): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const { key, template: kind, state, settledAt } of recorded.messages.values()) {
    if (kind !== template || settledAt === undefined || !LEFT.includes(state)) continue;
    const on = dayOf(settledAt);
    for (const part of key.split('/')) if (on < (days.get(part) ?? '9999')) days.set(part, on);
  }
  return days;
}

function outInTime(name: string, label: string, template: 'actions' | 'minutes'): Measure<Ground> {
  return {
    name,
    label,
    kind: 'ratio',
    times: 100,
    unit: 'per cent',
    tells: 'nothing',
    source: `docs/figures.md, "The steering group’s figures"; the days are the setting ${template}Days`,
    of: 'meetings held that discussed a case',
    unknown: 'nothing of the kind left, as far as the record knows',
    count: (ground): Counting => {
      const out = firstDaysOut(ground.gathered.facts, template);
      const heard = new Set(ground.cases.map(({ meeting }) => meeting.id));
      const held = ground.maracs.flatMap((marac) =>
        meetingsOf(ground, marac)
          .filter(({ id }) => heard.has(id))
          .map((meeting) => ({
            row: rowOf(marac, 'meetings', meeting),
            due: dayOf(deadlines(marac, meeting)[template]),
            left: out.get(meeting.id),
          })),
      );
      return {
        rows: held.filter(({ due, left }) => left !== undefined && left <= due).map(({ row }) => row),
        of: held.map(({ row }) => row),
        notKnown: held.filter(({ left }) => left === undefined).map(({ row }) => row),
      };
    },
  };
}

export const actionsInTime = outInTime('actionsInTime', 'Meetings whose action sheets left in time', 'actions');
export const minutesInTime = outInTime('minutesInTime', 'Meetings whose minutes left in time', 'minutes');
