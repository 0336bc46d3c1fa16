// The computed columns of Referrals: what the rules propose, the score, what is missing, who it may be, and its state.
import { caseRefOf, isAccepted, receivedOn, wholeReferral } from '../../../domain/cases/case-of-referral.ts';
import { findMissing } from '../../../domain/referral/completeness.ts';
import { daysBetween } from '../../../domain/time/day.ts';
import type { MaracFacts } from '../../../domain/plan/facts.ts';
import type { Referral } from '../../../domain/referral/referral.ts';
import { QUESTION_NUMBERS } from '../../../domain/referral/risk.ts';
import { assess, inArea } from '../../../domain/referral/threshold.ts';
import type { ViewContext } from '../../../domain/papers/parts/case-parts.ts';
import { describeReason } from '../../../domain/text/describe-reason.ts';
import { rowsWith } from '../../../domain/text/rows-with.ts';
import type { Written } from '../../../workbook/tables/write-cell.ts';
import { matchWords } from './computed-sentences.ts';

type Own = Readonly<Record<string, Written>>;

export function ofReferral(view: ViewContext, referral: Referral): Own {
  const { marac, today } = view;
  const whole = wholeReferral(marac, referral);
  const on = receivedOn(referral) ?? today;
  const found = assess(whole, marac.rules, on, referral.matchAnswer === 'repeat');
  const area = marac.rules.list('areaPostcodes', on);
  return {
    proposal: isDecided(referral)
      ? undefined
      : [
          found.notMet === undefined ? 'Accept.' : describeReason(found.notMet),
          ...found.notes.map(describeReason),
        ].join(' '),
    score: found.score.counts,
    dontKnows: found.score.unanswered < QUESTION_NUMBERS.length ? found.score.notKnown : undefined,
    // A list stands there with semicolons between its parts.
    criteriaMet: found.met.map((criterion) => describeReason(criterion.because).replace(/\.$/, '')),
    missing: isOver(view, referral)
      ? undefined
      : findMissing(whole, marac.rules, today).map((missing) => missing.question),
    possibleMatch: matchWords(view, referral),
    inArea:
      area.length === 0 || whole.postcode === undefined ? 'Not known' : inArea(whole.postcode, area) ? 'Yes' : 'No',
    daysWaiting: referral.decision === undefined ? Math.max(0, daysBetween(on, today)) : undefined,
    state: stateOf(marac, referral),
  };
}

/** Nobody waits for a proposal any more. */
function isDecided({ decision }: Referral): boolean {
  return decision !== undefined && decision !== 'query';
}

/** No answer is asked for any more: it was turned away, its case is closed, or a meeting since has heard the case. */
function isOver({ marac, today }: ViewContext, referral: Referral): boolean {
  if (!isDecided(referral)) return false;
  if (!isAccepted(referral) && referral.decision !== 'join') return true;
  const ref = caseRefOf(marac, referral);
  const state = rowsWith(marac.cases, 'id', ref)[0]?.state;
  if (state === 'closed' || state === 'archived' || state === 'transferredOut') return true;
  const since = receivedOn(referral);
  return rowsWith(marac.listings, 'caseRef', ref).some(({ meeting, takenOff, outcome }) => {
    const on = rowsWith(marac.meetings, 'id', meeting)[0]?.on;
    return takenOff !== true && outcome !== undefined && on !== undefined && on < today && (since ?? on) <= on;
  });
}

function stateOf(marac: MaracFacts, referral: Referral): string {
  if (referral.decision === undefined) return 'Waits for a decision';
  if (!isAccepted(referral))
    return (
      {
        join: 'Joined',
        query: 'Answers asked for',
        signpost: 'Signposted',
        redirect: 'Redirected',
        withdraw: 'Withdrawn',
      }[referral.decision as 'join'] ?? ''
    );
  const listing = marac.listings.find((candidate) => candidate.caseRef === caseRefOf(marac, referral));
  return listing === undefined ? 'Accepted, not listed yet' : listing.outcome === undefined ? 'Listed' : 'Heard';
}
