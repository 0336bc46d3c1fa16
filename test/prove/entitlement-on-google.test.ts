// The entitlement sample on the unkind Google server: worlds read from sheets in which people sort and insert while they are read.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../workbook/google/bed.ts';
import { throughSheets } from './entitlement/on-google.ts';
import { tryWorld } from './entitlement/try-world.ts';
import { makeWorld } from './entitlement/world.ts';

const UNLIMITED = { readPerUser: 1e6, writePerUser: 1e6, readPerProject: 1e6, writePerProject: 1e6 };
const SEEDS = [20_001, 20_002, 20_003];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ limits: UNLIMITED, rows: 60 });
}, 120_000);
afterAll(() => desk.close());

test('PR1: worlds that come through Google Sheets on a bad day lose no row, and nobody gets what they are not entitled to', async () => {
  const found: string[] = [];
  for (const seed of SEEDS) {
    desk.reset();
    const { world, lost } = await throughSheets(makeWorld(seed), desk);
    found.push(...lost.map((row) => `${seed}: lost ${row}`));
    found.push(...tryWorld(world).map((one) => `${one.seed}: ${one.what}`));
  }
  expect(found).toEqual([]);
  expect(desk.server.mood?.counts.hands).toBeGreaterThan(0);
}, 180_000);
