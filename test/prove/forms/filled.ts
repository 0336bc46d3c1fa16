// What somebody filled in on a made-up form, as the checker knows it: the words, and the column they belong to where the question is a known one.
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../src/workbook/tables/table.ts';
import { CONCEPT_FIELDS, CONCEPT_WORDS, type Concept } from '../../../src/workbook/forms/labels/question-concepts.ts';
import { QUESTION_WORDS } from '../../../src/workbook/forms/labels/question-words.ts';
import type { Dice } from './dice.ts';

export interface Filled {
  readonly label: string;
  /** As it stands on the form. */
  readonly shown: string;
  /** What the columns must hold; none for a question nobody knows. */
  readonly columns: Readonly<Record<string, string>>;
  readonly kind: 'words' | 'day' | 'answer' | 'lines';
  /** For a date picker. */
  readonly day?: string;
}

export type Party = 'referrer' | 'victim' | 'perpetrator';
const COLUMNS = TABLE.referrals.columns as Readonly<Record<string, Column>>;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Questions that stand once, and those asked of each of the three; not those that read two columns, or that only make sense behind another. */
const ONCE = Object.entries(QUESTION_WORDS).flatMap(([field, words]) => {
  const column = COLUMNS[field];
  const plain = words.split('; ').filter((one) => !one.includes('|'));
  return column === undefined || field === 'consent' || plain.length === 0 ? [] : [{ field, column, plain }];
});
const OF_PEOPLE = (Object.keys(CONCEPT_WORDS) as Concept[]).filter((one) => !['name', 'phoneEmail'].includes(one));

/** A known question of that part of the form, each column once. */
export function askKnown(dice: Dice, party: Party, used: Set<string>): Filled | undefined {
  const concept = dice.pick(OF_PEOPLE);
  const field = CONCEPT_FIELDS[concept][party]?.replace('#', '1');
  if (field === undefined || used.has(field)) return undefined;
  used.add(field);
  return answered(dice, dice.pick(CONCEPT_WORDS[concept].split('; ')), field);
}

export function askOnce(dice: Dice, used: Set<string>, belongs: (field: string) => boolean): Filled | undefined {
  const { field, plain } = dice.pick(ONCE);
  if (used.has(field) || !belongs(field)) return undefined;
  used.add(field);
  return answered(dice, dice.pick(plain), field);
}

export function askUnknown(dice: Dice): Filled {
  const label = `${dice.pick(['Favourite', 'Number of', 'Colour of', 'Kind of'])} ${dice.pick(['shoes', 'hats', 'lamps', 'boats', 'kites'])} ${dice.word().toLowerCase()}`;
  return { label, shown: dice.words(1 + dice.below(4)), columns: {}, kind: 'words' };
}

export function answered(dice: Dice, words: string, field: string): Filled {
  const column = COLUMNS[field];
  const label = dressed(dice, words);
  const as = (shown: string, value = shown): Filled => ({ label, shown, columns: { [field]: value }, kind: 'words' });
  const kind: string | undefined = column?.kind;
  switch (kind ?? 'text') {
    case 'day': {
      const [year, month, day] = [1950 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28)];
      const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return { ...as(`${day} ${MONTHS[month - 1] ?? ''} ${year}`, iso), kind: 'day', day: iso };
    }
    case 'answer':
    case 'yesNo': {
      const said = dice.pick(kind === 'answer' ? ['Yes', 'No', 'Don’t know'] : ['Yes', 'No']);
      const value =
        kind === 'yesNo' ? String(said === 'Yes') : said === 'Yes' ? 'yes' : said === 'No' ? 'no' : 'notKnown';
      return { ...as(said, value), kind: 'answer' };
    }
    case 'phone':
      return as(`020 79${10 + dice.below(90)} ${1000 + dice.below(9000)}`);
    case 'postcode':
      return as(`W${1 + dice.below(9)} ${1 + dice.below(9)}${dice.pick(['AB', 'BY', 'XE', 'PQ'])}`);
    case 'email':
      return as(`${dice.word().toLowerCase()}@${dice.word().toLowerCase()}.example.org`);
    case 'whole':
      return as(String(15 + dice.below(80)));
    case 'note':
      return { ...as(dice.chance(0.4) ? `${dice.words(3)}.\n${dice.words(4)}` : `${dice.words(5)}.`), kind: 'lines' };
    default:
      return as(dice.words(2));
  }
}

function dressed(dice: Dice, words: string): string {
  const cased = dice.chance(0.3) ? words.toUpperCase() : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return `${cased}${dice.pick(['', '', ':', ' *', ' (if known)', '?'])}`;
}
