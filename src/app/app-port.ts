// What the composition root offers to commands and to the schedule, and what the world gives it.
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

/** What the world gives; tests and the demo hand in their own. */
export interface Outside {
  readonly clock: Clock;
  /** A person said for which time (--as-of, in rehearsal): the ledger's last use says nothing of it. */
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
  /** The way to Google, where workbooks are sheets. */
  readonly google: Google | undefined;
  readonly transports: Transports;
  readonly encryption: Encryption;
  /** Folders that every account of this machine could open until now. */
  readonly closed: readonly string[];
  /** What would happen and why; writes nothing, opens no mail connection. */
  plan(jobs: readonly Job[], now: LocalTime): Promise<Plan>;
  /** Takes what people typed into the ledger, a Hold before all else: every command that lets something leave begins with it. */
  hear(): Promise<ReadingWithAnswers>;
  /** Does it, under a slot of its own name, so that a person's run and the schedule's are never at it together. */
  run(jobs: readonly Job[], now: LocalTime): Promise<RunReport>;
  /** Takes returned forms in from the inbox, and answers about actions from the tab of a linked form. */
  takeIn(now: LocalTime): Promise<TakenIn & { readonly updates: UpdatesTaken }>;
  /** `atOnce`: a person asks for it, so that no mail server rests after trouble. */
  send(how?: Pick<SendNow, 'signal' | 'atOnce'>): Promise<SendReport>;
  /** `tell` is told what the machine would not take while messages went on. */
  runner(tell?: (troubles: readonly Problem[]) => void): Runner;
  close(): Promise<void>;
}
