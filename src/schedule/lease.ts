// Renews the leases of a run while it works, and signals when another runner took one over.
import type { Lease } from '../ledger/job-slot.ts';
import type { Claim, Runner } from './runner.ts';

export interface Keeper {
  /** The same claims, each with a signal that aborts when its lease is lost. */
  readonly claims: readonly Claim[];
  /** The leases of a claim as last renewed. */
  leasesOf(claim: Claim): readonly Lease[];
  stop(): void;
}

/** Renews after every third of a lease until stopped. */
export function keepLeases(runner: Pick<Runner, 'ledger' | 'leaseMs' | 'log'>, given: readonly Claim[]): Keeper {
  const { ledger, leaseMs, log } = runner;
  const held = new Map<Claim, readonly Lease[]>();
  const losing = new Map<Claim, AbortController>();
  for (const claim of given) {
    const controller = new AbortController();
    const kept = { ...claim, lost: controller.signal };
    held.set(kept, claim.leases);
    losing.set(kept, controller);
  }
  const renew = async (): Promise<void> => {
    for (const [claim, leases] of held) {
      const renewed = await Promise.all(leases.map((lease) => ledger.renewSlot(lease, leaseMs)));
      held.set(
        claim,
        leases.map((lease, index) => renewed[index] ?? lease),
      );
      if (renewed.includes(undefined)) losing.get(claim)?.abort();
    }
  };
  const timer = setInterval(() => {
    renew().catch(() => log.warn('lease.not-renewed'));
  }, leaseMs / 3);
  timer.unref();
  return {
    claims: [...held.keys()],
    leasesOf: (claim) => held.get(claim) ?? [],
    stop: () => clearInterval(timer),
  };
}
