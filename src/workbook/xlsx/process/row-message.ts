// Rows as they cross from the reading process: a letter and a plain value a cell, since a thousand small objects take longer to copy than to read.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { SheetRow } from '../reading/sheet-reader.ts';

type Value = string | number | boolean | null;

/** A row of the sheet with that number: its cells' kinds as letters, and what stands in each. */
export interface RowMessage {
  readonly sheet: number;
  readonly row: number;
  readonly hidden: boolean;
  readonly columns: readonly number[];
  readonly kinds: string;
  readonly values: readonly Value[];
}

/** The row as a message. */
export function packRow(sheet: number, { row, hidden, columns, cells }: SheetRow): RowMessage {
  let kinds = '';
  const values: Value[] = [];
  for (const cell of cells) {
    kinds += LETTERS[cell.kind];
    values.push(valueOf(cell));
  }
  return { sheet, row, hidden, columns, kinds, values };
}

/** The row that was packed. */
export function unpackRow({ row, hidden, columns, kinds, values }: RowMessage): SheetRow {
  return { row, hidden, columns, cells: values.map((value, at) => cellOf(kinds[at] ?? '', value)) };
}

const LETTERS: Readonly<Record<Cell['kind'], string>> = {
  blank: '-',
  text: 't',
  number: 'n',
  boolean: 'b',
  date: 'd',
  formula: 'f',
  error: 'e',
};

function valueOf(cell: Cell): Value {
  switch (cell.kind) {
    case 'blank':
      return null;
    case 'text':
      return cell.text;
    case 'number':
      return cell.number;
    case 'boolean':
      return cell.boolean;
    case 'date':
      return cell.date;
    case 'formula':
      return cell.formula;
    case 'error':
      return cell.error;
  }
}

function cellOf(letter: string, value: Value): Cell {
  if (letter === 't') return { kind: 'text', text: value as string };
  if (letter === 'd') return { kind: 'date', date: value as string };
  if (letter === 'n') return { kind: 'number', number: value as number };
  if (letter === 'b') return { kind: 'boolean', boolean: value as boolean };
  if (letter === 'f') return { kind: 'formula', formula: value as string };
  if (letter === 'e') return { kind: 'error', error: value as string };
  return BLANK;
}
