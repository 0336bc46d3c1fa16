// The index: which people are filed under a key. Packed once after the first load; people added later go into small drawers beside it.
import { NumberColumn } from './number-column.ts';
import type { KeyList } from './key-list.ts';

/** Files people by their keys and finds everyone who shares one. */
export class PeopleIndex {
  private loading: { keys: NumberColumn; counts: NumberColumn } | undefined = {
    keys: new NumberColumn(),
    counts: new NumberColumn(),
  };
  private starts: Int32Array = new Int32Array(1);
  private entries: Int32Array = new Int32Array(0);
  private mask = 0;
  private readonly drawers = new Map<number, number[]>();
  private seen = new Int32Array(1024);
  private turn = 0;
  private count = 0;

  /** Files the next person; their place is how many were filed before. */
  add(keys: KeyList): void {
    const place = this.count++;
    if (this.loading !== undefined) {
      for (let i = 0; i < keys.size; i++) this.loading.keys.push(keys.at(i) | 0);
      this.loading.counts.push(keys.size);
      return;
    }
    for (let i = 0; i < keys.size; i++) {
      const drawer = this.drawers.get(keys.at(i));
      if (drawer === undefined) this.drawers.set(keys.at(i), [place]);
      else drawer.push(place);
    }
  }

  /** Packs what was filed so far; called once, by the first look-up at the latest. */
  pack(): void {
    const loaded = this.loading;
    if (loaded === undefined) return;
    this.loading = undefined;
    const total = loaded.keys.length;
    let buckets = fewestBuckets;
    while (buckets * 2 <= total) buckets *= 2;
    this.mask = buckets - 1;
    const parted = part(loaded.keys, loaded.counts, buckets);
    loaded.keys.data = new Int32Array(0);
    this.starts = new Int32Array(buckets + 1);
    this.entries = new Int32Array(total);
    for (let p = 0; p < parted.begins.length - 1; p++) fill(parted, p, this.starts, this.entries);
    this.starts[buckets] = total;
  }

  /** Calls `visit` once for each person who shares a key (and, rarely, for one who does not). */
  find(keys: KeyList, visit: (place: number) => void): void {
    this.pack();
    if (this.seen.length < this.count) this.seen = new Int32Array(Math.ceil(this.count * 1.2));
    const turn = ++this.turn;
    const once = (place: number): void => {
      if (this.seen[place] === turn) return;
      this.seen[place] = turn;
      visit(place);
    };
    for (let k = 0; k < keys.size; k++) {
      const key = keys.at(k);
      const bucket = key & this.mask;
      const end = this.starts[bucket + 1] ?? 0;
      for (let i = this.starts[bucket] ?? 0; i < end; i++) once(this.entries[i] ?? 0);
      if (this.drawers.size > 0) for (const place of this.drawers.get(key) ?? []) once(place);
    }
  }
}

const fewestBuckets = 1024;
/** So many bits of a bucket's number lie within one part: the buckets of a part stay in the processor's cache while they are filled. */
const partBits = 18;

/** Keys and their people, laid together by parts of neighbouring buckets; within a part in the order of the people. */
interface Parted {
  readonly begins: Int32Array;
  readonly buckets: Int32Array;
  readonly places: Int32Array;
}

function part(keys: NumberColumn, counts: NumberColumn, buckets: number): Parted {
  const mask = buckets - 1;
  const { data, length } = keys;
  const begins = new Int32Array(Math.max(1, buckets >>> partBits) + 1);
  for (let i = 0; i < length; i++) {
    const after = (((data[i] as number) & mask) >>> partBits) + 1;
    begins[after] = (begins[after] as number) + 1;
  }
  for (let p = 1; p < begins.length; p++) begins[p] = (begins[p] as number) + (begins[p - 1] as number);
  const next = begins.slice();
  const parted = { begins, buckets: new Int32Array(length), places: new Int32Array(length) };
  for (let place = 0, i = 0; place < counts.length; place++) {
    for (let left = counts.at(place); left > 0; left--, i++) {
      const bucket = (data[i] as number) & mask;
      const at = next[bucket >>> partBits] as number;
      next[bucket >>> partBits] = at + 1;
      parted.buckets[at] = bucket;
      parted.places[at] = place;
    }
  }
  return parted;
}

/** Puts the people of one part into their buckets, from the last one backwards, so that each start ends where its entries begin. */
function fill(parted: Parted, p: number, starts: Int32Array, entries: Int32Array): void {
  const [begin, end] = [parted.begins[p] as number, parted.begins[p + 1] as number];
  const first = p << partBits;
  const last = Math.min(first + (1 << partBits), starts.length - 1);
  for (let i = begin; i < end; i++) {
    const bucket = parted.buckets[i] as number;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = first, sum = begin; bucket < last; bucket++) {
    sum += starts[bucket] as number;
    starts[bucket] = sum;
  }
  for (let i = end - 1; i >= begin; i--) {
    const bucket = parted.buckets[i] as number;
    const slot = (starts[bucket] as number) - 1;
    starts[bucket] = slot;
    entries[slot] = parted.places[i] as number;
  }
}
