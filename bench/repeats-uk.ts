// `npm run -s bench:repeats-uk [-- --people 12000] [--seed 1]`: a synthetic UK area. People come back with every kind of slip (they should be shown),
// and people who only look like someone in the history come new (they must never be "likely"). Confusions are counted by kind. JSON on stdout.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bandOf, shippedBands, type Band } from '../src/domain/repeats/bands.ts';
import { learnWeights } from '../src/domain/repeats/learn.ts';
import { openPeople, type People } from '../src/domain/repeats/people.ts';
import type { PersonFacts } from '../src/domain/repeats/person.ts';
import { openDice, openStreets } from './repeats-people.ts';
import { draftOf, recordOf } from './repeats-slips.ts';
import { comeBack, livingClose, returningKinds, settle, strangerKinds } from './repeats-world.ts';

interface Tally {
  readonly asked: number;
  readonly likely: number;
  readonly possible: number;
  readonly below: number;
}

function tally(bands: readonly Band[]): Tally {
  const count = (band: Band): number => bands.filter((each) => each === band).length;
  return { asked: bands.length, likely: count('likely'), possible: count('possible'), below: count('below') };
}

function bandAt(people: People, asked: PersonFacts, place: number): Band {
  const match = people.find(asked, shippedBands.possible).find((found) => found.place === place);
  return bandOf(match?.probability ?? 0, shippedBands);
}

/** How many others are shown beside the right one, or at all, for one question. */
function othersShown(people: People, asked: PersonFacts, right: ReadonlySet<number>): number {
  return people.find(asked, shippedBands.possible).filter((match) => !right.has(match.place)).length;
}

export function runUk(size: number, seed: number) {
  const world = { dice: openDice(seed), streets: openStreets(size) };
  const { records, someones, places, closeTo } = settle(size, world);
  const started = performance.now();
  const weights = learnWeights(records, { version: `uk-${seed}` });
  const people = openPeople(records, weights);
  const buildMs = performance.now() - started;
  const returning: Record<string, Tally> = {};
  let [right, asked, others] = [0, 0, 0];
  for (const kind of Object.keys(returningKinds)) {
    const bands = someones.slice(0, 300).map((someone, i) => {
      const record = comeBack(kind, someone, world);
      const place = places[i] ?? 0;
      others += othersShown(people, record, closeTo.get(place) ?? new Set([place]));
      return bandAt(people, record, place);
    });
    returning[kind] = tally(bands);
    asked += bands.length;
    right += bands.filter((band) => band !== 'below').length;
  }
  const alike: Record<string, Tally> = {};
  for (const kind of strangerKinds) {
    const bands = someones.slice(300, 900).map((someone, i) => {
      const other = livingClose(kind, someone, world);
      const rec = recordOf('other', draftOf(other, world.dice)); const bb = bandAt(people, rec, places[i + 300] ?? 0); if (bb === 'likely') process.stderr.write(JSON.stringify([rec, people.explain(rec, places[i+300]??0).reasons.map(r=>r.words+' '+r.weight.toFixed(1))]) + '\n'); return bb;
    });
    if (process.env['SHOW']) bands.forEach((b, i) => { if (b === 'likely') process.stderr.write(kind + JSON.stringify(records[places[i + 300] ?? 0]) + '\n'); });
    alike[kind] = tally(bands);
  }
  const likelyAlike = Object.values(alike).reduce((sum, each) => sum + each.likely, 0);
  return { people: records.length, asked, recallAtPossible: right / asked, likelyAlike, othersShownMean: others / asked, returning, alike, weights: weights.version, buildMs };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { people: { type: 'string', default: '12000' }, seed: { type: 'string', default: '1' } } });
  process.stdout.write(`${JSON.stringify(runUk(Number(values.people), Number(values.seed)))}\n`);
}
