// What the proof of sending expects of a restore, from heads alone: table-driven, at and beside each limit.
import { expect, test } from 'vitest';
import { expectOfRestore, type Situation } from './sending/expect-of-restore.ts';
import { EMPTY, type Chain, type Head } from './sending/heads.ts';

/** So many events; the message k began to leave with event 6. */
const chain = (events: number, road = 'h'): Chain => ({
  hashes: Array.from({ length: events }, (_, index) => `${road}${index + 1}`),
  begun: new Map(events < 6 ? [] : [['k', 6]]),
});
const head = (count: number, road = 'h'): { readonly head: Head } => ({ head: { count, hash: `${road}${count}` } });
const NONE = { head: undefined };
const TAKEN = new Set(['k']);
const UNTAKEN: ReadonlySet<string> = new Set();

const at = (given: Partial<Situation>): Situation => ({
  before: chain(8),
  back: chain(5),
  anchor: head(5),
  record: head(5),
  ranToTheEnd: false,
  taken: UNTAKEN,
  ...given,
});
const CANNOT = 'says what the ledger at work does not hold';
const NO_ANCHOR = 'and the anchor knows nothing of it';
const NO_RECORD = 'and the tab Record knows nothing of it';

test.each<[string, Partial<Situation>, 'refuses' | 'works' | 'personFirst', readonly string[]]>([
  ['every copy stands where the ledger put back ends', {}, 'works', []],
  ['a copy that was written since, and still knows no later event', { anchor: head(4), record: head(3) }, 'works', []],
  ['the anchor one event further', { anchor: head(6) }, 'refuses', []],
  ['the record one event further', { record: head(6) }, 'refuses', []],
  ['a copy of another chain, no further', { back: chain(5, 'x'), anchor: head(5) }, 'refuses', []],
  ['the ledger is gone, a copy holds one event', { back: EMPTY, anchor: head(1), record: NONE }, 'refuses', []],
  ['the ledger is gone, no copy was written yet', { back: EMPTY, anchor: NONE, record: NONE }, 'works', []],
  ['a message left since, the anchor knows', { taken: TAKEN, anchor: head(6) }, 'refuses', []],
  ['a message left since, the anchor does not know', { taken: TAKEN }, 'personFirst', [NO_ANCHOR]],
  ['a message left since, the record alone knows', { taken: TAKEN, record: head(6) }, 'refuses', [NO_ANCHOR]],
  ['it left before the copy was made', { taken: TAKEN, back: chain(6), anchor: head(6) }, 'works', []],
  [
    'a message left since and a run came to its end, the record does not know',
    { taken: TAKEN, anchor: head(6), ranToTheEnd: true },
    'refuses',
    [NO_RECORD],
  ],
  ['put back with the anchor, a message may have left', { anchor: undefined }, 'personFirst', []],
  ['put back with the anchor, none can have left', { anchor: undefined, before: chain(5) }, 'works', []],
  ['all put back, a message left', { anchor: undefined, record: undefined, taken: TAKEN }, 'personFirst', []],
  ['the anchor one event beyond the ledger at work', { anchor: head(9) }, 'refuses', [CANNOT]],
  ['the anchor of another chain than the ledger at work', { anchor: head(6, 'x') }, 'refuses', [CANNOT]],
])('%s', (_what, given, runner, findings) => {
  const expected = expectOfRestore(at(given));
  expect(expected.runner).toBe(runner);
  expect(expected.findings).toEqual(findings.map((one) => expect.stringContaining(one)));
});
