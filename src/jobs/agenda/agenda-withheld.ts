// What of an agenda reaches nobody: cases that no reader at an agency gets, cases added after it went, requests for agencies without anybody to write
// to, and cases without an IDVA or a chair who may see them.
import { sameAgency } from '../../domain/access/access.ts';
import { canBeMailed } from '../../domain/register/contacts.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import type { Key, Occasion } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { workingAgencies, type Recipient } from '../../domain/register/recipients.ts';
import type { Contact } from '../../domain/register/register.ts';
import type { Item } from '../../domain/papers/parts/listed-case.ts';
import { beginsAt, copiesOf, readersOf, type Copy } from '../../domain/papers/parts/circulation.ts';
import { keptOut } from '../../domain/papers/parts/kept-out.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { agendaOccasion, keyBase } from '../../domain/papers/agenda/agenda-keys.ts';
import { heardBy } from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import { listedOccasion } from '../meeting/research.ts';
import { casesAfterPaper } from '../messages/went-without.ts';

export function agendasWithheld(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Withheld[] {
  const occasion = agendaOccasion(meeting);
  const kept = keptOut(context, listings, {
    what: 'agenda',
    about: meeting.id,
    notAfter: beginsAt(meeting),
    gets: isPart,
    occasion,
  });
  return [...kept, ...copiesOf(context, listings).flatMap((copy) => lateCases(context, meeting, copy, occasion))];
}

/** Cases in which a reader takes part and that are neither on the agenda they have nor on a supplement. */
function lateCases(
  context: MaracPlanContext,
  meeting: Meeting,
  copy: Copy,
  occasion: (caseRef: string, contact: string) => Occasion,
): readonly Withheld[] {
  const { contact } = copy.recipient;
  const refs = copy.items.filter((item) => isPart(item.visibility.level)).map((item) => item.listing.caseRef);
  const told = (ref: string): boolean =>
    context.facts.recorded.covered.has(occasion(ref, contact.id)) || isToldApart(context, meeting, ref, contact.id);
  return casesAfterPaper(context, `${keyBase(context, meeting)}/${contact.id}`, {
    what: 'agenda',
    about: meeting.id,
    to: contact.id,
    notAfter: beginsAt(meeting),
    missing: refs.filter((ref) => !told(ref)),
  });
}

/** By the list that is still to go, or by a supplement. */
function isToldApart(context: MaracPlanContext, meeting: Meeting, caseRef: string, contact: string): boolean {
  const key: Key = `${context.marac.name}/research/${meeting.id}/supplement/${caseRef}/${contact}`;
  const state = context.facts.recorded.messages.get(key)?.state;
  const isToCome = !context.facts.recorded.covered.has(listedOccasion(meeting, { caseRef }, contact));
  return isToCome || (state !== undefined && state !== 'cancelled');
}

/**
 * Each Clare's Law request of the meeting reaches the police and every agency asked about it: on their list and agenda, or in their minutes, or
 * somebody rings them.
 */
export function requestsWithheld(
  context: MaracPlanContext,
  meeting: Meeting,
  open: readonly Disclosure[],
  paper: Pick<Withheld, 'what' | 'notAfter'> = { what: 'disclosure-request', notAfter: beginsAt(meeting) },
): readonly Withheld[] {
  if (open.length === 0) return [];
  const readers = readersOf(context, []).recipients;
  return open.flatMap((request) => withheldRequest(context, paper, request, readers));
}

function withheldRequest(
  context: MaracPlanContext,
  paper: Pick<Withheld, 'what' | 'notAfter'>,
  request: Disclosure,
  readers: readonly Recipient[],
): readonly Withheld[] {
  const asked = request.agenciesWho ?? [];
  const working = workingAgencies(context.facts.agencies, context.today);
  const tell = (agency: string, why: Reason): Withheld => ({
    do: 'withhold',
    marac: context.marac.name,
    ...paper,
    about: request.id,
    agency,
    cases: [],
    tells: [request.id],
    because: why,
  });
  const unknown = asked.filter((written) => !context.facts.agencies.some((agency) => sameAgency(written, agency)));
  const due = working.filter((one) => one.kind === 'police' || asked.some((written) => sameAgency(written, one)));
  return [
    ...unknown.map((written) => tell(written, makeReason('agency.unknown'))),
    ...due.flatMap((agency) => {
      const reader = readers.find((candidate) => candidate.acting.some((each) => each.agency.id === agency.id));
      if (reader === undefined) return [tell(agency.id, makeReason('request.no-agenda', { request: request.id }))];
      const { id: to } = reader.contact;
      if (!canBeMailed(reader.contact))
        return [{ ...tell(agency.id, makeReason('request.no-agenda', { request: request.id })), to }];
      return heardBy(context, reader, [request]).length > 0
        ? []
        : [{ ...tell(agency.id, makeReason('request.readers', { request: request.id })), to }];
    }),
  ];
}

export interface KeptCase {
  readonly caseRef: string;
  readonly why: Reason;
}

/** After the meeting: the IDVA of these cases at that time has had them. */
export function isMissedBy(
  context: MaracPlanContext,
  meeting: Meeting,
  contact: Contact,
  items: readonly Item[],
): boolean {
  if (context.now < beginsAt(meeting)) return false;
  const { covered } = context.facts.recorded;
  return items.every(({ listing }) =>
    context.facts.contacts.some(
      (other) => other.id !== contact.id && covered.has(`idva-papers/${meeting.id}/${listing.caseRef}/${other.id}`),
    ),
  );
}

/** What a chair may not see of the cases they chair. */
export function keptFrom(
  context: MaracPlanContext,
  meeting: Meeting,
  what: string,
  contact: Contact,
  kept: readonly KeptCase[],
): readonly Withheld[] {
  const { covered } = context.facts.recorded;
  return kept
    .filter(({ caseRef }) => !covered.has(`${what}/${meeting.id}/${caseRef}/${contact.id}`))
    .map(({ caseRef, why }) => ({
      do: 'withhold',
      marac: context.marac.name,
      what,
      about: meeting.id,
      to: contact.id,
      cases: [caseRef],
      tells: [caseRef],
      notAfter: beginsAt(meeting),
      because: why,
    }));
}

/** Cases added to the papers of a chair or an IDVA after these had gone. */
export function missingFrom(
  context: MaracPlanContext,
  meeting: Meeting,
  what: string,
  mailKey: string,
  contact: Contact,
  items: readonly Item[],
): readonly Withheld[] {
  const { covered } = context.facts.recorded;
  const missing = items
    .map((item) => item.listing.caseRef)
    .filter((ref) => !covered.has(`${what}/${meeting.id}/${ref}/${contact.id}`));
  return casesAfterPaper(context, mailKey, {
    what,
    about: meeting.id,
    to: contact.id,
    notAfter: beginsAt(meeting),
    missing,
  });
}
