// Cells between Google's values and ours. A value comes unformatted with dates as serial numbers, so whether a number is a day is decided
// by the column; the formats that set-up gives the columns make people see the same.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK, textCell, type Cell } from '../../../domain/cells/cell.ts';
import type { Kind } from '../../../domain/cells/value.ts';
import { dateToSerial, serialToDate } from '../../xlsx/reading/date-format.ts';
import type { EnteredValue, SheetValue } from '../calls/google-shapes.ts';

const DATED: ReadonlySet<Kind> = new Set(['day', 'time']);
const ERRORS = /^(?:#(?:REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|ERROR!)(?: \(.*\))?|Loading\.\.\.)$/s;

/** The cell of a column of that kind; `formula` is what stands behind the value, if anything does. */
export function readValue(value: SheetValue | undefined, formula: string | undefined, kind: Kind): Cell {
  if (formula !== undefined) return { kind: 'formula', formula: formula.replace(/^=/, '') };
  if (value === undefined || value === '') return BLANK;
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (typeof value === 'string') return ERRORS.test(value) ? { kind: 'error', error: value } : textCell(value);
  const date = DATED.has(kind) ? dateOf(value) : undefined;
  return date === undefined ? { kind: 'number', number: value === 0 ? 0 : value } : { kind: 'date', date };
}

/** The first serial that Google and Excel count alike, 1 March 1900: Excel has a 29 February before it that never was. */
const ALIKE = 61;

function dateOf(serial: number): string | undefined {
  if (serial >= ALIKE) return serialToDate(serial, false);
  return Number.isInteger(serial) ? serialToDate(serial - 1, false) : undefined;
}

function serialOf(date: string): number | undefined {
  const serial = dateToSerial(date, false);
  return serial !== undefined && serial < ALIKE - 1 ? serial + 1 : serial;
}

/** What is written for a cell: always as it is (RAW), so that nothing we write is ever parsed or calculated. */
export function writeValue(cell: Cell): sheets_v4.Schema$ExtendedValue {
  switch (cell.kind) {
    case 'blank':
      return {};
    case 'text':
      return { stringValue: cell.text };
    case 'number':
      return { numberValue: cell.number };
    case 'boolean':
      return { boolValue: cell.boolean };
    case 'date': {
      const serial = serialOf(cell.date);
      return serial === undefined ? { stringValue: cell.date } : { numberValue: serial };
    }
    case 'formula':
      return { stringValue: `=${cell.formula}` };
    case 'error':
      return { stringValue: cell.error };
  }
}

/** A cell as a request writes it. A blank one has no value at all: an empty one is refused in some places. */
export function entered(value: sheets_v4.Schema$ExtendedValue): sheets_v4.Schema$CellData {
  return Object.keys(value).length === 0 ? {} : { userEnteredValue: value };
}

/** What a person had typed, a formula included: only for what goes back where it stood. */
export function asTyped(cell: Cell): sheets_v4.Schema$ExtendedValue {
  return cell.kind === 'formula' ? { formulaValue: `=${cell.formula}` } : writeValue(cell);
}

/** The cell that a read-back shows: entered values carry what was typed, a formula included. */
export function readEntered(value: EnteredValue | undefined, kind: Kind): Cell {
  if (value === undefined) return BLANK;
  return readValue(value.stringValue ?? value.numberValue ?? value.boolValue, value.formulaValue, kind);
}

/** Two cells that a sheet cannot tell apart: a date and its number are one thing in Google's store. */
export function sameStored(a: Cell, b: Cell): boolean {
  const [one, other] = [writeValue(a), writeValue(b)];
  return (
    one.stringValue === other.stringValue &&
    one.boolValue === other.boolValue &&
    (one.numberValue === other.numberValue || Math.abs((one.numberValue ?? NaN) - (other.numberValue ?? NaN)) < 1e-9) &&
    (a.kind === 'formula') === (b.kind === 'formula')
  );
}
