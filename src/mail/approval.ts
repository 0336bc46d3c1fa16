// From a frozen offer to the bytes that leave: decides who gets it today, by which route, encrypted if the route requires it. Composed once.
import type { Access } from '../domain/access/access.ts';
import { rowsOfPersonAt } from '../domain/register/readers.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { Problem } from '../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../domain/text/result.ts';
import { Failure } from '../errors.ts';
import type { StoredPaper } from '../ledger/ledger-history.ts';
import type { Approval, EncryptedCopy, Ledger, LedgerClock } from '../ledger/ledger-port.ts';
import type { MailText } from '../ledger/plan-commit.ts';
import type { Keys } from '../system/keys.ts';
import type { MailAddress } from './mail-address.ts';
import { composeLetter, contentTypeOf, messageIdOf, type Attachment } from './compose-message.ts';
import type { Encryption } from './encrypt/open-encryption.ts';
import type { Passphrases } from './encrypt/passphrases.ts';
import { findRecipient, type Recipient } from './address-policy.ts';
import { attachmentName, numberedName } from './attachment-name.ts';
import { isSameName } from '../domain/outward/outward-name.ts';

export interface ApprovalPorts {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly clock: LedgerClock;
  readonly from: MailAddress;
  /** Domain of every Message-ID. */
  readonly idDomain: string;
  readonly encryption: Encryption;
  readonly passphrases?: Passphrases;
}

interface Packed {
  readonly attachment: Attachment;
  readonly encrypted?: EncryptedCopy;
}

/** What to pass to `ledger.approve`, or why this message waits, for Checks. It encrypts, so it may take seconds. */
export async function composeApproval(
  desk: ApprovalPorts,
  message: OutboxMessage,
  because: Approval['because'],
  access: Access,
): Promise<Result<Approval>> {
  const { key, version, epoch, contentFree, to, gate } = message;
  const toAddress = await desk.ledger.findToAddress(key);
  const asked = { to, contentFree, neverWaits: gate === 'none' };
  const recipient = findRecipient({ ...asked, ...(toAddress === undefined ? {} : { toAddress }) }, access);
  if (!recipient.ok) return recipient;
  const fault = findRouteFault(message, recipient.value);
  if (fault !== undefined) return refuse(fault);
  const packed = await packAll(desk, message, recipient.value, access);
  if (!packed.ok) return packed;
  const text = await desk.ledger.findMailText(key);
  if (text === undefined) throw new Failure('ledger-broken', `The text of ${key} is not in the ledger.`);
  const messageId = messageIdOf(desk.keys, key, epoch === 0 ? version : `${version}/${epoch}`, desk.idDomain);
  const bytes = await compose(desk, text, recipient.value.address, messageId, packed.value);
  return succeed({
    key,
    version,
    because,
    messageId,
    from: desk.from,
    toAddress: recipient.value.address,
    bytes,
    encrypted: packed.value.flatMap((one) => one.encrypted ?? []),
  });
}

async function compose(
  desk: ApprovalPorts,
  text: MailText,
  to: MailAddress,
  messageId: string,
  packed: readonly Packed[],
): Promise<Buffer> {
  return composeLetter({
    from: desk.from,
    to,
    subject: text.subject,
    text: text.text,
    ...(text.html === undefined ? {} : { html: text.html }),
    attachments: packed.map((one) => one.attachment),
    messageId,
    date: new Date(Math.trunc(desk.clock.ms() / 1000) * 1000),
    boundary: messageId.slice(1, 17),
    rehearsal: desk.ledger.mode === 'rehearsal',
  });
}

/** By phone and paper nothing is mailed; a link carries no file. */
function findRouteFault(message: OutboxMessage, recipient: Recipient): Problem | undefined {
  if (recipient.route === 'phone')
    return waits(
      message,
      'route-phone',
      'is reached by phone and paper: hand it over yourself and record that you did',
    );
  if (recipient.route === 'link' && message.pinned.length > 0)
    return waits(message, 'route-link', 'takes no files, only a link: put the papers where the link leads');
  return undefined;
}

/** A calendar file holds hours and nothing about a case. It is never encrypted, because no calendar could read it then. */
async function packAll(
  desk: ApprovalPorts,
  message: OutboxMessage,
  recipient: Recipient,
  access: Access,
): Promise<Result<readonly Packed[]>> {
  const packed: Packed[] = [];
  for (const pin of message.pinned) {
    const paper = await desk.ledger.findPaper(pin.key, pin.version);
    if (paper === undefined) throw new Failure('ledger-broken', `The paper ${pin.key} is not in the ledger.`);
    const result =
      recipient.route === 'passwordFile' && !paper.files.every((file) => file.format === 'ics')
        ? await packEncrypted(desk, message, paper, recipient, access)
        : await packPlain(desk, message, paper, access);
    if (!result.ok) return result;
    packed.push(withNameOfItsOwn(desk, paper, result.value, packed));
  }
  return succeed(packed);
}

/** A paper that got the name another had before: its kind and a number tell them apart. */
function withNameOfItsOwn(desk: ApprovalPorts, paper: StoredPaper, one: Packed, others: readonly Packed[]): Packed {
  const { attachment } = one;
  if (!others.some((other) => isSameName(other.attachment.name, attachment.name))) return one;
  const format = attachment.name.slice(attachment.name.lastIndexOf('.') + 1);
  return { ...one, attachment: { ...attachment, name: `${numberedName(desk.keys, paper)}.${format}` } };
}

async function packPlain(
  desk: ApprovalPorts,
  message: OutboxMessage,
  paper: StoredPaper,
  access: Access,
): Promise<Result<Packed>> {
  const file = paper.files.find((candidate) => candidate.format === 'pdf') ?? paper.files[0];
  const bytes = file === undefined ? undefined : await desk.ledger.readContent(file.contentId);
  if (file === undefined || bytes === undefined)
    return refuse(waits(message, 'paper-missing', `carries the paper ${paper.key}, which was not made`));
  return succeed({ attachment: await attach(desk, access, paper, file.format, bytes) });
}

/** Once per paper and agency: the copy made for the first message serves the others. */
async function packEncrypted(
  desk: ApprovalPorts,
  message: OutboxMessage,
  paper: StoredPaper,
  recipient: Recipient,
  access: Access,
): Promise<Result<Packed>> {
  const found = findPassphrase(desk, recipient, access);
  if (found === undefined)
    return refuse(
      waits(
        message,
        'passphrase-missing',
        `needs a passphrase for its agency in the file that \`passphrases\` in marac.config.yaml names${describeFaults(desk)}`,
      ),
    );
  const format = await desk.encryption.choose(paper.files.map((file) => file.format));
  const file = paper.files.find((candidate) => candidate.format === format);
  if (format === undefined || file === undefined)
    return refuse(
      waits(message, 'tool-missing', 'needs qpdf to encrypt its paper, or the setting papers.encryptedDocx'),
    );
  const known = await desk.ledger.findEncrypted(found.agency, file.contentId);
  if (known !== undefined) return succeed({ attachment: await attach(desk, access, paper, format, known) });
  const plain = await desk.ledger.readContent(file.contentId);
  if (plain === undefined) return refuse(waits(message, 'paper-missing', `carries ${paper.key}, which is gone`));
  const bytes = await desk.encryption.encrypt(format, plain, found.passphrase);
  const { contentId } = file;
  const encrypted = { paper: paper.key, format, contentId, agency: found.agency, bytes };
  return succeed({ attachment: await attach(desk, access, paper, format, bytes), encrypted });
}

/** The line that was meant for this agency may be among the unusable ones. */
function describeFaults({ passphrases }: ApprovalPorts): string {
  const faults = passphrases?.faults ?? [];
  return faults.length === 0 ? '' : ` (of that file: ${faults.join(' ').replace(/\.$/, '')})`;
}

/**
 * One person has one passphrase, whichever of their agencies a message is about: that of the first agency, in the order of contacts, which has one.
 */
function findPassphrase(
  desk: ApprovalPorts,
  recipient: Recipient,
  access: Access,
): { readonly agency: string; readonly passphrase: string } | undefined {
  const contact = access.contacts.find((candidate) => candidate.id === recipient.contact);
  const rows = contact === undefined ? [] : rowsOfPersonAt(access, contact).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const id of new Set([...rows.map((row) => row.agency), recipient.agency])) {
    const agency = access.agencies.find((candidate) => candidate.id === id);
    const passphrase = desk.passphrases?.find(id, agency?.name, agency?.shortName);
    if (passphrase !== undefined) return { agency: id, passphrase };
  }
  return undefined;
}

async function attach(
  desk: ApprovalPorts,
  access: Access,
  paper: StoredPaper,
  format: string,
  bytes: Uint8Array,
): Promise<Attachment> {
  const kept = paper.nameId === undefined ? undefined : await desk.ledger.readContent(paper.nameId);
  const name = attachmentName(desk.keys, access, paper, kept && Buffer.from(kept).toString('utf8'));
  return { name: `${name}.${format}`, contentType: contentTypeOf(format), bytes };
}

function waits(message: OutboxMessage, code: string, sentence: string): Problem {
  return {
    id: `${code}/${message.key}`,
    code,
    size: 'note',
    place: `Outbox, ${message.key}`,
    sentence: `This message waits: its contact ${message.to} ${sentence}.`,
  };
}
