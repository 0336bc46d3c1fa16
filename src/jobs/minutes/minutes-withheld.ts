// What of the minutes reaches nobody: cases that no reader at an agency gets, cases completed after the minutes went, and cases that lack what
// minutes need.
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { missingForMinutes } from '../../domain/papers/minutes/minutes-view.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { viewContextOf, type Copy } from '../../domain/papers/parts/circulation.ts';
import { keptOut } from '../../domain/papers/parts/kept-out.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { base, endOf, minuted } from '../../domain/papers/minutes/minutes-keys.ts';
import { withoutIdva } from '../../domain/papers/idva-first-contact/without-idva.ts';
import { decisionsWithheld } from './disclosures-minuted.ts';
import { casesAfterPaper } from '../messages/went-without.ts';

export function minutesWithheld(
  context: MaracPlanContext,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
): readonly Withheld[] {
  const lacking = (listing: Listing): boolean => missingForMinutes(viewContextOf(context), listing).length > 0;
  const complete = listings.filter((listing) => !lacking(listing));
  const paper = { what: 'minutes', about: meeting.id, notAfter: endOf(context, meeting) };
  const kept = keptOut(context, complete, {
    ...paper,
    gets: isPart,
    occasion: (ref, contact) => minuted(meeting, ref, contact),
  });
  // Without an outcome a case is reported together with the others of its meeting.
  const incomplete = listings
    .filter((listing) => listing.outcome !== undefined && lacking(listing))
    .map(({ caseRef }): Withheld => ({
      do: 'withhold',
      marac: context.marac.name,
      ...paper,
      cases: [caseRef],
      tells: [caseRef],
      because: makeReason('minutes.incomplete', { case: caseRef }),
    }));
  return [
    ...kept,
    ...incomplete,
    ...copies.flatMap((copy) => completedLater(context, meeting, copy, complete, paper)),
    ...decisionsWithheld(context, meeting, copies, listings, new Set(complete.map((listing) => listing.caseRef))),
  ];
}

/** Cases that were not complete when their reader's minutes went. */
function completedLater(
  context: MaracPlanContext,
  meeting: Meeting,
  { recipient, items }: Copy,
  complete: readonly Listing[],
  paper: Pick<Withheld, 'what' | 'about' | 'notAfter'>,
): readonly Withheld[] {
  const { contact } = recipient;
  const { covered } = context.facts.recorded;
  const missing = items
    .filter((item) => isPart(item.visibility.level) && complete.some(({ caseRef }) => caseRef === item.listing.caseRef))
    .map((item) => item.listing.caseRef)
    .filter((ref) => !covered.has(minuted(meeting, ref, contact.id)));
  return casesAfterPaper(context, `${base(context, meeting)}/${contact.id}`, { ...paper, to: contact.id, missing });
}

/** Cases that were heard and whose IDVA gets no sheet for the calls. */
export function feedbackWithheld(
  context: MaracPlanContext,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Withheld[] {
  return listings
    .filter((listing) => listing.outcome !== undefined)
    .flatMap(({ caseRef }) =>
      withoutIdva(context, caseRef, {
        what: 'idva-feedback',
        about: meeting.id,
        notAfter: endOf(context, meeting),
        had: (contact) => `feedback/${meeting.id}/${caseRef}/${contact}`,
      }),
    );
}
