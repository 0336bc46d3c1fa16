// Rows of the workbook: which id each was given before the id was in a cell, and what each row said when last read, as keyed hashes.
import { hash } from 'node:crypto';
import type { Ledger, RememberedRow, RowToAdopt, RowToRemember } from '../../ledger-port.ts';
import { drawId } from '../../../system/random.ts';
import { openSignedTable, type SignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

interface Adopted extends RowToAdopt {
  /** The id is in the cell and was read back. */
  readonly confirmed: boolean;
}
/** A part of a table's rows: one signature serves hundreds of rows, and a changed row rewrites only its part. */
interface Remembered {
  readonly rows: readonly (readonly [rowId: string, file: string, hashes: readonly (readonly [string, string])[]])[];
}

const SHARES = 32;

const MOST_REMEMBERED = 200_000;

/**
 * A keyed hash of a cell, the same in every column of a table, so that exchanged columns are noticed. A run makes hundreds of thousands of them: so
 * it is one hash over key and text instead of an HMAC each, shortened so that it reveals nothing more, and cached by text.
 */
function openCellHash(store: Store): Ledger['hashCell'] {
  const secret = store.keys.mac('cell', 'hash').toString('hex');
  const known = new Map<string, string>();
  return (table, _field, text) => {
    const name = `${table}\n${text}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = hash('sha256', `${secret}\n${name}`, 'base64url').slice(0, 16);
    known.set(name, made);
    return made;
  };
}

type RowOperations = Pick<Ledger, 'adoptRows' | 'confirmAdopted' | 'rememberRows' | 'readRows' | 'hashCell'>;

export function rowOperations(store: Store): RowOperations {
  const adopted = openSignedTable<Adopted>(store, 'adopted', true);
  const remembered = openSignedTable<Remembered>(store, 'remembered', false);
  const hashCell = openCellHash(store);
  return {
    hashCell,
    adoptRows: async (rows) => store.write('adopt', () => adopt(store, adopted, rows)),
    confirmAdopted: async (ids) =>
      store.write('confirm-adopted', () => {
        for (const id of ids) {
          const row = adopted.find(id);
          if (row !== undefined && !row.confirmed) adopted.put(id, { ...row, confirmed: true });
        }
      }),
    rememberRows: async (table, rows) => store.write('remember', () => rememberAll(remembered, table, rows, hashCell)),
    readRows: async (table) =>
      [...remembered.list(`${table}|`).values()].flatMap(({ rows }) =>
        rows.map(([rowId, file, hashes]): RememberedRow => ({ rowId, file, hashes: new Map(hashes) })),
      ),
  };
}

/**
 * Gives an unconfirmed id to the row that looks like the one it was drawn for: first at the same place, then anywhere in the file. Two equal rows get
 * two ids.
 */
function adopt(store: Store, adopted: SignedTable<Adopted>, rows: readonly RowToAdopt[]): readonly string[] {
  const open = store.all("select id from adopted where data ->> '$.confirmed' = 0").flatMap((found) => {
    const row = adopted.find(String(found['id']));
    return row === undefined ? [] : [[String(found['id']), row] as const];
  });
  const taken = new Set<string>();
  const known = (row: RowToAdopt, samePlace: boolean): string | undefined =>
    open.find(
      ([id, one]) =>
        !taken.has(id) &&
        one.table === row.table &&
        one.file === row.file &&
        one.fingerprint === row.fingerprint &&
        (!samePlace || one.place === row.place),
    )?.[0];
  const ids = rows.map((row) => {
    const id = known(row, true);
    if (id !== undefined) taken.add(id);
    return id;
  });
  return rows.map((row, index) => {
    const id = ids[index] ?? known(row, false);
    if (id !== undefined) {
      taken.add(id);
      return id;
    }
    const fresh = drawFresh(store, adopted, row.prefix);
    const { table, prefix, fingerprint, file, place } = row;
    adopted.put(fresh, { table, prefix, fingerprint, file, place, confirmed: false });
    taken.add(fresh);
    return fresh;
  });
}

function drawFresh(store: Store, adopted: SignedTable<Adopted>, prefix: string): string {
  for (;;) {
    const id = drawId(store.random, prefix);
    if (adopted.find(id) === undefined) return id;
  }
}

function rememberAll(
  remembered: SignedTable<Remembered>,
  table: string,
  rows: readonly RowToRemember[],
  hashCell: Ledger['hashCell'],
): void {
  const shares = Map.groupBy(rows, (row) => shareOf(row.rowId));
  for (let share = 0; share < SHARES; share += 1) {
    const id = `${table}|${share}`;
    const value: Remembered = {
      rows: (shares.get(share) ?? []).map((row) => [
        row.rowId,
        row.file,
        [...row.cells].map(([field, text]) => [field, hashCell(table, field, text)] as const),
      ]),
    };
    const before = remembered.find(id);
    if (value.rows.length === 0 && before !== undefined) remembered.remove(id);
    else if (value.rows.length > 0 && JSON.stringify(before) !== JSON.stringify(value)) remembered.put(id, value);
  }
}

function shareOf(rowId: string): number {
  let sum = 0;
  for (let at = 0; at < rowId.length; at += 1) sum = (sum * 31 + rowId.charCodeAt(at)) % 65_521;
  return sum % SHARES;
}
