// Reads what mail servers report about messages that had left. A report counts only if it carries our Message-ID and names the recipient of that
// message.
import { canonicalAddress } from '../../domain/register/contacts.ts';
import { addMinutes } from '../../domain/time/day.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { NOTHING_REPORTED, type Reported } from '../../domain/outbox/replies/reported.ts';
import { describeFailure } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { BouncesRead, DeliveryReport, ReadSoFar } from '../../mail/mail-port.ts';
import type { BouncesPlace, Ports } from '../engine/ports.ts';

const REMEMBERED = 'bounces';
const AGAIN_MINUTES = 5;
/** Delays shorter than this are not reported: by then mail servers give up. */
const DELAY_DAYS = 6;

interface Remembered extends Reported {
  readonly soFar?: ReadSoFar;
}

async function readRemembered(ledger: Pick<Ledger, 'answers'>): Promise<Remembered> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  return kept === undefined ? NOTHING_REPORTED : (JSON.parse(kept.answer) as Remembered);
}

export async function readReported(ledger: Pick<Ledger, 'answers'>): Promise<Reported> {
  return readRemembered(ledger);
}

/** Not again within five minutes. */
export async function readBounces(ports: Ports): Promise<void> {
  const { bounces, ledger, clock, log } = ports;
  const now = clock.now();
  if (bounces === undefined) return;
  const last = bounces.readAt;
  if (last !== undefined && addMinutes(last, AGAIN_MINUTES) > now) return;
  bounces.readAt = now;
  const before = await readRemembered(ledger);
  let read: BouncesRead;
  try {
    read = await bounces.box.read(before.soFar);
  } catch (error) {
    const { code, sentence } = describeFailure(error);
    log.warn('bounces.not-read', { code });
    return rememberIfNew(ledger, before, { ...before, fault: { since: now, ...before.fault, sentence } });
  }
  const { fault: _, ...well } = before;
  const after = await hearReports(ports, bounces, read, well);
  await rememberIfNew(ledger, before, { ...after, soFar: read.soFar });
}

async function hearReports(
  { ledger, clock, log }: Ports,
  { idDomain }: BouncesPlace,
  { reports, looked }: BouncesRead,
  before: Remembered,
): Promise<Remembered> {
  const now = clock.now();
  const messages = new Map((await ledger.messages()).map((message) => [message.messageId, message]));
  const delayed = new Map(before.delayed.map((one) => [one.key, one]));
  const counts = { bounced: 0, odd: 0, others: 0 };
  for (const report of reports) {
    const message = report.messageId === undefined ? undefined : messages.get(report.messageId);
    const said = message === undefined ? undefined : await wordAbout(ledger, message, report);
    if (message === undefined && report.messageId?.endsWith(`@${idDomain}>`) !== true) counts.others += 1;
    else if (message === undefined || said === undefined || report.messageId === undefined) counts.odd += 1;
    else if (said.action === 'delayed') delayed.set(message.key, { key: message.key, at: now });
    else if (said.action === 'failed') {
      const { messageId, name } = report;
      const codes = /^[245]\d\d(?: [245]\.\d{1,3}\.\d{1,3})?/.exec(said.reply)?.[0] ?? 'no code';
      const answer = await ledger.recordBounce({
        messageId,
        report: name,
        evidence: `bounced: ${codes}`,
        reply: said.reply,
      });
      if (answer.ok) counts.bounced += 1;
      delayed.delete(message.key);
    }
  }
  if (looked > 0) log.info('bounces.read', { count: looked });
  if (counts.bounced > 0) log.warn('bounces.bounced', { count: counts.bounced });
  if (counts.odd > 0) log.warn('bounces.do-not-fit', { count: counts.odd });
  const oldest = addMinutes(now, -DELAY_DAYS * 1440);
  return {
    ...before,
    delayed: [...delayed.values()].filter(({ at }) => at >= oldest),
    odd: counts.odd === 0 ? before.odd : { count: before.odd.count + counts.odd, last: now },
  };
}

/** What it says about the recipient of that message; undefined if it is about others. */
async function wordAbout(
  ledger: Ledger,
  { key }: OutboxMessage,
  { recipients }: DeliveryReport,
): Promise<DeliveryReport['recipients'][number] | undefined> {
  const address = await ledger.findToAddress(key);
  if (address === undefined) return undefined;
  const ours = canonicalAddress(address);
  return recipients.find(({ addresses }) => addresses.some((one) => canonicalAddress(one) === ours));
}

async function rememberIfNew(ledger: Ledger, before: Remembered, after: Remembered): Promise<void> {
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
  if (was !== is) await ledger.rememberAnswer(REMEMBERED, is, { by: 'marac', in: 'rule' });
}
