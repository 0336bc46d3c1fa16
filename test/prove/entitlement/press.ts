// The rendered path: the same plan through templates, printers and the letter composer, and everything read back out of the bytes: MIME decoded,
// .docx and .xlsx unzipped, PDF text read, encrypted files opened with their passphrase.
import { tmpdir } from 'node:os';
import path from 'node:path';
import office from 'officecrypto-tool';
import PostalMime from 'postal-mime';
import { openDocuments } from '../../../src/documents/open.ts';
import type { Documents } from '../../../src/documents/port.ts';
import { composePlan, type Composition } from '../../../src/jobs/compose-plan.ts';
import type { Desk } from '../../../src/jobs/desk.ts';
import { JOBS } from '../../../src/jobs/index.ts';
import { makePlan } from '../../../src/jobs/make-plan.ts';
import { findTripwires } from '../../../src/jobs/tripwire.ts';
import { parseAddress, type MailAddress } from '../../../src/mail/address.ts';
import { attachmentName, composeLetter, contentTypeOf, messageIdOf } from '../../../src/mail/compose.ts';
import { openEncryption } from '../../../src/mail/encrypt/open.ts';
import { findRecipient } from '../../../src/mail/policy.ts';
import { SUBJECTS } from '../../../src/domain/papers/catalogue.ts';
import { openZip } from '../../../src/system/zip.ts';
import { renderAnswerSheet } from '../../../src/workbook/forms/answer-sheet.ts';
import { readPdf } from '../../documents/reading.ts';
import { judge, judgeMissing, type Finding } from './judge.ts';
import { leavingModels, type Leaving } from './leave.ts';
import { DOMAINS } from './try-world.ts';
import { KEYS } from './ground.ts';
import type { World } from './world.ts';

export type Printing = 'html' | 'docx' | 'pdf';

export interface Press {
  tryRendered(
    world: World,
    printing: Printing,
  ): Promise<{ readonly findings: readonly Finding[]; readonly looked: number }>;
  close(): Promise<void>;
}

const PASSPHRASE = 'four synthetic words here';
const FROM = parseAddress('marac@agency.example.org');

export function openPress(): Press {
  const documents = openDocuments({ templatesDir: 'templates', cacheDir: path.join(tmpdir(), 'marac-prove-browser') });
  const encryption = openEncryption({ allowOffice: true, qpdf: 'no-such-program' });
  const desks = new Map<Printing, Desk>();
  const deskFor = (printing: Printing): Desk => {
    const known = desks.get(printing) ?? openDesk(documents, printing);
    desks.set(printing, known);
    return known;
  };
  return {
    async tryRendered(world, printing) {
      const desk = deskFor(printing);
      const planned = makePlan(desk, world.facts, JOBS, world.now);
      const composed = await composePlan(desk, planned, world.facts.recorded, world.now);
      const may = new Map(leavingModels(planned, world.facts).map((one) => [one.key, one]));
      const leaving: Leaving[] = [];
      const findings: Finding[] = [];
      for (const message of composed.messages) {
        const model = may.get(message.key);
        const found = findRecipient({ to: message.to, contentFree: message.contentFree === true }, planned.access);
        if (model === undefined || !found.ok || !FROM.ok) continue;
        const sealed = printing === 'pdf' && message.papers.length > 0 ? encryption : undefined;
        const bytes = await compose(message, composed, found.value.address, sealed);
        const { text, faults } = await readBack(bytes, found.value.address, message.text.subject);
        findings.push(
          ...faults.map((what) => ({ kind: 'property' as const, seed: world.seed, what: `${message.key}: ${what}` })),
        );
        leaving.push({ ...model, text });
      }
      // What people and logs are told: keys, reasons, problems with their sentences.
      const tripped = findTripwires(world.facts, composed);
      const told = JSON.stringify([
        planned.wanted.map(({ effect }) => [effect.key, effect.because, effect.do === 'message' ? effect.covers : '']),
        planned.stopped.map((one) => one.because),
        composed.problems,
        tripped.problems,
      ]);
      const slipped = [...world.canaries.findIn(told)].map((word) => ({
        kind: 'property' as const,
        seed: world.seed,
        what: `PROP12 ${word} in keys, reasons or problems`,
      }));
      const looked = leaving.reduce((sum, one) => sum + world.canaries.findIn(one.text).size, 0);
      const alarms = tripped.problems.map((one) => ({
        kind: 'property' as const,
        seed: world.seed,
        what: one.sentence,
      }));
      return {
        findings: [...findings, ...slipped, ...alarms, ...judge(world, leaving), ...judgeMissing(world, leaving)],
        looked,
      };
    },
    async close() {
      await documents.close();
      await encryption.close();
    },
  };
}

function openDesk(documents: Documents, printing: Printing): Desk {
  return {
    keys: KEYS,
    documents: {
      ...documents,
      // As HTML the page itself is the file: what a printer gets is what it prints.
      print: (html: string, format: 'docx' | 'pdf') =>
        printing === 'html'
          ? Promise.resolve({ outcome: 'done', bytes: Buffer.from(html, 'utf8') })
          : documents.print(html, printing === 'docx' ? 'docx' : format),
    },
    writeAnswerSheet: renderAnswerSheet,
    allowedDomains: DOMAINS,
    maskNames: false,
    rehearsal: false,
  } as unknown as Desk;
}

async function compose(
  message: Composition['messages'][number],
  composed: Composition,
  to: MailAddress,
  encryption: ReturnType<typeof openEncryption> | undefined,
): Promise<Buffer> {
  if (!FROM.ok) throw new Error('from');
  const attachments = [];
  for (const key of message.papers) {
    const file = composed.papers.find((one) => one.key === key)?.files[0];
    if (file === undefined) continue;
    // Office files are encrypted here without any program of the machine; PDF by qpdf where there is one, which has its own test.
    const locked = encryption !== undefined && file.format === 'xlsx';
    const bytes = locked ? await encryption.encrypt('xlsx', file.bytes, PASSPHRASE) : file.bytes;
    attachments.push({
      name: attachmentName(KEYS, message.key, key, file.format),
      contentType: contentTypeOf(file.format),
      bytes,
    });
  }
  const messageId = messageIdOf(KEYS, message.key, 1, 'agency.example.org');
  return composeLetter({
    from: FROM.value,
    to,
    subject: message.text.subject,
    text: message.text.text,
    ...(message.text.html === undefined ? {} : { html: message.text.html }),
    attachments,
    messageId,
    date: new Date(0),
    boundary: messageId.slice(1, 17),
  });
}

const HEADERS = 'content-type,date,from,message-id,mime-version,subject,to';
const SUBJECT = new RegExp(
  `^(?:${SUBJECTS.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?: \\(D-[A-Z0-9]{6}\\))?$`,
);

/** PROP9, PROP10, PROP32: one recipient, the fixed headers and subjects whatever the data, opaque file names; and all text of the bytes. */
async function readBack(bytes: Buffer, address: string, subject: string): Promise<{ text: string; faults: string[] }> {
  const mail = await PostalMime.parse(bytes);
  const faults: string[] = [];
  const names = [...new Set(mail.headers.map((one) => one.key.toLowerCase()))].toSorted().join(',');
  if (names.replace('content-transfer-encoding,', '') !== HEADERS) faults.push(`PROP32 headers ${names}`);
  if (mail.to?.length !== 1 || mail.to[0]?.address !== address || mail.cc !== undefined || mail.bcc !== undefined)
    faults.push('PROP9 not exactly the one recipient');
  if (mail.subject !== subject || !SUBJECT.test(subject)) faults.push('PROP10 a subject that is not on the list');
  const texts = [mail.text ?? '', mail.html ?? '', mail.subject ?? '', mail.headers.map((one) => one.value).join('\n')];
  for (const one of mail.attachments) {
    if (!/^[a-z2-7]{12}\.(?:pdf|docx|xlsx|ics)$/.test(one.filename ?? ''))
      faults.push('PROP10 a file name that says something');
    texts.push(one.filename ?? '', await readFile(Buffer.from(one.content as ArrayBuffer)));
  }
  return { text: texts.join('\n'), faults };
}

const LIMITS = { maxEntries: 500, maxPartBytes: 2 ** 27, maxTotalBytes: 2 ** 28, maxRatio: 10_000 };

/** The text of a file by what its bytes are, every part of it, properties and all. */
async function readFile(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF') {
    const pdf = await readPdf(bytes);
    // A name may break over two lines; a canary is one word and does not.
    return [pdf.text, ...pdf.margins, pdf.title, ...pdf.info, ...pdf.bookmarks, ...pdf.pictures].join('\n');
  }
  const locked = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
  const opened = locked ? await office.decrypt(bytes, { password: PASSPHRASE }) : bytes;
  if (opened.subarray(0, 2).toString('latin1') !== 'PK') return opened.toString('utf8');
  const zip = openZip(Buffer.from(opened), LIMITS, true);
  return zip.entries
    .map(
      (entry) =>
        `${entry.name}\n${zip
          .read(entry)
          .toString('utf8')
          .replace(/<[^>]*>/g, (tag) => (/^<\/(?:w:p|si|c|row)>/.test(tag) ? '\n' : ''))}`,
    )
    .join('\n');
}
