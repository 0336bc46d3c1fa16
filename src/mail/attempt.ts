// One attempt to send one claimed message: the second commit, the transport's answer, and what is recorded in the ledger.
import type { Outcome, OutboxMessage } from '../domain/outbox/outbox-message.ts';
import { stopOf } from '../domain/outbox/replies/stoppage.ts';
import type { Reason } from '../domain/text/reason.ts';
import { Failure } from '../errors.ts';
import type { Decide, Ledger, SendingClaim, StartAnswer } from '../ledger/ledger-port.ts';
import { NO_FAULTS, type Faults } from '../system/faults.ts';
import { findRecipient } from './address-policy.ts';
import type { Attempt, Transport } from './mail-port.ts';
import type { EncounterHere } from './resting-transports.ts';

export interface AttemptPorts {
  readonly ledger: Ledger;
  /** mayGo of domain/access/entitlement with stop, kinds and the day; called again inside the second commit. */
  readonly decide: Decide;
  /** The newest reading: what people typed may keep the message before anything is decided. */
  readonly look: () => Promise<{ readonly keeps: (message: OutboxMessage) => Reason | undefined }>;
  /** Copies the chain head to its second place, before the body of every message, so that an earlier copy of the ledger is recognised as older. */
  readonly keepHead?: () => Promise<void>;
  readonly faults?: Faults;
  readonly pause?: (ms: number) => Promise<void>;
}

/** What an attempt says about the messages that follow. */
export interface Attempted {
  readonly halt?: Attempt['halt'];
  /** A fault of the sender or the server: every message through this transport would meet it. */
  readonly met?: EncounterHere;
  /** The server said clearly what happens to this one message. */
  readonly proves: boolean;
}

/** One attempt at one claimed message, from the second commit to its end. */
export async function attempt(desk: AttemptPorts, transport: Transport, claim: SendingClaim): Promise<Attempted> {
  const begun = { started: false };
  let blind: Failure | undefined;
  const start = async (): Promise<StartAnswer> => {
    reach(desk, 'before-start');
    const kept = await lookAgain(desk, claim.message);
    if (kept instanceof Failure) blind = kept;
    const decide = kept === undefined ? addressStill(desk.decide, claim) : putBack(kept);
    const answer = await desk.ledger.startData(claim.message.key, claim.epoch, decide);
    begun.started = answer.started;
    reach(desk, 'started');
    // A full disk keeps no message back: it is reported once all have gone.
    if (answer.started) await desk.keepHead?.().catch(() => undefined);
    reach(desk, 'head-kept');
    return answer;
  };
  const made = await deliver(transport, claim, start, begun);
  reach(desk, 'answered');
  if (made.outcome !== 'notStarted') await finish(desk, claim, made.outcome);
  reach(desk, 'finished');
  if (made.halt !== undefined) return { halt: made.halt, ...metBy(made.outcome, made.halt), proves: false };
  if (blind !== undefined) return { halt: { how: 'stop', failure: blind }, proves: false };
  return { proves: made.outcome !== 'notStarted' && made.outcome.end !== 'uncertain' };
}

function metBy(outcome: Attempt['outcome'], { how, failure }: NonNullable<Attempt['halt']>): Pick<Attempted, 'met'> {
  if (outcome === 'notStarted') return {};
  const code = (outcome.end === 'retry' ? outcome.stoppedBy : undefined) ?? stopOf(failure.code);
  return code === undefined ? {} : { met: { code, how, evidence: outcome.evidence } };
}

/** Why the message is kept, by what is in the workbooks at the last moment; or that they cannot be read. */
async function lookAgain(desk: AttemptPorts, message: OutboxMessage): Promise<Reason | Failure | undefined> {
  try {
    return (await desk.look()).keeps(message);
  } catch (error) {
    return error instanceof Failure ? error : new Failure('bug', 'The last look broke off.', { cause: error });
  }
}

function putBack(kept: Reason | Failure): Decide {
  const because = kept instanceof Failure ? [] : [kept];
  return () => ({ go: false, end: 'wait', because });
}

/** If a transport throws, nothing is known about the message: after the second commit it is uncertain. */
async function deliver(
  transport: Transport,
  claim: SendingClaim,
  start: () => Promise<StartAnswer>,
  begun: { readonly started: boolean },
): Promise<Attempt> {
  try {
    return await transport.deliver(claim, start);
  } catch (error) {
    const outcome: Outcome = begun.started
      ? { end: 'uncertain', evidence: 'the attempt broke off' }
      : { end: 'retry', afterMs: 0, evidence: 'the attempt broke off before the body' };
    const failure =
      error instanceof Failure ? error : new Failure('mail-unreachable', 'The attempt broke off.', { cause: error });
    return { outcome, halt: { how: 'stop', failure } };
  }
}

/**
 * The second check also compares the address with the verified contact's, byte by byte, once it is certain that the message may go. If the row cannot
 * be read, nobody knows that its address has changed.
 */
function addressStill(decide: Decide, claim: SendingClaim): Decide {
  return (message, access) => {
    const decision = decide(message, access);
    if (!decision.go) return decision;
    const { to, contentFree, gate } = message;
    const asked = { to, contentFree, neverWaits: gate === 'none' };
    const still = findRecipient({ ...asked, ...(contentFree ? { toAddress: claim.toAddress } : {}) }, access);
    return still.ok && still.value.address === claim.toAddress
      ? decision
      : { go: false, end: 'cancel', because: [{ rule: 'send.addressMoved', facts: { contact: to } }] };
  };
}

const FINISH_TRIES = 5;

/** D2: the relay's answer is kept and recorded again and again until the disk accepts it; the next message does not begin before. */
async function finish(desk: AttemptPorts, claim: SendingClaim, outcome: Outcome): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      await desk.ledger.finish(claim.message.key, claim.epoch, outcome);
      return;
    } catch (error) {
      if (tries >= FINISH_TRIES) throw error;
      await desk.pause?.(1000 * tries);
    }
}

export function reach(desk: Pick<AttemptPorts, 'faults'>, point: string): void {
  (desk.faults ?? NO_FAULTS).reach(`send:${point}`);
}
