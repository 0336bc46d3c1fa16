// Rehearsal: every message ends as an .eml file marked REHEARSAL, through the same two commits as live mail. No socket is opened.
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import type { Transport } from './mail-port.ts';
import { openMessageFolder, type TextOf } from './message-file.ts';

export function openRehearsal(folder: string, keys: Keys, files: Files, textOf: TextOf): Transport {
  const messages = openMessageFolder(folder, keys, files, textOf);
  return {
    mode: 'rehearsal',
    async deliver(claim, start) {
      await files.makeFolder(folder);
      const file = await messages.placeFor(claim);
      const answer = await start();
      if (!answer.started) return { outcome: 'notStarted' };
      await files.write(file, claim.bytes);
      return { outcome: { end: 'sent', evidence: 'written as a file: a rehearsal' } };
    },
    close: async () => undefined,
  };
}
