// The marks we leave in a sheet, as developer metadata that nobody sees: which file it is, which tab a table is, which column a field.
// They move with their row or column, so a rename is noticed and a copy is told from its original.
import type { sheets_v4 } from '@googleapis/sheets';
import type { TableName } from '../../tables/table.ts';
import type { Sheet, Spreadsheet } from '../calls/google-shapes.ts';

export const FILE_MARK = 'marac.file';
export const LOCALE_MARK = 'marac.locale';
export const ZONE_MARK = 'marac.zone';
export const TAB_MARK = 'marac.tab';
export const COLUMN_MARK = 'marac.column';

/** How the row id's column is marked: it is no field of any table. */
const ROW_ID = '(row id)';

type Request = sheets_v4.Schema$Request;

interface Metadata {
  readonly metadataKey: string;
  readonly metadataValue?: string | undefined;
}

function valueOf(metadata: readonly Metadata[], key: string): string | undefined {
  return metadata.find((one) => one.metadataKey === key)?.metadataValue;
}

export interface FileMarks {
  readonly file?: string;
  readonly locale?: string;
  readonly zone?: string;
}

/** What a file says about itself; empty for one that was never set up. */
export function fileMarks({ developerMetadata }: Pick<Spreadsheet, 'developerMetadata'>): FileMarks {
  const file = valueOf(developerMetadata, FILE_MARK);
  const locale = valueOf(developerMetadata, LOCALE_MARK);
  const zone = valueOf(developerMetadata, ZONE_MARK);
  return {
    ...(file === undefined ? {} : { file }),
    ...(locale === undefined ? {} : { locale }),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** The tab's mark: its own id stands in it, so a tab that was copied with its marks is known for a copy. */
export function tabMark(table: TableName, sheetId: number): string {
  return `${table}/${sheetId}`;
}

export type TabMarked = { readonly table: string; readonly copy: boolean };

export function markOfTab(sheet: Sheet): TabMarked | undefined {
  const value = valueOf(sheet.developerMetadata, TAB_MARK);
  const [table, id] = value?.split('/') ?? [];
  return table === undefined ? undefined : { table, copy: id !== String(sheet.properties.sheetId) };
}

export function columnMark(table: TableName, field: string): string {
  return `${table}/${field === '' ? ROW_ID : field}`;
}

/** Field ('' for the row id) to the columns that carry its mark; more than one when a column was copied. */
export function markedColumns(sheet: Sheet, table: TableName): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const columns = sheet.data[0]?.columnMetadata ?? [];
  for (const [index, column] of columns.entries()) {
    for (const one of column.developerMetadata) {
      const [name, field] = one.metadataKey === COLUMN_MARK ? (one.metadataValue?.split('/') ?? []) : [];
      if (name !== table || field === undefined) continue;
      const key = field === ROW_ID ? '' : field;
      found.set(key, [...(found.get(key) ?? []), index]);
    }
  }
  return found;
}

/** The request for a mark. */
export function mark(metadataKey: string, metadataValue: string, location: object): Request {
  return {
    createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: 'DOCUMENT', location } },
  };
}

export function markTab(table: TableName, sheetId: number): Request {
  return mark(TAB_MARK, tabMark(table, sheetId), { sheetId });
}

/** `field` is '' for the row id. */
export function markColumn(table: TableName, sheetId: number, field: string, startIndex: number): Request {
  const dimensionRange = { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
  return mark(COLUMN_MARK, columnMark(table, field), { dimensionRange });
}
