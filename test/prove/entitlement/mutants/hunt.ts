// One planted bug in a process of its own: patched while it loads, worlds tried until one tells. Prints the number of the world, or null.
import { registerHooks } from 'node:module';
import { MUTANTS } from './list.ts';

const [name = '', most = '0', seed = '1'] = process.argv.slice(2);
const mutant = MUTANTS.find((one) => one.name === name);
if (mutant === undefined) throw new Error(`There is no planted bug "${name}".`);

let planted = false;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith(`/src/${mutant.file}`)) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString('utf8');
    if (source.split(mutant.from).length !== 2) throw new Error(`${mutant.name} does not fit ${mutant.file} any more.`);
    planted = true;
    return { ...loaded, source: source.replace(mutant.from, () => mutant.to) };
  },
});

const { tryWorld } = await import('../try-world.ts');
const { makeWorld } = await import('../world.ts');
const { openPress } = await import('../press.ts');
if (!planted) throw new Error(`${mutant.file} was not loaded.`);

const press = mutant.rendered !== undefined ? openPress() : undefined;
let caughtAt: number | null = null;
for (let at = 1; at <= Number(most) && caughtAt === null; at += 1) {
  const world = makeWorld(Number(seed) + at - 1);
  try {
    const findings =
      press === undefined
        ? tryWorld(world)
        : (await press.tryRendered(world, mutant.rendered === 'printed' ? 'pdf' : 'html')).findings;
    if (findings.length > 0) caughtAt = at;
  } catch {
    caughtAt = at; // the product refused by itself to let it leave
  }
}
await press?.close();
process.stdout.write(`${JSON.stringify({ name, caughtAt })}\n`);
process.exit(0);
