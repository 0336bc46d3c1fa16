// How a tab and its columns are described, once: the blank workbooks, the forms, the validation, the add-on's checks and `marac columns`
// are all made from these descriptions. Row types live with their nouns in src/domain; a definition must name every field of its row type.
import type { ClockTime, Day, LocalTime } from '../../domain/time/day.ts';
import type { Column, SideTableName, TableName, Writer } from '../../domain/cells/column.ts';
import type { Kind } from '../../domain/cells/value.ts';

export type { Column, Kind, SideTableName, TableName, Writer };

/** The kinds whose value has the type V: keeps a definition and its row type in step. */
type KindFor<V> = [V] extends [boolean]
  ? 'yesNo'
  : [V] extends [number]
    ? 'whole'
    : [V] extends [Day]
      ? 'day'
      : [V] extends [LocalTime]
        ? 'time'
        : [V] extends [ClockTime]
          ? 'clock'
          : [V] extends [readonly string[]]
            ? 'list'
            : [V] extends [string]
              ? Exclude<Kind, 'day' | 'time' | 'clock' | 'yesNo' | 'whole' | 'list'>
              : never;

export type ColumnFor<V> = Column & { readonly kind: KindFor<V> };

/** A field that its row type always has must be required of people too. */
type Requirement<Row, K extends keyof Row> =
  Pick<Row, K> extends Required<Pick<Row, K>> ? { readonly required: true } : unknown;

export interface Table<Row = object> {
  readonly name: TableName;
  /** The tab's title, its people's name. */
  readonly tab: string;
  readonly help: string;
  /** Row ids look like `A-7KQ2MX`: this letter or two, a dash, six of the unambiguous letters and digits. */
  readonly prefix: string;
  /** What the id's column is called where people use the id themselves (Cases: "Case ref"). */
  readonly idHeader?: string;
  /** In which file new rows go unless their case is restricted. `restricted` for tables that only live there. */
  readonly home: 'main' | 'restricted' | 'register';
  /** Whether the restricted file has this tab too, for the rows of restricted cases. */
  readonly alsoRestricted: boolean;
  /** Shown at first, or grouped and hidden until needed. */
  readonly shown: boolean;
  /** Decides who may get what: unreadable means that nothing is sent. */
  readonly access: boolean;
  /** The runner keeps this whole table as a view: it may remove rows. */
  readonly view: boolean;
  readonly columns: { readonly [K in keyof Row]-?: ColumnFor<NonNullable<Row[K]>> & Requirement<Row, K> };
  /** The runner's own columns: shown, never read as facts. */
  readonly computed: Readonly<Record<string, Column & { readonly writer: 'runner' }>>;
}

export const ROW_ID_HEADER = 'Row id';
export const ROW_ID_OTHER_NAMES: readonly string[] = ['row id (do not change)', 'id'];

type WithDefault = 'shown' | 'view';

/** A table as it is written down: shown, and no view, unless it says so. */
export function table<Row>(
  definition: Omit<Table<Row>, WithDefault> & Partial<Pick<Table<Row>, WithDefault>>,
): Table<Row> {
  return { shown: true, view: false, ...definition };
}

/** Every column of a table in sheet order: people's and seeded ones first, then the computed ones. */
export function columnsOf(of: Table): readonly (Column & { readonly field: string })[] {
  const columns: Readonly<Record<string, Column>> = { ...of.columns, ...of.computed };
  return Object.entries(columns).map(([field, column]) => ({ field, ...column }));
}
