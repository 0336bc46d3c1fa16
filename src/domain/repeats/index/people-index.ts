// The index: which people are filed under a key. Made for 100,000 people and some 35 keys each.

const fewestBuckets = 1024;

/** Files people by their keys and finds everyone who shares one. People may be added at any time. */
export class PeopleIndex {
  /** For each bucket of keys the last entry in it, or -1; for each entry its key, its person and the entry before it in the bucket. */
  private last = new Int32Array(fewestBuckets).fill(-1);
  private readonly keys: number[] = [];
  private readonly places: number[] = [];
  private readonly before: number[] = [];
  private count = 0;

  /** Files the next person; their place is how many were filed before. */
  add(keys: readonly number[]): void {
    const place = this.count++;
    for (const key of keys) {
      this.places.push(place);
      this.chain(this.keys.push(key) - 1);
    }
    if (this.keys.length <= this.last.length) return;
    this.last = new Int32Array(this.last.length * 2).fill(-1);
    for (let entry = 0; entry < this.keys.length; entry++) this.chain(entry);
  }

  private chain(entry: number): void {
    const bucket = (this.keys[entry] as number) & (this.last.length - 1);
    this.before[entry] = this.last[bucket] as number;
    this.last[bucket] = entry;
  }

  /** Calls `visit` once for each person who shares a key. */
  find(keys: readonly number[], visit: (place: number) => void): void {
    const seen = new Set<number>();
    for (const key of keys) {
      let entry = this.last[key & (this.last.length - 1)] as number;
      for (; entry >= 0; entry = this.before[entry] as number) {
        const place = this.places[entry] as number;
        if (this.keys[entry] !== key || seen.has(place)) continue;
        seen.add(place);
        visit(place);
      }
    }
  }
}
