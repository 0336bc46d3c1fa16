// Rehearsal: every message ends as an .eml file marked REHEARSAL, through the same two commits as live mail. No socket is opened.
import { join } from 'node:path';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import type { Transport } from './mail-port.ts';

/** The name of a message's file: says nothing, and is the same at every attempt. */
export function messageFileName(keys: Keys, messageId: string): string {
  return `${keys.mac('message-file', messageId).toString('hex').slice(0, 24)}.eml`;
}

export function openRehearsal(folder: string, keys: Keys, files: Files): Transport {
  return {
    mode: 'rehearsal',
    async deliver(claim, start) {
      await files.makeFolder(folder);
      const answer = await start();
      if (!answer.started) return { outcome: 'notStarted' };
      await files.write(join(folder, messageFileName(keys, claim.messageId)), claim.bytes);
      return { outcome: { end: 'sent', evidence: 'written as a file: a rehearsal' } };
    },
    close: async () => undefined,
  };
}
