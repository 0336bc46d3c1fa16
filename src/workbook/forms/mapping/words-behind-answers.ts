// What was written behind an answer in its own place: a yes or a no before more words, and words behind a wide gap.

const BEFORE_WORDS = /^(yes|no|don.t know|not known)\s*(?:[,;:–—-]|\.(?!\s*\d))\s*\S/i;
const GAP = /^(\S.*?)(?: {3,}|\t)\s*(\S.*)$/s;

/** "No" of "No – could not reach her alone". */
export function answerBeforeWords(text: string): string | undefined {
  return BEFORE_WORDS.exec(text.trim())?.[1];
}

/** "Rita Brook      Do not post": the words behind a wide gap belong to something else. */
export function splitGap(text: string): readonly [string, string] | undefined {
  const [, first, behind] = GAP.exec(text) ?? [];
  return first === undefined || behind === undefined ? undefined : [first, behind];
}
