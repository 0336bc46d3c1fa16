// What a comparison found, field by field, for learning and for explaining.
import { level } from './name-likeness.ts';
import { fieldCount } from '../weights/weights.ts';

/** By field: rung, setting, bits for one person, bits for two who live close, and the two values compared. */
export class Comparison {
  readonly rungs = new Uint8Array(fieldCount);
  readonly settings = new Uint8Array(fieldCount);
  readonly same = new Float64Array(fieldCount);
  readonly near = new Float64Array(fieldCount);
  readonly mine = new Float64Array(fieldCount);
  readonly theirs = new Float64Array(fieldCount);
  namesExchanged = false;
  linesExchanged = false;
  /** Whether one address names a flat or building and the other does not. */
  flatOnOneSide = false;

  clear(): void {
    this.rungs.fill(level.missing);
    this.same.fill(0);
    this.near.fill(0);
    this.mine.fill(0);
    this.theirs.fill(0);
    this.namesExchanged = false;
    this.linesExchanged = false;
    this.flatOnOneSide = false;
  }
  put(field: number, rung: number, setting: number, same: number, near: number, mine: number, theirs: number): void {
    this.rungs[field] = rung;
    this.settings[field] = setting;
    this.same[field] = same;
    this.near[field] = near;
    this.mine[field] = mine;
    this.theirs[field] = theirs;
  }
  /** Takes over some fields, from one to another, of what another comparison found. */
  take(other: Comparison, from: number, to: number): void {
    for (let f = from; f <= to; f++) {
      this.put(
        f,
        other.rungs[f] ?? 0,
        other.settings[f] ?? 0,
        other.same[f] ?? 0,
        other.near[f] ?? 0,
        other.mine[f] ?? 0,
        other.theirs[f] ?? 0,
      );
    }
  }
}
