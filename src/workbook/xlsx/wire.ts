// What the child process and its parent say to each other: a request in front of the file's bytes, rows as lines, and one last line.
import { BLANK } from '../../domain/cell.ts';
import type { Cell } from '../../domain/cell.ts';
import type { SheetChange } from './patch.ts';
import type { Profile } from './profile.ts';
import type { Range } from './reference.ts';
import type { Refusal } from './refused.ts';
import type { SheetRow } from './sheet-reader.ts';

export type Request =
  | { readonly do: 'read'; readonly profile: Profile; readonly cells: boolean }
  | {
      readonly do: 'patch';
      readonly profile: Profile;
      readonly changes: readonly SheetChange[];
      /** Read the new file back before it is given away. */
      readonly readBack: boolean;
    };

export interface SheetReport {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly cells: number;
  readonly hiddenRows: number;
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly Range[];
}

export interface Spent {
  /** Wall time of the work, without the start of the process. */
  readonly ms: number;
  /** Highest resident memory of the process, in MiB. */
  readonly peakMb: number;
}

export type LastLine = Spent &
  (
    | { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] }
    | {
        readonly outcome: 'patched';
        readonly changed: readonly string[];
        readonly bytes: number;
        readonly holds: boolean;
      }
    | ({ readonly outcome: 'refused' } & Refusal)
  );

const LETTERS = { blank: 'z', text: 't', number: 'n', boolean: 'b', date: 'd', formula: 'f', error: 'e' } as const;

// Cells that stand in many places (a shared text, a day) cross once and are then named by their number; both sides count alike.
const MOST_NUMBERED = 1 << 18;

/** Writes rows as lines: sheet, row, hidden, then column, kind and value of each cell. */
export function createRowWriter(): (sheet: number, row: SheetRow) => string {
  const numbers = new Map<Cell, number>();
  return (sheet, row) => {
    let line = `[${sheet},${row.row},${row.hidden ? 1 : 0}`;
    for (const [index, cell] of row.cells.entries()) {
      const known = isNumbered(cell) ? numbers.get(cell) : undefined;
      if (known !== undefined) {
        line += `,${row.columns[index]},"s",${known}`;
        continue;
      }
      if (isNumbered(cell) && numbers.size < MOST_NUMBERED) numbers.set(cell, numbers.size);
      line += `,${row.columns[index]},"${LETTERS[cell.kind]}",${writeValue(cell)}`;
    }
    return `${line}]`;
  };
}

function isNumbered(cell: Cell): boolean {
  return cell.kind === 'text' || cell.kind === 'date';
}

function writeValue(cell: Cell): string {
  switch (cell.kind) {
    case 'blank':
      return 'null';
    case 'text':
      return JSON.stringify(cell.text);
    case 'number':
      return String(cell.number);
    case 'boolean':
      return String(cell.boolean);
    case 'date':
      return `"${cell.date}"`;
    case 'formula':
      return JSON.stringify(cell.formula);
    case 'error':
      return JSON.stringify(cell.error);
  }
}

/** Reads the lines of one writer, in their order: the row behind each, and the number of its sheet. */
export function createRowParser(): (line: string) => { readonly sheet: number; readonly row: SheetRow } {
  const numbered: Cell[] = [];
  // Most rows hold something in the same columns as the row before: they share the list.
  let last: readonly number[] = [];
  return (line) => {
    const parts = JSON.parse(line) as (number | string | boolean)[];
    const columns: number[] = [];
    const cells: Cell[] = [];
    for (let at = 3; at + 2 < parts.length; at += 3) {
      columns.push(parts[at] as number);
      const letter = parts[at + 1] as string;
      const known = letter === 's' ? numbered[parts[at + 2] as number] : undefined;
      const cell = known ?? parseCell(letter, parts[at + 2]);
      if (known === undefined && isNumbered(cell) && numbered.length < MOST_NUMBERED) numbered.push(cell);
      cells.push(cell);
    }
    if (columns.length !== last.length || columns.some((column, at) => column !== last[at])) last = columns;
    return {
      sheet: parts[0] as number,
      row: { row: parts[1] as number, hidden: parts[2] === 1, columns: last, cells },
    };
  };
}

function parseCell(letter: string, value: unknown): Cell {
  switch (letter) {
    case 't':
      return { kind: 'text', text: value as string };
    case 'n':
      return { kind: 'number', number: value as number };
    case 'b':
      return { kind: 'boolean', boolean: value as boolean };
    case 'd':
      return { kind: 'date', date: value as string };
    case 'f':
      return { kind: 'formula', formula: value as string };
    case 'e':
      return { kind: 'error', error: value as string };
    default:
      return BLANK;
  }
}
