// What a referral says of somebody who is in the case: other spellings, other dates, cells that are blank there, places and days of release.
import type { Person } from '../cases/case.ts';
import { foldText } from '../text/fold.ts';
import { isKnownPlace, isSamePlace } from '../cases/known-places.ts';
import type { FormPerson, FormPlace } from '../referral/referral-people.ts';
import { rowsWith } from '../text/rows-with.ts';
import { headingOf } from './news-headings.ts';
import type { Differing, News, NewsEffect, Piece } from './news-piece.ts';
import { birthsOf, namesOf } from './same-person.ts';
import { nameContent, type NewsContext } from './news-context.ts';

export function newsOfKnown(scene: NewsContext, form: FormPerson, person: Person): News {
  const cells = cellsOf(form, person);
  return {
    pieces: [
      ...namePieces(scene, form, person),
      ...birthPieces(scene, form, person),
      ...cells.pieces,
      ...form.places.flatMap((place) => placePieces(scene, form, place, person)),
      ...releasePieces(scene, form),
    ],
    differing: cells.differing,
  };
}

/** If a person says that it is the same one: the name is another spelling, the birth date another date. */
export function describeOfOne(scene: NewsContext, form: FormPerson, person: Person): readonly NewsEffect[] {
  return [...namePieces(scene, form, person), ...birthPieces(scene, form, person)].flatMap((piece) => piece.takes);
}

function fill(form: FormPerson, person: Person, field: string, values: Readonly<Record<string, string>>): Piece {
  const name = `fill/${person.id}/${field}`;
  return {
    id: name,
    sort: field === 'birthDate' ? 'birth' : 'cell',
    heading: headingOf(form, field),
    row: person.id,
    takes: [{ do: 'fill', over: 'blank', name, table: 'people', rowId: person.id, values }],
  };
}

/** Names that stand for nobody of the case yet, one piece; a part of a name that is blank is filled where the rest agrees. */
function namePieces(scene: NewsContext, form: FormPerson, person: Person): readonly Piece[] {
  const parts = ['surname', 'forenames'] as const;
  const blank = parts.filter((field) => person[field] === undefined && form.values[field] !== undefined);
  const fits = parts.every(
    (field) => blank.includes(field) || foldText(person[field] ?? '') === foldText(form.values[field] ?? ''),
  );
  const full = `${form.values.forenames ?? ''} ${form.values.surname ?? ''}`.trim();
  const known = new Set([...namesOf(person), ...(fits ? [foldText(full)] : [])]);
  const others = [full, ...(form.values.aliases ?? [])].filter((part) => part !== '' && !known.has(foldText(part)));
  const [first] = blank;
  const values = Object.fromEntries(blank.map((field) => [field, form.values[field] ?? '']));
  return [
    ...(first !== undefined && fits ? [fill(form, person, first, values)] : []),
    ...listPieces(scene, form, person, 'aliases', others),
  ];
}

function birthPieces(scene: NewsContext, form: FormPerson, person: Person): readonly Piece[] {
  const { birthDate, otherBirthDates = [] } = form.values;
  const births = birthsOf(person);
  const given = [...birthsOf(form.values)].filter((birth) => !births.has(birth));
  const isBlank = person.birthDate === undefined && birthDate !== undefined && !births.has(birthDate);
  const others = given.filter((one) => !(isBlank && one === birthDate)).map((one) => asWritten(one, otherBirthDates));
  return [
    ...(isBlank ? [fill(form, person, 'birthDate', { birthDate })] : []),
    ...listPieces(scene, form, person, 'otherBirthDates', others),
  ];
}

/** A day as people write it; anything else in its own words. */
function asWritten(birth: string, typed: readonly string[]): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birth);
  return iso === null ? (typed.find((one) => foldText(one) === birth) ?? birth) : `${iso[3]}/${iso[2]}/${iso[1]}`;
}

/** Entries added to a list of the person: what stands there stays. */
function listPieces(
  scene: NewsContext,
  form: FormPerson,
  person: Person,
  field: 'aliases' | 'otherBirthDates',
  entries: readonly string[],
): readonly Piece[] {
  if (entries.length === 0) return [];
  const name = `add/${person.id}/${field}/${nameContent(scene, entries)}`;
  const values = { [field]: [...(person[field] ?? []), ...entries] };
  return [
    {
      id: name,
      sort: field === 'aliases' ? 'name' : 'birth',
      heading: headingOf(form, field === 'aliases' ? 'surname' : 'birthDate'),
      row: person.id,
      takes: [{ do: 'fill', over: 'read', name, table: 'people', rowId: person.id, values }],
    },
  ];
}

const APART: ReadonlySet<string> = new Set([
  'role',
  'surname',
  'forenames',
  'aliases',
  'birthDate',
  'otherBirthDates',
  'dueDate',
]);

/** Blank cells that can be filled, and filled ones that say something else. */
function cellsOf(form: FormPerson, person: Person): News {
  const pieces: Piece[] = [];
  const differing: Differing[] = [];
  for (const [field, value] of Object.entries(form.values)) {
    if (APART.has(field) || typeof value !== 'string') continue;
    const there = person[field as keyof Person];
    if (there === undefined) pieces.push(fill(form, person, field, { [field]: value }));
    else if (isAnswered(value) && foldText(String(there)) !== foldText(value))
      differing.push({ heading: headingOf(form, field), row: person.id, table: 'people' });
  }
  return { pieces, differing };
}

/** "Not known" beside an answer says nothing new. */
const isAnswered = (value: string): boolean => value !== 'notKnown' && foldText(value) !== 'not known';

function placePieces(scene: NewsContext, form: FormPerson, place: FormPlace, person: Person): readonly Piece[] {
  const there = rowsWith(scene.marac.addresses, 'personId', person.id);
  if (there.some((address) => isSamePlace(address, place.values))) return [];
  const whose = { personId: person.id };
  return [
    {
      id: `${place.slot}/${nameContent(scene, place.values)}`,
      sort: 'place',
      heading: place.heading,
      row: person.id,
      takes: [placeRow(scene, form, place, whose)],
      takesSingly: [placeRow(scene, form, place, whose, true)],
    },
  ];
}

/** A place that somebody of the case keeps hidden is never written down as known. */
function isHiddenHere({ marac, people }: NewsContext, place: FormPlace): boolean {
  return people.some((person) =>
    rowsWith(marac.addresses, 'personId', person.id).some(
      (address) => !isKnownPlace(marac, address) && isSamePlace(address, place.values),
    ),
  );
}

/** "All of it" never says of a place that he knows it; of a perpetrator's own it may. */
export function placeRow(
  scene: NewsContext,
  form: FormPerson,
  place: FormPlace,
  whose: { readonly personId: string } | { readonly of: string },
  singly = false,
): NewsEffect {
  const known = (singly || form.values.role === 'perpetrator') && !isHiddenHere(scene, place);
  return {
    do: 'row',
    name: `${place.slot}/${nameContent(scene, place.values)}`,
    table: 'addresses',
    values: {
      ...('personId' in whose ? whose : {}),
      ...(place.values as Readonly<Record<string, string>>),
      perpetratorKnows: known ? 'yes' : 'notKnown',
    },
    ...('of' in whose ? whose : {}),
    ...(known ? {} : { hidden: true }),
  };
}

export function releaseRow({ caseRow }: NewsContext, form: FormPerson, on: string): NewsEffect {
  const values = { caseRef: caseRow.id, what: 'release', on, detail: form.heading };
  return { do: 'row', name: `${form.slot}-release/${on}`, table: 'keyDates', values };
}

function releasePieces(scene: NewsContext, form: FormPerson): readonly Piece[] {
  const { releaseOn } = form;
  const { marac, caseRow } = scene;
  if (releaseOn === undefined || rowsWith(marac.keyDates, 'caseRef', caseRow.id).some((date) => date.on === releaseOn))
    return [];
  const takes = releaseRow(scene, form, releaseOn);
  return [{ id: takes.name, sort: 'date', heading: `${form.heading} release date`, takes: [takes] }];
}
