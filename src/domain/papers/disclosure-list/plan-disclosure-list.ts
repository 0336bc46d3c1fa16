// Requests under Clare's Law: a list for those who may hear of them, from the day of the meeting's list on; another one for later requests. The
// agenda names them too, whether or not the reader has a case there.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting, Disclosure } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
import type { Recipient } from '../../register/recipients.ts';
import { mayHearRequest } from '../../disclosures/may-hear-request.ts';
import {
  type Copy,
  readersOf,
  addressOf,
  copiesOf,
  wentToColleague,
  viewContextOf,
  beginsAt,
  isSettled,
} from '../parts/circulation.ts';
import { canBeMailed } from '../../register/contacts.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Occasion, Effect } from '../../plan/effects.ts';
import { keyBase } from '../agenda/agenda-keys.ts';
import { makeReason } from '../../text/reason.ts';
import { deadlines } from '../../meeting/meetings.ts';
import { formatDay } from '../../time/day.ts';
import { viewRequests } from './disclosure-list-paper.ts';
import { sendPaper } from '../mail-views.ts';

/** Those of a meeting that are not decided yet. */
export function openRequests({ marac }: MaracPlanContext, meeting: Meeting): readonly Disclosure[] {
  return sortBy(
    marac.disclosures.filter(
      (one) => one.meeting === meeting.id && one.decision === undefined && one.disclosedOn === undefined,
    ),
    (disclosure) => disclosure.id,
  );
}

/** Who may be told of a request: a chair by their row; at a mailbox, whoever acts there for an agency in all its cases. */
type Hearer = Pick<Recipient, 'contact'> & Partial<Pick<Recipient, 'acting'>>;

/**
 * Whether everybody at the reader's mailbox may hear of a request. Somebody who acts for an agency in one case only, as the exception to a conflict,
 * does not act for it in a request.
 */
export function hears({ access, maracAccess }: MaracPlanContext, { contact, acting }: Hearer, id: string): boolean {
  return acting?.length !== 0 && mayHearRequest(access, maracAccess, contact, id);
}

/** Those of these of which the reader may hear. */
export function heardBy(
  context: MaracPlanContext,
  reader: Hearer,
  requests: readonly Disclosure[],
): readonly Disclosure[] {
  return requests.filter((request) => hears(context, reader, request.id));
}

/** Everybody who acts for an agency and can be written to: they may be asked about a request without having a case on the list. */
export function everyReader(context: MaracPlanContext): readonly Copy[] {
  return readersOf(context, [])
    .recipients.filter(({ acting, contact }) => acting.length > 0 && canBeMailed(contact))
    .map((one) => {
      const recipient = { ...one, standing: [] };
      return { recipient, ...addressOf(context, recipient), items: [] };
    });
}

/** The copies of those who may hear one of these requests and have no case on the list. */
export function copiesForRequests(
  context: MaracPlanContext,
  listings: readonly Listing[],
  requests: readonly Disclosure[],
): readonly Copy[] {
  if (requests.length === 0) return [];
  const have = new Set(copiesOf(context, listings).map((copy) => copy.recipient.contact.id));
  return everyReader(context).filter(
    ({ recipient }) => !have.has(recipient.contact.id) && heardBy(context, recipient, requests).length > 0,
  );
}

/** Names the request and its reader: what their list of requests, or their agenda, settles once it has left. */
export const requestOccasion =
  (meeting: Meeting, { id }: Pick<Disclosure, 'id'>) =>
  (contact: string): Occasion =>
    `request/${meeting.id}/${id}/${contact}`;

export function planRequests(context: MaracPlanContext, meeting: Meeting): readonly Effect[] {
  const requests = openRequests(context, meeting);
  if (requests.length === 0) return [];
  const isApart = (disclosure: Disclosure): boolean => context.marac.restrictedRows?.has(disclosure.id) === true;
  return everyReader(context).flatMap((copy) => {
    const heard = heardBy(context, copy.recipient, requests);
    // A request in the restricted workbook goes in its own message.
    return [
      ...planCopy(
        context,
        meeting,
        copy,
        heard.filter((disclosure) => !isApart(disclosure)),
        '',
      ),
      ...planCopy(context, meeting, copy, heard.filter(isApart), '/apart'),
    ];
  });
}

function planCopy(
  context: MaracPlanContext,
  meeting: Meeting,
  copy: Copy,
  heard: readonly Disclosure[],
  apart: string,
): readonly Effect[] {
  const { contact } = copy.recipient;
  const { end, had } = nextList(context, meeting, `${contact.id}${apart}`);
  const requests = heard.filter((disclosure) => {
    const occasion = requestOccasion(meeting, disclosure);
    return !had.has(occasion(contact.id)) && !wentToColleague(context, copy, occasion);
  });
  if (requests.length === 0) return [];
  const [mailKey, paperKey] = [
    `${keyBase(context, meeting)}/requests/${end}`,
    `${keyBase(context, meeting)}/disclosure-list/${end}`,
  ];
  const view = viewContextOf(context);
  const why = [makeReason('list.due', { on: meeting.on, due: deadlines(context.marac, meeting).list })];
  const on = formatDay(meeting.on);
  const about = requests.length === 1 ? 'A request' : `${requests.length} requests`;
  return sendPaper(context, 'agenda', {
    template: 'disclosure-list',
    paperKey,
    mailKey,
    to: contact,
    audience: copy.audience,
    meeting,
    model: viewRequests(view, paperKey, meeting, copy.copyFor, requests),
    intro: `${about} under Clare’s Law will be taken at the end of the meeting on ${on}. Please look what your agency knows of the subject, and bring it or tell us.`,
    covers: requests.map((request) => requestOccasion(meeting, request)(contact.id)),
    waitsFor: meeting.listReady === true ? [] : [makeReason('ready.list', { on: meeting.on })],
    notAfter: beginsAt(meeting),
    because: why,
  });
}

/** The lists that have left for this reader, by what they told, and the end of the key of the one that may still be written. */
function nextList(
  context: MaracPlanContext,
  meeting: Meeting,
  reader: string,
): { readonly end: string; readonly had: ReadonlySet<string> } {
  const had = new Set<string>();
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? reader : `${reader}/${count}`;
    const key = `${keyBase(context, meeting)}/requests/${end}`;
    if (!isSettled(context, key)) return { end, had };
    for (const occasion of context.facts.recorded.messages.get(key)?.covers ?? []) had.add(occasion);
  }
}
