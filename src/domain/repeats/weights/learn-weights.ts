// Learns the weights from an area's own history without anyone labelling a pair: how often the rungs are found between records
// of one person, of strangers and of people living close (expectation maximisation over the pairs that share a key).
import { commonValues } from '../index/common-values.ts';
import { level } from '../compare/name-likeness.ts';
import { collectPairs, type Collected } from './sample-pairs.ts';
import type { PersonFacts } from '../person-facts.ts';
import { shippedWeights } from './shipped-weights.ts';
import { PeopleStore } from '../index/people-store.ts';
import {
  bitsOf,
  cell,
  counted,
  fieldCount,
  fields,
  isCounted,
  rungCount,
  settingCount,
  type Field,
  type FieldShares,
  type Rungs,
  type Weights,
} from './weights.ts';

export interface LearnOptions {
  /** What the weights will be called, `ealing-2027-03`. */
  readonly version: string;
  /** Whether households are to be expected, as in a history of cases (the default); false for a list of single people. */
  readonly households?: boolean;
}

const rounds = 12;
/** How many pairs the starting weights count for beside the history's own. */
const worth = { same: 30, stranger: 400, close: 0.1 } as const;
/** Where households are expected, so many pairs of people living close are assumed for each pair of one person. */
const closeAtLeast = 2;
/** Where no households are assumed, a handful of pairs is no proof of them either. */
const fewestClose = 10;
const rungsWhollyFiled: Readonly<Partial<Record<Field, readonly number[]>>> = {
  birth: [0, 1],
  postcode: [0],
  phone: [0],
};

/** Learns weights from people; the same people in the same order give the same weights on every machine. */
export function learnWeights(people: Iterable<PersonFacts>, options: LearnOptions): Weights {
  const from = shippedWeights;
  const households = options.households ?? true;
  const store = new PeopleStore();
  for (const person of people) store.keep(store.shapeOf(person));
  const values = commonValues(store, from);
  const shares = { ...from.shares };
  for (const field of counted) shares[field] = withMeeting(shares[field], values.meeting[field], isName(field) ? 0 : 1);
  // Where no households are assumed the search starts from hardly any, so that only the data can bring them in.
  const closePerPair = households ? from.closePerPair : from.samePerPair / 50;
  const { common, rare } = values;
  let weights: Weights = {
    ...from,
    version: options.version,
    people: store.size,
    households,
    closePerPair,
    shares,
    common,
    rare,
  };
  if (store.size < 2) return rounded(weights);
  const collected = collectPairs(store, weights);
  for (let round = 0; round < rounds; round++) weights = improve(weights, from, collected);
  return rounded(weights);
}

/** To six digits, more than any history can teach: so they fit into a cell and are the same numbers wherever they are read. */
function rounded(weights: Weights): Weights {
  const whole = JSON.stringify(weights, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  );
  return JSON.parse(whole) as Weights;
}

function isName(field: Field): boolean {
  return field === 'forename' || field === 'surname';
}

function withMeeting(share: FieldShares, meeting: number, setting: number): FieldShares {
  const stranger = share.stranger.map((rungs, s) => (s === setting || setting === 0 ? fixTop(rungs, meeting) : rungs));
  return { ...share, stranger };
}

/** The rungs with the first one set and the others made to fill the rest. */
function fixTop(rungs: Rungs, top: number): Rungs {
  const rest = rungs.slice(1).reduce((sum, share) => sum + share, 0);
  return rungs.map((share, rung) => (rung === 0 ? top : (share * (1 - top)) / (rest || 1)));
}

function improve(weights: Weights, from: Weights, collected: Collected): Weights {
  const { same, stranger, sames, closes } = expect(weights, collected);
  const shares: Record<Field, FieldShares> = { ...weights.shares };
  fields.forEach((field, f) => {
    const settings = [0, 1];
    shares[field] = {
      close: from.shares[field].close,
      same: settings.map((s) =>
        sameRungs(field, blend(same, f, s, from.shares[field].same[s] ?? [], worth.same), from, weights),
      ),
      stranger: settings.map((s) => strangerRungs(field, f, s, stranger, weights, from, collected)),
    };
  });
  const pseudo = worth.same / from.samePerPair;
  const samePerPair = (sames + worth.same) / (collected.allPairs + pseudo);
  const told = weights.households ? closes : Math.max(0, closes - fewestClose);
  const closePerPair = (told + worth.close) / (collected.allPairs + worth.close / from.closePerPair);
  return {
    ...weights,
    shares,
    samePerPair,
    closePerPair: weights.households ? Math.max(closePerPair, samePerPair * closeAtLeast) : closePerPair,
  };
}

function blend(counts: Float64Array, f: number, setting: number, start: Rungs, trust: number): Rungs {
  let total = trust;
  for (let rung = 0; rung < rungCount; rung++) total += counts[cell(f, setting, rung)] ?? 0;
  return start.map((share, rung) => ((counts[cell(f, setting, rung)] ?? 0) + trust * share) / total);
}

/** Where households are expected, relatives who bear one name are not allowed to teach that a person's date of birth often contradicts itself. */
function sameRungs(field: Field, rungs: Rungs, from: Weights, weights: Weights): Rungs {
  if (field !== 'birth' || !weights.households) return rungs;
  const most = from.shares.birth.same[0]?.[level.different] ?? 0;
  return rungs.map((share, rung) => (rung === level.different ? Math.min(share, most) : share));
}

function strangerRungs(
  field: Field,
  f: number,
  setting: number,
  filed: Float64Array,
  weights: Weights,
  from: Weights,
  collected: Collected,
): Rungs {
  const start = from.shares[field].stranger[setting] ?? [];
  const hangs = f >= fields.indexOf('street') && field !== 'phone' && setting === 0;
  if (hangs) return blend(filed, f, setting, start, worth.stranger / 4);
  const rungs = blend(collected.random, f, setting, start, worth.stranger);
  if (isCounted(field)) return fixTop(rungs, weights.shares[field].stranger[setting]?.[0] ?? 0);
  const known =
    collected.random.slice(cell(f, setting, 0), cell(f, setting, rungCount)).reduce((sum, n) => sum + n, 0) /
    Math.max(collected.drawn, 1);
  const pairs = Math.max(known * collected.allPairs, 1);
  return rungs.map((share, rung) => {
    if (!(rungsWhollyFiled[field] ?? []).includes(rung)) return share;
    const trust = 2 / Math.max(start[rung] ?? 0, 1e-6);
    return ((filed[cell(f, setting, rung)] ?? 0) + 2) / (pairs + trust);
  });
}

/** One expectation step: each kept pair is shared out among one person, people living close, and strangers. */
function expect(weights: Weights, collected: Collected) {
  const bits = bitsOf(weights);
  const size = fieldCount * settingCount * (rungCount + 1);
  const [same, stranger] = [new Float64Array(size), Float64Array.from(collected.dropped)];
  let [sames, closes] = [0, 0];
  for (let i = 0; i < collected.pairs; i++) {
    let [one, near] = [bits.start + collected.rare(i), bits.close + collected.rare(i)];
    for (let f = 0; f < fieldCount; f++) {
      const at = collected.cell(i, f);
      one += bits.same[at] ?? 0;
      near += bits.near[at] ?? 0;
    }
    const [a, b] = [2 ** Math.min(one, 60), 2 ** Math.min(near, 60)];
    const sum = 1 + a + b;
    sames += (a / sum) * collected.scale;
    closes += (b / sum) * collected.scale;
    for (let f = 0; f < fieldCount; f++) {
      const at = collected.cell(i, f);
      same[at] = (same[at] ?? 0) + (a / sum) * collected.scale;
      stranger[at] = (stranger[at] ?? 0) + collected.scale / sum;
    }
  }
  return { same, stranger, sames, closes };
}
