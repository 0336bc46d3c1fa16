// Row ids for new rows: the same purpose always gets the same id, so that a run repeated after a crash makes the same rows.
import type { Keys } from '../../system/keys.ts';
import { ID_LETTERS } from '../../system/random.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';

/** Ids are a keyed hash of MARAC, prefix and purpose: unguessable without the key, nothing to store. */
export function openIdPool(keys: Keys, marac: string): IdPool {
  const taken = new Map<string, string>();
  return {
    take(prefix, purpose) {
      const name = `${prefix} ${purpose}`;
      const known = taken.get(name);
      if (known !== undefined) return known;
      const hash = keys.mac('row-id', marac, prefix, purpose);
      let letters = '';
      for (let i = 0; i < 6; i += 1) letters += ID_LETTERS[hash.readUInt16BE(i * 2) % ID_LETTERS.length] ?? '';
      const id = `${prefix}-${letters}`;
      taken.set(name, id);
      return id;
    },
  };
}
