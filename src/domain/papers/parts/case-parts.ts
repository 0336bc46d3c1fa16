// A case's people and places as a reader may see them: every text is cut to the classes of fields that the reader has for this case.
import type { Address, Case, Person } from '../../cases/case.ts';
import { ageOn, formatDate, type Day } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Attendance, Meeting } from '../../meeting/meeting.ts';
import type { FieldClass } from '../../access/field-class.ts';
import { sortBy } from '../../text/order.ts';
import { isKnownPlace } from '../../cases/known-places.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { unsafeRoutesOf } from '../../cases/unsafe-routes.ts';
import type { ChildModel, PerpetratorModel, PersonModel, SearchedModel, VictimModel } from './part-models.ts';
import type { Contact } from '../../register/register.ts';

export type Classes = ReadonlySet<FieldClass>;

/** What a view is made from, beside the reader: all facts, the MARAC, the day. */
export interface ViewContext {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly today: Day;
}

export function cut(classes: Classes, of: FieldClass, words: string): string {
  return classes.has(of) ? words : '';
}

export function caseRow(view: ViewContext, caseRef: string): Case | undefined {
  return rowsWith(view.marac.cases, 'id', caseRef)[0];
}

export function peopleOf(view: ViewContext, caseRef: string, role: Person['role']): readonly Person[] {
  return sortBy(
    rowsWith(view.marac.people, 'caseRef', caseRef).filter((person) => person.role === role),
    (person) => person.birthDate ?? '9999',
    (person) => person.id,
  );
}

export function victimRow(view: ViewContext, caseRef: string): Person | undefined {
  return peopleOf(view, caseRef, 'victim')[0];
}

export function formatName(person: Pick<Person, 'forenames' | 'surname'> | undefined): string {
  if (person === undefined) return '';
  const forenames = person.forenames ?? '';
  const surname = person.surname ?? '';
  return forenames === '' && surname === '' ? 'Name not known' : `${forenames} ${surname}`.trim();
}

export function formatBirth(person: Person, today: Day): string {
  const others =
    (person.otherBirthDates ?? []).length > 0 ? `; also given: ${(person.otherBirthDates ?? []).join(', ')}` : '';
  if (person.birthDate !== undefined)
    return `${formatDate(person.birthDate)} (${ageOn(person.birthDate, today)})${others}`;
  if (person.dueDate !== undefined) return `due ${formatDate(person.dueDate)}`;
  return person.birthAbout === undefined
    ? others.replace(/^; /, '')
    : `about ${person.birthAbout.replace(/^about /i, '')}${others}`;
}

function isCurrent(address: Address, today: Day): boolean {
  return (
    address.kind !== 'old' &&
    (address.from === undefined || address.from <= today) &&
    (address.to === undefined || today <= address.to)
  );
}

/** Places that may be printed: those the perpetrator knows, said so in a word. A place nobody said anything about is hidden. */
function knownPlaces(view: ViewContext, person: Person): readonly Address[] {
  return sortBy(
    view.marac.addresses.filter(
      (one) => one.personId === person.id && isKnownPlace(view.marac, one) && (one.text ?? one.postcode) !== undefined,
    ),
    (address) => (isCurrent(address, view.today) ? 0 : 1),
    (address) => address.id,
  );
}

export function formatAddress(address: Address): string {
  const text = address.text ?? '';
  const postcode = address.postcode ?? '';
  return text !== '' &&
    postcode !== '' &&
    text.replace(/\s/g, '').toUpperCase().indexOf(postcode.replace(/\s/g, '').toUpperCase()) < 0
    ? `${text}, ${postcode}`
    : text === ''
      ? postcode
      : text;
}

function currentPlace(view: ViewContext, person: Person): string {
  const found = knownPlaces(view, person).find((place) => isCurrent(place, view.today));
  return found === undefined ? '' : formatAddress(found);
}

/** What a case is called on a paper. */
export function victimName(view: ViewContext, caseRef: string, classes: Classes): string {
  const row = victimRow(view, caseRef);
  return cut(classes, 'name', row === undefined ? 'Name not recorded' : formatName(row));
}

export function victimView(view: ViewContext, caseRef: string, classes: Classes): VictimModel {
  const row = victimRow(view, caseRef);
  const name = victimName(view, caseRef, classes);
  if (row === undefined) return { name, aliases: [], birth: '', place: '', placeLine: 'Address not recorded' };
  const place = cut(classes, 'knownPlace', currentPlace(view, row));
  return {
    name,
    aliases: classes.has('name') ? (row.aliases ?? []) : [],
    birth: cut(classes, 'birth', formatBirth(row, view.today)),
    place,
    placeLine: place === '' ? 'Withheld: through the IDVA' : '',
  };
}

export function perpetratorViews(view: ViewContext, caseRef: string, classes: Classes): readonly PerpetratorModel[] {
  return peopleOf(view, caseRef, 'perpetrator').map((row) => ({
    name: cut(
      classes,
      'name',
      row.surname === undefined && row.forenames === undefined ? 'Not known' : formatName(row),
    ),
    aliases: classes.has('name') ? (row.aliases ?? []) : [],
    birth: cut(classes, 'birth', formatBirth(row, view.today)),
    place: cut(classes, 'knownPlace', currentPlace(view, row)),
    relationship: cut(classes, 'note', row.relationship ?? ''),
    whereabouts: cut(
      classes,
      'note',
      [row.whereabouts, row.orders, row.unknownWhy].filter((part) => part !== undefined && part !== '').join('; '),
    ),
  }));
}

export function childViews(view: ViewContext, caseRef: string, classes: Classes): readonly ChildModel[] {
  return [...peopleOf(view, caseRef, 'child'), ...peopleOf(view, caseRef, 'unborn')].map((row) => ({
    name: cut(classes, 'name', row.role === 'unborn' && row.forenames === undefined ? 'Unborn child' : formatName(row)),
    birth: cut(classes, 'birth', formatBirth(row, view.today)),
    detail: cut(
      classes,
      'note',
      [
        row.livesWith === undefined ? undefined : `Lives with ${row.livesWith}`,
        row.school,
        row.plan,
        row.sharedWith === undefined || !classes.has('link') ? undefined : 'Also in a linked case: counted once',
      ]
        .filter((part) => part !== undefined && part !== '')
        .join('; '),
    ),
  }));
}

export function otherViews(view: ViewContext, caseRef: string, classes: Classes): readonly PersonModel[] {
  return peopleOf(view, caseRef, 'other').map((row) => ({
    name: cut(classes, 'name', formatName(row)),
    aliases: classes.has('name') ? (row.aliases ?? []) : [],
    birth: cut(classes, 'birth', formatBirth(row, view.today)),
  }));
}

/** An agency searches by an address that was left, too; it must not take it for where she is. */
function describeSearched(view: ViewContext, address: Address): string {
  if (isCurrent(address, view.today) || address.to === undefined || address.to >= view.today)
    return formatAddress(address);
  return `${formatAddress(address)} (until ${formatDate(address.to)})`;
}

export const ROLE_WORDS: Readonly<Record<Person['role'], string>> = {
  victim: 'Victim',
  perpetrator: 'Perpetrator',
  child: 'Child',
  unborn: 'Unborn child',
  other: 'Other person at risk',
};

/** Everybody of a case as an agency's systems search for them: names, birth dates, and the known places if it searches by them. */
export function searchedViews(view: ViewContext, caseRef: string, classes: Classes): readonly SearchedModel[] {
  const order: readonly Person['role'][] = ['victim', 'perpetrator', 'child', 'unborn', 'other'];
  return order.flatMap((role) =>
    peopleOf(view, caseRef, role).map((row) => ({
      role: ROLE_WORDS[role],
      name: cut(classes, 'name', formatName(row)),
      aliases: classes.has('name') ? (row.aliases ?? []) : [],
      birth: cut(classes, 'birth', formatBirth(row, view.today)),
      places: classes.has('knownPlace') ? knownPlaces(view, row).map((place) => describeSearched(view, place)) : [],
    })),
  );
}

export function contactRow(view: ViewContext, id: string | undefined): Contact | undefined {
  return id === undefined ? undefined : view.facts.contacts.find((contact) => contact.id === id);
}

export function agencyName(view: ViewContext, idOrName: string | undefined): string {
  if (idOrName === undefined) return '';
  return view.facts.agencies.find((agency) => agency.id === idOrName || agency.name === idOrName)?.name ?? idOrName;
}

/** "Sam Okoro, West London IDVA Service" or the service, or ''. */
export function describeIdva(view: ViewContext, caseRef: string): string {
  const row = caseRow(view, caseRef);
  const contact = contactRow(view, row?.idvaContact);
  const service = agencyName(view, row?.idvaService ?? contact?.agency);
  return [contact?.personName, service === '' ? undefined : service]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** The line that protects, on every paper: through whom alone she may be reached, and what is unsafe. Words only, never a number of hers. */
export function describeContactLine(view: ViewContext, caseRef: string): string {
  const row = caseRow(view, caseRef);
  const idva = describeIdva(view, caseRef);
  const phone = contactRow(view, row?.idvaContact)?.phone;
  const through = idva === '' ? 'the MARAC coordinator' : phone === undefined ? idva : `${idva}, ${phone}`;
  const unsafe = unsafeRoutesOf(view.marac, view.facts.recorded, caseRef).filter((route) => !/\d/.test(route));
  return `Contact only through ${through}.${unsafe.length === 0 ? '' : ` Unsafe: ${unsafe.join(', ')}.`}`;
}

/** Who is named for a meeting on Attendance: by agency, then by person, whatever the order of the rows. */
export function attendanceAt(view: ViewContext, meeting: Meeting): readonly Attendance[] {
  return sortBy(
    view.marac.attendance.filter((one) => one.meeting === meeting.id),
    (one) => agencyName(view, one.agency),
    (one) => one.substituteName ?? one.personName ?? contactRow(view, one.contact)?.personName ?? '',
    (one) => one.id,
  );
}
