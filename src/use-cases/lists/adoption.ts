// What taking in a coordinator's own list would write: each row once, rows that are there already, and rows left out with their reason.
import type { Cell } from '../../domain/cells/cell.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Day } from '../../domain/time/day.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import type { Keys } from '../../system/keys.ts';
import type { Change, FileRole } from '../../workbook/workbook-port.ts';
import type { MappedRow } from '../../workbook/lists/list-mapping.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';
import type { Value } from '../../domain/cells/cell-read.ts';

export type Added = Extract<Change, { do: 'add' }>;
export type Values = Readonly<Record<string, Written>>;

export interface Adoption {
  readonly changes: readonly Added[];
  /** Rows of the list about something that is there already. */
  readonly known: number;
  /** Rows of the list that were left out, each with its reason. */
  readonly leftOut: number;
  readonly problems: readonly Problem[];
}

export interface AdoptionDraft {
  readonly marac: MaracReading;
  readonly pool: IdPool;
  readonly keys: Keys;
  /** Adds a row unless there is one with that id; returns its id. */
  add(table: TableName, file: FileRole, rowId: string, values: Values): string;
  has(table: TableName, rowId: string): boolean;
  know(): void;
  leaveOut(row: MappedRow, code: string, sentence: string): void;
  /** If a cell cannot be read, the whole row is left out: these are the problems. */
  leaveUnread(row: MappedRow): void;
  note(place: string, code: string, sentence: string): void;
  end(): Adoption;
}

/** What a list is taken in from: the rows made so far, and what is known. */
export interface Adopting {
  readonly draft: AdoptionDraft;
  readonly facts: Facts;
  /** The facts of the MARAC whose list it is. */
  readonly side: MaracFacts | undefined;
  readonly today: Day;
}

export function openAdoption(keys: Keys, marac: MaracReading): AdoptionDraft {
  const changes = new Map<string, Added>();
  const problems: Problem[] = [];
  let [known, leftOut] = [0, 0];
  const tell = (size: Problem['size'], place: string, code: string, sentence: string): void => {
    problems.push({ id: problemId(code, 'list', place), code, size, place: `The list, ${place}`, sentence });
  };
  const stands = (table: TableName, rowId: string): boolean =>
    marac.tables.get(table)?.rows.some((row) => row.id === rowId) === true;
  return {
    marac,
    keys,
    pool: openIdPool(keys, marac.ports.name),
    add(table, file, rowId, values) {
      if (stands(table, rowId) || changes.has(rowId)) return rowId;
      const cells = new Map<string, Cell>();
      for (const [field, value] of Object.entries(values))
        if (value !== undefined && value !== '') cells.set(field, ownedCell(tableNamed(table), field, value));
      changes.set(rowId, { do: 'add', table, file, rowId, cells });
      return rowId;
    },
    has: (table, rowId) => stands(table, rowId) || changes.has(rowId),
    know: () => (known += 1),
    leaveOut(row, code, sentence) {
      leftOut += 1;
      tell('row', row.place, code, sentence);
    },
    leaveUnread(row) {
      leftOut += 1;
      problems.push(...row.problems);
    },
    note: (place, code, sentence) => tell('note', place, code, sentence),
    end: () => ({ changes: [...changes.values()], known, leftOut, problems }),
  };
}

/** Columns of a definition by name, without those a list may not fill. */
export function without(columns: object, fields: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(columns).filter(([field]) => !fields.includes(field)));
}

export function textOf(values: ReadonlyMap<string, Value>, field: string): string | undefined {
  const value = values.get(field);
  return typeof value === 'string' ? value : undefined;
}

/** A keyed name for what a row says, so that the same row twice is one row. */
export function nameOf(keys: Keys, ...parts: readonly string[]): string {
  return keys.mac('adopted-row', ...parts).toString('hex');
}
