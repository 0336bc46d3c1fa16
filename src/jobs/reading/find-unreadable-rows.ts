// Rows that are set aside or refer to nothing, with what is certain about them: minutes, action sheets and places on a list wait for them, and what
// was planned about them earlier is frozen.
import { BLANK } from '../../domain/cells/cell.ts';
import { readCell } from '../../domain/cells/value.ts';
import { parseDayText } from '../../domain/cells/value-date.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { reservedCase } from '../../domain/cases/case-of-referral.ts';
import { tableNamed, TABLES } from '../../workbook/tables/all-tables.ts';
import { findRow, type Directory } from '../../workbook/tables/row-refs.ts';
import type { Column, TableName } from '../../workbook/tables/table.ts';
import { describePlace } from './unreadable-targets.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';
import type { Pointed, UnreadRow } from '../../domain/meeting/unreadable-row.ts';
import type { MaracReading } from './reading.ts';

/** `stopped` contains rows that were set aside because of what they name, and notes that name no case and need one. */
export function findUnread(
  reading: MaracReading,
  directory: Directory,
  stopped: ReadonlySet<string>,
  pool: IdPool,
): readonly UnreadRow[] {
  return TABLES.filter((table) => !table.view).flatMap(({ name }) => {
    const parsed = reading.parsed.get(name);
    const read = new Set((parsed?.rows ?? []).map((identified) => (identified as { readonly id: string }).id));
    // A look gives no ids: a row that only waits for one keeps nothing back.
    const aside = (parsed?.setAside ?? [])
      .map(({ raw }) => raw)
      .filter((raw) => raw.id !== undefined || reading.adopts);
    const whole = (reading.tables.get(name)?.rows ?? []).filter((raw) => read.has(raw.id ?? ''));
    const lost = whole.filter(
      (raw) => stopped.has(raw.id ?? '') || (LED.includes(name) && leadsNowhere(directory, name, raw)),
    );
    return [...aside, ...lost].map((raw) => ofItsOwn(rowOf(directory, name, raw), raw, reading, pool));
  });
}

/** Tables whose rows keep back what they name, even if the rest of the row counts. */
const LED: readonly TableName[] = ['notes', 'actions', 'list', 'meetings'];

/** A row of Cases, Referrals or Meetings is about the case or meeting that it is; an address about its person’s case. */
function ofItsOwn(row: UnreadRow, raw: RawRow, reading: MaracReading, pool: IdPool): UnreadRow {
  const { table, rowId } = row;
  const own: Pointed = rowId === undefined ? 'notKnown' : { id: rowId };
  if (table === 'cases') return { ...row, caseRef: own };
  if (table === 'meetings') return { ...row, meeting: own };
  if (table === 'addresses') return { ...row, caseRef: caseOf(reading, readName('addresses', raw, 'personId')) };
  if (table !== 'referrals') return row;
  return { ...row, caseRef: rowId === undefined ? 'notKnown' : { id: reservedCase({ pool }, { id: rowId }) } };
}

function caseOf(reading: MaracReading, person: string | undefined): Pointed {
  const people = (reading.parsed.get('people')?.rows ?? []) as readonly { readonly id: string; caseRef?: string }[];
  const found = people.find((other) => other.id === person)?.caseRef;
  return found === undefined ? 'notKnown' : { id: found };
}

function leadsNowhere(directory: Directory, name: TableName, raw: RawRow): boolean {
  return (
    pointTo(directory, 'meetings', readName(name, raw, 'meeting')) === 'notKnown' ||
    pointTo(directory, 'cases', readName(name, raw, 'caseRef')) === 'notKnown'
  );
}

function rowOf(directory: Directory, name: TableName, raw: RawRow): UnreadRow {
  // An action may be about no case and of no meeting. A note or a place on the list without one of them may belong to anybody.
  const blankOf = (field: string): Pointed =>
    name === 'notes' || name === 'list' || columnOf(name, field)?.required === true ? 'notKnown' : 'none';
  const meeting = readName(name, raw, 'meeting');
  const on = parseDayText((name === 'meetings' ? readName(name, raw, 'on') : meeting) ?? '');
  return {
    table: name,
    ...(raw.id === undefined ? {} : { rowId: raw.id }),
    place: describePlace(name, raw),
    restricted: raw.file === 'restricted',
    meeting: pointTo(directory, 'meetings', meeting) ?? blankOf('meeting'),
    ...(typeof on === 'string' ? { on } : {}),
    caseRef: pointTo(directory, 'cases', readName(name, raw, 'caseRef')) ?? blankOf('caseRef'),
    agency: pointTo(directory, 'agencies', readName(name, raw, 'agency')) ?? 'notKnown',
  };
}

/** The case that a row of any table names; `none` if it names none. */
export function pointToCase(directory: Directory, name: TableName, raw: RawRow): Pointed {
  return pointTo(directory, 'cases', readName(name, raw, 'caseRef')) ?? 'none';
}

/** What a cell names: '' if it is blank, undefined if it cannot be read. */
function readName(name: TableName, raw: RawRow, field: string): string | undefined {
  const column = columnOf(name, field);
  if (column === undefined) return '';
  const read = readCell(raw.cells.get(field) ?? BLANK, column);
  return read.ok ? String(read.value ?? '') : undefined;
}

function columnOf(name: TableName, field: string): Column | undefined {
  return (tableNamed(name).columns as Readonly<Record<string, Column>>)[field];
}

function pointTo(directory: Directory, table: TableName, typed: string | undefined): Pointed | undefined {
  if (typed === '') return undefined;
  const found = typed === undefined ? undefined : findRow(directory, table, typed);
  const id = found === undefined ? undefined : 'id' in found ? found.id : 'row' in found ? found.row : undefined;
  return id === undefined ? 'notKnown' : { id };
}
