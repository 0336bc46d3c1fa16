// npm run -s prove:google-messages [-- --runs 2000 --from 1]: people end contacts, change addresses, type Holds and conflicts, restrict cases, take ready marks
// back and switch sending off between any two calls of a run that sends, on the Google test server whose Drive lags three minutes behind. Counts what left
// although it was typed ten seconds or more before: nothing.
import { parseArgs } from 'node:util';
import { sendWhileTyping } from './google/messages/send-while-typing.ts';
import { openWaitingWorld } from './google/messages/waiting-world.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } },
});
const [runs, from] = [Number(values.runs), Number(values.from)];
if (!Number.isInteger(runs) || !Number.isInteger(from) || runs < 1) {
  process.stderr.write('--runs and --from are whole numbers.\n');
  process.exit(2);
}
const began = performance.now();
const world = await openWaitingWorld();
const sums = { from, runs, stops: 0, left: 0, tooLate: 0, tooSlow: 0, wrong: 0 };
for (let seed = from; seed < from + runs; seed += 1) {
  const { stops, left, tooLate, tooSlow, wrong } = await sendWhileTyping(world, seed);
  sums.stops += stops;
  sums.left += left;
  sums.tooLate += tooLate;
  sums.tooSlow += tooSlow ? 1 : 0;
  sums.wrong += wrong.length;
  for (const one of wrong) process.stdout.write(`seed ${seed}: ${one}\n`);
}
await world.close();
process.stdout.write(`${JSON.stringify({ ...sums, seconds: Math.round((performance.now() - began) / 1000) })}\n`);
process.exitCode = sums.wrong === 0 ? 0 : 1;
