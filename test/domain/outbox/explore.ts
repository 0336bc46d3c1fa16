// The state machine explored exhaustively: two runners and a relay, up to four faults, every interleaving. The ledger is the product's own `follow`;
// what stands around it (when a claim is asked for, what a lost answer leads to) is the design under test, so that designs that fail can be shown.
import { localTime } from '../../../src/domain/time/day.ts';
import type { OutboxEvent } from '../../../src/domain/outbox/outbox-event.ts';
import { applyEvent } from '../../../src/domain/outbox/outbox-states.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';

export interface Design {
  readonly name: string;
  /** product: the two durable commits. single: one claim before connecting, then uncertain. blind: everything is retried. */
  readonly ledger: 'product' | 'single' | 'retryExpired' | 'retryAll';
  /** Whether a power cut may undo the newest commit (WAL with NORMAL). */
  readonly undoable?: boolean;
  /** Whether the second commit forgets to ask for the epoch. */
  readonly noEpoch?: boolean;
  /** Whether the ledger hears of a send only after it, never before. */
  readonly recordAfter?: boolean;
  /** Whether the relay may answer 451 after taking the message. */
  readonly lyingRelay?: boolean;
  /** What a person does with an uncertain message. */
  readonly person?: 'none' | 'atOnce' | 'afterQuarantine' | 'hunch';
}

export interface Found {
  readonly states: number;
  /** The most copies the relay ever took. */
  readonly copies: number;
  /** Ends that say what is not so: sent without a copy, refused or closed with one, or nothing left to do and not ended. */
  readonly wrong: number;
}

/** What a runner is doing. conn: claimed, not yet told the ledger that data starts. body: writing. dot: waiting for the answer. */
type Phase = 'idle' | 'claimed' | 'body' | 'answer250' | 'answer451' | 'noAnswer' | 'gone';
interface Runner {
  readonly phase: Phase;
  readonly epoch: number;
}
interface State {
  readonly message: OutboxMessage;
  readonly before: OutboxMessage | undefined;
  readonly runners: readonly [Runner, Runner];
  readonly copies: number;
  readonly faults: number;
  readonly leaseOver: boolean;
  readonly quarantineOver: boolean;
  readonly human: number;
}

const AT = { at: localTime('2027-03-09T10:00'), ms: 0 };
const KEY = 'model/message';
const IDLE: Runner = { phase: 'idle', epoch: 0 };
const ATTEMPTS = 4;

function start(): OutboxMessage {
  const facts = {
    marac: 'm',
    job: 'j',
    template: 't',
    to: 'C-1',
    audience: 'agency',
    gate: 'none',
    covers: [],
    papers: [],
    discloses: [],
    notAfter: AT.at,
    contentFree: false,
    because: [],
    contentHash: 'h',
    textId: 't',
  } as const;
  let message: OutboxMessage | undefined;
  const events: readonly OutboxEvent[] = [
    { kind: 'planned', ...facts },
    { kind: 'offered', contentHash: 'h', papers: [] },
    { kind: 'approved', version: 1, because: 'noGate', messageId: '<a@b>', bytesId: 'b', envelopeId: 'e' },
  ];
  for (const event of events) message = applyEvent(message, KEY, event, AT);
  if (message === undefined) throw new Error('the model could not begin');
  return message;
}

/** All states that can be reached, each once. */
export function explore(design: Design, maxFaults: number): Found {
  const first: State = {
    message: start(),
    before: undefined,
    runners: [IDLE, IDLE],
    copies: 0,
    faults: maxFaults,
    leaseOver: false,
    quarantineOver: false,
    human: 0,
  };
  const seen = new Set<string>();
  const queue: State[] = [first];
  let [copies, wrong] = [0, 0];
  while (queue.length > 0) {
    const state = queue.pop() as State;
    const name = nameOf(state);
    if (seen.has(name)) continue;
    seen.add(name);
    copies = Math.max(copies, state.copies);
    const next = [...steps(state, design)];
    if (endsWrong(state, next.length)) wrong += 1;
    queue.push(...next);
  }
  return { states: seen.size, copies, wrong };
}

const brief = (one: OutboxMessage | undefined): unknown => one && [one.state, one.epoch, one.attempts, one.deadlineMs];

function nameOf(state: State): string {
  const { message, before, runners, ...rest } = state;
  return JSON.stringify([brief(message), brief(before), runners, rest]);
}

function endsWrong(state: State, choices: number): boolean {
  const { message, copies } = state;
  if (message.state === 'sent' && copies === 0) return true;
  const busy = state.runners.some((one) => one.phase !== 'idle' && one.phase !== 'gone');
  if ((message.state === 'refused' || message.state === 'cancelled') && copies > 0 && !busy) return true;
  if (message.state === 'approved' && message.attempts >= ATTEMPTS) return false; // the product gives up here: refused
  return choices === 0 && !['sent', 'refused', 'cancelled', 'uncertain'].includes(message.state);
}

function* steps(state: State, design: Design): Generator<State> {
  for (const who of [0, 1] as const) yield* runnerSteps(state, design, who);
  yield* worldSteps(state, design);
  yield* personSteps(state, design);
}

/** The product's own machine, and a commit that a power cut may still undo. */
function commit(state: State, event: OutboxEvent): State | undefined {
  const message = applyEvent(state.message, KEY, event, AT);
  return message === undefined ? undefined : { ...state, message, before: state.message };
}

function put(state: State, who: 0 | 1, runner: Runner): State {
  const runners: [Runner, Runner] = [...state.runners];
  runners[who] = runner;
  return { ...state, runners };
}

function* runnerSteps(state: State, design: Design, who: 0 | 1): Generator<State> {
  const runner = state.runners[who];
  const { message } = state;
  const { epoch } = runner;
  const fault = state.faults > 0 ? { ...state, faults: state.faults - 1 } : undefined;
  if (fault !== undefined && runner.phase !== 'idle') yield put(fault, who, IDLE); // killed
  switch (runner.phase) {
    case 'idle': {
      if (message.state !== 'approved' || message.attempts >= ATTEMPTS) return;
      const claimed = commit(state, {
        kind: 'claimed',
        epoch: message.epoch + 1,
        owner: String(who),
        deadlineMs: 1,
        quarantineUntilMs: 2,
        handing: false,
      });
      if (claimed === undefined) return;
      const fresh = { ...claimed, leaseOver: false, quarantineOver: false };
      yield put(fresh, who, { phase: 'claimed', epoch: message.epoch + 1 });
      return;
    }
    case 'claimed':
      if (design.ledger === 'product' && design.recordAfter !== true) {
        const asked = design.noEpoch === true ? message.epoch : epoch;
        const begun = commit(state, { kind: 'started', epoch: asked, access: 1 });
        if (begun === undefined) yield put(state, who, IDLE);
        else yield put(begun, who, { phase: 'body', epoch: asked });
      } else yield put(state, who, { phase: 'body', epoch });
      if (fault !== undefined) {
        const back = commit(fault, { kind: 'putBack', epoch, notBeforeMs: 0, evidence: '' });
        yield put(back ?? fault, who, IDLE); // dropped before the body
      }
      return;
    case 'body': {
      const taken = { ...state, copies: state.copies + 1 };
      yield put(taken, who, { phase: 'answer250', epoch });
      if (fault !== undefined) {
        yield put({ ...fault, copies: fault.copies + 1 }, who, { phase: 'noAnswer', epoch }); // taken, answer lost
        yield put(fault, who, { phase: 'noAnswer', epoch }); // dropped in the body
        yield put(fault, who, { phase: 'answer451', epoch });
        if (design.lyingRelay === true)
          yield put({ ...fault, copies: fault.copies + 1 }, who, { phase: 'answer451', epoch });
      }
      return;
    }
    case 'answer250':
      yield put(end(state, design, { kind: 'sent', epoch, evidence: '' }), who, IDLE);
      return;
    case 'answer451':
      yield put(end(state, design, { kind: 'putBack', epoch, notBeforeMs: 0, evidence: '' }), who, IDLE);
      return;
    case 'noAnswer': {
      const retry = design.ledger === 'retryAll';
      const event: OutboxEvent = retry
        ? { kind: 'putBack', epoch, notBeforeMs: 0, evidence: '' }
        : { kind: 'doubtful', epoch, evidence: '' };
      yield put(end(state, design, event), who, IDLE);
      return;
    }
    case 'gone':
      return;
  }
}

/** Designs without a second commit make it at the end, where it promises nothing. */
function end(state: State, design: Design, event: OutboxEvent): State {
  if (design.ledger === 'product' && design.recordAfter !== true) return commit(state, event) ?? state;
  const epoch = 'epoch' in event ? event.epoch : 0;
  if (event.kind === 'putBack') return commit(state, event) ?? state;
  const begun = commit(state, { kind: 'started', epoch, access: 1 }) ?? state;
  return commit(begun, event) ?? begun;
}

function* worldSteps(state: State, design: Design): Generator<State> {
  const { message } = state;
  const claimed = message.state === 'sending' || message.state === 'dataStarted';
  if (claimed && !state.leaseOver) yield { ...state, leaseOver: true }; // runners may be paused for any time
  if (claimed && state.leaseOver) {
    const uncertain = design.ledger === 'single' && message.state === 'sending';
    const lapsed = uncertain ? claimedToUncertain(state) : expire(state, design);
    if (lapsed !== undefined) yield lapsed;
  }
  if (message.state === 'uncertain' && !state.quarantineOver && state.runners.every((one) => one.phase === 'idle'))
    yield { ...state, quarantineOver: true }; // the hard deadline ends every attempt before the quarantine does
  if (design.undoable === true && state.faults > 0 && state.before !== undefined) {
    const crashed: State = { ...state, message: state.before, before: undefined, faults: state.faults - 1 };
    yield { ...crashed, runners: [IDLE, IDLE], leaseOver: true }; // power cut: the newest commit is gone, and so are the runners
  }
}

function expire(state: State, design: Design): State | undefined {
  const { message } = state;
  const { epoch } = message;
  if (message.state === 'dataStarted' && (design.ledger === 'retryAll' || design.ledger === 'retryExpired'))
    return commit(state, { kind: 'putBack', epoch, notBeforeMs: 0, evidence: '' });
  return commit(state, { kind: 'expired', epoch });
}

/** P4: with one claim only, an expired one says nothing. */
function claimedToUncertain(state: State): State | undefined {
  const { epoch } = state.message;
  const begun = commit(state, { kind: 'started', epoch, access: 1 });
  return begun === undefined ? undefined : commit(begun, { kind: 'doubtful', epoch, evidence: '' });
}

function* personSteps(state: State, design: Design): Generator<State> {
  const { message } = state;
  const person = design.person ?? 'none';
  if (person === 'none' || message.state !== 'uncertain' || state.human >= 2) return;
  if (person === 'afterQuarantine' && !state.quarantineOver) return;
  const said = { by: 'C-1', in: 'command', evidence: 'e' };
  const asked = { ...state, human: state.human + 1 };
  const act = (decision: 'sent' | 'notSentClose' | 'notSentSendAgain'): State | undefined =>
    commit(asked, { kind: 'decided', decision, ...said });
  const seen = state.copies > 0;
  const choices =
    person === 'hunch'
      ? (['notSentSendAgain'] as const)
      : seen
        ? (['sent'] as const)
        : (['notSentClose', 'notSentSendAgain'] as const);
  for (const choice of choices) {
    const after = act(choice);
    if (after !== undefined) yield after;
  }
}
