// Encryption of papers for agencies whose route is a file with a password: .pdf with qpdf, else .docx and .xlsx if the area allows it, else none.
import { Worker } from 'node:worker_threads';
import { Failure } from '../../errors.ts';
import type { PaperFile } from '../../ledger/plan-commit.ts';
import type { WorkFolder } from '../../system/work-folder.ts';
import { encryptPdf, hasQpdf } from './qpdf.ts';
import type { EncryptAnswer, EncryptRequest } from './encrypt-worker.ts';

export interface Encryption {
  /** The format that can be encrypted here, of those in which a paper was made; undefined if there is none, and the paper waits. */
  choose(formats: readonly PaperFile['format'][]): Promise<PaperFile['format'] | undefined>;
  /** Encrypts and opens again; Failure paper-broken if that did not succeed. Never returns plain bytes. */
  encrypt(format: PaperFile['format'], bytes: Uint8Array, passphrase: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface EncryptionSettings {
  readonly qpdf?: string;
  /** Where a plain file is while qpdf reads it. */
  readonly work: WorkFolder;
  /** papers.encryptedDocx: send an office file if qpdf is not installed. */
  readonly allowOffice: boolean;
}

export function openEncryption(settings: EncryptionSettings): Encryption {
  const program = settings.qpdf ?? 'qpdf';
  let found: Promise<boolean> | undefined;
  const office = openOffice();
  return {
    async choose(formats) {
      found ??= hasQpdf(program);
      if (formats.includes('pdf') && (await found)) return 'pdf';
      // An answer sheet is an office file anyway.
      if (!formats.includes('pdf')) return formats.find((format) => format === 'xlsx' || format === 'docx');
      return settings.allowOffice && formats.includes('docx') ? 'docx' : undefined;
    },
    async encrypt(format, bytes, passphrase) {
      const sealed =
        format === 'pdf'
          ? await encryptPdf(program, settings.work, bytes, passphrase)
          : await office.encrypt(bytes, passphrase);
      if (sealed === undefined)
        throw new Failure('paper-broken', `A ${format} could not be encrypted; the message that carries it waits.`);
      return sealed;
    },
    close: async () => office.close(),
  };
}

interface Office {
  encrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** One worker, started when first needed. It keeps the process alive only while somebody waits for an answer. */
function openOffice(): Office {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, (bytes: Uint8Array | undefined) => void>();
  const end = (): void => {
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
    worker = undefined;
  };
  const start = (): Worker => {
    const fresh = new Worker(new URL('encrypt-worker.ts', import.meta.url));
    fresh.on('message', (answer: EncryptAnswer) => {
      waiting.get(answer.id)?.(answer.bytes);
      waiting.delete(answer.id);
      if (waiting.size === 0) fresh.unref();
    });
    fresh.once('error', end);
    fresh.once('exit', end);
    return fresh;
  };
  return {
    encrypt: async (bytes, passphrase) =>
      new Promise((resolve) => {
        worker ??= start();
        worker.ref();
        last += 1;
        waiting.set(last, resolve);
        const request: EncryptRequest = { id: last, bytes, passphrase };
        worker.postMessage(request, []);
      }),
    async close() {
      await worker?.terminate();
    },
  };
}
