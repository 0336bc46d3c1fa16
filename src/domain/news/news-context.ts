// What news are looked for in: the referral, the case it belongs to, and the people of that case.
import type { Case, Person } from '../cases/case.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Referral } from '../referral/referral.ts';

export interface NewsContext {
  readonly marac: MaracFacts;
  readonly referral: Referral;
  readonly caseRow: Case;
  readonly people: readonly Person[];
}

/** A short keyed name for content, so that other content is another piece. Says nothing of it. */
export function nameContent({ marac }: NewsContext, content: unknown): string {
  return marac.pool.take('H', `news/${JSON.stringify(content)}`);
}

export interface NewsQuestionContext {
  readonly marac: MaracFacts;
  readonly referral: Referral;
  readonly caseRef: string;
}
