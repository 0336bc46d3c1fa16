// npm run -s prove:figures [-- --worlds N --seed S]: a second count agrees with the figures, parts add up, and planted faults are found.
import { parseArgs } from 'node:util';
import { checkPublished, TELLINGS } from './figures/check-published.ts';
import { checkWords, PAGES } from './figures/check-words.ts';
import { checkWorld } from './figures/check-world.ts';
import { findPlanted, PLANTED } from './figures/planted.ts';
import { makeFigureWorld } from './figures/world.ts';

const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const [worlds, seed] = [Number(values.worlds), Number(values.seed)];
if (!Number.isInteger(worlds) || !Number.isInteger(seed) || worlds < 0) {
  process.stderr.write('--worlds and --seed are whole numbers.\n');
  process.exit(2);
}

const faults: string[] = [];
for (let at = 0; at < worlds; at += 1) {
  const found = checkWorld(makeFigureWorld(seed + at));
  for (const fault of found) if (faults.length < 20) process.stderr.write(`${fault}\n`);
  faults.push(...found);
  if ((at + 1) % 500 === 0) process.stderr.write(`${at + 1} of ${worlds} worlds\n`);
}
// What is published needs fewer desks: each is two years of up to three MARACs.
const desks = Math.ceil(worlds / 100);
for (let at = 0; at < desks; at += 1) {
  const found = [...checkPublished(seed + at), ...checkWords(seed + at)];
  for (const fault of found) if (faults.length < 20) process.stderr.write(`${fault}\n`);
  faults.push(...found);
}
const tellings = TELLINGS.map(({ name, plant }) => ({
  name,
  foundIn: checkPublished(12, plant).length > 0 ? 12 : null,
}));
const pages = PAGES.map(({ name, plant }) => ({
  name,
  foundIn: [3, 12].find((each) => checkWords(each, plant).length > 0) ?? null,
}));
const planted = PLANTED.map(({ name, plant }) => ({ name, foundIn: findPlanted(plant, seed, 200) ?? null }));
process.stdout.write(`${JSON.stringify({ worlds, desks, seed, faults: faults.length, planted, tellings, pages })}\n`);
process.exitCode =
  faults.length === 0 && [...planted, ...tellings, ...pages].every(({ foundIn }) => foundIn !== null) ? 0 : 1;
