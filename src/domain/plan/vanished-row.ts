// A row that an earlier run saw and that is gone.

export interface VanishedRow {
  readonly tab: string;
  readonly id: string;
  /** The case it was of, as far as that can be told. */
  readonly caseRef?: string;
  readonly restricted: boolean;
}
