// How a column is described, and short ways to write one down, so that a list of columns reads as one.
import type { FieldClass } from '../access/field-class.ts';
import type { ClockTime, Day, LocalTime } from '../time/day.ts';
import type { Answer, Kind } from './value.ts';

export type TableName =
  | 'today'
  | 'referrals'
  | 'cases'
  | 'people'
  | 'addresses'
  | 'safeContacts'
  | 'list'
  | 'needed'
  | 'research'
  | 'notes'
  | 'actions'
  | 'flags'
  | 'keyDates'
  | 'meetings'
  | 'attendance'
  | 'disclosures'
  | 'transfers'
  | 'practice'
  | 'population'
  | 'training'
  | 'agencies'
  | 'contacts'
  | 'conflicts'
  | 'settings'
  | 'outbox'
  | 'checks'
  | 'record'
  | SideTableName;

/** Tables that stand in a workbook only where a person has put them: no blank workbook has them, and none lacks them. */
export type SideTableName = 'actionUpdates' | 'requests';

/** person: typed by people. seeded: filled by the runner when it makes the row, people's from then on. runner: the runner's own, never read back. */
export type Writer = 'person' | 'seeded' | 'runner';

export interface Column {
  readonly header: string;
  /** Other headers this column is known by (case, spaces and punctuation do not matter anyway). */
  readonly otherNames?: readonly string[];
  readonly kind: Kind;
  /** One or two sentences for whoever fills it in. */
  readonly help: string;
  readonly writer: Writer;
  readonly fieldClass: FieldClass;
  /** value -> label in the sheet; only for kind choice. */
  readonly choices?: Readonly<Record<string, string>>;
  /** value -> other words for the same, read as the label is. */
  readonly spellings?: Readonly<Partial<Record<string, readonly string[]>>>;
  /** A row that leaves this blank is set aside. */
  readonly required?: boolean;
  /** The table whose row this names: by row id, or by what people call it (an agency's name, the day of a meeting). */
  readonly refersTo?: TableName;
  /** It only limits or passes on what its row stands for: when it names nothing the row keeps it as written, and gets nothing through it. */
  readonly limits?: boolean;
  /** Heading under which forms and the sheet group this column. */
  readonly group?: string;
  /** Its cells lead where they say: to a row of a tab, or to the file of a paper. */
  readonly leadsTo?: 'row' | 'paper';
  /** In letters, where its kind says too little. */
  readonly width?: number;
}

export interface More {
  readonly otherNames?: readonly string[];
  readonly group?: string;
  readonly refersTo?: TableName;
  readonly limits?: boolean;
}

/** What a cell of the column comes to when it is read. */
export type ValueOf<C extends Column> = C extends { readonly choices: Readonly<Record<infer V, string>> }
  ? V
  : C['kind'] extends keyof Values
    ? Values[C['kind']]
    : string;

interface Values {
  readonly day: Day;
  readonly time: LocalTime;
  readonly clock: ClockTime;
  readonly yesNo: boolean;
  readonly answer: Answer;
  readonly whole: number;
  readonly list: readonly string[];
}

/** A column that people fill in. */
export function typed<K extends Kind>(kind: K, header: string, fieldClass: FieldClass, help: string, more: More = {}) {
  return { header, kind, help, writer: 'person' as const, fieldClass, ...more };
}

/** A column that people fill in with one of these; every value of the type V needs its label. */
export function choice<V extends string>(
  header: string,
  fieldClass: FieldClass,
  help: string,
  choices: Readonly<Record<V, string>>,
  more: More & { readonly spellings?: Readonly<Partial<Record<V, readonly string[]>>> } = {},
) {
  return { ...typed('choice', header, fieldClass, help, more), choices };
}

/** A column that names a row of another table. */
export function ref(table: TableName, header: string, fieldClass: FieldClass, help: string, more: More = {}) {
  return typed('ref', header, fieldClass, help, { ...more, refersTo: table });
}

/** The same column, filled by the runner when it makes the row and people's from then on. */
export function seeded<C extends Column>(column: C): C & { readonly writer: 'seeded' } {
  return { ...column, writer: 'seeded' };
}

/** The same column, without which a row is set aside. */
export function must<C extends Column>(column: C): C & { readonly required: true } {
  return { ...column, required: true };
}

/** A column that the runner alone writes, shown and never read back. */
export function computed<K extends Kind>(
  kind: K,
  header: string,
  fieldClass: FieldClass,
  help: string,
  more: Pick<Column, 'leadsTo' | 'width'> = {},
) {
  return { header, kind, help, writer: 'runner' as const, fieldClass, ...more };
}

/** The same columns under one group heading. */
export function grouped<C extends Readonly<Record<string, Column>>>(group: string, columns: C): C {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, { ...column, group }])) as C;
}
