// npm run prove:disasters: every single disaster and all 160 pairs, each a desk on .xlsx files with a real ledger and a mail server whose own log is
// compared with what had left before. `-- --from N --most N` meets some of the pairs.
import { FAULTS, nameOf, pairs } from './disasters/faults.ts';
import { makeStates } from './disasters/states.ts';
import { judge, meet } from './disasters/world.ts';

const numberOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const from = numberOf('from', 0);
const all = [...FAULTS.map((one) => [one]), ...pairs()];
const chosen = all.slice(from, from + numberOf('most', all.length));
const states = await makeStates();
let wrong = 0;
let doubtful = 0;
try {
  for (const [index, faults] of chosen.entries()) {
    const met = await meet(states, faults);
    const found = judge(faults, met);
    doubtful += met.after.doubtful.length;
    wrong += found.length === 0 ? 0 : 1;
    console.log(
      `${from + index + 1}/${all.length} ${faults.map(nameOf).join(' and ')}: ${found.length === 0 ? 'holds' : found.join('; ')}`,
    );
  }
} finally {
  await states.close();
}
console.log(
  `${chosen.length} disasters, ${wrong} in which something does not hold; ${doubtful} messages waited for a person's word whether they went.`,
);
process.exitCode = wrong === 0 ? 0 : 1;
