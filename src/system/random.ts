// Chance as a port: the system's own in the product, seeded in the demo and in tests.
import { randomBytes, randomInt } from 'node:crypto';

export interface Random {
  bytes(count: number): Uint8Array;
  /** A whole number from 0 to below `limit`, each equally likely. */
  below(limit: number): number;
}

/** Letters and digits that nobody takes for another, read out or written by hand. */
export const ID_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export function openRandom(): Random {
  // randomInt draws from a store of bytes: asking the system for four at a time took a twentieth of the time of `marac init`.
  return { bytes: (count) => randomBytes(count), below: (limit) => randomInt(checkedLimit(limit)) };
}

/** The same numbers for the same seed on any machine (splitmix32); for the demo and for tests, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return fromBytes((count) => Uint8Array.from({ length: count }, () => next() & 255));
}

/** `R-7KQ2MX`: a prefix and six letters; the caller makes sure that it is new. */
export function drawId(random: Random, prefix: string): string {
  let letters = '';
  for (let i = 0; i < 6; i += 1) letters += ID_LETTERS[random.below(ID_LETTERS.length)] ?? '';
  return `${prefix}-${letters}`;
}

/** Ids that no earlier call gave: for the rows of one new folder. */
export function drawNewIds(random: Random): (prefix: string) => string {
  const used = new Set<string>();
  return (prefix) => {
    let id = drawId(random, prefix);
    while (used.has(id)) id = drawId(random, prefix);
    used.add(id);
    return id;
  };
}

function fromBytes(bytes: (count: number) => Uint8Array): Random {
  return {
    bytes,
    below(limit) {
      const ceiling = 2 ** 32 - (2 ** 32 % checkedLimit(limit));
      for (;;) {
        const drawn = Buffer.from(bytes(4)).readUInt32BE(0);
        if (drawn < ceiling) return drawn % limit;
      }
    },
  };
}

function checkedLimit(limit: number): number {
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= 2 ** 32) return limit;
  throw new RangeError(`no number below ${limit}`);
}
