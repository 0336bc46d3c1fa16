// What a heading of a list says: a column of ours by its heading or another name of it, or one that it is only like.
import { foldText } from '../../domain/fold.ts';
import type { Column, Table } from '../tables/table.ts';
import { columnsOfTable } from './mapping.ts';

export interface KnownColumn {
  readonly heading: string;
  readonly field: string;
  /** A full name "BROOK, Anna": what follows the first comma goes here. */
  readonly afterComma?: string;
  /** 0: the column's own heading. 1: another name of it that says whose it is. 2: one that does not. 3: a bare "Name". */
  readonly rank: 0 | 1 | 2 | 3;
}

const names = new WeakMap<object, ReadonlyMap<string, KnownColumn>>();

/** Every name of every column, folded; the column's own heading before other names. */
function namesOf<Row>(table: Table<Row>): ReadonlyMap<string, KnownColumn> {
  const before = names.get(table.columns);
  if (before !== undefined) return before;
  const found = new Map<string, KnownColumn>();
  for (const [field, column] of columnsOfTable(table))
    found.set(foldText(column.header), { heading: '', field, rank: 0 });
  for (const [field, column] of columnsOfTable(table))
    for (const name of column.otherNames ?? []) {
      const folded = foldText(name);
      if (!found.has(folded)) found.set(folded, { heading: '', field, rank: WHOSE.test(folded) ? 1 : 2 });
    }
  names.set(table.columns, found);
  return found;
}

const WHOSE = /\b(victim|perpetrator|child|referrer|other person)\b/;

/** The column a heading names; `bare` forms of a whole name only where the table has the columns for it. */
export function knownColumn<Row>(table: Table<Row>, heading: string): KnownColumn | undefined {
  const folded = foldText(heading);
  if (folded === '') return undefined;
  const columns = table.columns as Readonly<Record<string, Column>>;
  const found = namesOf(table).get(folded);
  const column = found === undefined ? undefined : columns[found.field];
  if (found !== undefined && column !== undefined && isReached(column) && !/\bvictim\b/.test(folded)) return undefined;
  if (found !== undefined) return { ...found, heading };
  const full = /^(victim )?(?:full )?names?$/.exec(folded);
  if (full !== null && columns['surname'] !== undefined)
    return { heading, field: 'surname', afterComma: 'forenames', rank: full[1] === undefined ? 3 : 1 };
  if (
    /^(perpetrator|perp|suspect|respondent)( 1)?( full)?( name)?$/.test(folded) &&
    columns['perp1Surname'] !== undefined
  )
    return { heading, field: 'perp1Surname', afterComma: 'perp1Forenames', rank: 1 };
  return undefined;
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
