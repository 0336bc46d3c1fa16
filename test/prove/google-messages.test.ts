// A part of prove:google-messages, and that it notices what it looks for. All people and cases are made up.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type * as GoogleWorkbookFile from '../../src/workbook/google/google-workbook.ts';
import type { Sent } from './google/messages/send-while-typing.ts';
import type { WaitingWorld } from './google/messages/waiting-world.ts';

/** A look that is wrong, where one is planted. */
const planted: { moved?: (ask: () => Promise<boolean>) => Promise<boolean> } = {};
vi.mock('../../src/workbook/google/google-workbook.ts', async (load) => {
  const file = await load<typeof GoogleWorkbookFile>();
  return {
    ...file,
    openGoogleWorkbook: (options: Parameters<typeof file.openGoogleWorkbook>[0]) => {
      const book = file.openGoogleWorkbook(options);
      const ask = (since: string): Promise<boolean> => book.moved(since);
      return { ...book, moved: (since: string) => planted.moved?.(() => ask(since)) ?? ask(since) };
    },
  };
});

// Files of the suite share their worker: what was loaded before has the look as it is.
vi.resetModules();
const { sendWhileTyping } = await import('./google/messages/send-while-typing.ts');
const { openWaitingWorld } = await import('./google/messages/waiting-world.ts');

let world: WaitingWorld;
beforeAll(async () => {
  world = await openWaitingWorld();
}, 120_000);
afterEach(() => {
  delete planted.moved;
});
afterAll(async () => {
  vi.doUnmock('../../src/workbook/google/google-workbook.ts');
  vi.resetModules();
  await world.close();
});

async function send(seeds: readonly number[]): Promise<readonly Sent[]> {
  const all: Sent[] = [];
  for (const seed of seeds) all.push(await sendWhileTyping(world, seed));
  return all;
}

const sum = (all: readonly Sent[], of: 'left' | 'stops'): number => all.reduce((total, one) => total + one[of], 0);

it('F49: no message leaves ten seconds after somebody typed what keeps it, whatever people do between any two calls', async () => {
  const all = await send([7, 8, 15, 16]);
  expect(all.flatMap(({ seed, wrong }) => wrong.map((one) => `seed ${seed}: ${one}`))).toEqual([]);
  expect(sum(all, 'left')).toBeGreaterThan(15);
  expect(sum(all, 'stops')).toBeGreaterThan(10);
}, 120_000);

/** Looks, and then not again for so long. */
function aged(ageMs: number): NonNullable<typeof planted.moved> {
  let lookedMs = -Infinity;
  return async (ask) => {
    const nowMs = world.marac.bed.clock.ms();
    if (nowMs >= lookedMs && nowMs - lookedMs < ageMs) return false;
    const moved = await ask();
    lookedMs = world.marac.bed.clock.ms();
    return moved;
  };
}

it.each<readonly [string, number, NonNullable<typeof planted.moved>]>([
  ['no second look at all', 9, () => Promise.resolve(false)],
  ['a look that counts for a minute', 17, aged(60_000)],
  ['a look that counts for half a minute', 17, aged(30_000)],
])(
  'notices %s',
  async (_what, seed, moved) => {
    planted.moved = moved;
    const all = await send([seed]);
    expect(all.flatMap(({ wrong }) => wrong).length).toBeGreaterThan(0);
  },
  120_000,
);
