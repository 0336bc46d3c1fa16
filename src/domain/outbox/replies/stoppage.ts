// Mail that does not leave because of the sender or the server, whatever the message: since when, and when it is tried again.
import { minutesBetween, type LocalTime } from '../../time/day.ts';
import type { Key } from '../../plan/effects.ts';
import type { Stop } from '../outbox-message.ts';

/** live: by mail.smtp. draft: into the person's Drafts. rehearsal: into the folder for mail. */
export type MailRoute = 'live' | 'draft' | 'rehearsal';

export interface Stoppage {
  readonly road: MailRoute;
  readonly code: Stop;
  /** stop: a person must act. pause: it may pass. */
  readonly how: 'stop' | 'pause';
  /** How often it was tried, each time in vain. */
  readonly tries: number;
  readonly since: LocalTime;
  /** Not to be tried again before: ms of the ledger's clock. */
  readonly untilMs: number;
  /** The message that met it last; absent where a log-in alone was tried. */
  readonly key?: Key;
  /** As the message that met it keeps it: our words and the reply's codes. */
  readonly evidence: string;
}

const MINUTE = 60_000;
/** Minutes until the next try; the last holds for all further ones. Servers lock out whoever keeps asking. */
const PATIENCE: readonly number[] = [1, 5, 15, 60];
/** After a time-out of the body the next message could become uncertain too: fewer tries. */
const PATIENCE_AFTER_SILENCE: readonly number[] = [15, 60];
const SILENCE = 'after the body: ETIMEDOUT';
/** A pause is nobody's business before it has lasted so long. */
const PASSES_MINUTES = 15;

export interface Encounter extends Pick<Stoppage, 'road' | 'code' | 'how' | 'key' | 'evidence'> {
  readonly at: LocalTime;
  readonly ms: number;
}

/** It was tried, and met a fault of the sender or the server. */
export function afterEncounter(before: Stoppage | undefined, { at, ms, ...met }: Encounter): Stoppage {
  const tries = (before?.tries ?? 0) + 1;
  const patience = met.evidence === SILENCE ? PATIENCE_AFTER_SILENCE : PATIENCE;
  const minutes = patience[Math.min(tries, patience.length) - 1] ?? 60;
  return { ...met, tries, since: before?.since ?? at, untilMs: ms + minutes * MINUTE };
}

/** Whether its time has come. A clock that was set back makes nobody wait longer than the longest pause. */
export function mayTryAgain({ untilMs }: Stoppage, nowMs: number): boolean {
  return untilMs <= nowMs || untilMs > nowMs + 60 * MINUTE;
}

/** Whether people must hear of it by other roads than Today. */
export function isTrouble({ how, since }: Stoppage, now: LocalTime): boolean {
  return how === 'stop' || minutesBetween(since, now) >= PASSES_MINUTES;
}

/** Whether a log-in that succeeds ends it, with nothing to send: what was met later only a message can show to be over. */
export function endsByLogin({ evidence }: Stoppage): boolean {
  return !/^(mail|rcpt|data|after the body): /.test(evidence);
}

const STOPS: readonly string[] = ['mail-refused', 'mail-tls', 'mail-unreachable'] satisfies readonly Stop[];

/** Whether a failure says that mail cannot leave, whatever the message. */
export function stopOf(code: string): Stop | undefined {
  return STOPS.includes(code) ? (code as Stop) : undefined;
}

/** What a look into the mailbox met, where it could not be opened; undefined for another failure. */
export function encounterOfLook(failure: string): Pick<Stoppage, 'code' | 'how' | 'evidence'> | undefined {
  const code = stopOf(failure);
  const how = code === 'mail-unreachable' ? 'pause' : 'stop';
  return code === undefined ? undefined : { code, how, evidence: 'the mailbox did not open' };
}
