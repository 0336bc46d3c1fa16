// kill -9 of the runner during SMTP, at any byte that passes between it and Postfix; then the next runner, and the person with the Sent folder.
import path from 'node:path';
import { addMinutes, localTime } from '../../../src/domain/time/day.ts';
import { msAt } from '../../../src/system/clock.ts';
import { seededRandom } from '../../../src/system/random.ts';
import type { RealCase } from '../case.ts';
import type { ChildOrder } from '../child.ts';
import { COORDINATOR, lookFor } from '../person.ts';
import type { RealWorld } from '../world.ts';

/** Longer than a lease and a quarantine: the next runner takes over, and the person may say what happened. */
const STEP_MINUTES = 35;
const BATCH = 5;
/** Bytes of one message's conversation, about. */
const CONVERSATION = 9000;

export const killsCase: RealCase = {
  id: 'PR3',
  what: 'the runner is killed (kill -9) during SMTP at random bytes: at most once, nothing lost',
  async run(world, row) {
    const random = seededRandom(world.seed);
    const desk = await world.desk('proxy');
    let now = localTime('2027-03-01T09:30');
    const count = { kills: 0, runs: 0, cut: 0, uncertain: 0, again: 0 };
    while (count.kills < world.kills && count.runs < 3 * world.kills) {
      const open = (await desk.messages(now)).filter((one) => one.gate === 'none' && one.settledAt === undefined);
      if (open.length < 2) await desk.refer(now, BATCH);
      const after = random.below(2) === 0 ? 'pass' : 'cut';
      const bytes = 1 + random.below(CONVERSATION * 2);
      count.runs += 1;
      if (await runAndKill(world, { folder: desk.folder, now, argv: ['run'] }, bytes, after)) {
        count.kills += 1;
        if (after === 'cut') count.cut += 1;
      }
      // The next runner finds what this one left.
      now = addMinutes(now, STEP_MINUTES);
      await endUncertain();
    }
    world.proxy.set(undefined);
    for (let round = 0; round < 3; round += 1) {
      await desk.marac(now, 'run', 'send');
      now = addMinutes(now, STEP_MINUTES);
      await endUncertain();
    }
    row.note(
      `${count.kills} kills (${count.cut} with the connection) in ${count.runs} runs; ${count.uncertain} uncertain, ${count.again} of them sent again`,
    );
    row.holds(count.kills === world.kills, `only ${count.kills} kills`);
    const left = (await desk.messages(now)).filter((one) => one.gate === 'none' && one.state !== 'sent');
    row.holds(left.length === 0, left.map((one) => `${one.key} is ${one.state}`).join(', '));
    const verified = await desk.withLedger(now, (ledger) => ledger.verify());
    row.holds(verified.findings.length === 0, `the ledger: ${verified.findings.join(', ')}`);
    await row.judge(desk, now);

    async function endUncertain(): Promise<void> {
      const doubtful = (await desk.messages(now)).filter(({ state }) => state === 'uncertain');
      if (doubtful.length === 0) return;
      const there = await lookFor(
        world,
        doubtful.flatMap(({ messageId }) => messageId ?? []),
      );
      await desk.withLedger(now, async (ledger) => {
        for (const { key, messageId = '', quarantineUntilMs = 0 } of doubtful) {
          if (quarantineUntilMs > msAt(now)) continue; // next time
          const isThere = there.has(messageId);
          const stated = { by: COORDINATOR, in: 'command' as const, evidence: 'The Sent folder.' };
          const answer = await ledger.decideByPerson(key, isThere ? 'sent' : 'notSentSendAgain', stated);
          row.holds(answer.ok, `${key} could not be ended: ${answer.ok ? '' : answer.why}`);
          count.uncertain += 1;
          if (!isThere) count.again += 1;
        }
      });
    }
  },
};

/** Whether it was killed before it had ended. */
async function runAndKill(world: RealWorld, order: ChildOrder, bytes: number, after: 'pass' | 'cut'): Promise<boolean> {
  const script = path.join(import.meta.dirname, '../child.ts');
  const child = world.stage.start(process.execPath, [script, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: process.cwd(),
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  world.proxy.set({ at: { bytes }, act: () => void child.kill('SIGKILL'), after });
  const [code, signal] = await new Promise<readonly [number | null, NodeJS.Signals | null]>((done) => {
    child.once('close', (exit, by) => done([exit, by]));
  });
  world.proxy.set(undefined);
  if (signal === 'SIGKILL') return true;
  if (code === 1 || code === 2) throw new Error(`a runner ended with ${code}: ${said.slice(0, 1000)}`);
  return false;
}
