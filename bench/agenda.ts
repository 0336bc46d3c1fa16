// npm run -s bench:agenda -- FILE.json [--steps N | --seconds S]: solves one ordering problem and prints one line of JSON.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { solveTalent } from '../src/domain/agenda/search/solve-talent.ts';
import { parseInstance } from './agenda-file.ts';

const DEFAULT_SECONDS = 60;

interface Options {
  readonly file: string;
  readonly steps: number | undefined;
  readonly seconds: number | undefined;
}

function readOptions(argv: readonly string[]): Options | string {
  const usage = 'Usage: npm run -s bench:agenda -- FILE.json [--steps N | --seconds S]';
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { steps: { type: 'string' }, seconds: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return usage;
    if (values.steps !== undefined && values.seconds !== undefined)
      return `Give --steps or --seconds, not both. ${usage}`;
    const [steps, seconds] = [values.steps, values.seconds].map((text) =>
      text === undefined ? undefined : Number(text),
    );
    if (steps !== undefined && !(Number.isInteger(steps) && steps > 0))
      return `--steps is a whole number above 0. ${usage}`;
    if (seconds !== undefined && !(seconds > 0 && Number.isFinite(seconds)))
      return `--seconds is a number above 0. ${usage}`;
    if (!existsSync(file)) return `There is no file ${file}.`;
    return { file, steps, seconds };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)} ${usage}`;
  }
}

function run(options: Options): number {
  const began = performance.now();
  let text: string;
  try {
    text = readFileSync(options.file, 'utf8');
  } catch {
    process.stderr.write(`${options.file} cannot be read as a file.\n`);
    return 2;
  }
  const parsed = parseInstance(text);
  if (!parsed.ok) {
    process.stderr.write(`Refused: ${parsed.because}\n`);
    return 3;
  }
  const seconds = options.steps === undefined ? (options.seconds ?? DEFAULT_SECONDS) : Infinity;
  const until = began + seconds * 1000;
  const budget = { used: 0, limit: options.steps ?? Infinity, enough: () => performance.now() >= until };
  const answer = solveTalent(parsed.talent, budget);
  const line = {
    order: answer.order,
    waiting: answer.waiting,
    optimal: answer.proven,
    bound: answer.bound,
    states: budget.used,
    ms: Math.round((performance.now() - began) * 10) / 10,
    peakMb: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return 0;
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n`);
  process.exitCode = 2;
} else process.exitCode = run(options);
