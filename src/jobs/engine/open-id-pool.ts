// Row ids for new rows: the same purpose always gets the same id, so that a run repeated after a crash makes the same rows.
import { memoBy } from '../../domain/text/memo-by.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';
import type { Keys } from '../../system/keys.ts';
import { ID_LETTERS } from '../../system/random.ts';

/** So many ids are remembered; then all are forgotten, and hashed again as they are asked for. */
export const MOST_REMEMBERED = 100_000;
/** Longer purposes hold what people typed, and are hashed each time. */
const LONGEST_REMEMBERED = 200;

/** Ids are a keyed hash of MARAC, prefix and purpose: unguessable without the key, nothing to store. One pool serves all looks of a runner. */
export const openIdPool = memoBy((keys: Keys, marac: string): IdPool => {
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
      if (taken.size >= MOST_REMEMBERED) taken.clear();
      if (name.length <= LONGEST_REMEMBERED) taken.set(name, id);
      return id;
    },
  };
});
