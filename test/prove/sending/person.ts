// The person of the proof: lets the runners work until all has ended, and says of what is uncertain what the server's log says.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { Ledger } from '../../../src/ledger/ledger-port.ts';
import { openLedger } from '../../../src/ledger/sqlite/open-ledger.ts';
import { openClock } from '../../../src/system/clock.ts';
import { keysFromSecret } from '../../../src/system/keys.ts';
import type { ServerEntry } from './history.ts';

export const KEYS = keysFromSecret(Buffer.alloc(32, 9), 'own');
const OPEN = ['draft', 'offered', 'approved', 'sending', 'dataStarted'] as const;

/** The proof's contacts have one address each. */
export const addressOf = ({ to }: Pick<OutboxMessage, 'to'>): string => `rep${to.slice('C-'.length)}@example.gov.uk`;

export interface Person {
  readonly file: string;
  /** The server's own log. */
  readonly log: readonly ServerEntry[];
  /** Keys of what was uncertain when the person looked. */
  readonly uncertain: Set<string>;
  /** How often something was sent again on the person's word. */
  resent: number;
  /** How far the clock of those who work here has gone ahead. */
  aheadMs: number;
}

/** Until all has ended. */
export async function settle(person: Person, run: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 20; round += 1) if (await settleOnce(person, run)) return;
}

/**
 * A runner works undisturbed, then the person resolves what is uncertain after the quarantine, from the server's log; whether all has ended. No
 * lease, quarantine or next try is waited for: all runners of before are dead, and the clock of those who work here goes ahead to its end.
 */
export async function settleOnce(person: Person, run: () => Promise<unknown>): Promise<boolean> {
  const goTo = (ms: number | undefined): void => {
    person.aheadMs = Math.max(person.aheadMs, Math.ceil((ms ?? 0) - Date.now() + 100));
  };
  const ledger = openLater(person.file, () => person.aheadMs);
  try {
    for (const one of await ledger.messages({ states: OPEN })) {
      goTo(one.deadlineMs);
      goTo(one.notBeforeMs);
    }
    await run();
    const doubtful = await ledger.messages({ states: ['uncertain'] });
    for (const message of doubtful) {
      person.uncertain.add(message.key);
      goTo(message.quarantineUntilMs);
    }
    await resolve(person, ledger, doubtful);
    const left = await ledger.messages({ states: OPEN });
    return doubtful.length === 0 && left.length === 0;
  } finally {
    ledger.close();
  }
}

/** The person of the proof: looks into the server's log, and only after the quarantine. */
async function resolve(person: Person, ledger: Ledger, doubtful: readonly OutboxMessage[]): Promise<void> {
  for (const message of doubtful) {
    // What may have gone before a restore may have had another Message-ID: its recipient and its subject tell it.
    const found = person.log.some((entry) =>
      message.mayHaveGone === true ? entry.to.includes(addressOf(message)) : entry.messageId === message.messageId,
    );
    const stated = { by: 'C-COORD', in: 'command' as const, evidence: 'log of the mail server' };
    const answer = await ledger.decideByPerson(message.key, found ? 'sent' : 'notSentSendAgain', stated);
    if (!answer.ok) throw new Error(`the person was refused: ${answer.why}`);
    if (!found) person.resent += 1;
  }
}

export function openLater(file: string, aheadMs = () => 0): Ledger {
  const clock = openClock();
  const ahead = { ...clock, ms: () => clock.ms() + aheadMs() };
  return openLedger({ file, mode: 'live', keys: KEYS, clock: ahead, busyTimeoutMs: 20_000 });
}
