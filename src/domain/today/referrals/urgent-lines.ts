// What an urgent referral waits for: who asked and why, and that its case is urgent on the list where it stood before.
import { caseRefOf } from '../../cases/case-of-referral.ts';
import { placeReferral, standingAt } from '../../meeting/meetings.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Referral } from '../../referral/referral.ts';
import { dayOf, formatDay, type LocalTime } from '../../time/day.ts';
import type { TodayItem } from '../today-item.ts';
import { referralItem } from './referral-item.ts';

export function urgentItems(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (referral.decision !== 'acceptUrgent') return [];
  return [...unexplained(marac, referral), ...notUrgentOnList(marac, referral, now)];
}

function unexplained(marac: MaracFacts, referral: Referral): readonly TodayItem[] {
  if (referral.urgentWhy !== undefined && referral.urgentAskedBy !== undefined) return [];
  return [
    referralItem(marac, referral, 'referral', 'urgent', {
      what: `Referral ${referral.id} is urgent: type who asked and why.`,
      otherwise: 'it is listed as urgent, and nobody can say why.',
    }),
  ];
}

/** A case that stood on the list before gets no second row there, so the row it has is not urgent until a person says so. */
function notUrgentOnList(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  const placed = placeReferral(marac, referral, now);
  if (placed.outcome !== 'listed' || placed.meeting.on < dayOf(now)) return [];
  const caseRef = caseRefOf(marac, referral);
  const rows = standingAt(marac, placed.meeting.id).filter((one) => one.caseRef === caseRef);
  const [row] = rows;
  if (row === undefined || rows.some((one) => one.urgent === true)) return [];
  const words = {
    what: `Referral ${referral.id} is accepted as urgent, and case ${caseRef} stands on the list of ${formatDay(placed.meeting.on)} as not urgent: type Yes in “Urgent” there.`,
    otherwise: 'it is heard in its turn, as if it were not urgent.',
  };
  return [
    { ...referralItem(marac, referral, 'referral', 'urgent-on-list', words), about: row.id, tab: 'At Risk List' },
  ];
}
