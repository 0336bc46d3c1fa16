// Messages that were free to go and that the send step could not make ready: by key, with the code of what is missing.
import type { Key } from '../plan/effects.ts';

export interface KeptMessage {
  readonly key: Key;
  readonly code: string;
}
