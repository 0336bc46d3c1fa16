// Compares wanted effects with the ledger: what to add, keep, replace or cancel, and what is frozen.
import type { LocalTime } from '../time/day.ts';
import type { Hashed, Key, MessageEffect, MessageState, Recorded, RecordedMessage } from './effects.ts';
import type { Reasons } from '../text/reason.ts';

export interface Reconciled {
  readonly add: readonly Hashed[];
  /** Same key, same content, not settled yet. */
  readonly keep: readonly Key[];
  /** Same key, new content, still a draft or on offer, or on offer and no longer ready: a new version replaces it. */
  readonly supersede: readonly Hashed[];
  /**
   * Recorded, not settled, and no longer wanted: action closed, meeting moved, contact changed. If an approved message is wanted with other content,
   * it is cancelled and added again at once.
   */
  readonly cancel: readonly Key[];
  /** Done, sent, refused, uncertain or on its way: nothing more happens by itself. */
  readonly settled: readonly Key[];
  /** On its way, or approved and never waiting, although the content has changed since: it goes as it was. */
  readonly drifted: readonly Key[];
  /** Recorded, not settled, and dependent on something that cannot be read: it stays as it is, with every answer to it, and does not go. */
  readonly freeze: readonly { readonly key: Key; readonly because: Reasons }[];
  /** No longer frozen, and decided again. */
  readonly thaw: readonly Key[];
  /** Recorded, not settled, and its time has passed. */
  readonly late: readonly Key[];
}

/** What the plan could not know. */
export interface UnreadableFacts {
  readonly now: LocalTime;
  /** Why a recorded message may differ from this plan: something it depends on cannot be read. Empty if everything was read. */
  readonly unread: (message: RecordedMessage) => Reasons;
  /** Why nobody can know whether a person holds it: the answers beside the messages cannot be read. */
  readonly unheard: (message: RecordedMessage) => Reasons;
}

const OPEN: readonly MessageState[] = ['draft', 'offered'];
const WAITING: readonly MessageState[] = [...OPEN, 'approved'];
const ENDED: readonly MessageState[] = ['sent', 'bounced', 'refused', 'uncertain', 'cancelled', 'handed'];

/** The lists that are being filled. */
type Sorting = { [Name in keyof Reconciled]: Reconciled[Name][number][] };

/**
 * Sorts every wanted effect of the given jobs into add, keep, supersede, cancel, settled. Pure: run again on its own result it returns only keep and
 * settled. Only messages of the `marac/job` pairs in `planned` may be cancelled. What could not be read never cancels or replaces a waiting message:
 * it freezes it. Only what never waits still goes.
 */
export function reconcile(
  wanted: readonly Hashed[],
  recorded: Recorded,
  planned: ReadonlySet<string>,
  unknown?: UnreadableFacts,
): Reconciled {
  const out: Sorting = {
    add: [],
    keep: [],
    supersede: [],
    cancel: [],
    settled: [],
    drifted: [],
    freeze: [],
    thaw: [],
    late: [],
  };
  const keys = new Set<Key>();
  for (const item of wanted) {
    keys.add(item.effect.key);
    sortOne(item, recorded, unknown, out);
  }
  for (const message of recorded.messages.values())
    if (WAITING.includes(message.state) && planned.has(`${message.marac}/${message.job}`) && !keys.has(message.key))
      sortUnwanted(message, unknown, out);
  const stays = new Set([...out.freeze.map((one) => one.key), ...out.cancel, ...out.late]);
  const anew = new Set(out.supersede.map((hashed) => hashed.effect.key));
  for (const { key, frozen, marac, job } of recorded.messages.values())
    if (frozen !== undefined && planned.has(`${marac}/${job}`) && !stays.has(key) && !anew.has(key)) out.thaw.push(key);
  return out;
}

function sortUnwanted(message: RecordedMessage, unknown: UnreadableFacts | undefined, out: Sorting): void {
  const { key } = message;
  // Jobs stop wanting a message at its very hour.
  if (unknown !== undefined && message.notAfter <= unknown.now) return void out.late.push(key);
  const because = unknown?.unread(message) ?? [];
  if (because.length === 0) out.cancel.push(key);
  else if (message.gate === 'none') out.keep.push(key);
  else out.freeze.push({ key, because });
}

function sortOne(item: Hashed, recorded: Recorded, unknown: UnreadableFacts | undefined, out: Sorting): void {
  const { effect, hash } = item;
  if (effect.do === 'message') sortMessage({ effect, hash }, recorded.messages.get(effect.key), unknown, out);
  else if (effect.do === 'paper') {
    const before = recorded.papers.get(effect.key);
    if (before === undefined) out.add.push(item);
    else if (before.contentHash === hash) out.keep.push(effect.key);
    else out.supersede.push(item);
  } else if (recorded.done.has(effect.key)) out.settled.push(effect.key);
  else out.add.push(item);
}

function sortMessage(
  item: Hashed<MessageEffect>,
  before: RecordedMessage | undefined,
  unknown: UnreadableFacts | undefined,
  out: Sorting,
): void {
  const { effect, hash } = item;
  const { key } = effect;
  if (before === undefined || (before.state === 'cancelled' && !before.held)) return void out.add.push(item);
  const isAgain = before.again !== undefined && before.state === 'offered';
  const isSame = isAgain || before.contentHash === hash;
  // What is on offer and waits again is taken off: as a draft it follows the typing.
  const isBack = !isAgain && before.state === 'offered' && !effect.ready;
  // The same content with a later hour: the old one would end it.
  const isLater = !isAgain && unknown !== undefined && OPEN.includes(before.state) && before.notAfter < unknown.now;
  const isOther = !isSame || isBack || isLater;
  // A draft follows the typing whatever can be read of it: nobody has answered for its content.
  const mayFreeze = before.state !== 'draft' && effect.gate !== 'none';
  const because = mayFreeze ? whyFrozen(effect, before, unknown, isOther) : [];
  if (because.length > 0 && WAITING.includes(before.state)) out.freeze.push({ key, because });
  else if (OPEN.includes(before.state)) {
    if (isOther) out.supersede.push(item);
    else out.keep.push(key);
  } else if (before.state === 'approved' && before.frozen !== undefined && !isSame) out.supersede.push(item);
  else if (before.state === 'approved' && effect.gate !== 'none' && !isSame) {
    // Approved and not left yet: what was approved goes no more, whether or not the new version can be made.
    out.cancel.push(key);
    out.add.push(item);
  } else {
    if (!ENDED.includes(before.state) && !isSame) out.drifted.push(key);
    out.settled.push(key);
  }
}

/** What it now waits for because it cannot be read, or what could not be read of which it may be made. */
function whyFrozen(
  effect: MessageEffect,
  before: RecordedMessage,
  unknown: UnreadableFacts | undefined,
  isOther: boolean,
): Reasons {
  const unheard = unknown?.unheard(before) ?? [];
  if (!isOther || unheard.length > 0) return unheard;
  const waits = (effect.waitsFor ?? []).filter((wait) => wait.rule === 'row.unread');
  return effect.ready || waits.length === 0 ? (unknown?.unread(before) ?? []) : waits;
}
