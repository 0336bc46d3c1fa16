// Short ways to write a column down, so that a table's file reads as the list of its columns.
import type { FieldClass } from '../../domain/access/field-class.ts';
import type { Kind } from '../../domain/cells/value.ts';
import type { Column, TableName } from './table.ts';

interface More {
  readonly otherNames?: readonly string[];
  readonly group?: string;
  readonly refersTo?: TableName;
  readonly limits?: boolean;
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
export function computed<K extends Kind>(kind: K, header: string, fieldClass: FieldClass, help: string) {
  return { header, kind, help, writer: 'runner' as const, fieldClass };
}

type Prefixed<P extends string, C> = { readonly [K in keyof C & string as `${P}${K}`]: C[K] };

/** The columns of one of several people in a row: `Surname` becomes `perp1Surname`, "surname" becomes "Perpetrator 1 surname". */
export function prefixed<P extends string, C extends Readonly<Record<string, Column>>>(
  prefix: P,
  heading: string,
  group: string,
  columns: C,
): Prefixed<P, C> {
  const entries = Object.entries(columns).map(([field, column]) => [
    `${prefix}${field}`,
    {
      ...column,
      header: `${heading} ${column.header}`,
      group,
      ...(column.otherNames === undefined ? {} : { otherNames: column.otherNames.map((name) => `${heading} ${name}`) }),
    },
  ]);
  return Object.fromEntries(entries) as Prefixed<P, C>;
}

/** The same columns under one group heading. */
export function grouped<C extends Readonly<Record<string, Column>>>(group: string, columns: C): C {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, { ...column, group }])) as C;
}
