// node test/prove/tripwire.ts [--years N] [--seed S]: how often the tripwire cries over years in which nothing is wrong, and what it finds of slips.
import { parseArgs } from 'node:util';
import { simulateYear } from '../jobs/tripwire-year.ts';

const { values } = parseArgs({
  options: { years: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const [years, seed] = [Number(values.years), Number(values.seed)];
if (!Number.isInteger(years) || years < 1 || !Number.isInteger(seed)) {
  process.stderr.write('--years and --seed are whole numbers.\n');
  process.exit(2);
}
let [messages, falseAlarms, causes, planted, found] = [0, 0, 0, 0, 0];
for (let at = 0; at < years; at += 1) {
  const year = simulateYear(seed + at);
  messages += year.messages;
  falseAlarms += year.falseAlarms;
  causes += year.causes;
  planted += year.planted;
  found += year.found;
  process.stderr.write(
    `year ${at + 1}: ${year.falseAlarms} false alarms (${year.causes} cause${year.causes === 1 ? '' : 's'}) in ${year.messages} messages, ${year.found} of ${year.planted} slips found\n`,
  );
}
process.stdout.write(`${JSON.stringify({ years, messages, falseAlarms, causes, planted, found, seed })}\n`);
// A person who is stopped without need once in a hundred messages still reads why; more often, and nobody does.
process.exitCode = falseAlarms <= messages / 100 && found === planted ? 0 : 1;
