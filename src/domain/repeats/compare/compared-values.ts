// Remembers, during one look-up, how a few values compare with the distinct values of the store, so that no pair is compared twice.
import { level } from './name-likeness.ts';

/** Rungs of the values asked about in this look-up, by number. */
export class ComparedValues {
  private readonly known = new Map<number, Map<number, number>>();
  private readonly compare: (a: number, b: number) => number;

  constructor(compare: (a: number, b: number) => number) {
    this.compare = compare;
  }
  /** Forgets everything before the next look-up. */
  begin(): void {
    this.known.clear();
  }
  rung(a: number, b: number): number {
    if (a === 0 || b === 0) return level.missing;
    if (a === b) return level.same;
    let rungs = this.known.get(a);
    if (rungs === undefined) this.known.set(a, (rungs = new Map()));
    let rung = rungs.get(b);
    if (rung === undefined) rungs.set(b, (rung = this.compare(a, b)));
    return rung;
  }
}
