// Row ids are in hidden columns: a text that names a row by its tab and id also says the number by which a person finds it.
import { SIDE_TABLES, TABLES } from '../../workbook/tables/all-tables.ts';
import type { Table, TableName } from '../../workbook/tables/table.ts';
import type { RawTable } from '../../workbook/workbook-port.ts';

type Tables = ReadonlyMap<TableName, RawTable>;

const BY_TAB: ReadonlyMap<string, Table> = new Map([...TABLES, ...SIDE_TABLES].map((table) => [table.tab, table]));

const ID = '[A-Z]{1,3}-[0-9A-Z]{4,10}';

/** “Actions, row A-7KQ2MX” as rules write it, or “Actions, row for Test Housing (A-7KQ2MX)” as people read it. */
const ROW = new RegExp(
  `(?<![\\w’])(${[...BY_TAB.keys()].join('|')}), row (?:(${ID})(?![\\w/-])|for ((?:[^();\\n]|\\([^()]*\\))*?) \\((${ID})\\))`,
  'g',
);

/** As they were read, of each MARAC. */
export const tablesOf = ({ maracs }: { readonly maracs: readonly { readonly tables: Tables }[] }): readonly Tables[] =>
  maracs.map(({ tables }) => tables);

/**
 * “Actions, row 12 (A-7KQ2MX)”, “Actions, row 12 for Test Housing (A-7KQ2MX)”. A row that none of the tables holds, as one that was taken out, keeps
 * its id alone.
 */
export function numberRows(tables: readonly Tables[], text: string): string {
  return text.includes(', row ')
    ? text.replace(ROW, (found: string, tab: string, bare?: string, words?: string, named?: string) => {
        const id = bare ?? named ?? '';
        const where = findNumber(tables, tab, id);
        if (where === undefined) return found;
        return `${tab}, ${where}${words === undefined ? '' : ` for ${words}`} (${id})`;
      })
    : text;
}

function findNumber(tables: readonly Tables[], tab: string, id: string): string | undefined {
  const table = BY_TAB.get(tab);
  if (table === undefined) return undefined;
  for (const each of tables) {
    const row = each.get(table.name)?.rows.find((one) => one.id === id);
    if (row === undefined) continue;
    return row.file === 'restricted' && table.home === 'main' ? `${row.place} of the restricted workbook` : row.place;
  }
  return undefined;
}
