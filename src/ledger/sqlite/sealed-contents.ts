// Sealed contents, stored once by keyed hash of their plain bytes however many messages and papers use them, and deleted with their last use.
import { Failure } from '../../errors.ts';
import type { ContentId } from '../ledger-history.ts';
import type { Store } from './sqlite-store.ts';

export function contentIdOf(store: Store, bytes: Uint8Array): ContentId {
  return store.keys.mac('content', bytes).toString('hex');
}

/** Keeps the bytes for that holder; a holder may keep several. */
export function keepContent(store: Store, holder: string, bytes: Uint8Array): ContentId {
  const id = contentIdOf(store, bytes);
  if (store.get('select 1 from contents where id = ?', id) === undefined)
    store.run(
      'insert into contents (id, size, sealed) values (?, ?, ?)',
      id,
      bytes.length,
      store.keys.seal('content', id, bytes),
    );
  store.run('insert or ignore into uses (holder, content) values (?, ?)', holder, id);
  return id;
}

export function keepJson(store: Store, holder: string, value: unknown): ContentId {
  return keepContent(store, holder, Buffer.from(JSON.stringify(value), 'utf8'));
}

/** Removes the holder's uses, and every content that nobody uses any more; returns how many contents were deleted. */
export function dropUses(store: Store, holder: string, except: readonly ContentId[] = []): number {
  let dropped = 0;
  for (const row of store.all('select content from uses where holder = ?', holder)) {
    const id = String(row['content']);
    if (except.includes(id)) continue;
    store.run('delete from uses where holder = ? and content = ?', holder, id);
    if (store.get('select 1 from uses where content = ? limit 1', id) !== undefined) continue;
    store.run('delete from contents where id = ?', id);
    dropped += 1;
  }
  return dropped;
}

/** Undefined if it was deleted; a content that was changed on disk is never returned. */
export function readSealed(store: Store, id: ContentId): Buffer | undefined {
  const row = store.get('select sealed from contents where id = ?', id);
  if (row === undefined) return undefined;
  const sealed = row['sealed'];
  const plain = sealed instanceof Uint8Array ? store.keys.open('content', id, sealed) : undefined;
  if (plain === undefined) throw new Failure('ledger-broken', 'A sealed content of the ledger was changed.');
  return plain;
}

export function readJson(store: Store, id: ContentId | undefined): unknown {
  const plain = id === undefined ? undefined : readSealed(store, id);
  return plain === undefined ? undefined : JSON.parse(plain.toString('utf8'));
}
