// Turns a coordinator's own list of open actions, or of agencies and contacts, into rows. A list proves no address and closes no action.
import { agencyNamed } from '../../domain/access/access.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { MappedRow } from '../../workbook/lists/list-mapping.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { caseAtMeeting, caseByNumber } from './case-numbers.ts';
import { nameOf, textOf, without, type Adopting, type AdoptionDraft, type Values } from './adoption.ts';

/** What a list of actions may fill: not what a person must say here (a call made, an escalation released). */
export const ACTION_LIST = {
  ...TABLE.actions,
  columns: {
    ...without(TABLE.actions.columns, [
      'phoneCallMadeOn',
      'phoneCallBy',
      'releasedRung',
      'releasedRungBy',
      'keepOpenAfterClosing',
    ]),
    // Same words as in a list of cases: if numbers start again, the meeting distinguishes them.
    meeting: {
      ...TABLE.actions.columns.meeting,
      otherNames: [
        ...(TABLE.actions.columns.meeting.otherNames ?? []),
        'marac date',
        'date of marac',
        'meeting date',
        'date heard',
        'heard on',
      ],
    },
  },
} as unknown as Table;

/** What a list of contacts may fill: only a person who rang can say that an address is verified or a route proven. */
export const CONTACT_LIST = {
  ...TABLE.contacts,
  columns: {
    ...without(TABLE.contacts.columns, [
      'verifiedBy',
      'verifiedOn',
      'routeProvenOn',
      'mailboxAttestedOn',
      'mailboxClosedOn',
      'onlyCase',
      'onlyMeeting',
      'marac',
      'cover',
    ]),
    role: { ...TABLE.contacts.columns.role, required: false },
    agencyKind: { ...TABLE.agencies.columns.kind, header: 'Kind of agency', required: false },
  },
} as unknown as Table;

const ENDED = ['completed', 'superseded', 'notDone', 'notPossibleCircumstances'];

/** Open actions whose case exists, by its ref or its number in the old list; ended actions are left in the old list. */
export function adoptActions(adopting: Adopting, rows: readonly MappedRow[]): void {
  const { draft } = adopting;
  for (const row of rows) {
    const rowId = draft.pool.take('A', `adopt/${saidBy(draft, row)}`);
    if (row.unread.size > 0) draft.leaveUnread(row);
    else if (ENDED.includes(textOf(row.values, 'status') ?? '') || row.values.has('doneOn')) draft.know();
    else if (draft.has('actions', rowId)) draft.know();
    else adoptAction(adopting, row, rowId);
  }
}

function adoptAction({ draft, facts, side }: Adopting, row: MappedRow, rowId: string): void {
  const agency = agencyNamed(facts.agencies, textOf(row.values, 'agency') ?? '');
  if (agency === undefined)
    return draft.leaveOut(
      row,
      'adopt.agency',
      'Its agency is not on Agencies: take in the contacts first, or add it there.',
    );
  const typed = textOf(row.values, 'caseRef');
  const caseRef = typed === undefined ? undefined : caseNamed(draft, typed, textOf(row.values, 'meeting'));
  if (typed !== undefined && caseRef === undefined)
    return draft.leaveOut(row, 'adopt.case', 'Its case is neither a case ref nor a number of the cases taken in.');
  const meeting = side?.meetings.find((candidate) => candidate.on === textOf(row.values, 'meeting'))?.id;
  const file = draft.marac.tables.get('cases')?.rows.find((candidate) => candidate.id === caseRef)?.file ?? 'main';
  const values = Object.fromEntries(row.values) as Values;
  draft.add('actions', file, rowId, { status: 'open', ...values, agency: agency.id, caseRef, meeting });
}

function caseNamed(draft: AdoptionDraft, typed: string, meeting: string | undefined): string | undefined {
  const ref = typed.trim().toUpperCase();
  if (draft.has('cases', ref)) return ref;
  const adopted = [
    caseByNumber(draft, typed),
    ...(meeting === undefined ? [] : [caseAtMeeting(draft, meeting, typed)]),
  ];
  return adopted.find((one) => draft.has('cases', one));
}

/** Contacts and the agencies they name; a contact with the same agency, role and name or address is there already. */
export function adoptContacts(adopting: Adopting, rows: readonly MappedRow[]): void {
  for (const row of rows) {
    if (row.unread.size > 0) adopting.draft.leaveUnread(row);
    else adoptContact(adopting, row);
  }
}

function adoptContact({ draft, facts }: Adopting, row: MappedRow): void {
  const name = textOf(row.values, 'agency');
  if (name === undefined) return draft.leaveOut(row, 'adopt.agency', 'It names no agency.');
  const there = agencyNamed(facts.agencies, name)?.id;
  const agency = there ?? draft.pool.take('G', `adopt/${foldText(name)}`);
  const role = textOf(row.values, 'role') ?? 'representative';
  const [person, address] = [textOf(row.values, 'personName') ?? '', textOf(row.values, 'address') ?? ''];
  const same = facts.contacts.some(
    (contact) =>
      contact.agency === agency &&
      contact.role === role &&
      (foldText(contact.personName ?? '') === foldText(person) || (address !== '' && contact.address === address)),
  );
  if (same) return draft.know();
  if (there === undefined && !draft.has('agencies', agency)) {
    const kind = textOf(row.values, 'agencyKind');
    if (kind === undefined)
      draft.note(row.place, 'adopt.agency-kind', 'Its agency is new, as kind "Other": correct that on Agencies.');
    draft.add('agencies', 'register', agency, { name, kind: kind ?? 'other' });
  }
  const { agencyKind: _kind, ...values } = Object.fromEntries(row.values) as Record<string, Values[string]>;
  const rowId = draft.pool.take('C', `adopt/${nameOf(draft.keys, agency, role, foldText(person), address)}`);
  if (draft.has('contacts', rowId)) draft.know();
  else draft.add('contacts', 'register', rowId, { ...values, agency, role });
}

function saidBy(draft: AdoptionDraft, row: MappedRow): string {
  const parts = [...row.values].map(([field, value]) => `${field}=${String(value)}`).toSorted();
  return nameOf(draft.keys, ...parts);
}
