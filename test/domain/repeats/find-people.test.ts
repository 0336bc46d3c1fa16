// Metamorphic rules of the matcher: what must change nothing, what must come first, and what may never be "likely".
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runUk } from '../../../bench/repeats-uk.ts';
import { makeSomeone, openDice, openStreets } from '../../../bench/repeats-people.ts';
import { draftOf, recordOf } from '../../../bench/repeats-slips.ts';
import { comeBack, returningKinds } from '../../../bench/repeats-world.ts';
import { learnWeights } from '../../../src/domain/repeats/weights/learn-weights.ts';
import { openPeople, type Match } from '../../../src/domain/repeats/find-people.ts';
import type { PersonFacts } from '../../../src/domain/repeats/person-facts.ts';
import { shippedWeights } from '../../../src/domain/repeats/weights/shipped-weights.ts';

const world = { dice: openDice(5), streets: openStreets(600) };
const someones = Array.from({ length: 600 }, () => makeSomeone(world.dice, world.streets));
const records = someones.map((someone, i) => recordOf(`H${i}`, draftOf(someone, world.dice)));
const kinds = Object.keys(returningKinds);
const askedPeople = someones
  .slice(0, 90)
  .map((someone, i) => comeBack(kinds[i % kinds.length] ?? 'exact', someone, world));
const floor = 0.0001;

function answers(people: readonly PersonFacts[], asked: PersonFacts): readonly (readonly [string, number])[] {
  const set = openPeople(people, shippedWeights);
  return set.find(asked, floor).map((match) => [people[match.place]?.id ?? '', match.probability]);
}
function rewritten(person: PersonFacts, write: (text: string) => string): PersonFacts {
  return {
    ...person,
    forenames: write(person.forenames ?? ''),
    surname: write(person.surname ?? ''),
    aliases: (person.aliases ?? []).map(write),
    addresses: (person.addresses ?? []).map((address) =>
      'text' in address ? { text: write(address.text ?? ''), postcode: write(address.postcode ?? '') } : address,
    ),
  };
}
/** What was found, without the person who was added. */
function left(found: readonly Match[], all: readonly PersonFacts[]): unknown {
  return found.map((match) => [all[match.place]?.id, match.score]).filter(([id]) => id !== 'new');
}
function turned(person: PersonFacts): PersonFacts {
  const fields = Object.fromEntries(Object.entries(person).toReversed()) as unknown as PersonFacts;
  return { ...fields, births: (person.births ?? []).toReversed() };
}
const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'í',
  o: 'ö',
  u: 'ü',
  n: 'ñ',
  s: 'š',
  z: 'ž',
  y: 'ý',
  A: 'À',
  E: 'É',
};

describe('a person without a forename', () => {
  it('is found beside another without one, whatever other sets compared before in this process', () => {
    openPeople(records, shippedWeights).find(records[records.length - 1] ?? { id: 'H' }, floor);
    const named = {
      surname: 'Quillfeather',
      births: ['1980-01-02'],
      phones: ['07700 900123'],
      addresses: [{ text: '12 Larkspur Lane, Westmere', postcode: 'WM1 2AB' }],
    };
    const set = openPeople([{ ...named, id: 'a' }], shippedWeights);
    expect(set.find({ ...named, id: 'b' }, floor).map((match) => match.place)).toEqual([0]);
    expect(set.explain({ ...named, id: 'b' }, 0).held?.words).toContain('no two forenames to compare');
  });
});

describe('what changes nothing', () => {
  const whole = openPeople(records, shippedWeights);
  const before = askedPeople.map((asked) => whole.find(asked, floor));
  const ways: readonly (readonly [string, (text: string) => string])[] = [
    ['capital letters', (text) => text.toUpperCase()],
    ['small letters', (text) => text.toLowerCase()],
    ['accents', (text) => text.replace(/[aeiounszyAE]/g, (letter) => accents[letter] ?? letter)],
    ['spaces', (text) => `  ${text.replace(/ /g, ' \u00a0  ')}\t`],
    ['invisible marks', (text) => Array.from(text).join('\u200b')],
    ['decomposed letters', (text) => text.normalize('NFD')],
  ];
  it.each(ways)('%s', (_, write) => {
    expect(askedPeople.map((asked) => whole.find(rewritten(asked, write), floor))).toEqual(before);
    const other = openPeople(
      records.map((record) => rewritten(record, write)),
      shippedWeights,
    );
    expect(askedPeople.map((asked) => other.find(asked, floor))).toEqual(before);
  });
  it('the order of a record’s fields, and of its birth dates, phones and addresses', () => {
    expect(askedPeople.map((asked) => whole.find(turned(asked), floor))).toEqual(before);
  });
  it('a person who has nothing to do with it: no candidate goes, and none changes', () => {
    const asked = askedPeople.slice(0, 25);
    const stranger = fc.record({
      id: fc.constant('new'),
      forenames: fc.constantFrom('Quilla', 'Ottoline', 'Zebedee', 'Mohammed', 'Sarah'),
      surname: fc.constantFrom('Xantheus', 'Smith', 'Khan', 'Vylka'),
      births: fc.constantFrom([], ['1931-01-31'], ['1977-07-07']),
    });
    fc.assert(
      fc.property(stranger, fc.integer({ min: 0, max: records.length }), (person, at) => {
        const more = [...records.slice(0, at), person, ...records.slice(at)];
        const set = openPeople(more, shippedWeights);
        asked.forEach((one, i) => {
          const wanted = (before[i] ?? []).map((match) => [records[match.place]?.id, match.score]);
          expect(left(set.find(one, floor), more)).toEqual(wanted);
        });
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('what comes first', () => {
  it('is an exact copy, whatever weights are used', () => {
    for (const weights of [shippedWeights, learnWeights(records.slice(0, 300), { version: 'test' })]) {
      const set = openPeople([...records, ...askedPeople], weights);
      [...records.slice(0, 200), ...askedPeople].forEach((person, i) => {
        const [found] = set.find(person, 1e-9);
        const place = i < 200 ? i : records.length + i - 200;
        const twin = found === undefined ? undefined : [...records, ...askedPeople][found.place];
        expect({ ...twin, id: '' }).toEqual({ ...person, id: '' });
        expect(found?.place).toBeLessThanOrEqual(place);
      });
    }
  }, 30_000);
});

describe('the reasons', () => {
  it('add up to the score for every candidate, held ones included', () => {
    const set = openPeople(records, shippedWeights);
    let held = 0;
    for (const asked of askedPeople) {
      for (const match of set.find(asked, floor)) {
        const explained = set.explain(asked, match.place);
        expect(explained.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(match.score, 9);
        held += explained.reasons.some((reason) => reason.field === 'held') ? 1 : 0;
      }
    }
    expect(held).toBeGreaterThan(5);
  }, 20_000);
});

describe('the UK set', () => {
  it('shows 99 of 100 who come back, and calls no twin, parent or namesake likely (7H8)', () => {
    const result = runUk(2000, 21);
    expect(result.recallAtPossible).toBeGreaterThanOrEqual(0.99);
    expect(result.likelyShare).toBeGreaterThan(0.6);
    expect(result.alikeLikely).toBe(0);
  }, 60_000);
});

describe('answers', () => {
  it('are the same for the same history and weights', () => {
    const asked = askedPeople[7] ?? { id: '' };
    expect(answers(records, asked)).toEqual(answers(records, asked));
  });
});
