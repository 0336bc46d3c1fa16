// The index: which people are filed under a key. Packed once after the first load; people added later go into small drawers beside it.
import { Column } from './column.ts';
import type { KeyList } from './key-list.ts';

/** Files people by their keys and finds everyone who shares one. */
export class Filing {
  private loading: { keys: Column; counts: Column } | undefined = { keys: new Column(), counts: new Column() };
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
    let buckets = 1024;
    while (buckets < total) buckets *= 2;
    this.mask = buckets - 1;
    this.starts = countBuckets(loaded.keys, buckets);
    this.entries = fillBuckets(loaded.keys, loaded.counts, this.starts);
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

/** So many buckets at a time are worked on: what one stretch touches stays in the processor's cache, which is worth reading the keys again. */
const stretch = 1 << 21;

/** How many keys fall into each bucket, added up from the first. */
function countBuckets(keys: Column, buckets: number): Int32Array {
  const starts = new Int32Array(buckets + 1);
  const mask = buckets - 1;
  const { data, length } = keys;
  for (let from = 0; from < buckets; from += stretch) {
    for (let i = 0; i < length; i++) {
      const bucket = (data[i] ?? 0) & mask;
      if (bucket >= from && bucket < from + stretch) starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
  }
  for (let i = 1; i <= buckets; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

/** Puts each person into the buckets of their keys, from the last one backwards, so that each start ends where its entries begin. */
function fillBuckets(keys: Column, counts: Column, starts: Int32Array): Int32Array {
  const entries = new Int32Array(keys.length);
  const { data } = keys;
  const buckets = starts.length - 1;
  for (let from = 0; from < buckets; from += stretch) {
    let at = keys.length;
    for (let place = counts.length - 1; place >= 0; place--) {
      for (let left = counts.at(place); left > 0; left--) {
        const bucket = (data[--at] ?? 0) & (buckets - 1);
        if (bucket < from || bucket >= from + stretch) continue;
        const slot = (starts[bucket] ?? 0) - 1;
        starts[bucket] = slot;
        entries[slot] = place;
      }
    }
  }
  return entries;
}
