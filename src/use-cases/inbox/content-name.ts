// A keyed name made of a file's bytes, so that a question about other bytes is another question.
import type { Keys } from '../../system/keys.ts';
import type { Arrived } from './arrived.ts';

export function contentOf(keys: Keys, file: Arrived): string {
  return keys.mac('inbox-file', file.hash).toString('hex').slice(0, 20);
}
