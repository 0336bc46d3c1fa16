// Which column an answer goes to, or why it goes to none: by the question's words, whom it is about, and which of several people it is.
import { questionOf } from '../reading/boxes.ts';
import { isFilled } from '../reading/page-lines.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { FormEntry } from '../reading/form-entry.ts';
import type { Party } from '../reading/form-words.ts';
import { TABLE } from '../../tables/all-tables.ts';
import type { Column } from '../../tables/table.ts';
import { partyOfField } from './field-party.ts';
import { CONCEPT_FIELDS, MOST } from '../labels/question-concepts.ts';
import { checklistNumber, plainLabel, type KnownWords, type Meaning } from '../labels/known-words.ts';
import { WITHOUT_COLUMN } from '../labels/question-words.ts';
import { findWhose, type Asked } from './question-party.ts';

export type Targets =
  { readonly fields: string; readonly why?: undefined } | { readonly fields?: undefined; readonly why: string };

export interface Places {
  readonly all: readonly Asked[];
  /** Which person of its kind an entry is about, from 1. */
  indexOf(entry: FormEntry): number;
}

const UNKNOWN = 'no column is called so';
const WHOSE = 'the form does not say whose it is';

/** `a b` is a whole name, `a&b` a phone number and an e-mail address, else one field. */
export function findTargets(asked: Asked, places: Places, words: KnownWords): Targets {
  const { entry } = asked;
  const learnt = words.learnt(entry.label, entry.section.words);
  if (learnt !== undefined)
    return learnt.field === undefined
      ? { why: 'a person said that it is no column of ours' }
      : { fields: learnt.field };
  const printed = targetsOf(asked, asked.meanings, places);
  const named = byControl(entry, asked, places, words);
  if (named === undefined)
    return printed ?? { why: entry.label === '' ? 'words that stand under no question' : UNKNOWN };
  if (printed === undefined || printed.why !== undefined)
    return printed?.why === undefined || entry.section.party === undefined ? named : printed;
  if (named.why === undefined && named.fields !== printed.fields && !isPart(named.fields, printed.fields))
    return { why: 'its name in the file says one column and the words before it another' };
  return printed;
}

const isPart = (one: string, whole: string): boolean => whole.split(/[ &]/).includes(one);

function targetsOf(asked: Asked, meanings: readonly Meaning[], places: Places): Targets | undefined {
  const { entry } = asked;
  const isBefore = (field: string): boolean =>
    places.all.some(
      (one) =>
        one.entry.label === entry.before &&
        one.entry.section.number === entry.section.number &&
        one.meanings.some((each) => each.kind === 'field' && each.field === field),
    );
  const conditional = meanings.filter((one) => one.kind === 'field' && one.before !== undefined);
  const fitting = conditional.filter((one) => one.kind === 'field' && isBefore(one.before ?? ''));
  const free = meanings.filter((one) => one.kind === 'concept' || one.before === undefined);
  const [meaning] = [...fitting, ...free];
  const number = entry.section.party === 'checklist' ? checklistNumber(entry.label) : undefined;
  if (number !== undefined) return { fields: `q${number}` };
  if (meaning === undefined)
    return conditional.length > 0 ? { why: 'the question before it is not one it can belong to' } : undefined;
  return meaning.kind === 'field' ? ofField(meaning, entry) : ofConcept(meaning, asked, places);
}

function ofField(meaning: Extract<Meaning, { kind: 'field' }>, entry: FormEntry): Targets {
  const { field } = meaning;
  if (WITHOUT_COLUMN.has(field)) return { why: 'Referrals has no column for it' };
  if (meaning.byPronoun === true && entry.section.party !== 'victim') return { why: WHOSE };
  const own = partyOfField(field === 'visibleHighRisk' ? 'statedBand' : field);
  const section = entry.section.party;
  // "Religion" under a heading about the perpetrator is not hers. Questions that name her stay hers wherever they stand.
  const isElsewhere =
    section !== undefined &&
    own !== undefined &&
    section !== own &&
    !(section === 'child' && field === 'morePeople') &&
    (section === 'perpetrator' ||
      section === 'child' ||
      section === 'other' ||
      (section === 'referrer' && own !== 'checklist'));
  if (isElsewhere && meaning.party !== own && !NAMES_WHOM.test(foldText(entry.label)))
    return { why: 'it stands in a part of the form about somebody else' };
  if (meaning.party !== undefined && own !== undefined && meaning.party !== own) return { why: UNKNOWN };
  return { fields: field };
}

const NAMES_WHOM = /\b(victims?|survivors?|clients?|complainants?|perpetrators?|perp|referr\w+|referral)\b/;

function ofConcept(meaning: Extract<Meaning, { kind: 'concept' }>, asked: Asked, places: Places): Targets {
  const { entry } = asked;
  const rowParty =
    entry.row !== undefined && entry.section.party !== undefined && meaning.concept === 'name'
      ? { party: entry.section.party }
      : meaning;
  const whose = findWhose(asked, meaning.concept, rowParty, places.all);
  if (whose === undefined) return { why: WHOSE };
  if (whose.party === 'child' && isAllChildren(entry, meaning.concept)) return { fields: 'morePeople' };
  const fields = CONCEPT_FIELDS[meaning.concept][whose.party];
  if (fields === undefined) return { why: UNKNOWN };
  if (!fields.includes('#')) return { fields };
  const index = whose.index ?? places.indexOf(entry);
  if (index > (MOST[whose.party] ?? 1))
    return { why: 'Referrals has no column for one more person of this kind: add them to More people' };
  return { fields: fields.replaceAll('#', String(index)) };
}

/** By the title or tag of its control, where that is a column's name. */
function byControl(entry: FormEntry, asked: Asked, places: Places, words: KnownWords): Targets | undefined {
  for (const token of entry.answer) {
    if (token.kind === 'words') continue;
    const [title, tag] = token.kind === 'box' ? [questionOf(token), token.tag] : [token.piece.title, token.piece.tag];
    const exact = FIELD_NAMES.get(foldText(tag)) ?? HEADERS.get(foldText(title)) ?? HEADERS.get(foldText(tag));
    const party = exact === undefined ? undefined : partyOfField(exact);
    const isFree =
      entry.section.party === undefined ||
      party === undefined ||
      entry.section.party === party ||
      entry.section.party === 'matter';
    if (exact !== undefined && isFree) return { fields: exact };
    for (const name of [title, tag]) {
      const found =
        name === ''
          ? undefined
          : targetsOf({ ...asked, meanings: words.meaningsOf(name) }, words.meaningsOf(name), places);
      if (found !== undefined) return found;
      const other = isFree && exact === undefined ? OTHER_NAMES.get(foldText(name)) : undefined;
      if (other !== undefined && entry.section.party === undefined) return { fields: other };
    }
  }
  return undefined;
}

const COLUMNS = Object.entries(TABLE.referrals.columns as Readonly<Record<string, Column>>);
const FIELD_NAMES: ReadonlyMap<string, string> = new Map(COLUMNS.map(([field]) => [foldText(field), field]));
const HEADERS: ReadonlyMap<string, string> = new Map(
  COLUMNS.map(([field, column]) => [foldText(column.header), field]),
);
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  COLUMNS.flatMap(([field, column]) => (column.otherNames ?? []).map((name) => [foldText(name), field] as const)),
);

interface Person {
  readonly index: number;
  readonly seen: Set<string>;
}

const NAMES: ReadonlySet<string> = new Set(['name', 'surname', 'forenames']);

/** Counts people: rows of a table are people, and so is each part of the form that names somebody anew. */
export function openPlaces(all: readonly Asked[]): Places {
  const indexes = new Map<FormEntry, number>();
  for (const party of Object.keys(MOST) as Party[]) {
    const persons: Person[] = [];
    const groups = new Map<string, Person>();
    const next = (key: string): Person => {
      const person = { index: persons.length + 1, seen: new Set<string>() };
      persons.push(person);
      groups.set(key, person);
      return person;
    };
    for (const { entry, meanings } of all) {
      const meaning = meanings.find((one) => one.kind === 'concept' && (one.party ?? entry.section.party) === party);
      if (
        meaning?.kind !== 'concept' ||
        entry.doubt !== undefined ||
        !isFilled(entry.answer) ||
        isAllChildren(entry, meaning.concept)
      )
        continue;
      const isName = NAMES.has(meaning.concept);
      const key =
        entry.row === undefined ? `${entry.section.number}` : `${entry.section.number}/${entry.table}/${entry.row}`;
      let person = groups.get(key);
      if (person === undefined) {
        const last = persons.at(-1);
        const isNew =
          last === undefined || entry.row !== undefined || (isName && [...last.seen].some((part) => NAMES.has(part)));
        person = isNew ? next(key) : last;
        groups.set(key, person);
      } else if (party !== 'perpetrator' && isName && person.seen.has(meaning.concept)) person = next(key);
      person.seen.add(meaning.concept);
      indexes.set(entry, person.index);
    }
  }
  return { all, indexOf: (entry) => indexes.get(entry) ?? 1 };
}

/** "Children", with everything about them in one place. */
function isAllChildren(entry: FormEntry, concept: string): boolean {
  return (
    concept === 'name' &&
    entry.row === undefined &&
    plainLabel(entry.label).replace(/ (names?|details)$/, '') === 'children'
  );
}
