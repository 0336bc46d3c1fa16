// What reading one cell comes to: a value, or what is wrong with it.

/** What is wrong with a cell and the way out, without what stands in it. */
export interface Fault {
  readonly code: string;
  readonly sentence: string;
}

export type CellRead =
  /** An absent value is a blank cell. The warning is worth a look and stops nothing. */
  | { readonly ok: true; readonly value?: Value; readonly warning?: Fault }
  | { readonly ok: false; readonly fault: Fault };

export type Value = string | number | boolean | readonly string[];
