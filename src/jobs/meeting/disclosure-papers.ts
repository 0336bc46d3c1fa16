// Requests under Clare's Law: a list for whoever may hear of them, from the day of the meeting's list on; a further one for what comes later. Their
// agenda names them, too, with a case of theirs beside them or without.
import { mayHearRequest } from '../../domain/disclosures/may-hear-request.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines } from '../../domain/meeting/meetings.ts';
import { sortBy } from '../../domain/text/order.ts';
import { tellDay } from '../../domain/time/day.ts';
import type { Occasion, Once } from '../../domain/plan/effects.ts';
import { because } from '../../domain/text/reason.ts';
import type { Recipient } from '../../domain/register/recipients.ts';
import { canBeMailed } from '../../domain/register/contacts.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewRequests } from '../../domain/papers/list/disclosures-view.ts';
import { keyBase } from '../agenda/agenda-keys.ts';
import {
  addressOf,
  beginsAt,
  copiesOf,
  isSettled,
  message,
  paper,
  readersOf,
  sceneOf,
  wentToColleague,
  type Copy,
} from './circulation.ts';
import type { MaracRound } from '../engine/job.ts';

/** Those of a meeting about which nothing is decided yet. */
export function openRequests({ marac }: MaracRound, meeting: Meeting): readonly Disclosure[] {
  return sortBy(
    marac.disclosures.filter(
      (one) => one.meeting === meeting.id && one.decision === undefined && one.disclosedOn === undefined,
    ),
    (one) => one.id,
  );
}

/** Who may be told of a request: a chair by their row; at a mailbox, whoever acts there for an agency in all its cases. */
type Hearer = Pick<Recipient, 'contact'> & Partial<Pick<Recipient, 'acting'>>;

/**
 * Whether everybody at the reader's mailbox may hear of a request. Whoever stands for an agency in one case only, as the exception to a conflict,
 * stands for it in no request.
 */
export function hears({ access, maracAccess }: MaracRound, { contact, acting }: Hearer, id: string): boolean {
  return acting?.length !== 0 && mayHearRequest(access, maracAccess, contact, id);
}

/** Those of these of which the reader may hear. */
export function heardBy(round: MaracRound, reader: Hearer, requests: readonly Disclosure[]): readonly Disclosure[] {
  return requests.filter((one) => hears(round, reader, one.id));
}

/** Everybody who acts for an agency and can be written to: they may be asked about a request without a case of theirs on the list. */
export function everyReader(round: MaracRound): readonly Copy[] {
  return readersOf(round, [])
    .recipients.filter(({ acting, contact }) => acting.length > 0 && canBeMailed(contact))
    .map((one) => {
      const recipient = { ...one, standing: [] };
      return { recipient, ...addressOf(round, recipient), items: [] };
    });
}

/** The copies of those who may hear one of these requests and have no case on the list. */
export function copiesForRequests(
  round: MaracRound,
  listings: readonly Listing[],
  requests: readonly Disclosure[],
): readonly Copy[] {
  if (requests.length === 0) return [];
  const have = new Set(copiesOf(round, listings).map((one) => one.recipient.contact.id));
  return everyReader(round).filter(
    ({ recipient }) => !have.has(recipient.contact.id) && heardBy(round, recipient, requests).length > 0,
  );
}

/** Names the request and its reader: what their list of requests, or their agenda, covers once it has left. */
export const requestOccasion =
  (meeting: Meeting, { id }: Pick<Disclosure, 'id'>) =>
  (contact: string): Occasion =>
    `request/${meeting.id}/${id}/${contact}`;

export function planRequests(round: MaracRound, meeting: Meeting): readonly Once[] {
  const requests = openRequests(round, meeting);
  if (requests.length === 0) return [];
  const isApart = (one: Disclosure): boolean => round.marac.restrictedRows?.has(one.id) === true;
  return everyReader(round).flatMap((copy) => {
    const heard = heardBy(round, copy.recipient, requests);
    // A request that stands in the restricted workbook goes by itself.
    return [
      ...planCopy(
        round,
        meeting,
        copy,
        heard.filter((one) => !isApart(one)),
        '',
      ),
      ...planCopy(round, meeting, copy, heard.filter(isApart), '/apart'),
    ];
  });
}

function planCopy(
  round: MaracRound,
  meeting: Meeting,
  copy: Copy,
  heard: readonly Disclosure[],
  apart: string,
): readonly Once[] {
  const { contact } = copy.recipient;
  const { end, had } = nextList(round, meeting, `${contact.id}${apart}`);
  const requests = heard.filter((one) => {
    const occasion = requestOccasion(meeting, one);
    return !had.has(occasion(contact.id)) && !wentToColleague(round, copy, occasion);
  });
  if (requests.length === 0) return [];
  const [mailKey, paperKey] = [
    `${keyBase(round, meeting)}/requests/${end}`,
    `${keyBase(round, meeting)}/disclosure-list/${end}`,
  ];
  const scene = sceneOf(round);
  const why = [because('list.due', { on: meeting.on, due: deadlines(round.marac, meeting).list })];
  const on = tellDay(meeting.on);
  const about = requests.length === 1 ? 'A request' : `${requests.length} requests`;
  return [
    paper(round, 'agenda', {
      key: paperKey,
      template: 'disclosure-list',
      audience: copy.audience,
      reader: contact.id,
      model: viewRequests(scene, paperKey, meeting, copy.copyFor, requests),
      because: why,
    }),
    message(round, 'agenda', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        intro: `${about} under Clare’s Law will be taken at the end of the meeting on ${on}. Please look what your agency knows of the subject, and bring it or tell us.`,
        answerBy: '',
        papers: attachedTitles(['disclosure-list']),
      },
      papers: [paperKey],
      covers: requests.map((one) => requestOccasion(meeting, one)(contact.id)),
      gate: 'release',
      ready: meeting.listReady === true,
      waitsFor: meeting.listReady === true ? [] : [because('ready.list', { on: meeting.on })],
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

/** The lists that have left for this reader, by what they told, and the end of the key of the one that may still be written. */
function nextList(
  round: MaracRound,
  meeting: Meeting,
  reader: string,
): { readonly end: string; readonly had: ReadonlySet<string> } {
  const had = new Set<string>();
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? reader : `${reader}/${count}`;
    const key = `${keyBase(round, meeting)}/requests/${end}`;
    if (!isSettled(round, key)) return { end, had };
    for (const one of round.facts.recorded.messages.get(key)?.covers ?? []) had.add(one);
  }
}
