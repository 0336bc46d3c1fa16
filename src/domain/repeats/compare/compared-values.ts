// Remembers, during one look-up, how a few values compare with the distinct values of the store, so that no pair is compared twice.
import { level } from './name-likeness.ts';

class Page {
  asked = 0;
  private known = new Uint8Array(1024).fill(255);
  private touched: number[] = [];

  reset(asked: number): void {
    for (const id of this.touched) this.known[id] = 255;
    this.touched = [];
    this.asked = asked;
  }
  recall(id: number): number {
    return id < this.known.length ? (this.known[id] ?? 255) : 255;
  }
  keep(id: number, rung: number): number {
    if (id >= this.known.length) {
      const wider = new Uint8Array(id * 2).fill(255);
      wider.set(this.known);
      this.known = wider;
    }
    this.touched.push(id);
    this.known[id] = rung;
    return rung;
  }
}

/** Rungs of the values asked about in this look-up, by number. */
export class ComparedValues {
  private readonly pages: Page[] = [];
  private used = 0;
  private readonly compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.compare = compare;
  }
  /** Forgets everything before the next look-up. */
  begin(): void {
    this.used = 0;
  }
  rung(a: number, b: number): number {
    if (a === 0 || b === 0) return level.missing;
    if (a === b) return level.same;
    const page = this.pageOf(a);
    const before = page.recall(b);
    return before === 255 ? page.keep(b, this.compare(a, b)) : before;
  }
  private pageOf(a: number): Page {
    for (let i = 0; i < this.used; i++) {
      const page = this.pages[i];
      if (page !== undefined && page.asked === a) return page;
    }
    const page = this.pages[this.used] ?? new Page();
    this.pages[this.used++] = page;
    page.reset(a);
    return page;
  }
}
