// The score of a risk checklist. Yes counts; "don't know" never counts and is always shown; unanswered is neither.
import type { QuestionNumber, Referral, ReferralFields } from './referral.ts';

export const QUESTION_NUMBERS: readonly QuestionNumber[] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
];
/** Tools whose answers are our 24 questions and whose score the visible-high line applies to. */
const COUNTED_TOOLS: readonly string[] = ['safelivesDash24', 'safelivesDashYP', 'safelivesDashNI'];

export interface Score {
  readonly yes: number;
  readonly notKnown: number;
  readonly unanswered: number;
  /** False for graded tools (DARA, DASH 2009): they have a band and no line. */
  readonly counted: boolean;
}

export function scoreReferral(referral: ReferralFields | Referral): Score {
  let [yes, notKnown, unanswered] = [0, 0, 0];
  for (const number of QUESTION_NUMBERS) {
    const answer = referral[`q${number}`];
    if (answer === 'yes') yes += 1;
    else if (answer === 'notKnown') notKnown += 1;
    else if (answer === undefined) unanswered += 1;
  }
  return { yes, notKnown, unanswered, counted: COUNTED_TOOLS.includes(referral.tool ?? 'safelivesDash24') };
}
