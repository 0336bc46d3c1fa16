// The person of these cases: looks for a message in the Sent folder by IMAP, and says what was found.
import { readFileSync } from 'node:fs';
import { ImapFlow } from 'imapflow';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { RealDesk } from './desk.ts';
import { ACCOUNT, PASSWORD } from './dovecot.ts';
import type { RealWorld } from './world.ts';

export const COORDINATOR = 'Cora Coordinata';

/** Whether a message with that Message-ID lies in the sender's Sent folder. */
export async function look(world: RealWorld, messageId: string): Promise<boolean> {
  return (await lookFor(world, [messageId])).has(messageId);
}

/** Those of these Message-IDs that lie there. */
export async function lookFor(world: RealWorld, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  await world.rest();
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: world.dovecot.port,
    secure: true,
    auth: { user: ACCOUNT, pass: PASSWORD },
    tls: { ca: readFileSync(world.authority) },
    logger: false,
  });
  await client.connect();
  try {
    const lock = await client.getMailboxLock('INBOX.Sent');
    const found = new Set<string>();
    for (const one of wanted) {
      const uids = await client.search({ header: { 'message-id': one } }, { uid: true });
      if (Array.isArray(uids) && uids.length > 0) found.add(one);
    }
    lock.release();
    return found;
  } finally {
    await client.logout();
  }
}

/** Says what the Sent folder says; whether the program took it. */
export async function resolve(world: RealWorld, desk: RealDesk, message: OutboxMessage, now: string): Promise<boolean> {
  const isThere = await look(world, message.messageId ?? '');
  const said = isThere ? ['--sent'] : ['--not-sent', '--send-again'];
  const answer = await desk.marac(
    now,
    'resolve',
    message.key,
    ...said,
    '--by',
    COORDINATOR,
    '--evidence',
    isThere ? 'It lies in the Sent folder.' : 'It is not in the Sent folder.',
  );
  return answer.exit === 0;
}

/** Types an answer beside the message on the tab Outbox. */
export async function answerOnOutbox(
  desk: RealDesk,
  now: string,
  key: string,
  answer: string,
  why: string,
): Promise<void> {
  const found = (await desk.rows('outbox')).find((one) => one['key'] === key);
  if (found === undefined) throw new Error(`${key} does not stand on Outbox`);
  await desk.set(now, 'outbox', found['id'] ?? '', { answer, by: COORDINATOR, why });
}

/** Answers the line of Today that tells of it. */
export async function answerOnToday(
  desk: RealDesk,
  now: string,
  words: string,
  answer: 'yes' | 'no',
  why: string,
): Promise<void> {
  const found = (await desk.today()).find(({ id, what }) => id !== '' && what.includes(words));
  if (found === undefined) throw new Error(`no line of Today says ${words}`);
  await desk.set(now, 'today', found.id, { answer, doneBy: COORDINATOR, why });
}

/** `marac resolve`; whether the program took it. */
export async function answerByCommand(
  desk: RealDesk,
  now: string,
  key: string,
  option: string,
  why: string,
): Promise<boolean> {
  const { exit } = await desk.marac(now, 'resolve', key, option, '--by', COORDINATOR, '--why', why);
  return exit === 0;
}
