// Signed rows: a named value in a table. A change on disk is noticed when the value is read.
import { Failure } from '../../errors.ts';
import { appendEvent } from './event-chain.ts';
import type { SignedTableName } from './schema.ts';
import type { Row, Store } from './sqlite-store.ts';

export interface SignedTable<T> {
  find(id: string): T | undefined;
  put(id: string, value: T): void;
  remove(id: string): void;
  /** All values whose id has this prefix, from an id on if one is given, in the order of ids. */
  list(prefix?: string, from?: string): ReadonlyMap<string, T>;
}

/** recorded: every put is an event too, so that the audit can rebuild the table. */
export function openSignedTable<T extends object>(
  store: Store,
  table: SignedTableName,
  recorded: boolean,
): SignedTable<T> {
  const value = (row: Row): T => {
    const [id, data] = [String(row['id']), String(row['data'])];
    checkMac(store, row['mac'], table, id, data);
    return JSON.parse(data) as T;
  };
  return {
    find(id) {
      const row = store.get(`select id, data, mac from ${table} where id = ?`, id);
      return row === undefined ? undefined : value(row);
    },
    put(id, given) {
      const data = JSON.stringify(given);
      if (recorded) appendEvent(store, `kept/${table}`, id, given);
      store.run(
        `insert into ${table} (id, data, mac) values (?, ?, ?)
         on conflict (id) do update set data = excluded.data, mac = excluded.mac`,
        id,
        data,
        signRow(store, table, id, data),
      );
    },
    remove(id) {
      store.run(`delete from ${table} where id = ?`, id);
    },
    list(prefix = '', from = prefix) {
      const rows = store.all(
        `select id, data, mac from ${table} where id >= ? and id < ? and substr(id, 1, ?) = ? order by id`,
        from,
        `${prefix}\u{10FFFF}`,
        prefix.length,
        prefix,
      );
      return new Map(rows.map((row) => [String(row['id']), value(row)]));
    },
  };
}

export function signRow(store: Store, table: string, ...values: readonly (string | number)[]): Buffer {
  return store.keys.mac('row', table, JSON.stringify(values));
}

export function checkMac(store: Store, mac: unknown, table: string, ...values: readonly (string | number)[]): void {
  const name = `${table}/${values[0] ?? ''}`;
  if (mac instanceof Uint8Array && store.checked.has(name, mac, values)) return;
  const expected = signRow(store, table, ...values);
  if (!(mac instanceof Uint8Array) || !expected.equals(mac))
    throw new Failure(
      'ledger-broken',
      `A row of ${table} in the ledger does not carry the signature it was written with.`,
    );
  store.checked.keep(name, expected, values);
}
