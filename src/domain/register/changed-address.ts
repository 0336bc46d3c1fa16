// A contact whose address, route or mailbox is not the one that was verified.
import type { Day } from '../time/day.ts';
import type { Route } from './register.ts';

/** How papers reach somebody. */
export interface Reached {
  readonly route?: Route;
  readonly shared: boolean;
}

export interface ChangedAddress {
  /** Row id. */
  readonly contact: string;
  readonly now: string;
  /** As verified, where it is known in words. */
  readonly was?: string;
  /** Keyed hash of what stands there now. */
  readonly way: string;
  readonly reached: Reached;
  readonly before?: Reached & { readonly by?: string; readonly on?: Day };
}

/** Contacts of one list that a person confirms after an upgrade. */
export interface Unconfirmed {
  /** Keyed hash of all that stood on the list when it was made. */
  readonly list: string;
  readonly contacts: readonly ChangedAddress[];
}
