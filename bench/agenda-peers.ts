// npm run bench:agenda-peers [-- --seconds S]: the same made-up instances for our search, HiGHS and a simple annealing; one JSON object on stdout.
import { parseArgs } from 'node:util';
import highsModule from 'highs';
import { solveTalent } from '../src/domain/agenda/search/solve-talent.ts';
import type { Talent } from '../src/domain/agenda/search/talent.ts';
import { anneal } from './agenda-annealing.ts';
import { filmInstance, officeInstance } from './agenda-instances.ts';
import { renderProgramme } from './agenda-milp.ts';

const ANNEALING_STEPS = 200_000;

interface Named {
  readonly name: string;
  readonly talent: Talent;
}

const INSTANCES: readonly Named[] = [
  { name: 'office 8 x 6', talent: officeInstance(8, 6, 1) },
  { name: 'office 12 x 10', talent: officeInstance(12, 10, 2) },
  { name: 'office 16 x 14', talent: officeInstance(16, 14, 3) },
  { name: 'office 20 x 20', talent: officeInstance(20, 20, 4) },
  { name: 'film 8 x 8', talent: filmInstance(8, 5) },
  { name: 'film 12 x 8', talent: filmInstance(12, 6) },
  { name: 'film 18 x 8', talent: filmInstance(18, 7) },
];

function ours(talent: Talent): { readonly waiting: number; readonly optimumMs: number; readonly proofMs: number } {
  const began = performance.now();
  let optimumMs = 0;
  const answer = solveTalent(talent, { used: 0, limit: Infinity });
  const proofMs = performance.now() - began;
  // The order found first under a growing budget that already costs as little as the proven one.
  for (let limit = 250; ; limit *= 2) {
    const from = performance.now();
    const early = solveTalent(talent, { used: 0, limit });
    optimumMs = performance.now() - from;
    if (early.waiting === answer.waiting) break;
  }
  return { waiting: answer.waiting, optimumMs: Math.min(optimumMs, proofMs), proofMs };
}

// The package is CommonJS and declares a default export that is not there.
const loadHighs = highsModule as unknown as typeof highsModule.default;
type Highs = Awaited<ReturnType<typeof loadHighs>>;

function theirs(highs: Highs, talent: Talent, seconds: number): object {
  const needed = talent.people
    .filter((person) => person.items.length > 1)
    .reduce(
      (sum, person) => sum + person.weight * person.items.reduce((all, item) => all + (talent.durations[item] ?? 0), 0),
      0,
    );
  const began = performance.now();
  try {
    const solved = highs.solve(renderProgramme(talent), { time_limit: seconds, output_flag: false });
    const waiting = Math.round(solved.ObjectiveValue - needed);
    const ms = performance.now() - began;
    const proven = solved.Status === 'Optimal';
    return {
      status: solved.Status,
      waiting: Number.isFinite(waiting) ? waiting : null,
      proofMs: proven ? round(ms) : null,
    };
  } catch (error) {
    return { status: error instanceof Error ? error.message : String(error), waiting: null, proofMs: null };
  }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) {
  process.stderr.write('--seconds is a number above 0.\n');
  process.exitCode = 2;
} else {
  const instances = [];
  for (const { name, talent } of INSTANCES) {
    const marac = ours(talent);
    const annealed = anneal(talent, ANNEALING_STEPS, 1);
    const reached = annealed.waiting === marac.waiting;
    // A solver that ran out of time can leave its memory unusable, so each instance has its own.
    const highs = theirs(await loadHighs(), talent, seconds);
    instances.push({
      name,
      waiting: marac.waiting,
      marac: { optimumMs: round(marac.optimumMs), proofMs: round(marac.proofMs) },
      annealing: { waiting: annealed.waiting, optimumMs: reached ? round(annealed.foundMs) : null, proofMs: null },
      highs,
    });
    process.stderr.write(`${name} done\n`);
  }
  process.stdout.write(`${JSON.stringify({ seconds, annealingSteps: ANNEALING_STEPS, instances })}\n`);
}
