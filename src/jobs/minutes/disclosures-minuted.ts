// What was decided on requests under Clare's Law, and those of whose minutes it is missing: decided after they went, kept with their cases, or asked
// about at an agency of which nobody can be written to.
import type { Listing } from '../../domain/meeting/listing.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { requestsWithheld } from '../agenda/agenda-withheld.ts';
import { hasGone, isSettled, wentToColleague, type Copy } from '../meeting/circulation.ts';
import type { MaracRound } from '../engine/job.ts';
import { base, endOf, minuted } from './minutes-keys.ts';
import { copiesForRequests, heardBy } from '../meeting/disclosure-papers.ts';
import { isReissued } from '../../domain/plan/reissue.ts';

/** Those of a meeting on which something was decided. */
export function decidedRequests({ marac }: MaracRound, meeting: Meeting): readonly Disclosure[] {
  return marac.disclosures.filter((one) => one.meeting === meeting.id && one.decision !== undefined);
}

const WHAT = 'request-decision';

export function decisionsWithheld(
  round: MaracRound,
  meeting: Meeting,
  copies: readonly Copy[],
  listings: readonly Listing[],
  complete: ReadonlySet<string>,
): readonly Withheld[] {
  const decided = decidedRequests(round, meeting);
  if (decided.length === 0 || meeting.kind === 'emergency') return [];
  const notAfter = endOf(round, meeting);
  return [
    ...requestsWithheld(round, meeting, decided, { what: WHAT, notAfter }),
    ...[...copies, ...copiesForRequests(round, listings, decided)].flatMap((copy) => {
      const reasonFor = whyMissing(round, meeting, copy, complete);
      if (reasonFor === undefined) return [];
      const { contact } = copy.recipient;
      const missing = heardBy(round, copy.recipient, decided).filter(
        ({ id }) =>
          !round.facts.recorded.covered.has(minuted(meeting, id, contact.id)) &&
          !wentToColleague(round, copy, (each) => minuted(meeting, id, each)),
      );
      return missing.map(({ id }): Withheld => ({
        do: 'withhold',
        marac: round.marac.name,
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

/** Why this reader's minutes do not tell of it; undefined where they still may, or are issued anew. */
function whyMissing(
  round: MaracRound,
  meeting: Meeting,
  { recipient, items }: Copy,
  complete: ReadonlySet<string>,
): ((request: string) => Reason) | undefined {
  const mailKey = `${base(round, meeting)}/${recipient.contact.id}`;
  const papers = round.facts.recorded.messages.get(mailKey)?.papers ?? [];
  if (papers.some((one) => isReissued(round.facts, one, round.now))) return undefined;
  if (hasGone(round, mailKey)) return (request) => because('request.decided-later', { request });
  const mine = items.filter((one) => isPart(one.sight.level));
  const waits = mine.length > 0 && mine.every((one) => !complete.has(one.listing.caseRef));
  if (!waits || isSettled(round, mailKey)) return undefined;
  return (request) => because('request.minutes-wait', { request });
}
