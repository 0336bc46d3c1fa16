// Sets of up to 31 cases or people as the bits of one number, and sums over such sets in three look-ups.

/** The number of the lowest bit of a set that is not empty. */
export function lowest(set: number): number {
  return 31 - Math.clz32(set & -set);
}

/** How many bits are set. */
export function count(set: number): number {
  let x = set - ((set >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The set of the first `size` numbers, for 0 to 31. */
export function firstBits(size: number): number {
  return size === 0 ? 0 : 0x7fffffff >>> (31 - size);
}

/** The numbers in a set, ascending. */
export function members(set: number): number[] {
  const found: number[] = [];
  for (let rest = set; rest !== 0; rest &= rest - 1) found.push(lowest(rest));
  return found;
}

const CHUNK = 2048;

/** A function that adds up the values of a set's members; the values are whole numbers, one for each bit. */
export function openSum(values: readonly number[]): (set: number) => number {
  const tables = [0, 1, 2].map((chunk) => chunkSums(values, chunk * 11));
  const [low, middle, high] = tables as [Float64Array, Float64Array, Float64Array];
  return (set) => at(low, set & 2047) + at(middle, (set >>> 11) & 2047) + at(high, set >>> 22);
}

function chunkSums(values: readonly number[], offset: number): Float64Array {
  const sums = new Float64Array(CHUNK);
  for (let set = 1; set < CHUNK; set++) {
    sums[set] = at(sums, set & (set - 1)) + (values[offset + lowest(set)] ?? 0);
  }
  return sums;
}

/** Reads a typed array where the place is known to exist; the search loops are too hot for a check that throws. */
export function at(array: ArrayLike<number>, index: number): number {
  return array[index] as number;
}
