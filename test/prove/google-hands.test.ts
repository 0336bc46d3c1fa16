// A part of prove:google-hands, and that it notices what it looks for. All people and cases are made up.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDesk, type Desk } from '../workbook/google/bed.ts';
import { liveBetweenCalls, type Lived } from './google/hands-between-calls.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ rows: 60 });
}, 30_000);
afterAll(() => desk.close());

async function live(from: number, to: number): Promise<readonly Lived[]> {
  const all: Lived[] = [];
  for (let seed = from; seed <= to; seed += 1) all.push(await liveBetweenCalls(desk, seed));
  return all;
}

it('no cell of a person is lost, whatever they do between any two calls', async () => {
  const all = await live(1, 30);
  expect(all.flatMap(({ seed, lost }) => lost.map((one) => `seed ${seed}: ${one}`))).toEqual([]);
  expect(all.reduce((sum, { edits }) => sum + edits, 0)).toBeGreaterThan(400);
  expect(all.reduce((sum, { written }) => sum + written, 0)).toBeGreaterThan(40);
}, 120_000);

it('a write that does not look what it writes over is noticed', async () => {
  const { client } = desk;
  const update = client.update.bind(client);
  // The hidden tab is not filled: as if every cell had been blank.
  const blind = vi
    .spyOn(desk.client, 'update')
    .mockImplementation((id, body) =>
      update(id, { ...body, requests: (body.requests ?? []).filter(({ copyPaste }) => copyPaste === undefined) }),
    );
  const all = await live(1, 12);
  blind.mockRestore();
  expect(all.flatMap(({ lost }) => lost).length).toBeGreaterThan(0);
}, 120_000);
