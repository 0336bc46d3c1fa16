// A message without content to each referring side after a meeting: heard, or not heard and when it will be.
import { isAccepted, caseRefOf, receivedOn } from '../../domain/cases/case-of-referral.ts';
import { formatDay, type Day } from '../../domain/time/day.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { lastHeardOn } from '../../domain/meeting/meetings.ts';
import { nextDayOf } from '../../domain/meeting/next-hearing.ts';
import { groupBy, sortBy } from '../../domain/text/order.ts';
import type { Occasion } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { nameForReferrer } from '../../domain/referral/own-reference.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { findVerifiedReferrer, referrersContact } from '../../domain/register/referrer.ts';
import type { Contact } from '../../domain/register/register.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { isSettled, message, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { keptFromWord } from '../intake/intake-referrer.ts';
import { base, endOf } from '../../domain/papers/minutes/minutes-keys.ts';

interface Word {
  readonly referral: string;
  /** As its reader knows it. */
  readonly named: string;
  readonly caseRef: string;
  readonly heard: boolean;
  /** For a case that was not heard: its new day, once somebody has set it. */
  readonly until: Day | undefined;
  readonly covers: readonly Occasion[];
  /** Undefined if nobody on the referring side can be written to. */
  readonly contact: Contact | undefined;
  /** A conflict about the case, that keeps the contact from hearing of it. */
  readonly kept: Reason | undefined;
  readonly reader: keyof typeof HEARD_NEXT;
  /** About a restricted case: a separate message, because the main workbook must not show that it exists. */
  readonly apart: boolean;
}

const mayHear = ({ contact, kept }: Word): boolean => contact !== undefined && kept === undefined;

/** One message to the referring side for everything that a person referred, and nothing of what was said. */
export function planReferrers(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Due[] {
  if (meeting.actionsReady !== true) return [];
  const words = untold(context, meeting, listings);
  const nobody = words.filter((word) => !mayHear(word));
  const groups = groupBy(
    words.filter((word) => mayHear(word)),
    (word) => `${word.contact?.id ?? ''}${word.apart ? '/apart' : ''}`,
  );
  const messages = [...groups].flatMap(([name, group]) => {
    const contact = group[0]?.contact;
    if (contact === undefined) return [];
    const keyOf = (count: number): string => `${base(context, meeting)}/referrer/${name}/${count}`;
    let count = 1;
    while (isSettled(context, keyOf(count))) count += 1;
    const key = keyOf(count);
    return [
      message(context, 'minutes', {
        key,
        to: contact.id,
        audience: 'referrer',
        template: 'decision',
        model: { head: letterhead(viewContextOf(context), key, contact), referrals: describeHearings(meeting, group) },
        papers: [],
        covers: group.flatMap((word) => word.covers),
        gate: 'undo',
        ready: true,
        notAfter: endOf(context, meeting),
        because: [makeReason('feedback.referrer')],
      }),
    ];
  });
  return [...messages, ...nobody.map((word) => toNobody(context, meeting, word))];
}

/**
 * Referrals whose side has not been told what happened at this meeting. That a case was heard is told once, to whoever acted for them then. That it
 * was not is told once for each meeting, and again when its new day is set.
 */
function untold(context: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): readonly Word[] {
  const { marac, facts } = context;
  const mine = `${base(context, meeting)}/referrer/`;
  const [left, leftHere] = [new Set<Occasion>(facts.recorded.covered.keys()), new Set<Occasion>()];
  for (const one of facts.recorded.messages.values()) {
    if (one.job !== 'minutes' || one.marac !== marac.name || !isSettled(context, one.key)) continue;
    for (const each of one.covers) {
      left.add(each);
      if (one.key.startsWith(mine)) leftHere.add(each);
    }
  }
  return sortBy(marac.referrals, (referral) => referral.id).flatMap((referral) => {
    if (!isAccepted(referral) && referral.decision !== 'join') return [];
    const ref = caseRefOf(marac, referral);
    const listing = listings.find((candidate) => candidate.caseRef === ref);
    const received = receivedOn(referral);
    // What came after the meeting was not before it.
    if (listing?.outcome === undefined || (received !== undefined && received > meeting.on)) return [];
    const heard = !isPutOff(listing);
    const heardOccasion: Occasion = `${referral.id}/heard`;
    const until = heard ? undefined : nextDayOf(marac, listing, meeting);
    const notHeard: Occasion = `${referral.id}/not-heard/${meeting.id}`;
    const covers = heard ? [heardOccasion] : [notHeard, ...(until === undefined ? [] : [`${notHeard}/${until}`])];
    // If it was heard before, the case is on the list for another reason than this referral.
    const last = lastHeardOn(marac, ref, meeting.on);
    const wasHeard = last !== undefined && received !== undefined && last >= received;
    const isOlder = !heard && (wasHeard || (left.has(heardOccasion) && !leftHere.has(heardOccasion)));
    if (isOlder || covers.every((occasion) => left.has(occasion))) return [];
    const contact = referrersContact(context.facts, context.marac, referral, context.today);
    const apart = marac.restrictedCases.has(ref);
    const named = nameForReferrer(marac, referral);
    const reader = readerOf(context, referral);
    const kept = keptFromWord(context, referral, contact);
    return [{ referral: referral.id, named, caseRef: ref, heard, until, covers, contact, kept, reader, apart }];
  });
}

/** Who hears of it: whoever referred it, if verified for this case, the other MARAC that transferred it, or the agency's representative. */
function readerOf({ facts, marac }: MaracPlanContext, referral: Referral): Word['reader'] {
  if (findVerifiedReferrer(facts, marac, referral) !== undefined) return 'referrer';
  return referral.channel === 'transfer' ? 'otherMarac' : 'representative';
}

const isPutOff = ({ outcome }: Listing): boolean => outcome === 'notHeard' || outcome === 'deferred';

const HEARD_NEXT = {
  representative: [
    'Please tell whoever referred it that it was heard.',
    'If your agency has actions from it, they are in the action sheet that you get.',
  ],
  referrer: [
    'Your agency’s representative has its actions, if there are any, and can tell you what may be shared with you.',
  ],
  otherMarac: ['Ring us if you need to know what was agreed.'],
} as const;
const PUT_OFF_NEXT = [
  'Please go on with your own agency’s safeguarding until then, and say at once if anything changes.',
];

/** What was heard first, then what has a day, the first of them first. */
function describeHearings(meeting: Meeting, group: readonly Word[]): readonly Readonly<Record<string, unknown>>[] {
  const on = formatDay(meeting.on);
  const inOrder = sortBy(
    group,
    ({ heard }) => (heard ? 0 : 1),
    ({ until }) => until ?? '9999',
    ({ referral }) => referral,
  );
  return inOrder.map(({ named, heard, until, reader }) => ({
    referral: named,
    received: '',
    decision: `${heard ? 'Heard' : 'Not heard'} on ${on}`,
    reasons: [],
    presentAt: heard
      ? ''
      : until === undefined
        ? 'The day for it is not set yet.'
        : `It is put off to ${formatDay(until)}.`,
    next: heard ? HEARD_NEXT[reader] : PUT_OFF_NEXT,
  }));
}

function toNobody(context: MaracPlanContext, meeting: Meeting, word: Word): Withheld {
  const { referral, caseRef, heard, contact, kept } = word;
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: heard ? 'heard' : 'not-heard',
    about: referral,
    ...(contact === undefined ? {} : { to: contact.id }),
    cases: [],
    tells: [caseRef],
    notAfter: endOf(context, meeting),
    because: kept ?? makeReason('referrer.nobody'),
  };
}
