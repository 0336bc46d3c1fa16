// How high a referral says the risk is: the yes answers of its checklist, or the score or grade that the referrer stated. The higher one counts,
// and that it was stated is always told. "Don't know" never counts and is always shown; no answer is neither a no nor a nought.
import { foldText } from '../text/fold.ts';
import type { QuestionNumber } from './checklist.ts';
import type { Referral, ReferralFields } from './referral.ts';

export const QUESTION_NUMBERS: readonly QuestionNumber[] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
];
/** Tools whose answers are our 24 questions and whose score the visible-high line applies to. */
const COUNTED_TOOLS: readonly string[] = ['safelivesDash24', 'safelivesDashYP', 'safelivesDashNI'];

/** high: it says high in one of the words of HIGH. lower: one of the words of LOWER. other: it says something else. */
export type StatedGrade = 'high' | 'lower' | 'other';

export interface Score {
  readonly yes: number;
  readonly notKnown: number;
  readonly unanswered: number;
  /** False for graded tools (DARA, DASH 2009): they have a band and no line. */
  readonly counted: boolean;
  /** The score as the referrer gives it. */
  readonly stated?: number;
  readonly grade?: StatedGrade;
  /** What the line applies to: the higher of the yes answers and the stated score. Undefined when there is neither, or the tool has no line. */
  readonly counts?: number;
  /** What counts was stated: no answers are attached, or fewer of them are yes. */
  readonly isStated: boolean;
}

export function scoreReferral(referral: ReferralFields | Referral): Score {
  let [yes, notKnown, unanswered] = [0, 0, 0];
  for (const number of QUESTION_NUMBERS) {
    const answer = referral[`q${number}`];
    if (answer === 'yes') yes += 1;
    else if (answer === 'notKnown') notKnown += 1;
    else if (answer === undefined) unanswered += 1;
  }
  const counted = COUNTED_TOOLS.includes(referral.tool ?? 'safelivesDash24');
  const answers = unanswered === QUESTION_NUMBERS.length ? undefined : yes;
  const stated = referral.statedScore;
  const isStated = stated !== undefined && (answers === undefined || stated > answers);
  const counts = !counted ? undefined : isStated ? stated : answers;
  const grade = readGrade(referral.statedBand);
  return {
    yes,
    notKnown,
    unanswered,
    counted,
    isStated: counted && isStated,
    ...(stated === undefined ? {} : { stated }),
    ...(grade === undefined ? {} : { grade }),
    ...(counts === undefined ? {} : { counts }),
  };
}

const HIGH = new Set(['high', 'very high', 'visible high', 'visibly high', 'extreme', 'gold']);
const LOWER = new Set(['medium', 'standard', 'low', 'moderate', 'silver', 'bronze']);

/** "HIGH RISK", "Graded: high". What says more than one word of these, as "medium to high", says neither. */
function readGrade(stated: string | undefined): StatedGrade | undefined {
  if (stated === undefined) return undefined;
  const words = foldText(stated)
    .split(' ')
    .filter((word) => !['risk', 'grade', 'graded', 'level', 'band', 'as', 'dash'].includes(word))
    .join(' ');
  return HIGH.has(words) ? 'high' : LOWER.has(words) ? 'lower' : 'other';
}

/** Whether anything was said of how high the risk is: an answer, a score or a grade. */
export function isRiskRecorded(score: Score): boolean {
  return score.unanswered < QUESTION_NUMBERS.length || score.stated !== undefined || score.grade !== undefined;
}

/**
 * For lists of what hurts most: the number that counts. Stated as high without one, or not recorded at all, a case stands at the line: nobody
 * moves back because a form was empty.
 */
export function riskRank(score: Score, line: number): number {
  if (score.counts !== undefined) return score.grade === 'high' ? Math.max(score.counts, line) : score.counts;
  if (score.grade === 'lower') return score.yes;
  return Math.max(score.yes, line);
}

/** "16 of 24, 2 not known", "16, as stated by the referrer"; empty where nothing is recorded. */
export function describeScore(score: Score, stated?: string): string {
  const answered = score.unanswered < QUESTION_NUMBERS.length;
  const gaps = [
    score.notKnown > 0 ? `${score.notKnown} not known` : '',
    answered && score.unanswered > 0 ? `${score.unanswered} not answered` : '',
  ];
  const answers =
    answered && score.counted ? [`${score.yes} of 24`, ...gaps].filter((part) => part !== '').join(', ') : '';
  const number = score.stated === undefined ? '' : `${score.stated}, as stated by the referrer`;
  const grade = stated === undefined || stated === '' ? '' : `graded ${stated}, as stated by the referrer`;
  const parts =
    answers === '' ? [number, grade] : [score.isStated ? `${number}; the answers give ${answers}` : answers, grade];
  return parts.filter((part) => part !== '').join('; ');
}
