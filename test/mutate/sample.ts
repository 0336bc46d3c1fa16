// A random sample that a seed brings back, and what may be said of the whole after it.

export function sampleOf<T>(all: readonly T[], most: number, seed: number): readonly T[] {
  const next = randomFrom(seed);
  const keyed = all.map((value) => ({ value, key: next() }));
  // In random order: the first few, where the time is up early, are a random sample too.
  const chosen = keyed.toSorted((a, b) => a.key - b.key).slice(0, most);
  return chosen.map(({ value }) => value);
}

/** Mulberry32: numbers from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Wilson's 95 % interval for a share, as two shares. */
export function intervalOf(hits: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [(middle - half) / whole, (middle + half) / whole];
}
