// The free texts of a referral: what a referrer tells in their own words, and where something may stand that belongs nowhere.
import type { Referral } from './referral.ts';

const FREE = [
  'incident',
  'history',
  'risksToVictim',
  'risksToChildren',
  'risksToOthers',
  'whyMultiAgency',
  'supportInPlace',
  'afraidOf',
  'safeToTalkTo',
  'notSafeToTalkTo',
  'wishes',
  'judgement',
  'housing',
  'otherSafeContact',
  'morePeople',
] as const;

/** Field and text of every free text that was answered. */
export function inWords(referral: Referral): readonly (readonly [field: string, text: string])[] {
  return FREE.flatMap((field) => {
    const text = referral[field];
    return text === undefined || text === '' ? [] : [[field, text] as const];
  });
}
