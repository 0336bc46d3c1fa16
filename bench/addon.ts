// How long the add-on's own work takes on a sheet of 2,000 referrals: the check, and everybody's possible repeats: npm run bench:addon.
// All people are made up by generators.
import { availableParallelism } from 'node:os';
import { buildAddOn } from '../appsscript/build.ts';
import { madeCases } from '../test/appsscript/made-referrals.ts';
import { areaReferrals } from './addon-area.ts';
import { arrayTabs, loadAddOn } from './addon-sheet.ts';

const ROWS = 2000;
const CASES = 200;
const ROUNDS = 3;
const TODAY = '2027-03-10';
const AIM_MS = 2000;

/** Decided ones are history: a real sheet of 2,000 has few that wait. */
const WAITING = 200;

interface Taken {
  readonly wallMs: number;
  /** What this process alone computed: tells more on a machine that others use too. */
  readonly cpuMs: number;
}

function take(work: () => unknown): Taken {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - begun, cpuMs: (user + system) / 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const referrals = areaReferrals(ROWS);
const decided = referrals.map((one, index) => (index < ROWS - WAITING ? { ...one, decision: 'Accept' } : one));
const { code, bytes } = await buildAddOn();
const taken = { load: [] as Taken[], check: [] as Taken[], repeats: [] as Taken[], waiting: [] as Taken[] };
let found = { problems: 0, sections: 0 };
for (let round = 0; round < ROUNDS; round += 1) {
  // Google starts every action in a fresh context: nothing is warm from the action before.
  const all = { ...madeCases(CASES), referrals };
  let open = loadAddOn(code, arrayTabs(all), TODAY);
  taken.load.push(take(() => loadAddOn(code, arrayTabs({}), TODAY)));
  taken.check.push(take(() => (found = { ...found, problems: countItems(open('check')) })));
  open = loadAddOn(code, arrayTabs(all), TODAY);
  taken.repeats.push(take(() => (found = { ...found, sections: countItems(open('waiting')) })));
  open = loadAddOn(code, arrayTabs({ ...madeCases(CASES), referrals: decided }), TODAY);
  taken.waiting.push(take(() => open('waiting')));
}

function countItems(page: unknown): number {
  return (page as { sections: { items: unknown[] }[] }).sections.reduce((sum, one) => sum + one.items.length, 0);
}

function middle(values: readonly Taken[]): Taken {
  return {
    wallMs: Math.round(median(values.map((value) => value.wallMs))),
    cpuMs: Math.round(median(values.map((value) => value.cpuMs))),
  };
}

const [load, check, repeats, waiting] = [taken.load, taken.check, taken.repeats, taken.waiting].map(middle);
const say = (what: string, { wallMs, cpuMs }: Taken = { wallMs: 0, cpuMs: 0 }): void => {
  process.stdout.write(
    `${what.padEnd(52)} ${String(wallMs).padStart(6)} ms, ${String(cpuMs).padStart(6)} ms of the processor\n`,
  );
};
process.stdout.write(
  `Node ${process.versions.node}, ${availableParallelism()} cores, median of ${ROUNDS} runs, each in a fresh context.\n`,
);
say('loading the script, an empty sheet', load);
say(`checking ${ROWS} referrals and ${CASES} cases`, check);
say(`possible repeats, ${WAITING} of ${ROWS} wait`, waiting);
say(`possible repeats of all ${ROWS}, none decided`, repeats);
process.stdout.write(
  `${JSON.stringify({ rows: ROWS, cases: CASES, bytes, load, check, waiting, repeats, items: found, aimMs: AIM_MS, googleStopsAtMs: 360_000 })}\n`,
);
