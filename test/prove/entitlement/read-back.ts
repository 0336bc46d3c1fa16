// Reads a letter as whoever receives it could: MIME decoded, .docx and .xlsx unzipped, the text of a PDF, encrypted files opened with their
// passphrase after it was seen that nothing opens without.
import office from 'officecrypto-tool';
import PostalMime from 'postal-mime';
import { openZip } from '../../../src/system/zip.ts';
import { readPdf } from '../../documents/reading.ts';
import { PASSPHRASE } from './shelf.ts';

const HEADERS = 'auto-submitted,content-type,date,from,message-id,mime-version,subject,to';

export interface ReadBack {
  readonly text: string;
  readonly faults: readonly string[];
  /** Formats of the files that were locked and opened. */
  readonly sealed: readonly string[];
  /** Names of its files. */
  readonly files: readonly string[];
  /** What its calendar entries are called. */
  readonly titles: readonly string[];
}

/** PROP9, PROP10, PROP32: one recipient, the fixed headers whatever the data, the subject as it was planned; and all text of the bytes. */
export async function readBack(
  bytes: Uint8Array,
  address: string,
  subject: string,
  mustSeal: boolean,
): Promise<ReadBack> {
  const mail = await PostalMime.parse(Buffer.from(bytes));
  const faults: string[] = [];
  const sealed: string[] = [];
  const names = [...new Set(mail.headers.map((one) => one.key.toLowerCase()))].toSorted().join(',');
  if (names.replace('content-transfer-encoding,', '') !== HEADERS) faults.push(`PROP32 headers ${names}`);
  if (mail.headers.some((one) => one.key.toLowerCase() === 'auto-submitted' && one.value !== 'auto-generated'))
    faults.push('PROP32 another word in Auto-Submitted');
  if (mail.to?.length !== 1 || mail.to[0]?.address !== address || mail.cc !== undefined || mail.bcc !== undefined)
    faults.push('PROP9 not exactly the one recipient');
  if (mail.subject !== subject) faults.push('PROP10 another subject than was planned');
  const texts = [mail.text ?? '', mail.html ?? '', mail.subject ?? '', mail.headers.map((one) => one.value).join('\n')];
  for (const one of mail.attachments) {
    const name = one.filename ?? '';
    const file = await readFile(Buffer.from(one.content as ArrayBuffer));
    texts.push(name, file.text);
    if (file.locked) sealed.push(name.split('.').pop() ?? '');
    else if (mustSeal && !name.endsWith('.ics')) faults.push('a plain file to one who gets encrypted files only');
  }
  return {
    text: texts.join('\n'),
    faults,
    sealed,
    files: mail.attachments.map((one) => one.filename ?? ''),
    titles: mail.attachments.flatMap((one) => titlesIn(Buffer.from(one.content as ArrayBuffer).toString('utf8'))),
  };
}

/** RFC 5545: lines that go on put together, commas unescaped. */
function titlesIn(text: string): readonly string[] {
  if (!text.startsWith('BEGIN:VCALENDAR')) return [];
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  return lines.flatMap((line) => (line.startsWith('SUMMARY:') ? [line.slice(8).replaceAll('\\,', ',')] : []));
}

const LIMITS = { maxEntries: 500, maxPartBytes: 2 ** 27, maxTotalBytes: 2 ** 28, maxRatio: 10_000 };
interface FileText {
  readonly text: string;
  readonly locked: boolean;
}

/** The text of a file by what its bytes are, every part of it, properties and all. */
async function readFile(bytes: Buffer): Promise<FileText> {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return readPdfFile(bytes);
  const locked = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
  const opened = locked ? await office.decrypt(bytes, { password: PASSPHRASE }) : bytes;
  return { text: officeText(Buffer.from(opened)), locked };
}

function officeText(opened: Buffer): string {
  if (opened.subarray(0, 2).toString('latin1') !== 'PK') return opened.toString('utf8');
  const zip = openZip(opened, LIMITS, true);
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

async function readPdfFile(bytes: Buffer): Promise<FileText> {
  const open = await readPdf(bytes).catch((error: unknown) => {
    if ((error as Error).name === 'PasswordException') return undefined;
    throw error;
  });
  const pdf = open ?? (await readPdf(bytes, PASSPHRASE));
  // A name may break over two lines; a canary is one word and does not.
  const text = [pdf.text, ...pdf.margins, pdf.title, ...pdf.info, ...pdf.bookmarks, ...pdf.pictures].join('\n');
  return { text, locked: open === undefined };
}
