// One planted bug in a process of its own: patched while it loads, months lived until one tells. Prints the month that told and what it said, or null.
import { registerHooks } from 'node:module';
import { MUTANTS } from './list.ts';

const [name = '', most = '0', seed = '1'] = process.argv.slice(2);
const mutant = MUTANTS.find((one) => one.name === name);
if (mutant === undefined) throw new Error(`There is no planted bug "${name}".`);

const planted = new Set<string>();
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const edits = mutant.edits.filter((one) => url.endsWith(`/src/${one.file}`));
    if (edits.length === 0) return loaded;
    let source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    for (const { file, from, to } of edits) {
      if (source.split(from).length !== 2) throw new Error(`${mutant.name} does not fit ${file} any more.`);
      source = source.replace(from, () => to);
      planted.add(file);
    }
    return { ...loaded, source };
  },
});

const { liveOne } = await import('../one-month.ts');
for (const { file } of mutant.edits) if (!planted.has(file)) throw new Error(`${file} was not loaded.`);

let caughtAt: number | null = null;
let says = '';
for (let at = 1; at <= Number(most) && caughtAt === null; at += 1) {
  const { stories } = mutant;
  const told = await liveOne(mutant.quiet === true ? at * 15 : Number(seed) + at - 1, mutant.rendered === true, {
    first: mutant.says ?? /./,
    ...(stories === undefined ? {} : { stories }),
  });
  const found = told.lost.find((one) => mutant.says === undefined || mutant.says.test(one.what));
  if (found === undefined) continue;
  caughtAt = at;
  says = found.what;
}
process.stdout.write(`${JSON.stringify({ name, caughtAt, says })}\n`);
process.exit(0);
