// Reads a report of non-delivery (RFC 3464): which message it is about, by the returned Message-ID, and what happened to each recipient.
import PostalMime from 'postal-mime';
import { cleanReply } from '../smtp/smtp-reply.ts';
import type { DeliveryReport, ReportedRecipient } from '../mail-port.ts';

const STATUS: readonly string[] = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED: readonly string[] = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
];

export function isDeliveryReport(contentType: string): boolean {
  return (
    /^\s*multipart\/report\s*;/i.test(contentType) &&
    /;\s*report-type\s*=\s*"?delivery-status"?\s*(;|$)/i.test(contentType)
  );
}

/** Undefined if it is no such report. */
export async function parseDeliveryReport(source: Uint8Array): Promise<DeliveryReport | undefined> {
  const mail = await PostalMime.parse(source, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
  const contentType = mail.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const partOf = (types: readonly string[]): string | undefined => {
    const content = mail.attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()))?.content;
    return content instanceof ArrayBuffer ? Buffer.from(content).toString('utf8') : undefined;
  };
  const status = partOf(STATUS);
  if (!isDeliveryReport(contentType) || status === undefined) return undefined;
  const returned = await readFields(partOf(RETURNED) ?? '');
  const messageId = /<[^<>\s]+>/.exec(returned.get('message-id') ?? '')?.[0];
  const [, ...groups] = status.split(/\r?\n(?:[ \t]*\r?\n)+/);
  const recipients: ReportedRecipient[] = [];
  for (const group of groups) {
    const recipient = recipientOf(await readFields(group));
    if (recipient !== undefined) recipients.push(recipient);
  }
  return {
    name: mail.messageId ?? '',
    recipients,
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** The fields of one block of headers, the first of each name. */
async function readFields(text: string): Promise<ReadonlyMap<string, string>> {
  const [block = ''] = text.replace(/^(?:[ \t]*\r?\n)+/, '').split(/\r?\n[ \t]*\r?\n/);
  const { headers } = await PostalMime.parse(`${block}\r\n\r\n`);
  return new Map(headers.toReversed().map(({ key, value }) => [key, value]));
}

function recipientOf(fields: ReadonlyMap<string, string>): ReportedRecipient | undefined {
  const action = fields.get('action')?.trim().toLowerCase();
  if (action === undefined) return undefined;
  const named = [fields.get('final-recipient'), fields.get('original-recipient')].flatMap(addressIn);
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0];
  const words = cleanReply((fields.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;/, '').replace(/\s+/g, ' '));
  return { addresses: [...new Set(named)], action, reply: replyOf(status, words) };
}

/** `rfc822; someone@example.org`, with the escapes of RFC 3461. */
function addressIn(field: string | undefined): readonly string[] {
  const written = /^\s*(?:rfc822|utf-8)\s*;\s*<?([^\s<>]+)>?/i.exec(field ?? '')?.[1];
  if (written === undefined) return [];
  const plain = written.replace(/\+([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return plain === written ? [written] : [plain, written];
}

/** As a mail server would have answered: `550 5.1.1 no such user`. */
function replyOf(status: string | undefined, words: string): string {
  const given = /^([245]\d\d)[ -]?([245]\.\d{1,3}\.\d{1,3})?\s*(.*)$/.exec(words);
  const code = given?.[1] ?? `${status?.[0] ?? '5'}50`;
  const enhanced = given?.[2] ?? status;
  return [code, enhanced, given?.[3] ?? words].filter((part) => part !== undefined && part !== '').join(' ');
}
