// What of the minutes reaches nobody: cases that no reader of an agency gets, cases that were complete after the minutes went, cases that lack what
// minutes need.
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { because } from '../../domain/text/reason.ts';
import { missingForMinutes } from '../../domain/papers/minutes/minutes-view.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { sceneOf, type Copy } from '../meeting/circulation.ts';
import { keptOut } from '../messages/kept-out.ts';
import type { MaracRound } from '../engine/job.ts';
import { base, endOf, minuted } from './minutes-keys.ts';
import { decisionsWithheld } from './disclosures-minuted.ts';
import { wentWithout } from '../messages/went-without.ts';
import { withoutIdva } from '../meeting/without-idva.ts';

export function minutesWithheld(
  round: MaracRound,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
): readonly Withheld[] {
  const lacking = (one: Listing): boolean => missingForMinutes(sceneOf(round), one).length > 0;
  const complete = listings.filter((one) => !lacking(one));
  const paper = { what: 'minutes', about: meeting.id, notAfter: endOf(round, meeting) };
  const kept = keptOut(round, complete, {
    ...paper,
    gets: isPart,
    occasion: (ref, contact) => minuted(meeting, ref, contact),
  });
  // Without an outcome a case is told of with the others of its meeting.
  const incomplete = listings
    .filter((one) => one.outcome !== undefined && lacking(one))
    .map(({ caseRef }): Withheld => ({
      do: 'withhold',
      marac: round.marac.name,
      ...paper,
      cases: [caseRef],
      tells: [caseRef],
      because: because('minutes.incomplete', { case: caseRef }),
    }));
  return [
    ...kept,
    ...incomplete,
    ...copies.flatMap((copy) => completedLater(round, meeting, copy, complete, paper)),
    ...decisionsWithheld(round, meeting, copies, listings, new Set(complete.map((one) => one.caseRef))),
  ];
}

/** Cases that were not complete when their reader's minutes went. */
function completedLater(
  round: MaracRound,
  meeting: Meeting,
  { recipient, items }: Copy,
  complete: readonly Listing[],
  paper: Pick<Withheld, 'what' | 'about' | 'notAfter'>,
): readonly Withheld[] {
  const { contact } = recipient;
  const { covered } = round.facts.recorded;
  const missing = items
    .filter((one) => isPart(one.sight.level) && complete.some(({ caseRef }) => caseRef === one.listing.caseRef))
    .map((one) => one.listing.caseRef)
    .filter((ref) => !covered.has(minuted(meeting, ref, contact.id)));
  return wentWithout(round, `${base(round, meeting)}/${contact.id}`, { ...paper, to: contact.id, missing });
}

/** Cases that were heard and whose IDVA gets no sheet for the calls. */
export function feedbackWithheld(
  round: MaracRound,
  meeting: Meeting,
  listings: readonly Listing[],
): readonly Withheld[] {
  return listings
    .filter((one) => one.outcome !== undefined)
    .flatMap(({ caseRef }) =>
      withoutIdva(round, caseRef, {
        what: 'idva-feedback',
        about: meeting.id,
        notAfter: endOf(round, meeting),
        had: (contact) => `feedback/${meeting.id}/${caseRef}/${contact}`,
      }),
    );
}
