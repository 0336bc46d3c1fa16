// npm run test:mail: the table of what goes wrong with mail, on real servers: Postfix and Dovecot in a throw-away folder, on ports of the
// loopback, started and ended here, anew for each row. Says aloud what is missing, and ends with 77 then. `-- --only kills`, `-- --kills 200`, `-- --seed 7`.
import { parseArgs } from 'node:util';
import { CASES } from './cases/index.ts';
import { findTools } from './needs.ts';
import { layGround, openRealWorld } from './world.ts';
import type { RealCase } from './case.ts';
import type { Judged } from './judge.ts';

/** As automake and others have it: not tried. */
const SKIPPED = 77;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    log: { type: 'boolean', default: false },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
const chosen = CASES.filter(({ id, what }) => `${id}: ${what}`.toLowerCase().includes(values.only.toLowerCase()));
if (!Number.isSafeInteger(kills) || kills < 0 || !Number.isSafeInteger(seed) || chosen.length === 0) {
  console.error('usage: npm run -s test:mail -- [--kills N] [--seed S] [--only WORDS] [--log]');
  process.exit(2);
}
const found = findTools();
if ('missing' in found) {
  for (const line of found.missing) console.log(line);
  console.log('SKIPPED: nothing was tried.');
  process.exit(SKIPPED);
}

const began = performance.now();
const ground = await layGround(found.tools);
console.log(
  `${chosen.length} rows; each has a Postfix and a Dovecot of its own, which run in ${ground.stage.folder} while it lasts.`,
);
const sum = { rows: 0, failed: 0, messages: 0, delivered: 0, told: 0, lost: 0, twice: 0, silent: 0 };
for (const one of chosen) await tryRow(one);
await ground.stage.close();
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${sum.rows} rows, ${sum.failed} failed. ${sum.messages} messages: ${sum.delivered} delivered once, ${sum.told} on Today, lost ${sum.lost}, twice ${sum.twice}, silent ${sum.silent}. ${seconds} s`,
);
process.exitCode = sum.failed > 0 ? 1 : 0;

async function tryRow(one: RealCase): Promise<void> {
  const faults: string[] = [];
  const notes: string[] = [];
  const from = performance.now();
  try {
    const world = await openRealWorld(ground, `r${sum.rows}`, kills, seed);
    try {
      await one.run(world, {
        holds: (fits, fault) => void (fits || faults.push(fault)),
        note: (text) => void notes.push(text),
        async judge(desk, now) {
          const judged = await world.judge(desk, now);
          add(judged);
          for (const kind of ['lost', 'twice', 'silent'] as const)
            faults.push(...judged[kind].map((text) => `${kind}: ${text}`));
        },
      });
    } finally {
      if (values.log) console.log(world.postfix.log(), world.dovecot.log());
      const left = await world.close();
      if (left.length > 0) faults.push(`${left.length} processes of its servers would not end by themselves`);
    }
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  sum.rows += 1;
  if (faults.length > 0) sum.failed += 1;
  const took = Math.round((performance.now() - from) / 1000);
  console.log(`${faults.length === 0 ? 'ok   ' : 'FAULT'}  ${one.id}: ${one.what} (${took} s)`);
  for (const note of notes) console.log(`         ${note}`);
  for (const fault of faults) console.log(`       - ${fault}`);
}

function add(judged: Judged): void {
  for (const kind of ['messages', 'delivered', 'told'] as const) sum[kind] += judged[kind];
  for (const kind of ['lost', 'twice', 'silent'] as const) sum[kind] += judged[kind].length;
}
