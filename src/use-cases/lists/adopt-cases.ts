// A coordinator's own list of cases as history: cases with their people and places, the meeting that heard them, and who flagged them.
import { addMonths, type Day } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold.ts';
import { agencyNamed } from '../../domain/access/access.ts';
import type { ChildNumber } from '../../domain/referral/referral.ts';
import { openRules } from '../../domain/settings/rules.ts';
import type { FileRole } from '../../workbook/workbook-port.ts';
import type { MappedRow } from '../../workbook/lists/list-mapping.ts';
import { typed } from '../../domain/cells/column.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { VICTIM } from '../../domain/referral/questions/all-questions.ts';
import { children } from '../../domain/referral/questions/child-questions.ts';
import { perpetrators } from '../../domain/referral/questions/perpetrator-questions.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { caseAtMeeting, caseByNumber, judgeNumbers } from './case-numbers.ts';
import { nameOf, textOf, type Adopting, type AdoptionDraft } from './adoption.ts';
import { GUESSED, guessedNames } from './referral-list.ts';

const history = {
  reference: typed('text', 'Their case number', 'open', 'How the old list calls the case.', {
    otherNames: ['reference', 'ref', 'case number', 'marac number', 'case no', 'case ref'],
  }),
  state: TABLE.cases.columns.state,
  kind: TABLE.cases.columns.kind,
  openedOn: TABLE.cases.columns.openedOn,
  lastReferredOn: typed('day', 'Last referred on', 'open', 'Repeats and flags count from this day.', {
    otherNames: ['last referral', 'date of referral', 'referral date', 'referred on'],
  }),
  lastHeardOn: typed('day', 'Last heard on', 'open', 'The day of the meeting.', {
    otherNames: ['heard on', 'meeting date', 'date of marac', 'marac date', 'date heard'],
  }),
  outcome: TABLE.list.columns.outcome,
  restricted: TABLE.cases.columns.restricted,
  closedOn: TABLE.cases.columns.closedOn,
  flaggedBy: typed('list', 'Flagged by', 'open', 'Agencies whose records carry the flag, parted by ;.', {
    otherNames: ['flags', 'flagged'],
  }),
};

/** What a list of cases may fill. */
export const CASE_LIST = {
  ...TABLE.cases,
  columns: { ...VICTIM, ...perpetrators, ...children, ...history },
} as unknown as Table;

/** The rows made from a list of cases. None of them is a referral, so nobody is told about them. */
export function adoptCases(adopting: Adopting, listed: readonly MappedRow[]): void {
  const { draft } = adopting;
  const rows = listed.filter((row) => {
    if (row.unread.size > 0) draft.leaveUnread(row);
    else if (textOf(row.values, 'surname') === undefined && textOf(row.values, 'forenames') === undefined)
      draft.leaveOut(row, 'adopt.no-victim', 'It names no victim. Correct the list and run the command again.');
    else return true;
    return false;
  });
  for (const where of guessedNames(rows)) draft.note(where, 'list.name-guessed', GUESSED);
  const cases = new Map<string, readonly MappedRow[]>();
  const numbers = judgeNumbers(rows);
  if (numbers.restart) draft.note('its numbers', 'adopt.numbers-restart', RESTART);
  for (const row of rows) {
    if (numbers.untold.has(row)) {
      draft.leaveOut(row, 'adopt.number-again', UNTOLD);
      continue;
    }
    const ref = adoptedCase(draft, row, numbers.restart);
    cases.set(ref, [...(cases.get(ref) ?? []), row]);
  }
  const flagged: Flagged = new Map();
  for (const [ref, all] of cases) {
    if (draft.has('cases', ref)) all.forEach(() => draft.know());
    else adoptCase(adopting, ref, all, flagged);
  }
  addFlags(draft, flagged);
}

/** The ref of a case from the old list: from its number there, or else from its people; the same in every run. */
function adoptedCase(draft: AdoptionDraft, { values }: MappedRow, restart: boolean): string {
  const number = textOf(values, 'reference');
  const meeting = textOf(values, 'lastHeardOn');
  if (number !== undefined && restart) return caseAtMeeting(draft, meeting ?? '', number);
  if (number !== undefined) return caseByNumber(draft, number);
  const who = ['surname', 'forenames', 'birthDate', 'perp1Surname', 'perp1Forenames', 'perp1BirthDate'];
  const parts = who.map((field) => foldText(textOf(values, field) ?? ''));
  return draft.pool.take('K', `adopt/${nameOf(draft.keys, ...parts)}`);
}

const RESTART =
  'One number stands for different people: the numbers begin again at each meeting, so the meeting and the number together tell the cases apart. A person heard at two meetings is two cases here; where they are one, say so on Cases.';
const UNTOLD =
  'Its number stands for different people, and no meeting, or the same one, stands beside it: whose row it is cannot be told. Give the meeting, or other numbers, and run the command again.';

/** The cases that an agency has flagged, by `meeting/agency`. */
type Flagged = Map<string, Set<string>>;

function adoptCase(adopting: Adopting, ref: string, rows: readonly MappedRow[], flagged: Flagged): void {
  const { draft } = adopting;
  const [first] = rows;
  if (first === undefined) return;
  const latest = (field: string): Day | undefined =>
    rows
      .flatMap((row) => (textOf(row.values, field) as Day | undefined) ?? [])
      .toSorted()
      .at(-1);
  const word = (field: string): string | undefined => rows.flatMap((row) => textOf(row.values, field) ?? []).at(-1);
  const file: FileRole = rows.some((row) => row.values.get('restricted') === true) ? 'restricted' : 'main';
  const [closedOn, heardOn] = [latest('closedOn'), latest('lastHeardOn')];
  draft.add('cases', file, ref, {
    state: word('state') ?? (closedOn !== undefined ? 'closed' : heardOn === undefined ? 'open' : 'heard'),
    kind: word('kind'),
    openedOn: latest('openedOn') ?? latest('lastReferredOn'),
    lastReferredOn: latest('lastReferredOn'),
    restricted: file === 'restricted' ? true : undefined,
    closedOn,
  });
  addPeople(draft, ref, first, file);
  for (const row of rows) addHearing(adopting, ref, row, file, flagged);
}

function addHearing(adopting: Adopting, ref: string, row: MappedRow, file: FileRole, flagged: Flagged): void {
  const { draft, facts, side, today } = adopting;
  const on = textOf(row.values, 'lastHeardOn') as Day | undefined;
  if (on === undefined) return;
  if (on >= today) {
    draft.note(
      row.place,
      'adopt.future',
      'The day it was heard is not over yet: the case is taken in as not heard then.',
    );
    return;
  }
  const meeting =
    side?.meetings.find((candidate) => candidate.on === on)?.id ??
    draft.add('meetings', 'main', draft.pool.take('M', `adopt/${on}`), { kind: 'ordinary', on, state: 'closed' });
  draft.add('list', file, draft.pool.take('L', `adopt/${ref}/${meeting}`), {
    meeting,
    caseRef: ref,
    outcome: textOf(row.values, 'outcome') ?? 'actionPlan',
  });
  const list = row.values.get('flaggedBy');
  for (const name of Array.isArray(list) ? (list as readonly string[]) : []) {
    const agency = agencyNamed(facts.agencies, name);
    if (agency === undefined)
      draft.note(row.place, 'adopt.agency', 'An agency that flagged it is not on Agencies: that flag is left out.');
    else flagCase(adopting, ref, row, `${meeting}/${agency.id}`, flagged);
  }
}

/** If the months of a flag are over already, no mail asks about it: it is named here. */
function flagCase({ draft, side, today }: Adopting, ref: string, row: MappedRow, by: string, flagged: Flagged): void {
  const rules = side?.rules ?? openRules([]);
  const last = textOf(row.values, 'lastReferredOn') as Day | undefined;
  if (last === undefined || addMonths(last, rules.whole('flagMonths', today)) <= today)
    return draft.note(
      row.place,
      'adopt.flag-over',
      'Its flag is due for removal already: ring that agency, no list will.',
    );
  flagged.set(by, (flagged.get(by) ?? new Set()).add(ref));
  return undefined;
}

/** One answer per agency and meeting, as on the tab Flags: all, or all except. */
function addFlags(draft: AdoptionDraft, flagged: Flagged): void {
  const listed = draft.end().changes.filter((change) => change.table === 'list');
  const textAt = (change: (typeof listed)[number], field: string): string => {
    const cell = change.cells.get(field);
    return cell?.kind === 'text' ? cell.text : '';
  };
  for (const [key, found] of flagged) {
    const [meeting = '', agency = ''] = key.split('/');
    const all = listed.filter((one) => textAt(one, 'meeting') === meeting).map((one) => textAt(one, 'caseRef'));
    const except = all.filter((one) => !found.has(one));
    draft.add('flags', 'main', draft.pool.take('F', `adopt/${meeting}/${agency}`), {
      meeting,
      agency,
      flagged: except.length === 0 ? 'all' : 'except',
      exceptCases: except.length === 0 ? undefined : except,
      exceptWhy: except.length === 0 ? undefined : 'Not named as flagged in the list that was taken in',
    });
  }
}

const PERSON = ['Surname', 'Forenames', 'BirthDate', 'Gender'] as const;

function addPeople(draft: AdoptionDraft, ref: string, { values }: MappedRow, file: FileRole): void {
  const at = (field: string): string | undefined => textOf(values, field);
  const person = (purpose: string, more: Readonly<Record<string, string | readonly string[] | undefined>>): string =>
    draft.add('people', file, draft.pool.take('P', `adopt/${ref}/${purpose}`), { caseRef: ref, ...more });
  const aliases = values.get('aliases');
  const woman = person('victim', {
    role: 'victim',
    surname: at('surname'),
    forenames: at('forenames'),
    birthDate: at('birthDate'),
    birthAbout: at('birthAbout'),
    gender: at('gender'),
    ...(Array.isArray(aliases) ? { aliases: aliases as readonly string[] } : {}),
  });
  const knows = at('perpetratorKnowsAddress');
  addAddress(draft, woman, at('address'), at('postcode'), knows === 'yes' ? file : 'restricted', knows ?? 'notKnown');
  for (const start of ['perp1', 'perp2']) {
    if ((at(`${start}Surname`) ?? at(`${start}Forenames`)) === undefined) continue;
    const he = person(start, { role: 'perpetrator', ...named(at, start), relationship: at(`${start}Relationship`) });
    addAddress(draft, he, at(`${start}Address`), at(`${start}Postcode`), file, 'yes');
  }
  for (const n of [1, 2, 3, 4, 5, 6] satisfies readonly ChildNumber[])
    if ((at(`child${n}Surname`) ?? at(`child${n}Forenames`)) !== undefined)
      person(`child${n}`, { role: 'child', ...named(at, `child${n}`), school: at(`child${n}School`) });
}

function named(at: (field: string) => string | undefined, start: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    PERSON.map((field) => [`${field.charAt(0).toLowerCase()}${field.slice(1)}`, at(`${start}${field}`)]),
  );
}

/** The victim's address is hidden, in the restricted workbook, unless the list says that the perpetrator knows it. */
function addAddress(
  draft: AdoptionDraft,
  personId: string,
  text: string | undefined,
  postcode: string | undefined,
  file: FileRole,
  perpetratorKnows: string,
): void {
  if ((text ?? postcode) === undefined) return;
  const values = { personId, kind: 'home', text, postcode, perpetratorKnows };
  draft.add('addresses', file, draft.pool.take('AD', `adopt/${personId}`), values);
}
