// npm run -s prove:google-hands [-- --runs 2000 --from 1]: people type, sort, insert and delete between any two calls of the runner, on the Google test
// server whose Drive lags three minutes behind. Counts what they typed and what of it does not stand in its row afterwards: nothing.
import { parseArgs } from 'node:util';
import { openDesk } from '../workbook/google/bed.ts';
import { liveBetweenCalls } from './google/hands-between-calls.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } },
});
const [runs, from] = [Number(values.runs), Number(values.from)];
if (!Number.isInteger(runs) || !Number.isInteger(from) || runs < 1) {
  process.stderr.write('--runs and --from are whole numbers.\n');
  process.exit(2);
}
const began = performance.now();
const desk = await openDesk({ rows: 60 });
const sums = { runs, edits: 0, written: 0, moved: 0, lost: 0 };
for (let seed = from; seed < from + runs; seed += 1) {
  const { edits, written, moved, lost } = await liveBetweenCalls(desk, seed);
  sums.edits += edits;
  sums.written += written;
  sums.moved += moved;
  sums.lost += lost.length;
  for (const one of lost) process.stdout.write(`seed ${seed}: ${one}\n`);
}
await desk.close();
process.stdout.write(`${JSON.stringify({ ...sums, seconds: Math.round((performance.now() - began) / 1000) })}\n`);
process.exitCode = sums.lost === 0 ? 0 : 1;
