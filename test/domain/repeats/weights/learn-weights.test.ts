// Learning without labels: the same history gives the same weights, and no rare name is kept in them.
import { describe, expect, it } from 'vitest';
import { openDice, openStreets } from '../../../../bench/repeats-people.ts';
import { settle } from '../../../../bench/repeats-world.ts';
import { fewestBearers } from '../../../../src/domain/repeats/index/common-values.ts';
import { learnWeights } from '../../../../src/domain/repeats/weights/learn-weights.ts';
import { foldText } from '../../../../src/domain/text/fold.ts';
import { shippedWeights } from '../../../../src/domain/repeats/weights/shipped-weights.ts';
import { fields, rungCount } from '../../../../src/domain/repeats/weights/weights.ts';

const area = settle(800, { dice: openDice(3), streets: openStreets(800) });
const learnt = learnWeights(area.records, { version: 'ealing-2027-03' });

describe('learnt weights', () => {
  it('carry their version and how many people they come from, and are plain data', () => {
    expect(learnt).toMatchObject({ version: 'ealing-2027-03', people: area.records.length, households: true });
    expect(JSON.parse(JSON.stringify(learnt))).toEqual(learnt);
  });
  it('are the same for the same history', () => {
    expect(learnWeights(area.records, { version: 'ealing-2027-03' })).toEqual(learnt);
  });
  it('name no value that fewer than five people bear, unless it was shipped', () => {
    const count = new Map<string, number>();
    for (const record of area.records) {
      const surname = foldText(record.surname ?? '').replace(/ /g, '');
      count.set(surname, (count.get(surname) ?? 0) + 1);
    }
    const kept = Object.keys(learnt.common.surname).filter((name) => shippedWeights.common.surname[name] === undefined);
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.filter((name) => (count.get(name) ?? 0) < fewestBearers)).toEqual([]);
  });
  it('a shared rare surname says more than a shared common one', () => {
    expect(learnt.common.surname['khan'] ?? 0).toBeGreaterThan(learnt.rare.surname);
  });
  it('hold shares that are shares', () => {
    for (const field of fields) {
      for (const rungs of [...learnt.shares[field].same, ...learnt.shares[field].stranger]) {
        expect(rungs).toHaveLength(rungCount);
        for (const share of rungs) expect(share).toBeGreaterThanOrEqual(0);
        expect(rungs.reduce((sum, share) => sum + share, 0)).toBeLessThan(1.05);
      }
    }
  });
  it('of a history of nobody are the shipped ones', () => {
    expect(learnWeights([], { version: 'empty' })).toMatchObject({ samePerPair: shippedWeights.samePerPair });
  });
});
