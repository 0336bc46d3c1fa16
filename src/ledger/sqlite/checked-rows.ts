// Rows of the ledger whose signature was verified before. A run reads the same rows many times: a row with the same bytes and signature as
// before is not verified again.

type Values = readonly (string | number)[];

interface Checked {
  readonly mac: Uint8Array;
  readonly values: Values;
}

export const MOST_CHECKED = 4096;
export const LONGEST_CHECKED = 16_384;

/** Of one open ledger. Rows with a value longer than LONGEST_CHECKED are not kept, and all are forgotten once there are MOST_CHECKED. */
export class CheckedRows {
  readonly #known = new Map<string, Checked>();

  /** Whether this very row was checked before under this very signature. */
  has(name: string, mac: Uint8Array, values: Values): boolean {
    const before = this.#known.get(name);
    return (
      before !== undefined &&
      before.values.length === values.length &&
      before.values.every((value, at) => value === values[at]) &&
      Buffer.compare(before.mac, mac) === 0
    );
  }

  keep(name: string, mac: Uint8Array, values: Values): void {
    if (values.some((value) => typeof value === 'string' && value.length > LONGEST_CHECKED)) return;
    if (this.#known.size >= MOST_CHECKED) this.#known.clear();
    this.#known.set(name, { mac, values });
  }
}
