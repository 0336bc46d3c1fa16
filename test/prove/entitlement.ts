// npm run -s prove:entitlement [-- --worlds N --rendered N --pdf N --google N --seed S]: nobody gets what is not theirs, and everybody gets what is.
import { parseArgs } from 'node:util';
import { huntMutants } from './entitlement/mutants/run.ts';
import { openSheetsOfWorlds, tryOnGoogle } from './entitlement/on-google.ts';
import { prove } from './entitlement/prove.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '100000' },
    rendered: { type: 'string', default: '2000' },
    pdf: { type: 'string', default: '100' },
    // Worlds that are typed into Google Sheets and read back from the unkind test server.
    google: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const whole = (name: keyof typeof values): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) {
    process.stderr.write(`--${name} is a whole number.\n`);
    process.exit(2);
  }
  return number;
};
const sizes = { worlds: whole('worlds'), rendered: whole('rendered'), pdf: whole('pdf'), seed: whole('seed') };
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const proof = await prove(sizes, tell);
const sealed = Object.entries(proof.sealed).map(([format, count]) => `${count} .${format}`);
tell(`${proof.looked} canaries stood where they may in composed letters`);
tell(`encrypted files opened again: ${sealed.join(', ') || 'none'}`);
const onGoogle = await tryWorldsOnGoogle(whole('google'));
for (const line of onGoogle) tell(line);
const mutants = await huntMutants('all', 5000, sizes.seed, tell);
const summary = {
  worlds: proof.worlds,
  rendered: proof.rendered,
  canariesFound: proof.canaries.length,
  missing: proof.missing.length,
  onGoogle: { worlds: whole('google'), found: onGoogle.length },
  mutants,
  seed: sizes.seed,
};
process.stdout.write(`${JSON.stringify(summary)}\n`);
const sound =
  proof.canaries.length === 0 &&
  proof.missing.length === 0 &&
  onGoogle.length === 0 &&
  mutants.every((one) => one.caughtAt !== null);
const looked = sizes.rendered + sizes.pdf === 0 || proof.looked > 0;
const opened = sizes.pdf < 5 || sealed.length > 0;
process.exitCode = sound && looked && opened ? 0 : 1;

async function tryWorldsOnGoogle(worlds: number): Promise<readonly string[]> {
  const desk = await openSheetsOfWorlds();
  try {
    return await tryOnGoogle(
      desk,
      Array.from({ length: worlds }, (_, at) => sizes.seed + at),
    );
  } finally {
    await desk.close();
  }
}
