// `npm run bench:repeats-scale [-- --sizes 100000] [--queries 2000]`: one referral's person against a large history of synthetic people:
// times, memory, and in the same run how many of the true people the index brings up at all and how many end at possible or above.
import { performance } from 'node:perf_hooks';
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { shippedBands } from '../src/domain/repeats/match-bands.ts';
import { learnWeights } from '../src/domain/repeats/weights/learn-weights.ts';
import { openPeople, type People } from '../src/domain/repeats/find-people.ts';
import type { PersonFacts } from '../src/domain/repeats/person-facts.ts';
import { makeSomeone, openDice, openStreets, type Dice, type Someone, type Streets } from './repeats-people.ts';
import { draftOf, recordOf, slipKinds } from './repeats-slips.ts';

const learntFrom = 20_000;
/** Look-ups before the clock starts, so that the machine code is there. */
const warmUp = 300;
const usual = [
  'typoForename',
  'typoSurname',
  'heardForename',
  'heardSurname',
  'shortName',
  'spelling',
  'plainLetters',
  'firstNameOnly',
  'namesExchanged',
  'married',
  'doubleBarrelled',
  'moved',
  'moved',
  'moved',
  'flatLost',
  'postcodeSlip',
  'abbreviated',
  'dayMonth',
  'digit',
  'newPhone',
  'noAddress',
  'yearOnly',
  'noBirth',
];

/** The same person for the same number: nothing has to be kept to ask for them again. */
function someoneAt(i: number, streets: Streets): { readonly someone: Someone; readonly dice: Dice } {
  const dice = openDice(i * 2_654_435 + 977);
  return { someone: makeSomeone(dice, streets), dice };
}

function* history(size: number, streets: Streets): Generator<PersonFacts> {
  for (let i = 0; i < size; i++) {
    const { someone, dice } = someoneAt(i, streets);
    yield recordOf(String(i), draftOf(someone, dice));
  }
}

/** For learning: people of the same kind, every tenth of them with an earlier record. */
function* sample(size: number, streets: Streets): Generator<PersonFacts> {
  for (let i = 0; i < size; i++) {
    const place = i % 10 === 9 ? i - 1 : i;
    yield place === i
      ? recordOf(String(i), draftOf(someoneAt(i, streets).someone, openDice(i)))
      : slipped(place, streets, i);
  }
}

function slipped(place: number, streets: Streets, seed: number): PersonFacts {
  const { someone } = someoneAt(place, streets);
  const dice = openDice(seed + 31);
  const draft = draftOf(someone, dice);
  for (let n = 1 + dice.below(2); n > 0; n--) slipKinds[dice.one(usual)]?.(draft, { dice, streets }, someone);
  return recordOf(`q${place}`, draft);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long making the synthetic people takes by itself: it is taken off the time of the build. */
function timeMaking(size: number, streets: Streets): number {
  const from = performance.now();
  let made = 0;
  for (const person of history(size, streets)) made += person.id.length;
  return made > 0 ? performance.now() - from : 0;
}

function ask(people: People, size: number, queries: number, streets: Streets) {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  let [filed, possible, compared] = [0, 0, 0];
  for (let q = -warmUp; q < queries; q++) {
    const place = Math.floor((Math.abs(q) * size) / queries);
    const person = slipped(place, streets, q);
    const cpu = process.cpuUsage();
    const from = performance.now();
    const matches = people.find(person, shippedBands.possible);
    if (q < 0) continue;
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(cpu);
    cpuTimes.push((user + system) / 1000);
    possible += matches.some((match) => match.place === place) ? 1 : 0;
    people.visit(person, (seen) => {
      compared++;
      filed += seen === place ? 1 : 0;
    });
  }
  return {
    queryMsP50: percentile(times, 0.5),
    queryMsP99: percentile(times, 0.99),
    // The processor's time of this process alone: what the clock would show on a machine without other work.
    cpuMsP50: percentile(cpuTimes, 0.5),
    cpuMsP99: percentile(cpuTimes, 0.99),
    comparedMean: Math.round(compared / queries),
    blockingRecall: filed / queries,
    recallAtPossible: possible / queries,
  };
}

function measure(size: number, queries: number) {
  const streets = openStreets(size);
  const learning = performance.now();
  const learnt = learnWeights(sample(learntFrom, streets), { version: 'scale' });
  const weights = { ...learnt, people: size, samePerPair: 0.3 / size, closePerPair: 0.6 / size };
  const learnMs = performance.now() - learning;
  const makeMs = timeMaking(size, streets);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const people = openPeople(history(size, streets), weights);
  const buildMs = performance.now() - start - makeMs;
  const buildCpu = process.cpuUsage(cpu);
  const buildCpuMs = (buildCpu.user + buildCpu.system) / 1000 - makeMs;
  const asked = ask(people, size, queries, streets);
  return {
    people: size,
    queries,
    ...asked,
    buildMs,
    buildCpuMs,
    makeMs,
    learnMs,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** Each size runs in a process of its own, so that memory is that size's alone. */
function inChild(size: number, queries: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL(import.meta.url), ['--one', String(size), '--queries', String(queries)], {
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the run of ${size} people ended with ${code}`)),
    );
  });
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '2000' },
    one: { type: 'string' },
  },
});
const queries = Number(values.queries);
if (values.one !== undefined) process.stdout.write(`${JSON.stringify(measure(Number(values.one), queries))}\n`);
else for (const size of values.sizes.split(',')) await inChild(Number(size), queries);
