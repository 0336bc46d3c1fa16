// What a file of the inbox is called where its bytes must be told apart: a keyed name, so that other bytes are another question.
import type { Keys } from '../../system/keys.ts';
import type { Arrived } from './arrived.ts';

export function contentOf(keys: Keys, file: Arrived): string {
  return keys.mac('inbox-file', file.hash).toString('hex').slice(0, 20);
}
