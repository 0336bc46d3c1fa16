// What planning comes to: what is wanted, what the ledger makes of it, and what may not go.
import type { Access } from '../../domain/access/access.ts';
import type { Disclosed, Hashed, Key, MessageEffect } from '../../domain/plan/effects.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Reconciled } from '../../domain/plan/reconcile.ts';
import type { Reason } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';

/** A message that would be due but may not go: shown on Today with its reason, planned again at every run until it may. */
export interface Stopped {
  readonly effect: MessageEffect;
  readonly because: Reason;
}

export interface Planned {
  readonly access: Access;
  readonly wanted: readonly Hashed[];
  readonly reconciled: Reconciled;
  readonly stopped: readonly Stopped[];
  /** Everything due that does not leave, what is stopped among it: told on Today. */
  readonly withheld: readonly Withheld[];
  /** What of it the main workbook tells, where a stopped message would tell of restricted cases and of others. */
  readonly open?: readonly Withheld[];
  /** Its hour had passed before it was ever planned: remembered as that, and asked about. */
  readonly missed: readonly Hashed[];
  readonly discloses: ReadonlyMap<Key, readonly Disclosed[]>;
  /** What keeps messages to contacts from going, whatever is planned. */
  readonly troubles: readonly Problem[];
}
