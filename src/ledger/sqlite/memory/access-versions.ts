// Access versions: what decided access, as read at a time. The same content read again only updates the time.
import type { Access } from '../../../domain/access/access.ts';
import type { LocalTime } from '../../../domain/time/day.ts';
import { Failure } from '../../../errors.ts';
import type { AccessVersion, Ledger } from '../../ledger-port.ts';
import { appendEvent } from '../event-chain.ts';
import { dropUses, keepJson, readJson } from '../sealed-contents.ts';
import { openSignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

interface StoredVersion {
  readonly version: number;
  readonly readAt: LocalTime;
  readonly readMs: number;
  readonly contentId: string;
}

/** How many older versions keep their content; the events hold the hash of the others. */
const KEPT_VERSIONS = 50;

export interface AccessReader extends Pick<Ledger, 'recordAccess' | 'newestAccess'> {
  newest(): AccessVersion | undefined;
}

export function openAccess(store: Store): AccessReader {
  const signedTable = openSignedTable<StoredVersion>(store, 'access', false);
  let known: { readonly contentId: string; readonly access: Access } | undefined;
  const newest = (): AccessVersion | undefined => {
    const stored = signedTable.find('newest');
    if (stored === undefined) return undefined;
    if (known?.contentId !== stored.contentId) {
      const access = readJson(store, stored.contentId) as Access | undefined;
      if (access === undefined) throw new Failure('ledger-broken', 'The newest access version is not in the ledger.');
      known = { contentId: stored.contentId, access };
    }
    const { version, readAt, readMs } = stored;
    return { version, readAt, readMs, access: known.access };
  };
  const record = (access: Access, readAt: LocalTime): AccessVersion => {
    const before = signedTable.find('newest');
    const version = (before?.version ?? 0) + 1;
    const contentId = keepJson(store, `access/${version}`, access);
    const readMs = Math.trunc(store.clock.ms());
    if (before?.contentId === contentId) {
      dropUses(store, `access/${version}`);
      signedTable.put('newest', { ...before, readAt, readMs });
      return { version: before.version, readAt, readMs, access };
    }
    signedTable.put('newest', { version, readAt, readMs, contentId });
    appendEvent(store, 'access', `access/${version}`, { contentId, readAt });
    dropUses(store, `access/${version - KEPT_VERSIONS}`);
    return { version, readAt, readMs, access };
  };
  return {
    newest,
    recordAccess: async (access, readAt) => store.write('access', () => record(access, readAt)),
    newestAccess: async () => store.look(newest),
  };
}
