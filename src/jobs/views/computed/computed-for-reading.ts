// Columns that are for reading only: beside refs, the victim's name, the agency and the day of the meeting. Where a value here is a row id, the words
// come before it when the cell is written, as its workbook may show them.
import { agencyNamed } from '../../../domain/access/access.ts';
import { isRestricted, type Facts } from '../../../domain/plan/facts.ts';
import { rowsWith } from '../../../domain/text/rows-with.ts';
import { caseRefOf } from '../../../domain/cases/case-of-referral.ts';
import { formatName, victimRow, type ViewContext } from '../../../domain/papers/parts/case-parts.ts';
import type { TableName } from '../../../workbook/tables/table.ts';
import type { Written } from '../../../workbook/tables/write-cell.ts';

type Own = Readonly<Record<string, Written>>;
type ReadingRows = readonly (readonly [TableName, ReadonlyMap<string, Own>])[];

interface Row {
  readonly id: string;
  readonly caseRef?: string;
  readonly agency?: string;
  readonly meeting?: string;
}

const each = <R extends { readonly id: string }>(rows: readonly R[], own: (row: R) => Own): ReadonlyMap<string, Own> =>
  new Map(rows.map((row) => [row.id, own(row)]));

/** For every tab that names its case, agency or meeting by a ref. */
export function columnsForReading(view: ViewContext): ReadingRows {
  const { facts, marac } = view;
  const names = (row: Row): Own => ({ names: victimName(view, row) });
  const agencyName = ({ agency }: Row): Own => ({ agencyName: nameOfAgency(facts, agency) });
  const meetingDay = ({ meeting = '' }: Row): Own => ({ meetingDay: rowsWith(marac.meetings, 'id', meeting)[0]?.on });
  const all = (row: Row): Own => ({ ...names(row), ...agencyName(row), ...meetingDay(row) });
  return [
    [
      'referrals',
      each(marac.referrals, (row) => ({
        ...meetingDay(row),
        matchNames: named(
          facts,
          [row.matchCase],
          isRestricted(facts, caseRefOf(marac, row)) || isRestricted(facts, row.id),
        ),
      })),
    ],
    [
      'cases',
      each(marac.cases, (row) => ({
        ...names({ id: row.id, caseRef: row.id }),
        idvaName: row.idvaContact ?? nameOfAgency(facts, row.idvaService),
        linkedNames: named(facts, row.linkedCases ?? [], isRestricted(facts, row.id)),
      })),
    ],
    ['people', each(marac.people, (row) => (row.role === 'victim' ? { names: undefined } : names(row)))],
    ['list', each(marac.listings, (row) => ({ ...names(row), ...meetingDay(row) }))],
    ['notes', each(marac.notes, all)],
    ['actions', each(marac.actions, all)],
    ['research', each(marac.research, all)],
    ['needed', each(marac.needed, (row) => ({ ...names(row), ...agencyName(row) }))],
    ['keyDates', each(marac.keyDates, (row) => ({ ...names(row), agencyName: nameOfAgency(facts, row.remindAgency) }))],
    ['practice', each(marac.practice, (row) => ({ ...names(row), ...agencyName(row) }))],
    ['transfers', each(marac.transfers, names)],
    ['conflicts', each(marac.conflicts, names)],
    [
      'safeContacts',
      each(marac.safeContacts, (row) => ({
        ...names(row),
        confirmedByName: rowsWith(facts.agencies, 'id', row.confirmedBy ?? '')[0]?.name,
      })),
    ],
    [
      'flags',
      each(marac.flags, (row) => ({
        ...agencyName(row),
        ...meetingDay(row),
        exceptNames: named(facts, row.exceptCases ?? [], false),
      })),
    ],
    [
      'attendance',
      each(marac.attendance, (row) => ({
        ...meetingDay(row),
        agencyName: row.contact ?? nameOfAgency(facts, row.agency),
      })),
    ],
    ['disclosures', each(marac.disclosures, meetingDay)],
    ['meetings', each(marac.meetings, (row) => ({ chairs: named(facts, [row.chair, row.viceChair], false) }))],
  ];
}

function victimName(view: ViewContext, { caseRef }: Row): string | undefined {
  return caseRef === undefined ? undefined : formatName(victimRow(view, caseRef));
}

function nameOfAgency(facts: Facts, written: string | undefined): string | undefined {
  return written === undefined ? undefined : agencyNamed(facts.agencies, written)?.name;
}

/** Row ids, to be named; a restricted case in the restricted workbook only. */
function named(facts: Facts, ids: readonly (string | undefined)[], mayName: boolean): string | undefined {
  const told = ids.filter((id) => id !== undefined && (mayName || !isRestricted(facts, id)));
  return told.length === 0 ? undefined : told.join('; ');
}
