// Which form is being made for which tab: Google stops a script after six minutes, and then the next click goes on with the same form. Kept as a
// property of this spreadsheet, by ids alone.
import type { TableName } from '../../src/workbook/tables/table.ts';

/** Written before the form is asked for, so that a script that dies in that moment leaves a trace. */
const ASKED_FOR = 'asked for';

export interface HalfMade {
  /** The form's id; undefined where Google was asked for a form and its answer did not come back. */
  readonly id?: string;
}

const keyOf = (table: TableName): string => `marac.form.${table}`;
const kept = (): GoogleAppsScript.Properties.Properties => PropertiesService.getDocumentProperties();

export function halfMade(table: TableName): HalfMade | undefined {
  const value = kept().getProperty(keyOf(table));
  if (value === null) return undefined;
  return value === ASKED_FOR ? {} : { id: value };
}

export function rememberAsked(table: TableName): void {
  kept().setProperty(keyOf(table), ASKED_FOR);
}

export function rememberForm(table: TableName, id: string): void {
  kept().setProperty(keyOf(table), id);
}

export function forgetForm(table: TableName): void {
  kept().deleteProperty(keyOf(table));
}
