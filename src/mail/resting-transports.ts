// Which transports may be used now: one that met a fault of the sender or the server waits for 1, 5, 15 and then every 60 minutes, also across
// restarts.
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import {
  endsByLogin,
  mayTryAgain,
  afterEncounter,
  stopOf,
  type MailRoute,
  type Stoppage,
} from '../domain/outbox/replies/stoppage.ts';
import type { Key } from '../domain/plan/effects.ts';
import type { Ledger, LedgerClock } from '../ledger/ledger-port.ts';
import { endStoppage, readStoppages, rememberStoppage } from '../ledger/remembered-stoppages.ts';
import type { Transport } from './mail-port.ts';

interface RoadsDesk {
  readonly ledger: Pick<Ledger, 'answers' | 'rememberAnswer'>;
  readonly clock: LedgerClock;
  readonly transportFor: (message: OutboxMessage) => Transport | undefined;
  /** Every transport there is. */
  readonly transports?: readonly Transport[];
  /** A person asks for it now: nothing waits. */
  readonly atOnce?: boolean;
}

export type EncounterHere = Pick<Stoppage, 'code' | 'how' | 'evidence'>;

export interface RestingTransports {
  /** Why nothing goes through this transport at present. */
  resting(transport: Transport | undefined): Stoppage | undefined;
  /**
   * In the given order, except that a transport that met a fault does not begin with the message that met it: if only that one meets it, the others
   * still go.
   */
  inOrder(due: readonly OutboxMessage[]): readonly OutboxMessage[];
  meet(transport: Transport, key: Key, met: EncounterHere): Promise<void>;
  /** The server has accepted, or refused, a message by itself: it works. */
  end(transport: Transport): Promise<void>;
  /** A transport with nothing to carry is tried by a log-in, so that trouble ends when it is over. */
  tryIdle(): Promise<void>;
}

export async function openRestingTransports(desk: RoadsDesk): Promise<RestingTransports> {
  const { ledger, clock, atOnce = false } = desk;
  const stoppages = new Map((await readStoppages(ledger)).map((stoppage) => [stoppage.road, stoppage] as const));
  const rested = new Set([...stoppages.values()].flatMap((stoppage) => (isRested(stoppage) ? [stoppage.road] : [])));
  const used = new Set<MailRoute>();

  function isRested(stoppage: Stoppage): boolean {
    return atOnce || mayTryAgain(stoppage, clock.ms());
  }
  async function remember(road: MailRoute, met: EncounterHere, key: Key | undefined): Promise<void> {
    const where = { road, at: clock.now(), ms: clock.ms(), ...(key === undefined ? {} : { key }) };
    const stoppage = afterEncounter(stoppages.get(road), { ...met, ...where });
    stoppages.set(road, stoppage);
    rested.delete(road);
    await rememberStoppage(ledger, stoppage);
  }
  async function end(road: MailRoute): Promise<void> {
    if (!stoppages.delete(road)) return;
    await endStoppage(ledger, road);
  }
  return {
    resting(transport) {
      const stoppage = transport === undefined ? undefined : stoppages.get(transport.mode);
      return stoppage === undefined || rested.has(stoppage.road) ? undefined : stoppage;
    },
    inOrder(due) {
      const ordered = [...due];
      for (const { road, key } of stoppages.values()) {
        const its = ordered.filter((message) => desk.transportFor(message)?.mode === road);
        const probe = its[0]?.key === key ? its[1] : undefined;
        if (probe === undefined || key === undefined) continue;
        ordered.splice(ordered.indexOf(probe), 1);
        ordered.splice(
          ordered.findIndex((message) => message.key === key),
          0,
          probe,
        );
      }
      return ordered;
    },
    async meet(transport, key, met) {
      used.add(transport.mode);
      await remember(transport.mode, met, key);
    },
    async end(transport) {
      used.add(transport.mode);
      await end(transport.mode);
    },
    async tryIdle() {
      for (const transport of desk.transports ?? []) {
        const stoppage = stoppages.get(transport.mode);
        if (stoppage === undefined || used.has(transport.mode) || !isRested(stoppage)) continue;
        if (!atOnce && !endsByLogin(stoppage)) continue;
        const failure = await transport.tryLogin?.();
        if (failure === undefined) await end(transport.mode);
        else await remember(transport.mode, { ...stoppage, code: stopOf(failure.code) ?? stoppage.code }, stoppage.key);
      }
    },
  };
}
