// The commit of one run: everything it planned, or nothing. Refused if another run committed first or the lease was lost.
import type { Key } from '../../../domain/plan/effects.ts';
import type { Reasons } from '../../../domain/text/reason.ts';
import type { Ledger } from '../../ledger-port.ts';
import type { CommitAnswer, PlanCommit, PlannedMessage } from '../../plan-commit.ts';
import { appendEvent } from '../event-chain.ts';
import { dropUses, keepJson } from '../sealed-contents.ts';
import { cancelByRule, findMessage, record } from './outbox-rows.ts';
import { freezePapers, keepPaper, renamePaper, type PaperTables } from './paper-rows.ts';
import { openRecorded, readGeneration, type Meta } from '../memory/recorded-past.ts';
import { openSignedTable } from '../signed-table.ts';
import { showAtOffer } from './shown-cases.ts';
import { leasesHeld } from '../memory/slot-rows.ts';
import { doubtfulUntil, readStanding, rememberPlanned } from '../ledger-standing.ts';
import type { Store } from '../sqlite-store.ts';

class Moved extends Error {
  readonly key: Key;
  constructor(key: Key) {
    super('moved');
    this.key = key;
  }
}

export function planOperations(store: Store, papers: PaperTables): Pick<Ledger, 'recorded' | 'commitPlan'> {
  const recorded = openRecorded(store, papers);
  return {
    recorded: async () => recorded(),
    async commitPlan(plan) {
      try {
        return store.write('plan', () => commit(store, papers, plan));
      } catch (error) {
        if (error instanceof Moved) return { committed: false, why: 'messageMoved', key: error.key };
        throw error;
      }
    },
  };
}

function commit(store: Store, papers: PaperTables, plan: PlanCommit): CommitAnswer {
  if (!leasesHeld(store, plan.leases)) return { committed: false, why: 'leaseLost' };
  const generation = readGeneration(store);
  if (generation !== plan.generation) return { committed: false, why: 'generationMoved' };
  for (const paper of plan.papers) keepPaper(store, papers, paper);
  for (const { key, name } of plan.renamed) renamePaper(store, papers, key, name);
  // First, because a message that is approved and now wanted with other content is cancelled and planned again in one commit.
  for (const { key, because } of plan.cancel) cancelByRule(store, key, because);
  const offered = new Map<Key, number>();
  for (const message of plan.messages) {
    const version = keepMessage(store, papers, message);
    if (version !== undefined) offered.set(message.key, version);
  }
  for (const { key, because } of plan.late) cancelByRule(store, key, because, 'late');
  for (const missed of plan.missed) {
    keepMessage(store, papers, { ...missed, offer: false });
    record(store, missed.key, { kind: 'cancelled', because: missed.because, late: 'never' });
  }
  for (const { key, because } of plan.freeze) freeze(store, key, because);
  for (const key of plan.thaw) record(store, key, { kind: 'thawed' });
  const done = openSignedTable<object>(store, 'done', true);
  for (const { key, because } of plan.done) if (done.find(key) === undefined) done.put(key, { run: plan.run, because });
  keepOrders(store, plan.orders);
  const { run, made } = plan;
  rememberPlanned(store, plan);
  appendEvent(store, 'run', run, { made, generation: generation + 1, slots: plan.leases.map((lease) => lease.slot) });
  openSignedTable<Meta>(store, 'meta', false).put('generation', { generation: generation + 1 });
  return { committed: true, generation: generation + 1, offered };
}

/** Recorded once for the same reasons: a run every few minutes would only repeat them. */
function freeze(store: Store, key: Key, because: Reasons): void {
  const before = findMessage(store, key)?.frozen;
  if (JSON.stringify(before) !== JSON.stringify(because)) record(store, key, { kind: 'frozen', because });
}

/** Returns the version if it was offered at once. */
function keepMessage(store: Store, papers: PaperTables, planned: PlannedMessage): number | undefined {
  const { key, offer, text, toAddress, contentFree, ...facts } = planned;
  const holder = `text/${key}`;
  const textId = keepJson(store, holder, { ...text, ...(toAddress === undefined ? {} : { toAddress }) });
  const doubtful = doubtfulUntil(store, planned) === undefined ? {} : { mayHaveGone: true as const };
  const after = record(store, key, {
    kind: 'planned',
    ...facts,
    ...doubtful,
    contentFree: contentFree === true,
    textId,
  });
  if (after === undefined) throw new Moved(key);
  dropUses(store, holder, [textId]);
  dropUses(store, `approved/${key}`);
  return offer ? offerNow(store, papers, key, planned.contentHash) : undefined;
}

/** Fixes a draft as its next version. If it may have gone before a restore, it is uncertain from then on. */
export function offerNow(store: Store, papers: PaperTables, key: Key, contentHash: string): number | undefined {
  const draft = findMessage(store, key);
  if (draft?.state !== 'draft' || draft.contentHash !== contentHash) return undefined;
  const pinned = freezePapers(papers, draft.papers);
  const offered = record(store, key, { kind: 'offered', contentHash, papers: pinned });
  if (offered !== undefined) showAtOffer(store, offered);
  if (offered?.mayHaveGone !== true) return offered?.version;
  record(store, key, { kind: 'restored', quarantineUntilMs: readStanding(store).quarantineUntilMs ?? 0 });
  return undefined;
}

function keepOrders(store: Store, orders: PlanCommit['orders']): void {
  const signedTable = openSignedTable<{ readonly order: readonly string[] }>(store, 'orders', true);
  for (const [meeting, order] of orders) {
    const before = signedTable.find(meeting);
    if (JSON.stringify(before?.order) !== JSON.stringify(order)) signedTable.put(meeting, { order });
  }
}
