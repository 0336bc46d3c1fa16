// The proof of entitlement in its small size; the command `prove:entitlement` runs the large one.
import { beforeAll, describe, expect, test } from 'vitest';
import { tryChangedContact } from './entitlement/changed-contact.ts';
import { huntMutants } from './entitlement/mutants/run.ts';
import { tryWorld } from './entitlement/try-world.ts';
import { makeWorld } from './entitlement/world.ts';
import { prove, type Proof } from './entitlement/prove.ts';

describe('random worlds through the planner, templates, letters and printers', () => {
  let proof: Proof;
  beforeAll(async () => {
    proof = await prove({ worlds: 600, rendered: 30, pdf: 5, seed: 20_000 });
  }, 900_000);

  test('PR1, PR2, O10, O11, 7G13, PROP1, PROP3, PROP4: no reader of a mailbox gets a canary of a case they are not entitled to, by any role, box or late change', () => {
    expect(proof.canaries.filter((one) => one.kind === 'canary').map((one) => `${one.seed}: ${one.what}`)).toEqual([]);
  });

  test('PROP2: everyone entitled gets theirs', () => {
    expect(proof.missing.map((one) => `${one.seed}: ${one.what}`)).toEqual([]);
  });

  test('PR6, PR7, PROP5, PROP6, PROP7, PROP8, PROP9, PROP10, PROP11, PROP12, PROP13, PROP17, PROP32: and the rules that compare worlds, letters and what is said about them hold', () => {
    expect(proof.canaries.filter((one) => one.kind === 'property').map((one) => `${one.seed}: ${one.what}`)).toEqual(
      [],
    );
  });

  test('the proof looked at something: canaries stood where they may', () => {
    expect(proof.looked).toBeGreaterThan(1000);
  });

  test('and encrypted files were opened again: nothing went plain to whoever gets them so', () => {
    expect(Object.keys(proof.sealed)).toContain('docx');
    expect(Object.keys(proof.sealed).includes('pdf')).toBe(proof.qpdf);
  });
});

test('worlds in which the long proof once found something find nothing any more', () => {
  const found = [
    1309, 1938, 4565, 10_793, 20_020, 20_623, 25_852, 50_630, 51_533, 51_582, 55_207, 76_571, 78_917, 85_805, 89_171,
  ].flatMap((seed) => tryWorld(makeWorld(seed)));
  expect(found.map((one) => `${one.seed}: ${one.what}`)).toEqual([]);
});

test('F8: in no world does anything go to an address, a route or a mailbox that nobody verified; Today asks, and Yes gives back exactly what they had', async () => {
  let looked = 0;
  const found: string[] = [];
  for (let nth = 0; nth < 120; nth += 1) {
    const tried = await tryChangedContact(makeWorld(30_000 + nth), nth);
    found.push(...tried.found);
    if (tried.looked) looked += 1;
  }
  expect(found).toEqual([]);
  expect(looked).toBeGreaterThan(60);
}, 300_000);

test('planted bugs are caught', async () => {
  const caught = await huntMutants(
    ['conflicts-ignored', 'unknown-means-searches', 'refuge-printed', 'one-case-stops-the-digest'],
    400,
    1,
  );
  expect(caught.filter((one) => one.caughtAt === null)).toEqual([]);
  expect(caught).toHaveLength(4);
}, 300_000);
