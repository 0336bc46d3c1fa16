// A desk from which mail went in draft mode, and that goes live: the record of live mode is new and remembers nobody's address. Everybody is made up.
import { expect, test } from 'vitest';
import { isLedgerBegunAnew } from '../../src/jobs/guards/guard-record.ts';
import { openTestDesk } from '../support/desk.ts';
import type { MaracReading } from '../../src/jobs/reading/reading.ts';

/** The tab Record holds a row for each mode in which something left. */
const readings = (...modes: readonly string[]): readonly MaracReading[] => [
  {
    tables: new Map([
      ['record', { rows: modes.map((mode) => ({ cells: new Map([['mode', { kind: 'text', text: mode }]]) })) }],
    ]),
  } as unknown as MaracReading,
];

test.each<[string, 'draft' | 'live' | 'rehearsal', readonly string[], boolean]>([
  ['live mode after draft mode', 'live', ['draft'], true],
  ['draft mode after live mode', 'draft', ['live'], true],
  ['live mode after rehearsals alone', 'live', ['rehearsal'], false],
  ['a desk that is new', 'live', [], false],
  ['the mode that it was in', 'live', ['live'], false],
  ['a rehearsal on a desk that is live', 'rehearsal', ['live'], false],
])('F8: whether a new ledger asks who is verified: %s', async (_what, mode, modes, expected) => {
  const desk = openTestDesk();
  try {
    const ledger = { ...desk.ledger, mode };
    expect(await isLedgerBegunAnew({ ledger }, readings(...modes))).toBe(expected);
    await desk.ledger.rememberAnswer('unblock/2027-03-11T09:00', 'Sent folder', {
      by: 'Cora Coordinata',
      in: 'command',
    });
    expect(await isLedgerBegunAnew({ ledger }, readings(...modes)), 'put in the place of a lost one').toBe(true);
  } finally {
    desk.close();
  }
});
