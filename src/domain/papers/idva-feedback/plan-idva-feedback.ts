// The IDVA's sheet for the calls after a meeting.
import type { Meeting } from '../../meeting/meeting.ts';
import type { Contact } from '../../register/register.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { base, endOf } from '../minutes/minutes-keys.ts';
import { isSettled, viewContextOf } from '../parts/circulation.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Effect } from '../../plan/effects.ts';
import { findContacts } from '../../register/contacts.ts';
import { classesFor } from '../../access/entitlement.ts';
import { makeReason } from '../../text/reason.ts';
import { feedbackWaits } from '../minutes/unreadable-actions.ts';
import { viewIdvaFeedback } from './idva-feedback-paper.ts';
import { sendPaper } from '../mail-views.ts';

/** The occasion of a case on a sheet for the calls. */
const onSheet = (meeting: Meeting, caseRef: string, contact: Contact): string =>
  `feedback/${meeting.id}/${caseRef}/${contact.id}`;

/** The first sheet has no number; later ones contain the cases that had no outcome when the earlier ones were released. */
function nextSheet(
  context: MaracPlanContext,
  meeting: Meeting,
  contact: Contact,
): { readonly number: string; readonly had: ReadonlySet<string> } {
  const had = new Set<string>();
  for (let count = 1; ; count += 1) {
    const number = count === 1 ? '' : `/${count}`;
    const key = `${base(context, meeting)}/feedback/${contact.id}${number}`;
    if (!isSettled(context, key)) return { number, had };
    for (const occasion of context.facts.recorded.messages.get(key)?.covers ?? []) had.add(occasion);
  }
}

/** A sheet for the calls after the meeting, to each IDVA for their cases; outcomes typed after it went are on another one. */
export function planFeedback(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Effect[] {
  const idvas = findContacts(context.facts.contacts, {
    marac: context.marac.name,
    roles: ['idva', 'idvaDuty'],
    on: context.today,
  });
  return idvas.flatMap((contact) => {
    const { number, had } = nextSheet(context, meeting, contact);
    const heard = listings.filter(
      (listing) =>
        listing.outcome !== undefined &&
        !had.has(onSheet(meeting, listing.caseRef, contact)) &&
        classesFor(context.access, context.maracAccess, contact, listing.caseRef, 'idva') instanceof Set,
    );
    const [paperKey, mailKey] = [
      `${base(context, meeting)}/idva-feedback/${contact.id}${number}`,
      `${base(context, meeting)}/feedback/${contact.id}${number}`,
    ];
    if (heard.length === 0) return [];
    const view = viewContextOf(context);
    const why = [makeReason('feedback.idva')];
    const waitsFor = [
      ...(meeting.actionsReady === true ? [] : [makeReason('ready.actions', { on: meeting.on })]),
      ...feedbackWaits(context, heard),
    ];
    return sendPaper(context, 'minutes', {
      template: 'idva-feedback',
      paperKey,
      mailKey,
      to: contact,
      audience: 'idva',
      meeting,
      model: viewIdvaFeedback(
        view,
        paperKey,
        meeting,
        contact.personName ?? 'IDVA',
        heard.map((listing) => listing.caseRef),
      ),
      intro:
        number === ''
          ? 'For your calls after the meeting: whom to ring, which way is safe and what each may be told.'
          : 'A further sheet for your calls after the meeting: cases whose outcome was not yet typed when the one before went.',
      covers: heard.map((listing) => onSheet(meeting, listing.caseRef, contact)),
      waitsFor,
      notAfter: endOf(context, meeting),
      because: why,
    });
  });
}
