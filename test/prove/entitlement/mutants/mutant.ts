// A planted bug: a line of the product replaced while it loads.
export interface Mutant {
  readonly name: string;
  /** Below src/. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Only the bytes of a composed letter can show it; or only printed and encrypted ones. */
  readonly rendered?: true | 'printed';
}
