// Looks for handed-over drafts: which are still there, which were sent. Deletes those that may no longer go, and nothing else.
import type { ImapFlow } from 'imapflow';
import type { DraftFound, DraftPlace } from '../../domain/outbox/draft-place.ts';
import type { HandedOverDraft } from '../mail-port.ts';
import { findFolder } from './imap-folders.ts';

/** Messages with this Message-ID in that folder that nobody has deleted, and where they are. */
export async function searchFor(
  client: ImapFlow,
  folder: string,
  messageId: string,
): Promise<{ readonly uids: readonly number[]; readonly uidValidity: string }> {
  const lock = await client.getMailboxLock(folder, { readOnly: true });
  try {
    const found = await client.search({ header: { 'message-id': messageId }, deleted: false }, { uid: true });
    const uids = found === false || found === undefined ? [] : found;
    return { uids, uidValidity: client.mailbox === false ? '' : String(client.mailbox.uidValidity) };
  } finally {
    lock.release();
  }
}

export async function lookFor(client: ImapFlow, folder: string, draft: HandedOverDraft): Promise<DraftFound> {
  const { messageId, take } = draft;
  const { uids, uidValidity } = await searchFor(client, folder, messageId);
  if (uids.length === 0) return (await isSent(client, messageId)) ? 'sent' : 'gone';
  if (!take) return 'there';
  const lock = await client.getMailboxLock(folder);
  try {
    const ours: number[] = [];
    for (const uid of uids) if (await isOurs(client, draft, uid, uidValidity)) ours.push(uid);
    if (ours.length === 0) return 'changed';
    if (!(await removeOnly(client, ours))) return 'left';
    if (ours.length < uids.length) return 'changed';
  } finally {
    lock.release();
  }
  const left = await searchFor(client, folder, messageId);
  if (left.uids.length > 0) return 'left';
  // Somebody may have pressed Send at that moment.
  return (await isSent(client, messageId)) ? 'sent' : 'removed';
}

export async function isSent(client: ImapFlow, messageId: string): Promise<boolean> {
  const folder = await findFolder(client, '\\Sent');
  return folder !== undefined && (await searchFor(client, folder, messageId)).uids.length > 0;
}

/** A message under one number never changes: editing a draft makes another message. If no number is known, every byte is compared. */
async function isOurs(client: ImapFlow, draft: HandedOverDraft, uid: number, uidValidity: string): Promise<boolean> {
  if (isAt(draft.place, uid, uidValidity)) return true;
  const there = await client.fetchOne(String(uid), { source: true }, { uid: true });
  return there !== false && there !== undefined && there.source?.equals(draft.bytes) === true;
}

function isAt(place: DraftPlace | undefined, uid: number, uidValidity: string): boolean {
  return place?.uid === uid && place.uidValidity === uidValidity;
}

/** Without UID EXPUNGE the server removes everything that anybody has marked as deleted: so only if there is nothing else. */
async function removeOnly(client: ImapFlow, uids: readonly number[]): Promise<boolean> {
  const one = client.capabilities.has('UIDPLUS') || client.capabilities.has('IMAP4rev2');
  if (!one) {
    const deleted = await client.search({ deleted: true }, { uid: true });
    if (deleted === false || deleted === undefined || deleted.length > 0) return false;
  }
  return client.messageDelete([...uids], { uid: true });
}
