// npm run bench:agenda-families [-- --instances N]: medians over made-up instances of named families, one JSON object on stdout.
import { parseArgs } from 'node:util';
import { orderAgenda } from '../src/domain/agenda/order-agenda.ts';
import { solveTalent } from '../src/domain/agenda/search/solve-talent.ts';
import type { Talent } from '../src/domain/agenda/search/talent.ts';
import { filmInstance, meetingRequest, officeInstance } from './agenda-instances.ts';

interface Outcome {
  readonly ms: number;
  readonly proven: boolean;
  readonly states: number;
  /** (waiting - bound) / waiting, 0 when proven. */
  readonly gap: number;
}

interface Family {
  readonly name: string;
  readonly aim: string;
  readonly run: (seed: number) => Outcome;
}

function solve(talent: Talent, seconds: number): Outcome {
  const began = performance.now();
  const budget = { used: 0, limit: Infinity, enough: () => performance.now() - began > seconds * 1000 };
  const { waiting, bound, proven } = solveTalent(talent, budget);
  return {
    ms: performance.now() - began,
    proven,
    states: budget.used,
    gap: waiting === 0 ? 0 : (waiting - bound) / waiting,
  };
}

function meet(cases: number, people: number, constraints: number, seed: number): Outcome {
  const began = performance.now();
  const answer = orderAgenda(meetingRequest({ cases, people, constraints }, seed));
  const ms = performance.now() - began;
  if ('conflict' in answer) return { ms, proven: false, states: answer.steps, gap: 1 };
  return {
    ms,
    proven: answer.proven,
    states: answer.steps,
    gap: answer.cost === 0 ? 0 : (answer.cost - answer.bound) / answer.cost,
  };
}

const FAMILIES: readonly Family[] = [
  { name: 'office 20 x 20', aim: '0.2 s', run: (seed) => solve(officeInstance(20, 20, seed), 5) },
  { name: 'office 28 x 20', aim: '1 s', run: (seed) => solve(officeInstance(28, 20, seed), 5) },
  { name: 'office 28 x 25', aim: '1 s', run: (seed) => solve(officeInstance(28, 25, seed), 5) },
  { name: 'office 30 x 20', aim: '5 s', run: (seed) => solve(officeInstance(30, 20, seed), 5) },
  { name: 'office 30 x 25', aim: '5 s', run: (seed) => solve(officeInstance(30, 25, seed), 5) },
  { name: 'film 20 x 8', aim: '0.2 s', run: (seed) => solve(filmInstance(20, seed), 5) },
  { name: 'film 24 x 8', aim: '', run: (seed) => solve(filmInstance(24, seed), 5) },
  { name: 'film 26 x 8', aim: 'share proven in 5 s', run: (seed) => solve(filmInstance(26, seed), 5) },
  { name: 'film 28 x 8', aim: 'share proven in 5 s', run: (seed) => solve(filmInstance(28, seed), 5) },
  { name: 'film 30 x 8', aim: 'share proven in 5 s', run: (seed) => solve(filmInstance(30, seed), 5) },
  { name: 'meeting 20 x 20, every kind of constraint', aim: '2 s', run: (seed) => meet(20, 20, 4, seed) },
  { name: 'meeting 28 x 20, every kind of constraint', aim: '', run: (seed) => meet(28, 20, 4, seed) },
];

function quantile(values: readonly number[], share: number): number {
  const inTurn = values.toSorted((a, b) => a - b);
  return inTurn[Math.min(inTurn.length - 1, Math.floor(share * inTurn.length))] ?? 0;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function measure(family: Family, instances: number): object {
  const outcomes = Array.from({ length: instances }, (_, index) => family.run(index + 1));
  const ms = outcomes.map((outcome) => outcome.ms);
  const measured = {
    family: family.name,
    aim: family.aim,
    instances,
    proven: outcomes.filter((outcome) => outcome.proven).length,
    medianMs: rounded(quantile(ms, 0.5), 1),
    p90Ms: rounded(quantile(ms, 0.9), 1),
    maxMs: rounded(Math.max(...ms), 1),
    medianStates: quantile(
      outcomes.map((outcome) => outcome.states),
      0.5,
    ),
    largestGap: rounded(Math.max(...outcomes.map((outcome) => outcome.gap)), 4),
  };
  process.stderr.write(
    `${measured.family}: median ${measured.medianMs} ms, proven ${measured.proven} of ${instances}\n`,
  );
  return measured;
}

const { values } = parseArgs({
  options: { instances: { type: 'string', default: '50' }, only: { type: 'string', default: '' } },
});
const instances = Number(values.instances);
if (!Number.isInteger(instances) || instances < 1) {
  process.stderr.write('--instances is a whole number above 0.\n');
  process.exitCode = 2;
} else {
  const families = FAMILIES.filter((family) => family.name.includes(values.only)).map((one) => measure(one, instances));
  const peakMb = Math.round(process.resourceUsage().maxRSS / 102.4) / 10;
  process.stdout.write(`${JSON.stringify({ families, peakMb })}\n`);
}
