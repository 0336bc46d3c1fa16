// The entitlement sample on the unkind Google server: worlds read from sheets in which people sort and insert while they are read.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../workbook/google/bed.ts';
import { openSheetsOfWorlds, tryOnGoogle } from './entitlement/on-google.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openSheetsOfWorlds();
}, 120_000);
afterAll(() => desk.close());

test('PR1: worlds that come through Google Sheets on a bad day lose no row, and nobody gets what they are not entitled to', async () => {
  expect(await tryOnGoogle(desk, [20_001, 20_002, 20_003])).toEqual([]);
  expect(desk.server.mood?.counts.hands).toBeGreaterThan(0);
}, 180_000);
