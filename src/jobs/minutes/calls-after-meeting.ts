// The IDVA's sheet for the calls after a meeting.
import { classesFor } from '../../domain/access/entitlement.ts';
import { findContacts } from '../../domain/register/contacts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { Contact } from '../../domain/register/register.ts';
import { viewIdvaFeedback } from '../../domain/papers/idva/idva-view.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { isSettled, message, paper, viewContextOf } from '../meeting/circulation.ts';
import { type MaracPlanContext } from '../engine/job.ts';
import { base, endOf } from './minutes-keys.ts';
import { feedbackWaits } from './unreadable-actions.ts';

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
    return [
      paper(context, 'minutes', {
        key: paperKey,
        template: 'idva-feedback',
        audience: 'idva',
        reader: contact.id,
        model: viewIdvaFeedback(
          view,
          paperKey,
          meeting,
          contact.personName ?? 'IDVA',
          heard.map((listing) => listing.caseRef),
        ),
        because: why,
      }),
      message(context, 'minutes', {
        key: mailKey,
        to: contact.id,
        audience: 'idva',
        template: 'papers',
        model: {
          head: letterhead(view, mailKey, contact, meeting),
          intro:
            number === ''
              ? 'One sheet for your calls after the meeting.'
              : 'A further sheet for your calls after the meeting: cases whose outcome was not yet typed when the one before went.',
          answerBy: '',
          papers: attachedTitles(['idva-feedback']),
        },
        papers: [paperKey],
        covers: heard.map((listing) => onSheet(meeting, listing.caseRef, contact)),
        gate: 'release',
        ready: waitsFor.length === 0,
        waitsFor,
        notAfter: endOf(context, meeting),
        because: why,
      }),
    ];
  });
}
