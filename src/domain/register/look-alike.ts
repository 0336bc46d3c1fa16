// A contact whose address is almost that of an older one.

export interface LookAlike {
  /** Row id of the newer one. */
  readonly contact: string;
  readonly address: string;
  /** The older ones, by row id. */
  readonly like: readonly { readonly contact: string; readonly address: string }[];
}
