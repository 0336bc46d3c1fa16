// A paper of a message as it was offered: its version and the hash of its bytes.
import type { Key } from '../plan/effects.ts';

export interface PinnedPaper {
  readonly key: Key;
  readonly version: number;
}
