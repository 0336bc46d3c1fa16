// The reasons of a score as data: each field with its rung, its bits and the two values, and the words for it.
import { digitsOf } from './compare/birth-dates.ts';
import type { Comparison } from './compare/comparison.ts';
import { level, levels, type LevelName } from './compare/name-likeness.ts';
import type { PeopleStore } from './index/people-store.ts';
import { fields, type Bits, type Field } from './weights/weights.ts';

/** One thing that counted. The bits of all reasons add up to the score. */
export interface FieldReason {
  readonly field: Field | 'start' | 'order' | 'household' | 'held' | 'together';
  readonly level: LevelName | 'always';
  /** Bits: above 0 for, below 0 against. */
  readonly weight: number;
  readonly words: string;
}

const labels: Readonly<Record<Field, string>> = {
  forename: 'forename',
  surname: 'surname',
  birth: 'date of birth',
  postcode: 'postcode',
  street: 'street',
  number: 'house number',
  building: 'flat or building',
  town: 'town',
  region: 'county',
  phone: 'phone',
};
const phrases: Readonly<Record<LevelName, string>> = {
  same: 'the same',
  variant: 'another form of the same',
  slip: 'one slip apart',
  sound: 'sounds alike',
  part: 'the same in part',
  similar: 'similar',
  different: 'different',
  missing: 'not known',
};
const birthPhrases: Partial<Record<LevelName, string>> = {
  variant: 'day and month swapped',
  slip: 'one digit differs',
  part: 'two of day, month and year the same',
  similar: 'about the same',
};
const postcodePhrases: Partial<Record<LevelName, string>> = { similar: 'the same district' };

function capital(text: string): string {
  return text.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

function shown(field: number, value: number, store: PeopleStore): string {
  if (field === 9) return `…${String(value).slice(-3)}`;
  if (field === 2) {
    const digits = String(digitsOf(value)).padStart(8, '0');
    return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter((part) => Number(part) > 0).join('-');
  }
  if (field < 2) return capital(store.names.at(value).folded);
  const text = store.places.at(value).text;
  return field === 3 ? text.toUpperCase() : capital(text);
}

function wordsOf(field: Field, f: number, found: Comparison, store: PeopleStore): string {
  const name = levels[found.rungs[f] ?? level.missing] ?? 'missing';
  const own = field === 'birth' ? birthPhrases[name] : field === 'postcode' ? postcodePhrases[name] : undefined;
  const [mine, theirs] = [shown(f, found.mine[f] ?? 0, store), shown(f, found.theirs[f] ?? 0, store)];
  return `${labels[field]} ${own ?? phrases[name]}: ${mine === theirs ? mine : `${mine} / ${theirs}`}`;
}

/** All that counted in a comparison, the most telling first after the starting point. */
export function whyOf(found: Comparison, bits: Bits, close: number, store: PeopleStore): readonly FieldReason[] {
  const reasons: FieldReason[] = [];
  fields.forEach((field, f) => {
    const rung = found.rungs[f] ?? level.missing;
    if (rung === level.missing) return;
    reasons.push({
      field,
      level: levels[rung] ?? 'missing',
      weight: found.same[f] ?? 0,
      words: wordsOf(field, f, found, store),
    });
  });
  if (found.namesExchanged) reasons.push(order(-bits.exchanged, 'forename and surname exchanged'));
  if (found.linesExchanged) reasons.push(order(-bits.exchanged, 'lines of the address exchanged'));
  reasons.push({
    field: 'household',
    level: 'always',
    weight: close,
    words: 'could be two people of one household or building',
  });
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.field < b.field ? -1 : 1));
  return [
    {
      field: 'start',
      level: 'always',
      weight: bits.start,
      words: 'before anything is compared: few people are the same',
    },
    ...reasons,
  ];
}

function order(weight: number, words: string): FieldReason {
  return { field: 'order', level: 'always', weight, words };
}
