// The index: which people are filed under a key. Packed once after the first load; people added later go into small drawers beside it.
import { Column } from './column.ts';
import type { KeyList } from './key-list.ts';

/** Files people by their keys and finds everyone who shares one. */
export class Filing {
  private loading: { keys: Column; counts: Column } | undefined = { keys: new Column(), counts: new Column() };
  private starts = new Int32Array(1);
  private entries = new Int32Array(0);
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
    this.starts = new Int32Array(buckets + 1);
    for (let i = 0; i < total; i++) this.bump(loaded.keys.at(i));
    for (let i = 1; i <= buckets; i++) this.starts[i] = (this.starts[i] ?? 0) + (this.starts[i - 1] ?? 0);
    this.entries = new Int32Array(total);
    // Filled from the last person backwards, so that each start ends where its entries begin.
    let at = total;
    for (let place = loaded.counts.length - 1; place >= 0; place--) {
      for (let left = loaded.counts.at(place); left > 0; left--) {
        const bucket = loaded.keys.at(--at) & this.mask;
        const slot = (this.starts[bucket] ?? 0) - 1;
        this.starts[bucket] = slot;
        this.entries[slot] = place;
      }
    }
  }

  private bump(key: number): void {
    const bucket = key & this.mask;
    this.starts[bucket] = (this.starts[bucket] ?? 0) + 1;
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
