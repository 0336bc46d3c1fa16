// Who is to chair a meeting: named before it, and asked about after it.
import type { Access, MaracAccess } from '../../access/access.ts';
import { findConflict } from '../../access/entitlement.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { isHeld, listedAt } from '../../meeting/meetings.ts';
import { workedOn } from '../../plan/at-work-since.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { findChair } from '../../register/chairs.ts';
import { compareText } from '../../text/order.ts';
import { isUncertain } from '../../text/problem.ts';
import { sorted } from '../../text/sorted.ts';
import { addDays, at, clockTime, formatDay, type Day } from '../../time/day.ts';
import type { TodayItem } from '../today-item.ts';
import type { Question } from '../today-question.ts';
import { apart, caseRefs } from './listing-sides.ts';
import { isOpen, meetingItem } from './ready-marks.ts';

const NINE = clockTime('09:00');

/** As long as its ready marks are asked for. */
const DAYS_AFTER = 28;

/** Before the meeting, who is to chair; after it, which cases nobody had been named for, until a named person has said how they were chaired. */
export function chairItems(
  facts: Pick<Facts, 'recorded' | 'latePapers'>,
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  meeting: Meeting,
  today: Day,
): readonly TodayItem[] {
  if (meeting.on < today) return askWhoChaired(facts, marac, access, maracAccess, meeting, today);
  const chair = access.contacts.find((contact) => contact.id === meeting.chair);
  const listed = listedAt(marac, meeting.id);
  const isWithout = (one: Listing): boolean => findChair(access, maracAccess, meeting.id, one.caseRef) === undefined;
  const isKept = (listing: Listing): boolean =>
    chair !== undefined && findConflict(access, maracAccess, chair, listing.caseRef) !== undefined;
  const lines = apart(marac, listed).flatMap(({ listings, restricted }) => {
    const without = listings.filter(isWithout);
    if (without.length === 0) return [];
    const conflicted = without.some(isKept);
    if (!conflicted && isUncertain(marac, 'contacts')) return [];
    const what = conflicted
      ? `The chair of ${formatDay(meeting.on)} may not hear every case (not ${caseRefs(without)}): name a vice-chair on Meetings before the agenda is ready.`
      : `The meeting of ${formatDay(meeting.on)} has no chair for ${without.length} case${without.length === 1 ? '' : 's'} (${caseRefs(without)}): name one on Meetings.`;
    const otherwise = conflicted
      ? 'the agendas wait for a vice-chair.'
      : 'nobody has the chair’s papers of these cases.';
    const due = at(meeting.on, meeting.start ?? NINE);
    return [meetingItem(marac, meeting, 'conflict', 'chair', { what, otherwise, due }, restricted)];
  });
  const waits = listed.some((listing) => isWithout(listing) && isKept(listing));
  return [...lines, ...requestsWithoutChair(marac, meeting, waits)];
}

/** What went to nobody because of it is in no message that could be late. */
const WHO_CHAIRED: Question = {
  yes: { does: 'whoever chaired it has been told another way, or it was not heard' },
  otherwise: 'the line stays for 28 days; no chair had its papers.',
};

function askWhoChaired(
  facts: Pick<Facts, 'recorded' | 'latePapers'>,
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  meeting: Meeting,
  today: Day,
): readonly TodayItem[] {
  const isOld = addDays(meeting.on, DAYS_AFTER) < today;
  if (isOld || !isHeld(meeting) || !workedOn(facts.recorded, marac, meeting) || isUncertain(marac, 'contacts'))
    return [];
  const refs = listedAt(marac, meeting.id)
    .map((listing) => listing.caseRef)
    .filter((ref) => findChair(access, maracAccess, meeting.id, ref) === undefined);
  if (refs.length === 0) return [];
  const cases = sorted(refs, compareText).join(', ');
  const what = `Nobody was named who could chair ${refs.length === 1 ? 'case' : 'cases'} ${cases} on ${formatDay(meeting.on)}, and no chair had the papers of ${refs.length === 1 ? 'that case' : 'those cases'}. Name on Meetings who did.`;
  const rule = `unchaired/${marac.pool.take('H', cases)}`;
  // That somebody may not chair a case is told where conflicts stand.
  const { otherwise } = WHO_CHAIRED;
  return [{ ...meetingItem(marac, meeting, 'conflict', rule, { what, otherwise }, true), question: WHO_CHAIRED }];
}

/**
 * Where the chair may not hear a case its agendas wait for a vice-chair, and with them requests that main does not tell of: said in the restricted
 * workbook. Without any chair no agenda waits.
 */
function requestsWithoutChair(marac: MaracFacts, meeting: Meeting, unchaired: boolean): readonly TodayItem[] {
  const asked = marac.disclosures.filter((one) => isOpen(one, meeting) && marac.restrictedRows?.has(one.id) === true);
  if (!unchaired || asked.length === 0) return [];
  const ids = asked.map((disclosure) => disclosure.id).join(', ');
  const what = `Agendas of ${formatDay(meeting.on)} that tell of ${ids} wait until somebody chairs each case: name a vice-chair on Meetings.`;
  const otherwise = 'these agendas do not go.';
  return [meetingItem(marac, meeting, 'conflict', 'chair-requests', { what, otherwise }, true)];
}
