// Slots: one scheduled local time of one job, claimed with a lease by one runner, taken over when the lease has expired, ended once.
import type { LocalTime } from '../../../domain/time/day.ts';
import type { Ledger } from '../../ledger-port.ts';
import type { Lease, SlotAnswer, SlotName, SlotRecord } from '../../job-slot.ts';
import { appendEvent } from '../event-chain.ts';
import { openSignedTable, type SignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

interface StoredSlot extends SlotRecord {
  readonly token: number;
  readonly config?: string;
}

type SlotOperations = Pick<Ledger, 'claimSlot' | 'renewSlot' | 'finishSlot' | 'listSlots'>;

export function slotOperations(store: Store): SlotOperations {
  const slots = openSignedTable<StoredSlot>(store, 'slots', false);
  return {
    claimSlot: async (name, owner, leaseMs, options = {}) =>
      store.write('claim-slot', () => claim(store, slots, name, owner, leaseMs, options)),
    renewSlot: async (lease, leaseMs) =>
      store.write('renew-slot', () => {
        const held = heldSlot(slots, lease);
        if (held === undefined) return undefined;
        const untilMs = store.clock.ms() + leaseMs;
        slots.put(slotId(lease), { ...held, untilMs });
        return { ...lease, untilMs };
      }),
    finishSlot: async (lease, end, note) => store.write('finish-slot', () => finish(store, slots, lease, end, note)),
    listSlots: async (where = {}) =>
      listed(slots, where)
        .filter((slot) => where.job === undefined || slot.job === where.job)
        .filter((slot) => where.since === undefined || slot.slot >= where.since)
        .map(withoutToken),
  };
}

/** Selected by name if MARAC, job and first day are given, so that a year of five-minute slots is not read to find this week's. */
function listed(
  slots: SignedTable<StoredSlot>,
  where: { readonly marac?: string; readonly job?: string; readonly since?: string },
): readonly StoredSlot[] {
  const { marac, job, since } = where;
  if (marac === undefined) return [...slots.list('').values()];
  if (job === undefined || since === undefined) return [...slots.list(`${marac}|`).values()];
  return [...slots.list(`${marac}|${job}|`, `${marac}|${job}|${since}`).values()];
}

/** Whether every lease of a run is still its own; called inside the run's commit. */
export function leasesHeld(store: Store, leases: readonly Lease[]): boolean {
  const slots = openSignedTable<StoredSlot>(store, 'slots', false);
  return leases.every((lease) => heldSlot(slots, lease) !== undefined);
}

function claim(
  store: Store,
  slots: SignedTable<StoredSlot>,
  name: SlotName,
  owner: string,
  leaseMs: number,
  options: { readonly config?: string; readonly retryFailed?: boolean },
): SlotAnswer {
  const nowMs = store.clock.ms();
  const { config } = options;
  const other = config === undefined ? undefined : findOtherConfig(store, slots, nowMs, config);
  if (other !== undefined) return { claimed: false, why: 'configDiffers', slot: withoutToken(other) };
  const before = slots.find(slotId(name));
  if (before !== undefined && isLive(before, nowMs))
    return { claimed: false, why: 'running', slot: withoutToken(before) };
  if (
    before !== undefined &&
    before.state !== 'claimed' &&
    !(before.state === 'failed' && options.retryFailed === true)
  )
    return { claimed: false, why: 'ended', slot: withoutToken(before) };
  const { marac, job, slot } = name;
  const token = (before?.token ?? 0) + 1;
  const untilMs = nowMs + leaseMs;
  slots.put(slotId(name), {
    marac,
    job,
    slot,
    owner,
    untilMs,
    token,
    state: 'claimed',
    claimedAt: store.clock.now(),
    tries: (before?.tries ?? 0) + 1,
    ...(config === undefined ? {} : { config }),
  });
  return { claimed: true, lease: { marac, job, slot, owner, token, untilMs } };
}

/** R6: a live runner of this ledger that works with another config. */
function findOtherConfig(
  store: Store,
  slots: SignedTable<StoredSlot>,
  nowMs: number,
  config: string,
): StoredSlot | undefined {
  for (const row of store.all("select id from slots where data ->> '$.state' = 'claimed'")) {
    const slot = slots.find(String(row['id']));
    if (slot !== undefined && isLive(slot, nowMs) && slot.config !== undefined && slot.config !== config) return slot;
  }
  return undefined;
}

function finish(
  store: Store,
  slots: SignedTable<StoredSlot>,
  lease: Lease,
  end: 'done' | 'failed',
  note: string | undefined,
): boolean {
  const held = heldSlot(slots, lease);
  if (held === undefined) return false;
  const endedAt: LocalTime = store.clock.now();
  slots.put(slotId(lease), { ...held, state: end, endedAt, ...(note === undefined ? {} : { note }) });
  appendEvent(store, 'slot', slotId(lease), { end, tries: held.tries, ...(note === undefined ? {} : { note }) });
  return true;
}

/** An expired lease still belongs to its owner until another runner takes it: the token tells. */
function heldSlot(slots: SignedTable<StoredSlot>, lease: Lease): StoredSlot | undefined {
  const slot = slots.find(slotId(lease));
  const own = slot?.state === 'claimed' && slot.owner === lease.owner && slot.token === lease.token;
  return own ? slot : undefined;
}

function isLive(slot: StoredSlot, nowMs: number): boolean {
  return slot.state === 'claimed' && slot.untilMs > nowMs;
}

function slotId(name: SlotName): string {
  return `${name.marac}|${name.job}|${name.slot}`;
}

function withoutToken(stored: StoredSlot): SlotRecord {
  const { token: _, config: __, ...slot } = stored;
  return slot;
}
