// Draft mode without IMAP: each message is a file, beside a list of what is to be sent. The person sends it and ticks it off.
import { basename, join } from 'node:path';
import type { DraftFound } from '../domain/outbox/draft-place.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import type { Transport } from './mail-port.ts';
import { openMessageFolder, type TextOf } from './message-file.ts';

/** A line per message: when, its file, its subject and reference. No name and no address: those are in the file itself. */
const LIST = 'send-list.txt';
const HEAD = 'Messages to send from your own mailbox. Open each file, send it, then tick "sent" in the Outbox tab.\n';

export function openReadyFolder(
  folder: string,
  keys: Keys,
  files: Files,
  now: () => string,
  textOf: TextOf,
): Transport & Required<Pick<Transport, 'lookFor'>> {
  const list = join(folder, LIST);
  const messages = openMessageFolder(folder, keys, files, textOf);
  const rewrite = async (change: (lines: readonly string[]) => readonly string[]): Promise<void> => {
    const text = (await files.read(list))?.toString('utf8') ?? HEAD;
    const [head, ...lines] = text.split('\n').filter((line) => line !== '');
    await files.write(list, `${[head, ...change(lines)].join('\n')}\n`);
  };
  return {
    mode: 'draft',
    async deliver(claim, start) {
      await files.makeFolder(folder);
      const file = await messages.placeFor(claim);
      const answer = await start();
      if (!answer.started) return { outcome: 'notStarted' };
      const name = basename(file);
      await files.write(file, claim.bytes);
      await rewrite((lines) => [
        ...lines.filter((line) => !line.includes(name)),
        `${now()}  ${name}  ${subjectIn(claim.bytes)}`,
      ]);
      return { outcome: { end: 'handed', evidence: 'lies ready as a file' } };
    },
    find: async (messageId) => (await messages.find(messageId)) !== undefined,
    async lookFor(drafts) {
      const found: DraftFound[] = [];
      for (const { messageId, bytes, take } of drafts) {
        const file = await messages.find(messageId);
        const there = file === undefined ? undefined : await files.read(file);
        const isTaken = take && there?.equals(bytes) === true;
        if (isTaken && file !== undefined) await files.remove(file);
        if (isTaken || there === undefined) {
          const ends = messages.endsOf(messageId);
          await rewrite((lines) => lines.filter((line) => !ends.some((end) => line.includes(end))));
        }
        found.push(there === undefined ? 'gone' : isTaken ? 'file' : take ? 'changed' : 'there');
      }
      return found;
    },
    close: async () => undefined,
  };
}

function subjectIn(bytes: Uint8Array): string {
  return /^Subject: (.*)$/m.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1]?.trim() ?? '';
}
