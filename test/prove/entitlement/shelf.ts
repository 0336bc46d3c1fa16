// The step from an offer to bytes as the product does it (route, encryption, letter), over a shelf in place of the ledger: papers and texts of
// one composition, and the encrypted copies made of them.
import type { Access } from '../../../src/domain/access/access.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { Composition } from '../../../src/jobs/engine/compose-plan.ts';
import type { Approval, Ledger } from '../../../src/ledger/ledger-port.ts';
import { parseAddress } from '../../../src/mail/mail-address.ts';
import { composeApproval, type ApprovalPorts } from '../../../src/mail/approval.ts';
import type { Encryption } from '../../../src/mail/encrypt/open-encryption.ts';
import type { Result } from '../../../src/domain/text/result.ts';
import { KEYS } from './ground.ts';

export const PASSPHRASE = 'four synthetic words here';
const FROM = parseAddress('marac@agency.example.org');

export interface Shelf {
  /** The bytes that would leave, or why they wait. */
  approve(message: Composition['messages'][number], access: Access, encryption: Encryption): Promise<Result<Approval>>;
}

export function openShelf(composed: Composition): Shelf {
  const papers = new Map(composed.papers.map((one) => [one.key, one]));
  const contents = new Map<string, Uint8Array>();
  for (const paper of composed.papers)
    for (const file of [...paper.files, { format: 'name', bytes: Buffer.from(paper.name, 'utf8') }])
      contents.set(`${paper.key} ${file.format}`, file.bytes);
  const sealed = new Map<string, Uint8Array>();
  const ledger = {
    mode: 'live',
    findToAddress: (key: string) => Promise.resolve(composed.messages.find((one) => one.key === key)?.toAddress),
    findMailText: (key: string) => Promise.resolve(composed.messages.find((one) => one.key === key)?.text),
    findPaper: (key: string) => {
      const paper = papers.get(key);
      const files = paper?.files.map(({ format }) => ({ format, contentId: `${key} ${format}` }));
      return Promise.resolve(
        paper === undefined ? undefined : { ...paper, version: 1, textId: '', nameId: `${key} name`, files },
      );
    },
    readContent: (id: string) => Promise.resolve(contents.get(id)),
    findEncrypted: (agency: string, id: string) => Promise.resolve(sealed.get(`${agency} ${id}`)),
  } as unknown as Ledger;
  return {
    async approve(message, access, encryption) {
      if (!FROM.ok) throw new Error('from');
      const desk: ApprovalPorts = {
        ledger,
        keys: KEYS,
        clock: { ms: () => 0 } as ApprovalPorts['clock'],
        from: FROM.value,
        idDomain: 'agency.example.org',
        encryption,
        passphrases: { count: 1, faults: [], find: () => PASSPHRASE },
      };
      const offered = {
        ...message,
        version: 1,
        contentFree: message.contentFree === true,
        pinned: message.papers.map((key) => ({ key, version: 1 })),
      } as unknown as OutboxMessage;
      const approval = await composeApproval(desk, offered, 'noGate', access);
      if (approval.ok)
        for (const one of approval.value.encrypted) sealed.set(`${one.agency} ${one.contentId}`, one.bytes);
      return approval;
    },
  };
}
