// One world of the proof: a ledger, a server with its own log, two runners that are killed or stopped again and again, then a person, then the check.
import { join } from 'node:path';
import { openFaultServer } from '../../support/smtp-faults.ts';
import { makeOwned, removeOwned } from './belongings.ts';
import { startRunner, type Child, type End } from './child.ts';
import { LEDGER } from './restored-names.ts';
import { checkHistory, type History, type ServerEntry } from './history.ts';
import { addressOf, openLater, settle, settleOnce, type Person } from './person.ts';
import { restoreCopy, takeCopy, type Restore } from './restore.ts';
import type { RunnerOrder } from './runner.ts';
import type { Kill, Times, WorldOptions } from './world-options.ts';

export interface World extends History {
  readonly planned: number;
  readonly kills: number;
  readonly stops: number;
  /** Messages that were uncertain before the person looked. */
  readonly uncertain: number;
  readonly resent: number;
  /** Of the ledger's own audit, and what did not hold of a restore. */
  readonly findings: readonly string[];
  readonly restores: number;
  /** Restores that another copy showed, so that runners refuse. */
  readonly shown: number;
  /** Restores after which nothing had left that the ledger put back did not know: runners work. */
  readonly harmless: number;
}

/** Leases so short that some end while their runner is at work: for a proof that looks for trouble. */
const TIGHT: Times = { leaseMs: 3000, hardMs: 2000, forMs: 1500 };
/** No lease ends before its runner does, however busy the machine: what happens depends on the kills alone. */
export const AMPLE: Times = { leaseMs: 600_000, hardMs: 540_000, forMs: 500_000 };
const MESSAGES = 12;

export async function runWorld(options: WorldOptions): Promise<World> {
  const folder = makeOwned('marac-proof-');
  const file = join(folder, LEDGER);
  const times = options.times ?? TIGHT;
  const byPhase = new Map<string, { readonly phase: string; readonly cut: boolean; readonly child: Child }>();
  const server = await openFaultServer({
    onPhase(phase, hello) {
      const wanted = phase === 'banner' ? [...byPhase.values()].find((one) => one.phase === phase) : byPhase.get(hello);
      if (wanted?.phase !== phase) return undefined;
      byPhase.delete(wanted.child.name);
      wanted.child.kill('SIGKILL');
      return wanted.cut ? 'cut' : undefined;
    },
  });
  const count = { kills: 0, stops: 0, runners: 0 };
  const living = new Set<Child>();
  const after = { closed: false };
  const person: Person = { file, log: server.taken, uncertain: new Set(), resent: 0, aheadMs: 0 };
  const start = (kill: Kill | undefined, forMs: number): Child => {
    count.runners += 1;
    const order: RunnerOrder = {
      file,
      port: server.port,
      name: `runner-${count.runners}.test`,
      messages: MESSAGES,
      leaseMs: times.leaseMs,
      hardMs: times.hardMs,
      forMs,
      aheadMs: person.aheadMs,
      ...(options.restore === undefined ? {} : { copies: true }),
      ...(kill === undefined ? { alone: true } : {}),
      ...(kill?.how === 'point' ? { at: kill } : {}),
    };
    const child = startRunner(order, options, kill);
    living.add(child);
    const over = (): void => void living.delete(child);
    child.ended.then(over, over);
    if (kill?.how === 'phase') byPhase.set(order.name, { phase: kill.phase, cut: kill.cut === true, child });
    return child;
  };
  try {
    let turn = 0;
    let alive = 0;
    let ended = false;
    const lane = async (kills: number): Promise<void> => {
      while (!ended && !after.closed && count.kills + alive < kills && turn < 4 * options.kills) {
        const kill = options.next(turn);
        turn += 1;
        alive += 1;
        const end = await start(kill, times.forMs).ended;
        alive -= 1;
        if (end === 'killed') count.kills += 1;
        else if (kill.how === 'point' && kill.signal === 'SIGSTOP') count.stops += 1;
        else ended = true;
      }
    };
    const work = async (kills: number): Promise<void> => {
      ended = false;
      await Promise.all([lane(kills), lane(kills)]);
    };
    const run = (): Promise<End> => start(undefined, 12_000).ended;
    const restored = options.restore === undefined ? NOT_RESTORED : await restore(options.restore);
    await work(options.kills);
    await settle(person, run);
    return await report(person, server.taken, { ...count, ...restored });

    async function restore(one: Restore): Promise<Restored> {
      await work(one.copyAt);
      const copy = takeCopy(folder);
      try {
        await work(one.backAt);
        if (one.whole) await run();
        const parts = { folder, log: server.taken, timing: times, aheadMs: () => person.aheadMs, run };
        const { findings, expected } = await restoreCopy(one, copy, { ...parts, quiet: () => server.quiet() });
        await settleOnce(person, run);
        const [shown, harmless] = [expected === 'refuses' ? 1 : 0, expected === 'works' ? 1 : 0];
        return { restores: 1, shown, harmless, findings };
      } finally {
        copy.close();
      }
    }
  } finally {
    // Where one lane failed the other still has its runner, which may be stopped.
    after.closed = true;
    const left = [...living];
    for (const child of left) child.kill('SIGKILL');
    await Promise.allSettled(left.map(({ ended }) => ended));
    await server.close();
    removeOwned(folder);
  }
}

type Restored = Pick<World, 'restores' | 'shown' | 'harmless' | 'findings'>;
const NOT_RESTORED: Restored = { restores: 0, shown: 0, harmless: 0, findings: [] };

async function report(
  { file, uncertain, resent }: Person,
  taken: readonly ServerEntry[],
  count: Pick<World, 'kills' | 'stops'> & Restored,
): Promise<World> {
  const ledger = openLater(file);
  const keys = Array.from({ length: MESSAGES }, (_, index) => `proof/agenda/M-1/C-${index}`);
  const history = checkHistory(keys, await ledger.messages(), taken, count.restores > 0 ? addressOf : undefined);
  const { findings } = await ledger.verify();
  for (const key of history.lost) {
    const found = await ledger.findMessage(key);
    console.error(
      `${key}: ${found?.state ?? 'not known'} after ${found?.attempts ?? 0} attempts (${found?.evidence ?? ''})`,
    );
  }
  ledger.close();
  const { kills, stops, restores, shown, harmless } = count;
  return {
    ...history,
    planned: MESSAGES,
    kills,
    stops,
    uncertain: uncertain.size,
    resent,
    findings: [...count.findings, ...findings],
    restores,
    shown,
    harmless,
  };
}
