// The result of planning: what is wanted, how it compares with the ledger, and what may not go.
import type { Access } from '../../domain/access/access.ts';
import type { Disclosed, Hashed, Key, MessageEffect } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Reconciled } from '../../domain/plan/reconcile.ts';
import type { Reason } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';

/** A message that is due but may not go: shown on Today with its reason, and planned again at every run until it may. */
export interface Stopped {
  readonly effect: MessageEffect;
  readonly because: Reason;
}

export interface Planned {
  readonly access: Access;
  readonly wanted: readonly Hashed[];
  readonly reconciled: Reconciled;
  readonly stopped: readonly Stopped[];
  /** Everything due that does not leave, including stopped messages: shown on Today. */
  readonly withheld: readonly Withheld[];
  /** What of that the main workbook shows, if a stopped message is about restricted cases and others. */
  readonly open?: readonly Withheld[];
  /** Its time had passed before it was ever planned: recorded as that, and asked about. */
  readonly missed: readonly Hashed[];
  readonly discloses: ReadonlyMap<Key, readonly Disclosed[]>;
  /** What keeps messages from contacts, whatever is planned. */
  readonly troubles: readonly Problem[];
}
