// Proves that nothing goes twice and nothing is lost: kills a real runner at every named point, at every phase of the server and at random times,
// stops others past their lease, puts older copies back, and compares the ledger with the server's own log. `npm run -s prove:sending -- --kills 100 --seed 7`.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Random } from '../../src/system/random.ts';
import { seededRandom } from '../../src/system/random.ts';
import { openFaultServer } from '../support/smtp-faults.ts';
import { endOnSignals, makeOwned, removeOwned, startOwned } from './sending/belongings.ts';
import type { RunnerOrder } from './sending/runner.ts';
import type { Restore } from './sending/restore.ts';
import { PUT_BACKS } from './sending/restored-names.ts';
import type { Kill } from './sending/world-options.ts';
import { runWorld } from './sending/world.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const [wanted, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isSafeInteger(wanted) || wanted < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run -s prove:sending -- [--kills N] [--seed S]');
  process.exit(2);
}

endOnSignals();

const PHASES = ['banner', 'ehlo', 'startTls', 'mail', 'rcpt', 'data', 'body', 'dot', 'taken'];
const PER_WORLD = 12;
const LANES = 3;

/** Every point that a whole run reaches, found by running one. */
async function findPoints(): Promise<readonly string[]> {
  const folder = makeOwned('marac-points-');
  const server = await openFaultServer();
  const order: RunnerOrder = {
    file: join(folder, 'ledger.sqlite'),
    port: server.port,
    name: 'points.test',
    messages: 3,
    leaseMs: 5000,
    hardMs: 4000,
    forMs: 10_000,
    listPoints: true,
  };
  const child = startOwned(
    process.execPath,
    [join(import.meta.dirname, 'sending', 'runner.ts'), JSON.stringify(order)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => {
    child.once('exit', resolve);
  });
  await server.close();
  removeOwned(folder);
  const reached = JSON.parse(output.split('\n')[1] ?? '[]') as readonly (readonly [string, number])[];
  return reached.map(([point]) => point);
}

/** Round and round: a point, a phase of the server, a moment; now and then a stop past the lease. A world's first runner also makes the file. */
function dealKills(points: readonly string[], random: Random): (turn: number) => Kill {
  const making = points.filter((point) => /^(schema|identity|claim-slot|plan|finish-slot|approve)/.test(point));
  const sending = points.filter((point) => !making.includes(point) || point.startsWith('approve'));
  const stops = points.filter((point) =>
    /^(send:(claimed|before-start|started|answered)|start-data:committed)/.test(point),
  );
  const dealt = { making: 0, sending: 0, phases: 0, all: 0 };
  const pick = (from: readonly string[], which: keyof typeof dealt): string => {
    dealt[which] += 1;
    return from[(dealt[which] - 1) % from.length] ?? '';
  };
  return (turn) => {
    if (turn === 0) return { how: 'point', point: pick(making, 'making'), nth: 1, signal: 'SIGKILL' };
    dealt.all += 1;
    if (dealt.all % 12 === 0)
      return { how: 'point', point: stops[random.below(stops.length)] ?? '', nth: 1, signal: 'SIGSTOP' };
    if (dealt.all % 3 === 0) {
      const cut = Math.floor(dealt.phases / PHASES.length) % 2 === 1;
      return { how: 'phase', phase: pick(PHASES, 'phases'), cut };
    }
    if (dealt.all % 3 === 1) return { how: 'time', afterMs: random.below(400) };
    return {
      how: 'point',
      point: pick(sending, 'sending'),
      nth: 1 + (random.below(3) === 0 ? 1 : 0),
      signal: 'SIGKILL',
    };
  };
}

/** Every third world is restored once, from each kind of copy in turn; half of them after a whole run in between. */
function dealRestores(random: Random): (world: number) => Restore | undefined {
  return (world) => {
    if (world % 3 !== 2) return undefined;
    const copyAt = 1 + random.below(3);
    const what = PUT_BACKS[Math.floor(world / 3) % PUT_BACKS.length] ?? 'ledger';
    return { what, copyAt, backAt: copyAt + 1 + random.below(4), whole: random.below(2) === 0 };
  };
}

const points = await findPoints();
console.error(`${points.length} named points, ${PHASES.length} phases of the server`);
const random = seededRandom(seed);
const deal = dealKills(points, random);
const dealRestore = dealRestores(random);
let worlds = 0;
const sum = { kills: 0, planned: 0, sent: 0, lost: 0, twice: 0, uncertain: 0 };
const more = { stops: 0, resent: 0, findings: 0, worlds: 0, restores: 0, shown: 0, harmless: 0 };
const began = performance.now();

async function lane(): Promise<void> {
  while (sum.kills < wanted) {
    const restore = dealRestore(worlds);
    worlds += 1;
    const name = `world ${worlds} of seed ${seed}`;
    const kills = Math.min(PER_WORLD, wanted - sum.kills);
    const world = await runWorld({ next: deal, kills, ...(restore === undefined ? {} : { restore }) });
    sum.kills += world.kills;
    sum.planned += world.planned;
    sum.sent += world.sent;
    sum.lost += world.lost.length;
    sum.twice += world.twice.length;
    sum.uncertain += world.uncertain;
    more.stops += world.stops;
    more.resent += world.resent;
    more.findings += world.findings.length;
    more.restores += world.restores;
    more.shown += world.shown;
    more.harmless += world.harmless;
    more.worlds += 1;
    for (const key of [...world.lost, ...world.twice]) console.error(`${name}: lost or twice: ${key}`);
    for (const finding of world.findings) console.error(`${name}: ${finding}`);
    if (more.worlds % 5 === 0)
      console.error(`${sum.kills} of ${wanted} kills, ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
const seconds = Math.round((performance.now() - began) / 1000);
console.error(
  `${more.worlds} worlds, ${more.stops} stops past the lease, ${more.restores} restores (${more.shown} that another copy showed, ${more.harmless} since which nothing had left, ${more.restores - more.shown - more.harmless} that only a person could tell), ${more.resent} sent again by a person, ${more.findings} findings, ${seconds} s`,
);
process.exitCode = sum.lost + sum.twice + more.findings > 0 ? 1 : 0;
console.log(JSON.stringify({ ...sum, seed }));
