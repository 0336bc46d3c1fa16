// What a heading of a list says: a column of ours by its heading or another name of it, or one that it is only like.
import { foldText } from '../../domain/text/fold.ts';
import { QUESTIONS } from '../../domain/referral/questions/all-questions.ts';
import type { Column, Table } from '../tables/table.ts';
import { CONCEPT_FIELDS, type Concept } from '../forms/labels/question-concepts.ts';
import { knownWords, type Meaning } from '../forms/labels/known-words.ts';
import type { Party } from '../forms/reading/form-words.ts';
import { PARTS, UNCLEAR } from './list-words.ts';
import { columnsOfTable } from './column-mapping.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

export interface KnownColumn {
  readonly heading: string;
  readonly field: string;
  /** A full name "BROOK, Anna": what follows the first comma goes here. */
  readonly afterComma?: string;
  /** The whole name is split as people write it: by its comma, its capitals, else before its last word. */
  readonly whole?: true;
  /** One of several columns that fill the field together, in their order in the list. */
  readonly joined?: true;
  /** 0: the column's own heading. 1: another name of it that says whose it is. 2: one that does not. 3: a bare "Name". */
  readonly rank: 0 | 1 | 2 | 3;
}

/** Every name of every column, folded; the column's own heading before other names. */
const namesOf = memoBy((table: Table): ReadonlyMap<string, KnownColumn> => {
  const found = new Map<string, KnownColumn>();
  for (const [field, column] of columnsOfTable(table))
    found.set(foldText(column.header), { heading: '', field, rank: 0 });
  for (const [field, column] of columnsOfTable(table))
    for (const name of column.otherNames ?? []) {
      const folded = foldText(name);
      if (!found.has(folded)) found.set(folded, { heading: '', field, rank: WHOSE.test(folded) ? 1 : 2 });
    }
  return found;
});

const WHOSE = /\b(victim|perpetrator|child|referrer|other person)\b/;

/** The column a heading names, by our own names of it or in the words that lists and forms use; "VictimDoB" as "Victim DOB". */
export function knownColumn<Row>(table: Table<Row>, heading: string): KnownColumn | undefined {
  const found = columnNamed(table, heading) ?? columnNamed(table, partWords(heading));
  return found === undefined ? undefined : { ...found, heading };
}

/** The words of a heading that a program wrote in one, each with its capital: "AbuserAddressLine1", "victimDOB". Other headings as they are. */
export function partWords(heading: string): string {
  if (!/^[A-Za-z]+\d?$/.test(heading.trim())) return heading;
  return heading
    .trim()
    .replace(/DoB/g, 'DOB')
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)/g, ' ');
}

function columnNamed<Row>(table: Table<Row>, heading: string): KnownColumn | undefined {
  const columns = table.columns as Readonly<Record<string, Column>>;
  const named = namedColumn(table, heading);
  return named ?? (columns['perp1Surname'] === undefined ? undefined : wordedColumn(columns, heading));
}

/** By our own names of a column; of a whole name only where the table has the columns for it. */
export function namedColumn<Row>(table: Table<Row>, heading: string): KnownColumn | undefined {
  const folded = foldText(heading);
  if (folded === '') return undefined;
  const columns = table.columns as Readonly<Record<string, Column>>;
  const found = namesOf(table).get(folded);
  const column = found === undefined ? undefined : columns[found.field];
  if (found !== undefined && column !== undefined && isReached(column) && !/\bvictim\b/.test(folded)) return undefined;
  // On a list of referrals such a heading may be anybody's; a list of cases has its own "Ref".
  const isUnclear = columns['receivedAt'] !== undefined && UNCLEAR.has(folded);
  if (found !== undefined && !(isUnclear && found.rank > 0)) return { ...found, heading };
  const full = /^(victim )?(?:full )?names?$/.exec(folded);
  if (full !== null && columns['surname'] !== undefined)
    return { heading, field: 'surname', afterComma: 'forenames', whole: true, rank: full[1] === undefined ? 3 : 1 };
  if (
    /^(perpetrator|perp|suspect|respondent)( 1)?( full)?( name)?$/.test(folded) &&
    columns['perp1Surname'] !== undefined
  )
    return { heading, field: 'perp1Surname', afterComma: 'perp1Forenames', whole: true, rank: 1 };
  return undefined;
}

const WORDS = knownWords();
const LISTED: ReadonlyMap<string, string> = new Map(
  QUESTIONS.flatMap(({ field, listWords }) => listWords?.split('; ').map((part) => [part, field] as const) ?? []),
);
const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/^(cl|vic|v|vict|ip|aggrieved) /, 'victim '],
  [/^(ap|prp|perps?|p|offender s|susp) /, 'perpetrator '],
  [/^(perpetrator|victim|child)s? s /, '$1 '],
  [/^(ch|chd) ?([1-6])? /, 'child $2 '],
  [/^(child|perpetrator|perp)([1-6]) /, '$1 $2 '],
  [/\b(fname|first nm)\b/, 'forename'],
  [/\b(sname|lname|last nm)\b/, 'surname'],
  [/\b(pcode|p code)\b/, 'postcode'],
  [/ y n$/, ''],
  [/ yes no$/, ''],
  [/ dd ?mm ?yyyy$/, ''],
];

/** A heading in the words that lists and forms use for it, of the victim where it names nobody and can be nobody else's. */
function wordedColumn(columns: Readonly<Record<string, Column>>, heading: string): KnownColumn | undefined {
  const folded = foldText(heading);
  const listed = LISTED.get(folded);
  if (listed !== undefined && columns[listed] !== undefined) return { heading, field: listed, rank: 2 };
  if (UNCLEAR.has(folded)) return undefined;
  const said = ABBREVIATED.reduce((text, [from, to]) => text.replace(from, to), folded)
    .replace(/ +/g, ' ')
    .trim();
  const shorter = LISTED.get(said);
  if (shorter !== undefined && columns[shorter] !== undefined) return { heading, field: shorter, rank: 2 };
  const part = partOf(columns, said);
  if (part !== undefined) return { heading, field: part, joined: true, rank: 2 };
  if (UNCLEAR.has(said)) return undefined;
  for (const one of WORDS.meaningsOf(said)) {
    const found =
      one.kind === 'field' ? ofField(one, columns, said) : ofConcept(one.concept, one.party, one.index, said);
    const all = found === undefined ? [] : found.field.split(' ');
    const [field = '', after] = all;
    if (found === undefined || all.some((each) => columns[each] === undefined)) continue;
    const more = after === undefined ? {} : { afterComma: after, whole: true as const };
    return { heading, field, ...more, rank: found.rank };
  }
  return undefined;
}

interface Worded {
  /** `a b` is a whole name. */
  readonly field: string;
  readonly rank: 1 | 2;
}

function ofField(
  one: Extract<Meaning, { kind: 'field' }>,
  columns: Readonly<Record<string, Column>>,
  said: string,
): Worded | undefined {
  const column = columns[one.field];
  if (column === undefined || one.before !== undefined || one.byPronoun === true) return undefined;
  if (isReached(column) && !/\bvictim\b/.test(said)) return undefined;
  return { field: one.field, rank: one.party === undefined ? 2 : 1 };
}

/** Of these a list has the victim's where it says nothing: a number, an e-mail address, a job it must say whose it is. */
const HERS: ReadonlySet<Concept> = new Set([
  'surname',
  'forenames',
  'aliases',
  'birthDate',
  'birthAbout',
  'gender',
  'ethnicity',
  'nationality',
  'religion',
  'address',
  'oldAddress',
  'postcode',
]);

function ofConcept(
  concept: Concept,
  party: Party | undefined,
  index: number | undefined,
  said: string,
): Worded | undefined {
  // "Children's dates of birth": several in one cell, and no column for all of them.
  if (party === 'child' && index === undefined && /\b(children|childrens|kids)\b/.test(said)) return undefined;
  if (concept === 'name' && party === undefined) return undefined;
  const whose = party ?? (HERS.has(concept) ? 'victim' : undefined);
  const fields = whose === undefined ? undefined : CONCEPT_FIELDS[concept][whose];
  if (fields === undefined || fields.includes('&')) return undefined;
  return { field: fields.replaceAll('#', String(index ?? 1)), rank: party === undefined ? 2 : 1 };
}

/** The field that a part of an address or a name helps to fill; the victim's where it names nobody. */
function partOf(columns: Readonly<Record<string, Column>>, said: string): string | undefined {
  const named = /^(victim|perpetrator|perp|abuser|suspect|offender) (?:s )?(.*)$/.exec(said);
  const rest = named?.[2] ?? said;
  const concept = PARTS.find(([, words]) => words.test(rest))?.[0];
  const field =
    concept === undefined
      ? undefined
      : CONCEPT_FIELDS[concept][named === null || named[1] === 'victim' ? 'victim' : 'perpetrator'];
  const one = field?.replace('#', '1');
  return one === undefined || columns[one] === undefined ? undefined : one;
}

/** A way to reach the victim: never taken from a heading that may be anybody's, as "Contact number". */
function isReached({ kind, fieldClass }: Column): boolean {
  return fieldClass === 'safeContact' && (kind === 'phone' || kind === 'email');
}

const LESS = new Set(['of', 'the', 'a', 'is', 'to', 'in', 'on', 'no', 'number', 'details', 'victim', 's', '1']);
const SAME: Readonly<Record<string, string>> = {
  perp: 'perpetrator',
  suspect: 'perpetrator',
  respondent: 'perpetrator',
  offender: 'perpetrator',
  accused: 'perpetrator',
  survivor: 'victim',
  complainant: 'victim',
  client: 'victim',
  cl: 'victim',
  ap: 'perpetrator',
  ch: 'child',
  forename: 'forenames',
  fname: 'forenames',
  sname: 'surname',
  tel: 'phone',
  telephone: 'phone',
  mobile: 'phone',
  addr: 'address',
  addr1: 'address',
  pcode: 'postcode',
  gend: 'gender',
  sex: 'gender',
  ethn: 'ethnicity',
  lang: 'language',
  disab: 'disability',
  rel: 'relationship',
  occ: 'occupation',
  job: 'occupation',
  summ: '',
  summary: '',
};
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(last|family) name\b/, 'surname'],
  [/\b(first|given) names?\b/, 'forenames'],
  [/\b(a ?k ?a|also known as)\b/, 'other names'],
  [/\bd ?o ?b\b/, 'date birth'],
  [/\b(post|p) code\b/, 'postcode'],
  [/\baddr(ess)? line 1\b/, 'address'],
];
/** Whose or what for: a heading with one of these is like no column that lacks it. */
const ROLES = [
  'perpetrator',
  'child',
  'children',
  'referrer',
  'officer',
  'worker',
  'gp',
  'school',
  'manager',
  'landlord',
  'relative',
  'mother',
  'father',
  'friend',
  'idva',
];

function wordsOf(text: string): ReadonlySet<string> {
  const said = PHRASES.reduce((folded, [phrase, word]) => folded.replace(phrase, word), foldText(text));
  return new Set(said.split(' ').flatMap((word) => SAME[word] ?? word));
}

/** Those that tell columns apart. */
function without(words: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...words].filter((word) => word !== '' && !LESS.has(word)));
}

/**
 * The column whose heading shares most words, more than half of all of them; a tie is no answer. A question is like questions only, and a number or
 * an address to reach somebody is the victim's only where the heading says so.
 */
export function alikeColumn<Row>(table: Table<Row>, heading: string): string | undefined {
  if (UNCLEAR.has(foldText(heading))) return undefined;
  const said = wordsOf(heading);
  const own = without(said);
  const asks = heading.trim().endsWith('?');
  let best: { readonly field: string; readonly share: number } | undefined;
  let tied = false;
  for (const [field, column] of columnsOfTable(table)) {
    const other = without(wordsOf(column.header));
    if (isReached(column) && !said.has('victim')) continue;
    if (asks && !['answer', 'yesNo', 'choice'].includes(column.kind)) continue;
    if (ROLES.some((role) => own.has(role) !== other.has(role))) continue;
    const shared = [...own].filter((word) => other.has(word));
    if (shared.every((word) => ROLES.includes(word))) continue;
    const both = shared.length;
    const share = both / Math.max(1, own.size + other.size - both);
    if (share <= 0.5 || (own.size < 2 && share < 1)) continue;
    tied = best !== undefined && share === best.share;
    if (best === undefined || share > best.share) best = { field, share };
  }
  return tied ? undefined : best?.field;
}
