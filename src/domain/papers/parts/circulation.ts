// What the jobs of a meeting share: who gets a copy, with which cases in the order of the meeting, and one message with its papers.
import {
  type Recipient,
  type gatherRecipients,
  gatherReaders,
  workingAgencies,
  visibilityOf,
  isVisibility,
} from '../../register/recipients.ts';
import type { Item } from './listed-case.ts';
import type { Audience } from '../../access/field-class.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { type ViewContext, agencyName } from './case-parts.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Agency } from '../../register/register.ts';
import type { Attendance, Meeting } from '../../meeting/meeting.ts';
import { agencyNamed } from '../../access/access.ts';
import { canBeMailed } from '../../register/contacts.ts';
import { type LocalTime, at, addDays, dayOf, clockTime } from '../../time/day.ts';
import { startOf } from './paper-head.ts';
import { TOLD_DAYS } from '../../plan/withheld.ts';
import type { Occasion, MessageEffect, PaperEffect } from '../../plan/effects.ts';
import type { Reasons } from '../../text/reason.ts';
import { isReissued } from '../../plan/reissue.ts';

export interface Copy {
  readonly recipient: Recipient;
  readonly copyFor: string;
  readonly agencies: readonly string[];
  readonly items: readonly Item[];
  readonly audience: Audience;
}

export function viewContextOf(context: MaracPlanContext): ViewContext {
  return { facts: context.facts, marac: context.marac, today: context.today };
}

/** Every recipient who may see at least one of these cases, with only those cases, in the given order. */
export function copiesOf(context: MaracPlanContext, listings: readonly Listing[]): readonly Copy[] {
  return readersOf(context, listings).recipients.flatMap((recipient) => copyOf(context, recipient, listings));
}

/** Who gets the papers of a meeting's cases for the agencies it is for, and which of these have nobody. */
export function readersOf(
  context: MaracPlanContext,
  listings: readonly Listing[],
): ReturnType<typeof gatherRecipients> {
  const invited = invitedAgencies(context, listings[0]?.meeting);
  return gatherReaders(context.access, context.maracAccess, invited, context.marac.restrictedCases);
}

/** An emergency meeting is for those named on Attendance; any other for all who work on its cases. */
function invitedAgencies(context: MaracPlanContext, meetingId: string | undefined): readonly Agency[] {
  const all = workingAgencies(context.facts.agencies, context.today);
  const meeting = context.marac.meetings.find((candidate) => candidate.id === meetingId);
  if (meeting?.kind !== 'emergency') return all;
  const named = context.marac.attendance
    .filter((attendance) => attendance.meeting === meeting.id)
    .flatMap((attendance) => invitedAgency(context, attendance)?.id ?? []);
  return all.filter((agency) => named.includes(agency.id));
}

/** The agency that a row of Attendance invites. */
export function invitedAgency({ facts }: MaracPlanContext, { agency }: Attendance): Agency | undefined {
  return agency === undefined ? undefined : agencyNamed(facts.agencies, agency);
}

/** The copy of one recipient, if there is anything in it. A case in which they only act is on their action sheet and in no copy. */
export function copyOf(context: MaracPlanContext, recipient: Recipient, listings: readonly Listing[]): readonly Copy[] {
  const { access, maracAccess } = context;
  const items = listings.flatMap((listing) => {
    const visibility = visibilityOf(access, maracAccess, recipient, listing.caseRef);
    return isVisibility(visibility) && visibility.level !== 'acts' ? [{ listing, visibility }] : [];
  });
  if (items.length === 0 || !canBeMailed(recipient.contact)) return [];
  return [{ recipient, ...addressOf(context, recipient), items }];
}

/** For whom a recipient's papers are made out. */
export function addressOf(
  context: MaracPlanContext,
  { acting, standing = [] }: Recipient,
): Pick<Copy, 'copyFor' | 'agencies' | 'audience'> {
  // If the representative of an agency reads the same mailbox, the agency has its copy already.
  const agencies = [...new Map([...acting, ...standing].map(({ agency }) => [agency.id, agency])).values()];
  return {
    copyFor: agencies.map((agency) => agencyName(viewContextOf(context), agency.id)).join(', '),
    agencies: agencies.map((agency) => agency.id),
    audience: agencies.every((agency) => agency.kind === 'police') ? 'police' : 'agency',
  };
}

export function beginsAt(meeting: Meeting): LocalTime {
  return at(meeting.on, startOf(meeting));
}

/** Longer ago than somebody is told that something did not go. */
export function isLongOver({ today }: MaracPlanContext, time: LocalTime): boolean {
  return addDays(dayOf(time), TOLD_DAYS) < today;
}

/** Once its time is over, somebody who acts for the agency now has missed nothing that a colleague received. */
export function missedItems(
  context: MaracPlanContext,
  copy: Copy,
  occasion: (caseRef: string, contact: string) => Occasion,
): Copy {
  const items = copy.items.filter(
    ({ listing }) => !wentToColleague(context, copy, (contact) => occasion(listing.caseRef, contact)),
  );
  return { ...copy, items };
}

export function endOfDay(meeting: Meeting): LocalTime {
  return at(meeting.on, clockTime('23:59'));
}

export type Sending = Pick<
  MessageEffect,
  'key' | 'to' | 'audience' | 'template' | 'model' | 'papers' | 'covers' | 'gate' | 'ready' | 'notAfter' | 'because'
> & { readonly waitsFor?: Reasons };

/** A message of a MARAC's job. If the area lets its kind go without a release, it waits for its undo time instead. */
export function message(context: MaracPlanContext, job: string, sending: Sending): MessageEffect {
  const free =
    sending.gate === 'release' && context.marac.rules.list('releaseOff', context.today).includes(sending.template);
  return { do: 'message', marac: context.marac.name, job, ...sending, gate: free ? 'undo' : sending.gate };
}

export function paper(
  context: MaracPlanContext,
  job: string,
  made: Pick<PaperEffect, 'key' | 'template' | 'audience' | 'reader' | 'model' | 'because'> & {
    readonly formats?: PaperEffect['formats'];
    readonly namesVersionOf?: string;
  },
): PaperEffect {
  return { do: 'paper', marac: context.marac.name, job, formats: ['pdf'], ...made };
}

/**
 * Whether the message of that key has left or is on its way, so that planning no longer changes it. An approved message that has not left waits for
 * the mail server: it is wanted as long as it is planned.
 */
export function isSettled(context: MaracPlanContext, key: string): boolean {
  const before = context.facts.recorded.messages.get(key);
  if (before?.papers.some((one) => isReissued(context.facts, one, context.now)) === true) return false;
  const state = before?.state;
  return state !== undefined && !['draft', 'offered', 'approved', 'cancelled'].includes(state);
}

/** Whether the message of that key is planned and has not left, so that planning may still change it. */
export function isWaiting(context: MaracPlanContext, key: string): boolean {
  const state = context.facts.recorded.messages.get(key)?.state;
  return state === 'draft' || state === 'offered';
}

/** Whether the message of that key went: its reader has had it, and a reissue goes there again. */
export function hasGone(context: MaracPlanContext, key: string): boolean {
  const state = context.facts.recorded.messages.get(key)?.state;
  return state === 'sent' || state === 'handed';
}

/** Whether somebody else who acts for the same agency was told: somebody who covers, or comes back, is not told again. */
export function wentToColleague(
  context: MaracPlanContext,
  copy: Copy,
  occasion: (contact: string) => Occasion,
): boolean {
  const { contact } = copy.recipient;
  return context.facts.contacts.some(
    (other) =>
      other.id !== contact.id &&
      copy.agencies.includes(other.agency) &&
      context.facts.recorded.covered.has(occasion(other.id)),
  );
}
