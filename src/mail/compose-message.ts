// The RFC 5322 bytes of one message: constants, text, and a subject and attachments with names of the grammar. 7-bit ASCII, CRLF, one To.
import { Failure } from '../errors.ts';
import type { Keys } from '../system/keys.ts';
import type { MailAddress } from './mail-address.ts';
import { isSameName, parseFile, parseSubject } from '../domain/outward/outward-name.ts';

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Letter {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly Attachment[];
  readonly messageId: string;
  /** In UTC, from the clock: fixed here once. */
  readonly date: Date;
  /** Seeds the MIME boundary, so that the same message has the same bytes. */
  readonly boundary: string;
  readonly rehearsal?: boolean;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar; charset=utf-8; method=PUBLISH',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function contentTypeOf(format: string): string {
  return CONTENT_TYPES[format] ?? 'application/octet-stream';
}

/** `<26 letters.hash of the key@our domain>`: the same for all attempts, new for a new version, and opaque. */
/** `which`: the version; for one that is composed again after an attempt, also the number of attempts before. */
export function messageIdOf(keys: Keys, key: string, which: number | string, domain: string): string {
  const unique = base32(keys.mac('message-id', key, String(which))).slice(0, 26);
  const hash = base32(keys.mac('message-key', key)).slice(0, 12);
  return `<${unique}.${hash}@${domain}>`;
}

/** Composes, then reads back: exactly the planned recipient, byte by byte; no header that was not asked for. Throws if anything differs. */
export async function composeLetter(letter: Letter): Promise<Buffer> {
  assertNames(letter);
  // Loaded with the first message: a command that only looks needs no mail library.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const node = new MailComposer({
    from: letter.from,
    to: [letter.to],
    subject: letter.rehearsal === true ? `REHEARSAL ${letter.subject}` : letter.subject,
    text: fitForMail(letter.text),
    ...(letter.html === undefined ? {} : { html: fitForMail(letter.html) }),
    attachments: letter.attachments.map((attachment) => ({
      filename: attachment.name,
      content: Buffer.from(attachment.bytes),
      contentType: attachment.contentType,
      contentTransferEncoding: 'base64',
    })),
    messageId: letter.messageId,
    date: letter.date,
    headers: {
      // RFC 3834: out-of-office programs and mailing lists do not answer it.
      'Auto-Submitted': 'auto-generated',
      ...(letter.rehearsal === true ? { 'X-Rehearsal': 'REHEARSAL: composed, never sent' } : {}),
    },
    xMailer: false,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
    baseBoundary: letter.boundary,
  }).compile();
  const { from, to } = node.getEnvelope();
  if (from !== letter.from || to.length !== 1 || to[0] !== letter.to)
    throw new Failure('address-refused', 'The composed envelope is not the planned one, byte for byte.');
  const bytes = await node.build();
  assertPlain(bytes, letter);
  return bytes;
}

/** Subject and attachments: names of the grammar of domain/outward and nothing else, and no two files alike. */
function assertNames({ subject, attachments }: Letter): void {
  if (parseSubject(subject) === undefined)
    throw new Failure('bug', 'A subject was asked for that is not one of the grammar of names.');
  const names = attachments.map((attachment) => attachment.name);
  if (names.some((name) => parseFile(name) === undefined))
    throw new Failure('bug', 'A file name was asked for that is not one of the grammar of names.');
  if (names.some((name, index) => names.findIndex((other) => isSameName(name, other)) !== index))
    throw new Failure('bug', 'Two files of one message were to have the same name.');
}

/** Texts come cleaned from the templates; a remaining control character that breaks a line stops the whole message. */
function fitForMail(text: string): string {
  let fit = '';
  for (const letter of text.replaceAll(/\r\n?/g, '\n')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code === 9 || code === 10 || (code > 31 && code !== 127)) fit += letter;
  }
  return fit;
}

const HEADERS: readonly string[] = [
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'auto-submitted',
  'x-rehearsal',
];

/** PROP9, PROP10: the headers as they will leave. */
function assertPlain(bytes: Buffer, letter: Letter): void {
  const end = bytes.indexOf('\r\n\r\n');
  const headers = bytes
    .subarray(0, end)
    .toString('latin1')
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
  const named = headers.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  const once = new Set(named.map(([name]) => name));
  const value = (name: string): string | undefined => named.find(([one]) => one === name)?.[1];
  const sound =
    end > 0 &&
    once.size === named.length &&
    named.every(([name]) => HEADERS.includes(name ?? '')) &&
    value('to') === letter.to &&
    value('from') === letter.from &&
    value('message-id') === letter.messageId;
  if (!sound) throw new Failure('bug', 'The composed headers are not the planned ones.');
  if (!isSevenBit(bytes)) throw new Failure('bug', 'The composed message is not plain ASCII with CRLF line ends.');
}

function isSevenBit(bytes: Buffer): boolean {
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte > 126 || byte === 0 || (byte === 10 && bytes[i - 1] !== 13) || (byte === 13 && bytes[i + 1] !== 10))
      return false;
    length = byte === 10 ? 0 : length + 1;
    if (length > 999) return false;
  }
  return true;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += BASE32[byte & 31] ?? '';
  return text;
}
