// Rows that every MARAC needs from the first day: the agencies that are the MARAC itself, and each setting with what it means.
import type { sheets_v4 } from '@googleapis/sheets';
import { SETTINGS } from '../../../domain/settings/settings.ts';
import { columnsOf, type Table, type TableName } from '../../tables/table.ts';

type Prepared = Readonly<Record<string, string>>;

function rowsOf(table: TableName): readonly Prepared[] {
  if (table === 'agencies')
    return [
      { name: 'MARAC team', kind: 'MARAC team' },
      { name: 'Chair', kind: 'Chair' },
    ];
  if (table !== 'settings') return [];
  return Object.entries(SETTINGS).map(([setting, { value, help }]) => ({
    setting,
    means: `${help} Now: ${value === '' ? 'empty' : value}.`,
  }));
}

/** The cells of a new tab's prepared rows, each with an id of its own, as wide as the tab as set-up lays it. */
export function preparedRows(table: Table, newId: (prefix: string) => string): readonly sheets_v4.Schema$RowData[] {
  return rowsOf(table.name).map((row) => ({
    values: [...columnsOf(table).map(({ field }) => row[field] ?? ''), newId(table.prefix)].map((stringValue) =>
      stringValue === '' ? {} : { userEnteredValue: { stringValue } },
    ),
  }));
}
