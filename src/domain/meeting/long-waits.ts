// Cases that have waited longer for their first table than the area agreed (`maxWaitDays`): for Today and for the alarm.
import { lastAskedOn } from '../cases/case-of-referral.ts';
import type { Case } from '../cases/case.ts';
import { addDays, type Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { daysWaiting, wasDecided } from './meetings.ts';
import { makeReason, type Reason } from '../text/reason.ts';

export interface LongWait {
  readonly case: Case;
  /** The first day on which it had waited too long: a case that is asked for anew has another. */
  readonly crossedOn: Day;
  readonly because: Reason;
}

const OVER: readonly string[] = ['closed', 'archived', 'transferredOut', 'heard'];

export function findLongWaits(marac: MaracFacts, today: Day): readonly LongWait[] {
  const most = marac.rules.whole('maxWaitDays', today);
  return marac.cases.flatMap((one) => {
    const asked = lastAskedOn(marac, one.id);
    const days = daysWaiting(marac, one.id, today) ?? 0;
    if (asked === undefined || days <= most || OVER.includes(one.state ?? '') || wasDecided(marac, one.id)) return [];
    return [
      {
        case: one,
        crossedOn: addDays(asked, most + 1),
        because: makeReason('alarm.wait', { case: one.id, days, most }),
      },
    ];
  });
}
