// Puts the send step together: what decides access is looked at before every message, undo time runs in the coordinator's working hours.
import type { Config } from '../config.ts';
import { decideByAccess } from './may-leave-now.ts';
import { gatherAccess } from '../domain/access/access.ts';
import { dayOf, type Day } from '../domain/time/day.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { Stoppage } from '../domain/outbox/replies/stoppage.ts';
import { Failure, describeFailure } from '../errors.ts';
import type { Ports } from '../jobs/engine/ports.ts';
import { keepsIn } from '../jobs/messages/kept-back.ts';
import { takeReading, type ReadingWithAnswers } from '../jobs/answers/take-reading.ts';
import { readReported } from '../jobs/answers/read-bounces.ts';
import { rememberUnsendable } from '../jobs/memory/remember-unsendable.ts';
import { refreshViews } from '../jobs/views/keep-views.ts';
import { isTriedAgain } from '../domain/outbox/open-end.ts';
import { undoUntil } from '../jobs/views/describe-state.ts';
import { readStoppages } from '../ledger/remembered-stoppages.ts';
import { composeApproval, type ApprovalPorts } from '../mail/approval.ts';
import { parseAddress } from '../mail/mail-address.ts';
import type { Encryption } from '../mail/encrypt/open-encryption.ts';
import { openPassphrases } from '../mail/encrypt/passphrases.ts';
import { sendDue, type LookAtAccess, type SendPorts, type SendReport } from '../mail/send-due.ts';
import type { Files } from '../system/files.ts';
import type { Clock } from '../system/clock.ts';
import type { Transports } from './transports.ts';
import type { Reading } from '../jobs/reading/reading.ts';

interface Look extends LookAtAccess {
  readonly reading: ReadingWithAnswers;
  /** Whether its undo time, in the area's working hours, is over. */
  readonly undoOver: (message: OutboxMessage) => boolean;
}

/** A message leaves by what was read in the ten seconds before: a reading that took longer is held against the workbooks once more. */
const READING_MS = 10_000;
/** So often everything is read for one message at most. */
const READINGS = 3;

/**
 * Looks whether any file of any MARAC moved since the last look; reads again only then, and hears what people typed: who may have what, their
 * Holds and their ready marks are those of the newest reading. A file that cannot be read stops what is of its MARAC. Throws `workbook-moved` where
 * no reading was quick enough for a message to leave by it.
 */
export function openLookAtAccess(ports: Ports): () => Promise<Look> {
  let held: Held | undefined;
  return async () => {
    const today = dayOf(ports.clock.now());
    for (let readings = 0; held === undefined || held.access.on !== today || (await isMoved(held)); readings += 1) {
      if (readings === READINGS)
        throw new Failure(
          'workbook-moved',
          `Nothing is sent just now: of ${READINGS} readings of the workbooks each took longer than ten seconds, and what people typed meanwhile is not known.`,
        );
      const beganMs = ports.clock.ms();
      held = await hear(ports, today, held === undefined);
      if (ports.clock.ms() - beganMs < READING_MS) break;
    }
    return { ...held, readAt: ports.clock.now() };
  };
}

type Held = Omit<Look, 'readAt'>;

async function isMoved({ reading: { maracs } }: Held): Promise<boolean> {
  const moved = maracs.map((marac) => marac.ports.workbook.moved(marac.snapshot.revision));
  return (await Promise.all(moved)).some(Boolean);
}

async function hear(ports: Ports, today: Day, recent: boolean): Promise<Held> {
  const reading = await takeReading(ports, { adopt: false, recent });
  const broken = reading.maracs.map((marac) => marac.snapshot.problems.find(({ size }) => size === 'run'));
  const [worst] = broken;
  // A file that cannot be read keeps what is of its own MARAC; where all are so, nothing goes at all.
  if (worst !== undefined && broken.every((problem) => problem !== undefined))
    throw new Failure(
      'workbook-refused',
      `${worst.place}: ${worst.sentence} Nothing is sent while who may see what cannot be read.`,
    );
  return {
    reading,
    access: gatherAccess(reading.facts, today, ports.allowedDomains),
    keeps: keepsIn(ports, reading),
    undoOver: (message) => isUndoOver(ports, reading, message),
  };
}

function isUndoOver({ clock }: Ports, { facts }: ReadingWithAnswers, message: OutboxMessage): boolean {
  const marac = facts.maracs.find((candidate) => candidate.name === message.marac) ?? facts.maracs[0];
  const until = marac === undefined ? undefined : undoUntil(marac, message);
  return until !== undefined && until <= clock.now();
}

export interface SendParts {
  readonly desk: Ports;
  readonly config: Config;
  readonly clock: Clock;
  readonly transports: Transports;
  readonly approval: ApprovalPorts;
  readonly owner: string;
  readonly signal?: AbortSignal;
  /** A person asks for it now: no road rests after trouble. */
  readonly atOnce?: boolean;
  readonly pause: (ms: number) => Promise<void>;
  readonly keepHead?: () => Promise<void>;
}

export interface ShownSending extends SendPorts {
  /** The workbooks as last looked at, read again where they moved since. */
  readonly newest: () => Promise<Reading>;
  /** What waited, lay in Drafts or had come back before people were heard. */
  readonly seenBefore: string;
}

export async function openSendPorts(parts: SendParts): Promise<ShownSending> {
  const { desk: ports, config, clock, transports, approval, owner } = parts;
  const look = openLookAtAccess(ports);
  const seenBefore = await seenNow(ports);
  let newest = await look();
  const lookAgain = async (): Promise<Look> => (newest = await look());
  return {
    ledger: ports.ledger,
    clock,
    owner,
    transportFor: (message) => transports.forMessage(message),
    transports: transports.all,
    lookAtAccess: lookAgain,
    newest: async () => (await lookAgain()).reading,
    seenBefore,
    decide: decideByAccess,
    undoOver: (message) => newest.undoOver(message),
    compose: (message, because, access) => composeApproval(approval, message, because, access),
    faults: ports.faults,
    pause: parts.pause,
    ...(config.mail.mode === 'live' ? { ratePerMinute: config.mail.ratePerMinute } : {}),
    ...(parts.keepHead === undefined ? {} : { keepHead: parts.keepHead }),
    ...(parts.signal === undefined ? {} : { signal: parts.signal }),
    ...(parts.atOnce === undefined ? {} : { atOnce: parts.atOnce }),
  };
}

export interface SendNow extends Omit<SendParts, 'approval' | 'keepHead'> {
  readonly files: Files;
  readonly encryption: Encryption;
  /** Puts the head of the ledger's chain into its second place. */
  readonly anchor: () => Promise<void>;
}

/** Sends what is due, one message at a time. Throws Failure before the first where the sender's address is not usable. */
export async function sendNow(parts: SendNow): Promise<SendReport> {
  const { config, desk: ports, files, clock, encryption, anchor } = parts;
  const from = parseAddress(config.mail.from);
  if (!from.ok) throw new Failure('address-refused', 'mail.from in marac.config.yaml is not a plain address.');
  const passphrases = config.passphrases === undefined ? undefined : await openPassphrases(config.passphrases, files);
  const approval = {
    ledger: ports.ledger,
    keys: ports.keys,
    clock,
    from: from.value,
    idDomain: config.mail.idDomain,
    encryption,
    ...(passphrases === undefined ? {} : { passphrases }),
  };
  const sending = await openSendPorts({ ...parts, approval, keepHead: anchor });
  const report = await sendAndShow(sending, ports);
  await anchor();
  return report;
}

/** What waits on a Hold, what lies in Drafts, what came back: as it stood when it was asked. */
async function seenNow({ ledger }: Ports): Promise<string> {
  const waiting = await ledger.messages({ states: ['draft', 'offered', 'approved'] });
  const held = waiting.flatMap((message) => (message.held ? [message.key] : []));
  const others = await ledger.messages({ states: ['handed', 'bounced'] });
  const { soFar: _, ...reported } = (await readReported(ledger)) as { readonly soFar?: unknown };
  const putOff = waiting.flatMap((message) => (isTriedAgain(message) ? [[message.key, message.epoch]] : []));
  return JSON.stringify([held, putOff, others.map(({ key, draft }) => [key, draft]), reported]);
}

/** Sends what is due; once anything has left, ended, been put off or been held, Today and Outbox say so. Nothing that goes wrong there undoes what was sent. */
export async function sendAndShow(sending: ShownSending, ports: Ports): Promise<SendReport> {
  const before = await readStoppages(ports.ledger);
  const report = await sendDue(sending);
  const { sent, handed, refused, uncertain, cancelled, stopped } = report;
  const after = await readStoppages(ports.ledger);
  reportStopped(ports, report, before, after);
  const isNew = await rememberUnsendable(ports.ledger, report.kept, stopped === undefined);
  const moved = sent.length + handed.length + refused.length + uncertain.length + cancelled.length;
  if (moved > 0 || isNew || !areSame(before, after) || sending.seenBefore !== (await seenNow(ports)))
    try {
      await refreshViews(ports, await sending.newest(), ports.clock.now(), cancelled.length > 0);
    } catch (error) {
      ports.log.warn('views.failed', { code: describeFailure(error).code });
    }
  return report;
}

function reportStopped(
  { log }: Ports,
  { stopped }: SendReport,
  before: readonly Stoppage[],
  after: readonly Stoppage[],
): void {
  const tried = after.filter((one) => before.every(({ road, tries }) => road !== one.road || tries !== one.tries));
  for (const { code, how, tries, evidence } of tried) {
    const reply = /\b[45]\d\d\b/.exec(evidence)?.[0];
    log[how === 'stop' ? 'error' : 'warn']('send.stopped', { code, tries, ...(reply === undefined ? {} : { reply }) });
  }
  if (stopped !== undefined && tried.length === 0)
    log[stopped.how === 'stop' ? 'error' : 'warn']('send.stopped', { code: stopped.failure.code });
  if (before.length > 0 && after.length === 0) log.info('send.goes-again');
}

/** As Today tells them: how often each was tried is no news. */
function areSame(before: readonly Stoppage[], after: readonly Stoppage[]): boolean {
  return before.length === after.length && after.every((stoppage) => before.some((other) => isSame(stoppage, other)));
}

function isSame(stoppage: Stoppage, other: Stoppage): boolean {
  return stoppage.road === other.road && stoppage.code === other.code && stoppage.evidence === other.evidence;
}
