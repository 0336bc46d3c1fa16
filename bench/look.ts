// `npm run bench:look`: what a look of `marac serve` costs when nothing has changed since the one before: all jobs are planned, the views compared,
// and what may go is looked for. On desks of two sizes, in the same process, as a runner lives. All cases are invented.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addMinutes, localTime, type LocalTime } from '../src/domain/time/day.ts';
import { JOBS } from '../src/jobs/engine/job-list.ts';
import { fakeClock } from '../src/system/clock.ts';
import { makeCycleWorld, openBench } from './cycle-world.ts';

const SIZES = [
  { cases: 200, actions: 1000 },
  { cases: 2000, actions: 10_000 },
];
const LOOKS = 11;
const START = localTime('2027-03-15T08:35');

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function measure(folder: string): Promise<{ wall: readonly number[]; cpu: readonly number[] }> {
  const clock = fakeClock(START);
  const app = await openBench(folder, clock);
  const look = async (now: LocalTime): Promise<void> => {
    clock.set(now);
    await app.run(JOBS, now);
    await app.send();
  };
  try {
    // The first two looks do what is due and write the views.
    await look(START);
    await look(addMinutes(START, 10));
    const [wall, cpu]: [number[], number[]] = [[], []];
    for (let n = 2; n < LOOKS + 2; n += 1) {
      const [begun, before] = [performance.now(), process.cpuUsage()];
      await look(addMinutes(START, n * 10));
      const { user, system } = process.cpuUsage(before);
      wall.push(performance.now() - begun);
      cpu.push((user + system) / 1000);
    }
    return { wall, cpu };
  } finally {
    await app.close();
  }
}

for (const size of SIZES) {
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-bench-look-'));
  try {
    await makeCycleWorld(folder, size.cases, size.actions);
    const { wall, cpu } = await measure(folder);
    process.stdout.write(
      `${JSON.stringify({ ...size, looks: LOOKS, medianMs: Math.round(median(wall)), medianCpuMs: Math.round(median(cpu)) })}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
