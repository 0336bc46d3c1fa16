// Draft mode by IMAP: puts each message into the person's own Drafts, once. If an answer is lost, it searches for the Message-ID.
import type { ImapFlow } from 'imapflow';
import type { DraftFound, DraftPlace } from '../../domain/outbox/draft-place.ts';
import type { Outcome } from '../../domain/outbox/outbox-message.ts';
import type { SendingClaim } from '../../ledger/ledger-port.ts';
import { describeImapFault, findRefusal, openWithin, type ImapSettings, type Within } from './imap-client.ts';
import { findDrafts } from './imap-folders.ts';
import { isSent, lookFor, searchFor } from './look-for-drafts.ts';
import type { Attempt, HandedOverDraft, StartBody, Transport } from '../mail-port.ts';

export interface DraftsSettings extends ImapSettings {
  /** The folder for drafts, if it is not the one that the server marks. */
  readonly mailbox?: string;
}

const PLACE = 'mail.imap';

async function told<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw describeImapFault(error, PLACE);
  });
}

export function openDrafts(settings: DraftsSettings): Transport {
  const within = openWithin(settings);
  const inDrafts = async <T>(work: (client: ImapFlow, folder: string) => Promise<T>): Promise<T> =>
    within(async (client) => work(client, await findDrafts(client, settings.mailbox)));
  return {
    mode: 'draft',
    deliver: async (claim, start) => deliver(settings, within, claim, start),
    find: async (messageId) =>
      told(
        inDrafts(
          async (client, folder) =>
            (await searchFor(client, folder, messageId)).uids.length > 0 || (await isSent(client, messageId)),
        ),
      ),
    lookFor: async (drafts) => told(inDrafts(async (client, folder) => lookForAll(client, folder, drafts))),
    async tryLogin() {
      try {
        await inDrafts(async (client, folder) => (await client.getMailboxLock(folder)).release());
        return undefined;
      } catch (error) {
        return describeImapFault(error, PLACE);
      }
    },
    close: async () => undefined,
  };
}

async function lookForAll(
  client: ImapFlow,
  folder: string,
  drafts: readonly HandedOverDraft[],
): Promise<readonly DraftFound[]> {
  const found: DraftFound[] = [];
  for (const draft of drafts) found.push(await lookFor(client, folder, draft));
  return found;
}

/** Searches first: an attempt whose answer was lost may have put it there, and somebody may have sent it since. */
async function deliver(
  settings: DraftsSettings,
  within: Within,
  claim: SendingClaim,
  start: StartBody,
): Promise<Attempt> {
  const reached = { started: false, refused: false };
  try {
    return await within(async (client) => {
      const folder = await findDrafts(client, settings.mailbox);
      const there = await searchFor(client, folder, claim.messageId);
      const wasSent = there.uids.length === 0 && (await isSent(client, claim.messageId));
      const answer = await start();
      reached.started = answer.started;
      reached.refused = !answer.started;
      if (!answer.started) return { outcome: 'notStarted' as const };
      if (there.uids.length > 0 || wasSent) return { outcome: handed('found by its Message-ID', placeOf(there)) };
      const put = await client.append(folder, Buffer.from(claim.bytes), ['\\Draft', '\\Seen']);
      if (put === false || put === undefined) return { outcome: lost('no answer to APPEND') };
      const { uid, uidValidity } = put;
      const place =
        uid === undefined || uidValidity === undefined
          ? placeOf(await searchFor(client, folder, claim.messageId))
          : { uid, uidValidity: String(uidValidity) };
      return { outcome: handed('lies in Drafts', place) };
    });
  } catch (error) {
    if (reached.refused) return { outcome: 'notStarted' };
    return judgeFault(error, reached.started);
  }
}

function placeOf(found: Awaited<ReturnType<typeof searchFor>>): DraftPlace | undefined {
  const [uid] = found.uids;
  return uid === undefined || found.uids.length > 1 ? undefined : { uid, uidValidity: found.uidValidity };
}

function handed(evidence: string, place: DraftPlace | undefined): Outcome {
  return { end: 'handed', evidence, ...(place === undefined ? {} : { place }) };
}

function lost(evidence: string): Outcome {
  return { end: 'uncertain', evidence };
}

/** NO or BAD says clearly that it was not taken; after anything else following the second commit, it has to be searched for. */
function judgeFault(error: unknown, started: boolean): Attempt {
  const refusal = findRefusal(error);
  const failure = describeImapFault(error, PLACE);
  const stop = failure.code === 'mail-tls' || failure.code === 'mail-refused' ? failure.code : undefined;
  const evidence = refusal === undefined ? 'the mail server did not answer' : `the mail server said ${refusal}`;
  if (started && refusal === undefined) return { outcome: lost(evidence), halt: { how: 'pause', failure } };
  // Refused after the second commit: this draft, full or not, is tried again later.
  const isStopped = stop !== undefined && !started;
  const outcome: Outcome = {
    end: 'retry',
    afterMs: started ? 300_000 : 0,
    evidence: stop !== undefined && refusal === undefined ? 'the mailbox for drafts did not open' : evidence,
    ...(isStopped ? { stoppedBy: stop, reply: failure.message } : {}),
  };
  return { outcome, halt: { how: isStopped ? 'stop' : 'pause', failure } };
}
