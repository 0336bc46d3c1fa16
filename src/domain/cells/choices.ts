// The words of a choice: its value, its label and its other spellings, read without regard to case, spaces, hyphens and accents. Nothing is searched
// for in a longer text: a word is one of the choices or it is none.
import { foldText } from '../text/fold.ts';
import { memoBy } from '../text/memo-by.ts';

/** value -> what people see. */
export type Labels = Readonly<Record<string, string>>;
/** value -> other words for the same. */
export type Spellings = Readonly<Partial<Record<string, readonly string[]>>>;

/** `England and Wales`, `england-and-wales` and `ENGLAND AND WALES` are one word. */
export function compactWord(text: string): string {
  return foldText(text).replace(/ /g, '');
}

/** Several spellings written down in one line, parted by commas. */
export function words(text: string): readonly string[] {
  return text.split(', ');
}

const NO_OTHERS: Spellings = {};

/** What each choice is called, asked for by every cell of its column. */
const namesOf = memoBy((choices: Labels, spellings: Spellings): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const [value, label] of Object.entries(choices))
    for (const word of [value, label, ...(spellings[value] ?? [])].map(compactWord))
      if (word !== '' && !names.has(word)) names.set(word, value);
  return names;
});

/** The choice that these words name; undefined when they name none, or are a question. */
export function findChoice(choices: Labels, said: string, spellings: Spellings = NO_OTHERS): string | undefined {
  return said.includes('?') ? undefined : namesOf(choices, spellings).get(compactWord(said));
}

/** Words that would name two choices; a definition that has any is wrong, and a test holds that none has. */
export function findAmbiguous(choices: Labels, spellings: Spellings = NO_OTHERS): readonly string[] {
  const names = namesOf(choices, spellings);
  return Object.entries(choices).flatMap(([value, label]) =>
    [value, label, ...(spellings[value] ?? [])].filter((word) => names.get(compactWord(word)) !== value),
  );
}
