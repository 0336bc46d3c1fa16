// Messages as files, of a rehearsal or of a folder of drafts: named after what they are, for which meeting and agency, and found again by their
// Message-ID.
import { join } from 'node:path';
import { kindOfMessage } from '../domain/outward/outward-kinds.ts';
import { parseSubject, printFile } from '../domain/outward/outward-name.ts';
import type { SendingClaim } from '../ledger/ledger-port.ts';
import type { MailText } from '../ledger/plan-commit.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import { referenceOf } from './subjects.ts';

/** The text of a message as planned; undefined for a notice of the program itself. */
export type TextOf = (key: string) => Promise<MailText | undefined>;

/** The number of one message and version, in its file's name. */
function numberOf(keys: Keys, messageId: string, again: number): string {
  return referenceOf(keys, `message-file/${messageId}${again === 0 ? '' : `/${again}`}`);
}

/** As earlier versions called it. */
function formerName(keys: Keys, messageId: string): string {
  return `${keys.mac('message-file', messageId).toString('hex').slice(0, 24)}.eml`;
}

const NUMBERS = 3;

export interface MessageFolder {
  /** How the name of its file ends, by whichever version it was written. */
  endsOf(messageId: string): readonly string[];
  /** The path of its file if it is there, by whichever version it was written. */
  find(messageId: string): Promise<string | undefined>;
  /** Where to write it: over the same message, never over another. */
  placeFor(claim: SendingClaim): Promise<string>;
}

export function openMessageFolder(folder: string, keys: Keys, files: Files, textOf: TextOf): MessageFolder {
  const endsOf = (messageId: string): readonly string[] => [
    formerName(keys, messageId),
    ...Array.from({ length: NUMBERS }, (_, again) => `, ${numberOf(keys, messageId, again)}.eml`),
  ];
  const find = async (messageId: string): Promise<string | undefined> => {
    const ends = endsOf(messageId);
    for (const name of await files.list(folder)) {
      if (!ends.some((end) => name.endsWith(end))) continue;
      const bytes = await files.read(join(folder, name));
      if (bytes !== undefined && isOf(bytes, messageId)) return join(folder, name);
    }
    return undefined;
  };
  return {
    endsOf,
    find,
    async placeFor({ message, messageId }) {
      const there = await find(messageId);
      if (there !== undefined) return there;
      const taken = new Set((await files.list(folder)).map((name) => name.toLowerCase()));
      const text = await textOf(message.key);
      const {
        kind,
        number: _number,
        ...said
      } = parseSubject(text?.subject ?? '') ?? {
        kind: kindOfMessage(message.template),
        number: '',
      };
      const agency = said.area === undefined || text?.agency === undefined ? {} : { agency: text.agency };
      for (let again = 0; ; again += 1) {
        const name = printFile({ kind, ...said, ...agency, number: numberOf(keys, messageId, again) }, 'eml');
        if (!taken.has(name.toLowerCase()) || again === NUMBERS) return join(folder, name);
      }
    },
  };
}

/** A person's mail program may have written it anew with an id of its own; another message of ours has another id of our domain. */
function isOf(bytes: Buffer, messageId: string): boolean {
  const id = /^message-id:\s*(<[^>]*>)/im.exec(bytes.subarray(0, 8192).toString('latin1'))?.[1] ?? messageId;
  return id === messageId || !id.endsWith(messageId.slice(messageId.indexOf('@')));
}
