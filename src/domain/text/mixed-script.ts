// Names in which one word mixes alphabets: a look-alike letter that a person does not see and a search does not find (UTS 39).
import type { Referral } from '../referral/referral.ts';

const LETTERS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** Whether a word of the text has letters of two alphabets that look alike; the whole word in another alphabet is no fault. */
export function mixesAlphabets(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => LETTERS.filter((letters) => letters.test(word)).length > 1);
}

/** Which people of a referral have such a name: `victim`, `perpetrator 1`, `child 3`. */
export function findMixedNames(referral: Referral): readonly string[] {
  const names: (readonly [string, string | undefined])[] = [
    ['victim', [referral.forenames, referral.surname, ...(referral.aliases ?? [])].join(' ')],
    ...([1, 2] as const).map(
      (n) =>
        [`perpetrator ${n}`, `${referral[`perp${n}Forenames`] ?? ''} ${referral[`perp${n}Surname`] ?? ''}`] as const,
    ),
    ...([1, 2, 3, 4, 5, 6] as const).map(
      (n) => [`child ${n}`, `${referral[`child${n}Forenames`] ?? ''} ${referral[`child${n}Surname`] ?? ''}`] as const,
    ),
  ];
  return names.flatMap(([who, text]) => (mixesAlphabets(text ?? '') ? [who] : []));
}
