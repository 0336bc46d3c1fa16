// What was decided on requests under Clare's Law, and those that are missing in somebody's minutes: decided after the minutes went, kept back with
// their cases, or asked of an agency without anybody to write to.
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { requestsWithheld } from '../agenda/agenda-withheld.ts';
import { hasGone, isSettled, wentToColleague, type Copy } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { base, endOf, minuted } from '../../domain/papers/minutes/minutes-keys.ts';
import { copiesForRequests, heardBy } from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import { isReissued } from '../../domain/plan/reissue.ts';

/** Those of a meeting on which something was decided. */
export function decidedRequests({ marac }: MaracPlanContext, meeting: Meeting): readonly Disclosure[] {
  return marac.disclosures.filter((one) => one.meeting === meeting.id && one.decision !== undefined);
}

const WHAT = 'request-decision';

export function decisionsWithheld(
  context: MaracPlanContext,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
  complete: ReadonlySet<string>,
): readonly Withheld[] {
  const decided = decidedRequests(context, meeting);
  if (decided.length === 0 || meeting.kind === 'emergency') return [];
  const notAfter = endOf(context, meeting);
  return [
    ...requestsWithheld(context, meeting, decided, { what: WHAT, notAfter }),
    ...[...copies, ...copiesForRequests(context, listings, decided)].flatMap((copy) => {
      const reasonFor = whyMissing(context, meeting, copy, complete);
      if (reasonFor === undefined) return [];
      const { contact } = copy.recipient;
      const missing = heardBy(context, copy.recipient, decided).filter(
        ({ id }) =>
          !context.facts.recorded.covered.has(minuted(meeting, id, contact.id)) &&
          !wentToColleague(context, copy, (each) => minuted(meeting, id, each)),
      );
      return missing.map(({ id }): Withheld => ({
        do: 'withhold',
        marac: context.marac.name,
        what: WHAT,
        about: id,
        to: contact.id,
        cases: [],
        tells: [id],
        notAfter,
        because: reasonFor(id),
      }));
    }),
  ];
}

/** Why this reader's minutes do not contain it; undefined if they still may, or are being reissued. */
function whyMissing(
  context: MaracPlanContext,
  meeting: Meeting,
  { recipient, items }: Copy,
  complete: ReadonlySet<string>,
): ((request: string) => Reason) | undefined {
  const mailKey = `${base(context, meeting)}/${recipient.contact.id}`;
  const papers = context.facts.recorded.messages.get(mailKey)?.papers ?? [];
  if (papers.some((paper) => isReissued(context.facts, paper, context.now))) return undefined;
  if (hasGone(context, mailKey)) return (request) => makeReason('request.decided-later', { request });
  const mine = items.filter((item) => isPart(item.visibility.level));
  const waits = mine.length > 0 && mine.every((item) => !complete.has(item.listing.caseRef));
  if (!waits || isSettled(context, mailKey)) return undefined;
  return (request) => makeReason('request.minutes-wait', { request });
}
