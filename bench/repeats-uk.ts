// `npm run -s bench:repeats-uk [-- --people 12000] [--seed 1]`: a synthetic UK area. People come back with every kind of slip (they should be shown),
// and people who only look like someone in the history come new (they must never be "likely"). Confusions are counted by kind. JSON on stdout.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bandOf, shippedBands, type Band } from '../src/domain/repeats/match-bands.ts';
import { learnWeights } from '../src/domain/repeats/weights/learn-weights.ts';
import { openPeople, type People } from '../src/domain/repeats/find-people.ts';
import type { PersonFacts } from '../src/domain/repeats/person-facts.ts';
import { openDice, openStreets } from './repeats-people.ts';
import { draftOf, recordOf, type World } from './repeats-slips.ts';
import { comeBack, livingClose, returningKinds, settle, strangerKinds, type Area } from './repeats-world.ts';

export interface Tally {
  readonly asked: number;
  readonly likely: number;
  readonly possible: number;
  readonly below: number;
}

const returningPeople = 300;
const strangersEnd = 900;

function tally(bands: readonly Band[]): Tally {
  const count = (band: Band): number => bands.filter((each) => each === band).length;
  return { asked: bands.length, likely: count('likely'), possible: count('possible'), below: count('below') };
}

function bandAt(people: People, asked: PersonFacts, place: number): Band {
  const match = people.find(asked, shippedBands.possible).find((found) => found.place === place);
  return bandOf(match?.probability ?? 0, shippedBands);
}

/** Everyone asked for by each kind of slip; and how many others are shown for one question. */
function askReturning(people: People, area: Area, world: World) {
  let others = 0;
  const tallies: Record<string, Tally> = {};
  for (const kind of Object.keys(returningKinds)) {
    const bands = area.someones.slice(0, returningPeople).map((someone, i) => {
      const record = comeBack(kind, someone, world);
      const place = area.places[i] ?? 0;
      const own = area.recordsOf.get(place) ?? new Set([place]);
      others += people.find(record, shippedBands.possible).filter((match) => !own.has(match.place)).length;
      return bandAt(people, record, place);
    });
    tallies[kind] = tally(bands);
  }
  return { tallies, others };
}

function askStrangers(people: People, area: Area, world: World): Record<string, Tally> {
  const tallies: Record<string, Tally> = {};
  for (const kind of strangerKinds) {
    const bands = area.someones.slice(returningPeople, strangersEnd).map((someone, i) => {
      const record = recordOf('other', draftOf(livingClose(kind, someone, world), world.dice));
      return bandAt(people, record, area.places[i + returningPeople] ?? 0);
    });
    tallies[kind] = tally(bands);
  }
  return tallies;
}

function sum(tallies: Readonly<Record<string, Tally>>, of: (tally: Tally) => number): number {
  return Object.values(tallies).reduce((total, each) => total + of(each), 0);
}

/** Runs one area from a seed; the weights are learnt from the area's own history, without labels. */
export function runUk(size: number, seed: number) {
  const world = { dice: openDice(seed), streets: openStreets(size) };
  const area = settle(size, world);
  const started = performance.now();
  const people = openPeople(area.records, learnWeights(area.records, { version: `uk-${seed}` }));
  const buildMs = performance.now() - started;
  const { tallies: returning, others } = askReturning(people, area, world);
  const alike = askStrangers(people, area, world);
  const asked = sum(returning, (each) => each.asked);
  return {
    people: area.records.length,
    asked,
    recallAtPossible: 1 - sum(returning, (each) => each.below) / asked,
    likelyShare: sum(returning, (each) => each.likely) / asked,
    othersShownMean: others / asked,
    alikeAsked: sum(alike, (each) => each.asked),
    alikeLikely: sum(alike, (each) => each.likely),
    returning,
    alike,
    buildMs,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { people: { type: 'string', default: '12000' }, seed: { type: 'string', default: '1' } },
  });
  process.stdout.write(`${JSON.stringify(runUk(Number(values.people), Number(values.seed)))}\n`);
}
