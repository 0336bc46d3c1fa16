// The two commits of a send and what follows: claim before a socket opens, start before the first byte of the body, end with the answer.
import type { OutboxEvent, PersonsDecision } from '../../../domain/outbox/outbox-event.ts';
import type { Bounce, OutboxMessage, Outcome } from '../../../domain/outbox/outbox-message.ts';
import type { Key } from '../../../domain/plan/effects.ts';
import { makeReason } from '../../../domain/text/reason.ts';
import { Failure } from '../../../errors.ts';
import type {
  Answered,
  ClaimAnswer,
  Decide,
  Decision,
  DecisionStated,
  Ledger,
  SendingClaim,
  StartAnswer,
} from '../../ledger-port.ts';
import type { AccessReader } from '../memory/access-versions.ts';
import { lastEventMs } from '../event-chain.ts';
import { keepContent, readJson, readSealed } from '../sealed-contents.ts';
import { cancelByRule, findMessage, listMessages, record } from './outbox-rows.ts';
import { addressHash, answer, keepNote, refused, step, type Envelope } from './outbox-operations.ts';
import { readStanding } from '../ledger-standing.ts';
import type { Store } from '../sqlite-store.ts';

type SendingOperations = Pick<
  Ledger,
  | 'claimSending'
  | 'startData'
  | 'finish'
  | 'recordBounce'
  | 'recoverExpired'
  | 'settleHanding'
  | 'lookedForDraft'
  | 'decideByPerson'
>;

/** If a clock was put back by more than this, leases and quarantines cannot be relied on. */
const CLOCK_SLACK_MS = 120_000;

export function sendingOperations(store: Store, access: AccessReader): SendingOperations {
  return {
    claimSending: async (key, owner, how) => store.write('claim', () => claim(store, key, owner, how)),
    startData: async (key, epoch, decide) => store.write('start-data', () => start(store, access, key, epoch, decide)),
    finish: async (key, epoch, outcome) =>
      store.write('finish', () => step(store, key, eventOf(store, key, epoch, outcome), 'lost')),
    recordBounce: async (bounce) => store.write('bounce', () => bounced(store, bounce)),
    recoverExpired: async () => store.write('recover', () => recover(store)),
    settleHanding: async (key, epoch, found) =>
      store.write('settle-handing', () => {
        const before = findMessage(store, key);
        if (!found && before !== undefined && store.clock.ms() < (before.quarantineUntilMs ?? 0))
          return refused('quarantine', before);
        return step(store, key, { kind: 'searched', epoch, found }, 'lost');
      }),
    lookedForDraft: async (key, looked) =>
      store.write('looked-for-draft', () => step(store, key, { kind: 'lookedFor', ...looked }, 'state')),
    decideByPerson: async (key, decision, stated) =>
      store.write('decide', () => decideNow(store, key, decision, stated)),
  };
}

function claim(store: Store, key: Key, owner: string, how: 'send' | 'hand'): ClaimAnswer {
  if (how === 'hand' && store.mode !== 'draft') return { claimed: false, why: 'mode' };
  const nowMs = Math.trunc(store.clock.ms());
  if (readStanding(store).blocked !== undefined) return { claimed: false, why: 'blocked' };
  if (nowMs < lastEventMs(store) - CLOCK_SLACK_MS) return { claimed: false, why: 'clockBehind' };
  const before = findMessage(store, key);
  if (before === undefined) return { claimed: false, why: 'missing' };
  if (before.state !== 'approved') return { claimed: false, why: 'state' };
  if (before.held) return { claimed: false, why: 'held' };
  if (before.frozen !== undefined) return { claimed: false, why: 'frozen' };
  if (before.notBeforeMs !== undefined && nowMs < before.notBeforeMs) return { claimed: false, why: 'notYet' };
  const { leaseMs, hardMs, marginMs } = store.timing;
  const deadlineMs = nowMs + leaseMs;
  const event: OutboxEvent = {
    kind: 'claimed',
    epoch: before.epoch + 1,
    owner,
    deadlineMs,
    quarantineUntilMs: deadlineMs + hardMs + marginMs,
    handing: how === 'hand',
  };
  const message = record(store, key, event);
  if (message === undefined) return { claimed: false, why: 'state' };
  return { claimed: true, claim: sendingClaim(store, message, owner, nowMs) };
}

function sendingClaim(store: Store, message: OutboxMessage, owner: string, claimedMs: number): SendingClaim {
  const envelope = readJson(store, message.envelopeId) as Envelope | undefined;
  const bytes = message.bytesId === undefined ? undefined : readSealed(store, message.bytesId);
  const { epoch, messageId } = message;
  if (envelope === undefined || bytes === undefined || messageId === undefined)
    throw new Failure('ledger-broken', `The bytes of the approved message ${message.key} are not in the ledger.`);
  const { from, toAddress } = envelope;
  const deadlineMs = message.deadlineMs ?? claimedMs;
  return { message, epoch, owner, claimedMs, deadlineMs, messageId, from, toAddress, bytes };
}

/** The claim must still be this attempt's, with a valid lease; access is decided again from the newest access version. */
function start(store: Store, access: AccessReader, key: Key, epoch: number, decide: Decide): StartAnswer {
  const before = findMessage(store, key);
  const nowMs = store.clock.ms();
  const claimed = before?.state === 'sending' || (before?.state === 'handing' && !before.started);
  if (before === undefined || !claimed || before.epoch !== epoch || nowMs >= (before.deadlineMs ?? 0))
    return { started: false, why: 'lost', because: [] };
  const newest = access.newest();
  if (newest === undefined) return { started: false, why: 'accessMissing', because: [] };
  if (Math.abs(nowMs - newest.readMs) > store.timing.accessMaxAgeMs)
    return { started: false, why: 'accessOld', because: [] };
  const decision: Decision = before.held
    ? { go: false, end: 'wait', because: [makeReason('hold.typed')] }
    : decide(before, newest.access);
  if (!decision.go) {
    record(store, key, { kind: 'putBack', epoch, notBeforeMs: 0, evidence: 'not started: decided' });
    if (decision.end === 'cancel') cancelByRule(store, key, decision.because);
    return { started: false, why: 'decided', because: decision.because };
  }
  const after = record(store, key, { kind: 'started', epoch, access: newest.version });
  return after === undefined ? { started: false, why: 'lost', because: [] } : { started: true };
}

/** The relay's words may name an address: they are sealed, and the event has only the code. */
function eventOf(store: Store, key: Key, epoch: number, outcome: Outcome): OutboxEvent {
  const { evidence, reply: said } = outcome;
  const reply = said === undefined || said === '' ? {} : { reply: keepReply(store, key, said) };
  switch (outcome.end) {
    case 'sent':
      return { kind: 'sent', epoch, evidence, ...reply };
    case 'handed':
      return {
        kind: 'handedOver',
        epoch,
        evidence,
        ...reply,
        ...(outcome.place === undefined ? {} : { place: outcome.place }),
      };
    case 'uncertain':
      return { kind: 'doubtful', epoch, evidence, ...reply };
    case 'refused':
      return { kind: 'refused', epoch, reason: outcome.reason, evidence, ...reply, asks: true };
    case 'retry':
      return {
        kind: 'putBack',
        epoch,
        notBeforeMs: Math.trunc(store.clock.ms()) + outcome.afterMs,
        evidence,
        ...reply,
        ...(outcome.stoppedBy === undefined ? {} : { stoppedBy: outcome.stoppedBy }),
      };
  }
}

function bounced(store: Store, { messageId, report, evidence, reply }: Bounce): Answered<'unknown' | 'state' | 'seen'> {
  const before = listMessages(store).find((message) => message.messageId === messageId);
  if (before === undefined) return refused('unknown', undefined);
  const name = store.keys.mac('fingerprint', 'bounce', report).toString('hex').slice(0, 24);
  if (before.report === name) return refused('seen', before);
  const words = reply === undefined || reply === '' ? {} : { reply: keepReply(store, before.key, reply) };
  return step(store, before.key, { kind: 'bounced', messageId, report: name, evidence, ...words }, 'state');
}

function keepReply(store: Store, key: Key, reply: string): string {
  return keepContent(store, `reply/${key}`, Buffer.from(reply, 'utf8'));
}

function recover(store: Store): readonly OutboxMessage[] {
  const nowMs = store.clock.ms();
  return listMessages(store, ['sending', 'dataStarted', 'handing'])
    .filter((message) => message.deadlineMs !== undefined && message.deadlineMs <= nowMs)
    .flatMap((message) => record(store, message.key, { kind: 'expired', epoch: message.epoch }) ?? []);
}

function decideNow(
  store: Store,
  key: Key,
  decision: PersonsDecision,
  stated: DecisionStated,
): Answered<'state' | 'quarantine' | 'evidence' | 'tooLate'> {
  const before = findMessage(store, key);
  if (before === undefined) return refused('state', before);
  if (stated.evidence.trim() === '') return refused('evidence', before);
  const notSent = decision === 'notSentClose' || decision === 'notSentSendAgain';
  if (notSent && store.clock.ms() < (before.quarantineUntilMs ?? 0)) return refused('quarantine', before);
  const again = decision === 'sendAgain' || decision === 'notSentSendAgain';
  if (again && before.notAfter < store.clock.now()) return refused('tooLate', before);
  const { by, in: how, why, attempt, toAddress } = stated;
  const after = record(store, key, {
    kind: 'decided',
    decision,
    by,
    in: how,
    evidence: keepNote(store, key, stated.evidence),
    ...(why === undefined ? {} : { why: keepNote(store, key, why) }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(toAddress === undefined ? {} : { to: addressHash(store, toAddress) }),
  });
  return answer(after, 'state', before);
}
