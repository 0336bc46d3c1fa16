// What the composition root offers to commands and to the schedule, and what it takes from the outside.
import type { SendNow } from './sending.ts';
import type { Transports } from './transports.ts';
import type { UpdatesTaken } from '../use-cases/action-updates.ts';
import type { TakenIn } from '../use-cases/inbox/inbox.ts';
import type { GoogleOutside } from './google-desk.ts';
import type { Config } from '../config.ts';
import type { Documents } from '../documents/documents-port.ts';
import type { LocalTime } from '../domain/time/day.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { RunReport } from '../jobs/engine/apply-run.ts';
import type { Ports, MaracPorts } from '../jobs/engine/ports.ts';
import type { Job } from '../jobs/engine/job.ts';
import type { ReadingWithAnswers } from '../jobs/answers/take-reading.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { Encryption } from '../mail/encrypt/open-encryption.ts';
import type { SendReport } from '../mail/send-due.ts';
import type { Runner } from '../schedule/runner.ts';
import type { TodayItem } from '../domain/today/today-item.ts';
import type { Clock } from '../system/clock.ts';
import type { Faults } from '../system/faults.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';
import type { Log } from '../system/log.ts';
import type { Random } from '../system/random.ts';
import type { Google } from '../workbook/google/open-google.ts';
import type { Planned } from '../jobs/engine/planned.ts';
import type { Reading } from '../jobs/reading/reading.ts';

/** What comes from outside; tests and the demo pass their own. */
export interface Outside {
  readonly clock: Clock;
  /** A person gave the time (--as-of, in rehearsal): then the ledger's last use is not compared with it. */
  readonly timeIsGiven?: boolean;
  readonly random?: Random;
  readonly faults?: Faults;
  readonly keys?: Keys;
  readonly log?: Log;
  readonly documents?: Documents;
  readonly maracs?: readonly MaracPorts[];
  /** Where Google is, for sheets of the config. */
  readonly google?: GoogleOutside;
  readonly files?: Files;
  /** False, for the demo alone: neither files nor ledger wait for the disk. */
  readonly durable?: boolean;
  /** A person is putting a restored ledger back to work. */
  readonly restoredByPerson?: boolean;
  readonly pause?: (ms: number) => Promise<void>;
  readonly progress?: (what: string, done: number, of: number) => void;
}

export interface Plan {
  readonly reading: Reading;
  readonly planned: Planned;
  readonly today: readonly TodayItem[];
  readonly problems: readonly Problem[];
}

export interface App {
  readonly config: Config;
  readonly ports: Ports;
  readonly ledger: Ledger;
  readonly files: Files;
  readonly keys: Keys;
  /** Access to Google, if workbooks are sheets. */
  readonly google: Google | undefined;
  readonly transports: Transports;
  readonly encryption: Encryption;
  /** Folders that every account of this machine could open until now. */
  readonly closed: readonly string[];
  /** What would happen and why; writes nothing, opens no mail connection. */
  plan(jobs: readonly Job[], now: LocalTime): Promise<Plan>;
  /** Records in the ledger what people typed, Holds first: every command that lets something leave begins with it. */
  hear(): Promise<ReadingWithAnswers>;
  /** Runs it under a slot of its own name, so that a person's run and the schedule's never run together. */
  run(jobs: readonly Job[], now: LocalTime): Promise<RunReport>;
  /** Takes returned forms in from the inbox, and answers about actions from the tab of a linked form. */
  takeIn(now: LocalTime): Promise<TakenIn & { readonly updates: UpdatesTaken }>;
  /** `atOnce`: a person asks for it, so that no mail server is skipped after trouble. */
  send(how?: Pick<SendNow, 'signal' | 'atOnce'>): Promise<SendReport>;
  /** `tell` is called with what the disk refused while messages went on. */
  runner(tell?: (troubles: readonly Problem[]) => void): Runner;
  close(): Promise<void>;
}
