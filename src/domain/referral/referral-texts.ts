// The free texts of a referral: what a referrer tells in their own words, and where something may stand that belongs nowhere.
import { QUESTIONS } from './questions/all-questions.ts';
import type { Referral } from './referral.ts';

const SCANNED = QUESTIONS.filter(({ kind, scanned = kind === 'note' }) => scanned);

/** Field and text of every free text that was answered. */
export function inWords(referral: Referral): readonly (readonly [field: string, text: string])[] {
  return SCANNED.flatMap(({ field }) => {
    const text = referral[field];
    return typeof text !== 'string' || text === '' ? [] : [[field, text] as const];
  });
}
