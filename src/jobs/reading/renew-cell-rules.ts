// Brings drop-downs and limits up to date in workbooks made by an earlier version, once for each change. What people change afterwards stays.
import type { Columns, FileRole, Snapshot } from '../../workbook/workbook-port.ts';
import { describeTaken } from '../../workbook/tables/choices-of.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import { columnsOf, type Table } from '../../workbook/tables/table.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';
import { judgeNewColumns } from './new-columns.ts';

// Beside the tables' rows in the ledger; no tab has such a name.
const rulesOf = (marac: string): string => `${marac}/(rules)`;

/** Asks for columns whose rule differs from the one laid last, remembers what was done, and returns the reading after that. */
export async function renewRules(
  ports: Ports,
  marac: MaracPorts,
  snapshot: Snapshot,
  read: () => Promise<Snapshot>,
): Promise<Snapshot> {
  const { workbook } = marac;
  if (workbook.renew === undefined || snapshot.problems.some(({ size }) => size === 'run')) return snapshot;
  const name = rulesOf(marac.name);
  const stored = await ports.ledger.readRows(name);
  const before = new Map(stored.map(({ rowId, hashes }) => [rowId, hashes]));
  const rows = TABLES.flatMap((table) => {
    const raw = snapshot.tables.get(table.name);
    if (raw?.state !== 'known') return [];
    return [...(raw.columns ?? [])].map(([file, there]) => rowOf(table, file, there));
  });
  const isKept = (rowId: string, field: string, text: string): boolean =>
    before.get(rowId)?.get(field) === ports.ledger.hashCell(name, field, text);
  const wanted = rows.flatMap(({ rowId, table, file, cells }): (Columns & { readonly rowId: string })[] => {
    const fields = [...cells].flatMap(([field, text]) => (isKept(rowId, field, text) ? [] : [field]));
    return fields.length === 0 ? [] : [{ rowId, table: table.name, file, fields }];
  });
  if (wanted.length === 0) return snapshot;
  const answers = await workbook.renew(wanted);
  const refused = new Set(wanted.filter((_, at) => answers[at]?.outcome !== 'done').map(({ rowId }) => rowId));
  // What could not be done is tried again by the next run.
  const done = rows.filter(({ rowId }) => !refused.has(rowId));
  if (done.length > 0) await ports.ledger.rememberRows(name, done);
  return (await judgeNewColumns(ports, marac, await read())).snapshot;
}

interface Row {
  readonly rowId: string;
  readonly table: Table;
  readonly file: FileRole;
  readonly cells: ReadonlyMap<string, string>;
}

function rowOf(table: Table, file: FileRole, there: ReadonlySet<string>): Row {
  const rules = columnsOf(table).flatMap((column) => {
    const rule = there.has(column.field) ? describeTaken(column, table) : undefined;
    return rule === undefined ? [] : [[column.field, rule] as const];
  });
  return { rowId: `${file}/${table.name}`, table, file, cells: new Map(rules) };
}
