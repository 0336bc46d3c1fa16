// How long `marac --help` takes, as a ratio to a Node that does nothing, measured in turns: npm run bench:start. With a folder that `npm run demo`
// made, also `marac today` there: npm run bench:start -- FOLDER.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROUNDS = 21;
const MARAC = fileURLToPath(new URL('../src/marac.js', import.meta.url));

const [desk] = process.argv.slice(2);
/** What Today lists is no failure of the command. */
const LINES_STAND = 3;

function timeMs(args: readonly string[]): number {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'ignore',
    ...(desk === undefined ? {} : { cwd: desk }),
  });
  if (status !== 0 && status !== LINES_STAND) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const nothing = ['-e', '0'];
const help = [MARAC, '--help'];
const columns = [MARAC, 'columns', 'actions'];
const today = desk === undefined ? nothing : [MARAC, 'today', '--as-of', '2027-03-31T12:00'];
for (const args of [nothing, help, columns, today]) timeMs(args); // the first run fills Node's compile cache; people live with the later ones

const taken = { nothing: [] as number[], help: [] as number[], columns: [] as number[], today: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  taken.nothing.push(timeMs(nothing));
  taken.help.push(timeMs(help));
  taken.columns.push(timeMs(columns));
  if (desk !== undefined) taken.today.push(timeMs(today));
}

const base = median(taken.nothing);
const say = (what: string, values: readonly number[]): void => {
  const ms = median(values);
  process.stdout.write(
    `${what.padEnd(24)} ${ms.toFixed(0).padStart(5)} ms   ${(ms / base).toFixed(2)} times node -e 0\n`,
  );
};
process.stdout.write(
  `Node ${process.versions.node}, ${availableParallelism()} cores, median of ${ROUNDS} runs each, in turns\n`,
);
say('node -e 0', taken.nothing);
say('marac --help', taken.help);
say('marac columns actions', taken.columns);
if (desk !== undefined) say('marac today', taken.today);
process.stdout.write(
  `${JSON.stringify({ nodeMs: Math.round(base), helpMs: Math.round(median(taken.help)), ratio: Number((median(taken.help) / base).toFixed(2)), aim: 4 })}\n`,
);
