// The mailbox into which reports of non-delivery come. It is only read: of other messages only their kind is looked at, and nothing is marked.
import type { ImapFlow } from 'imapflow';
import type { Failure } from '../../errors.ts';
import { isDeliveryReport, parseDeliveryReport } from './delivery-report.ts';
import { describeImapFault, openWithin, type ImapSettings } from '../imap/imap-client.ts';
import type { BounceBox, BouncesRead, DeliveryReport, ReadSoFar } from '../mail-port.ts';

export interface BouncesSettings extends ImapSettings {
  readonly mailbox: string;
}

const PLACE = 'mail.bounces';
/** Older reports are from before the mailbox was read. */
const FIRST_LOOK_DAYS = 14;
/** In one reading. */
const MOST_MESSAGES = 500;
/** Of one report: the returned message may be large, and only its headers are needed. */
const MOST_BYTES = 262_144;

export function openBounces(
  settings: BouncesSettings,
  now: () => number,
): BounceBox & { tryLogin(): Promise<Failure | undefined> } {
  const within = openWithin(settings);
  const looking = async <T>(work: (client: ImapFlow, uidValidity: string) => Promise<T>): Promise<T> =>
    within(async (client) => {
      const lock = await client.getMailboxLock(settings.mailbox, { readOnly: true });
      try {
        return await work(client, client.mailbox === false ? '' : String(client.mailbox.uidValidity));
      } finally {
        lock.release();
      }
    });
  return {
    async read(after) {
      try {
        return await looking((client, uidValidity) => readNew(client, uidValidity, after, now()));
      } catch (error) {
        throw describeImapFault(error, PLACE);
      }
    },
    async tryLogin() {
      try {
        await looking(() => Promise.resolve());
        return undefined;
      } catch (error) {
        return describeImapFault(error, PLACE);
      }
    },
  };
}

async function readNew(
  client: ImapFlow,
  uidValidity: string,
  after: ReadSoFar | undefined,
  nowMs: number,
): Promise<BouncesRead> {
  const from = after?.uidValidity === uidValidity ? after.uid + 1 : undefined;
  const since = new Date(nowMs - FIRST_LOOK_DAYS * 86_400_000);
  const found = await client.search(from === undefined ? { since } : { uid: `${from}:*` }, { uid: true });
  // `5:*` names the last message even if none is that new.
  const uids = (found === false || found === undefined ? [] : found)
    .filter((uid) => uid >= (from ?? 0))
    .toSorted((a, b) => a - b)
    .slice(0, MOST_MESSAGES);
  const candidates = uids.length === 0 ? [] : await findReports(client, uids);
  const reports: DeliveryReport[] = [];
  for (const uid of candidates) {
    const report = await readOne(client, uid);
    if (report !== undefined) reports.push({ ...report, name: report.name || `${uidValidity}/${uid}` });
  }
  const last = uids.at(-1) ?? (from === undefined ? 0 : from - 1);
  return { reports, looked: uids.length, soFar: { uidValidity, uid: last } };
}

async function findReports(client: ImapFlow, uids: readonly number[]): Promise<readonly number[]> {
  const found: number[] = [];
  for await (const fetched of client.fetch(uids.join(','), { uid: true, headers: ['content-type'] }, { uid: true })) {
    const field = (fetched.headers?.toString('latin1') ?? '').replace(/\r?\n[ \t]+/g, ' ').trim();
    if (isDeliveryReport(field.replace(/^content-type:\s*/i, ''))) found.push(fetched.uid);
  }
  return found;
}

async function readOne(client: ImapFlow, uid: number): Promise<DeliveryReport | undefined> {
  const source = { start: 0, maxLength: MOST_BYTES };
  const fetched = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
  const bytes = fetched === false || fetched === undefined ? undefined : fetched.source;
  // A report that cannot be parsed is not about one of our messages.
  return bytes === undefined ? undefined : parseDeliveryReport(bytes).catch(() => undefined);
}
