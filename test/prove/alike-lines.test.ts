// The oracle for rows that read the same: two of one workbook are found, and what differs in what a person reads is let stand. Synthetic.
import { expect, test } from 'vitest';
import { findAlikeLines } from './completeness/alike-lines.ts';
import type { Seen, SeenRow } from './completeness/seen.ts';

const seen = (table: string, rows: readonly SeenRow[]): Seen =>
  ({ rows: (name: string) => (name === table ? rows : []) }) as unknown as Seen;
const row = (id: string, more: Readonly<Record<string, string>>): SeenRow => ({ id, file: 'main', ...more });
const LINE = { marac: 'Ealing MARAC', what: 'Something came in.' };

test('two rows of Today that read the same are found once', () => {
  expect(findAlikeLines(seen('today', [row('T-1', LINE), row('T-2', LINE)])).map((one) => one.what)).toEqual([
    'Two rows of Today read the same: “main | Ealing MARAC | Something came in.”',
  ]);
});

test.each<readonly [string, string, readonly SeenRow[]]>([
  ['in other words', 'today', [row('T-1', LINE), row('T-2', { ...LINE, what: 'Something else came in.' })]],
  ['of another MARAC', 'today', [row('T-1', LINE), row('T-2', { ...LINE, marac: 'Harrow MARAC' })]],
  ['in the other workbook', 'today', [row('T-1', LINE), { ...row('T-2', LINE), file: 'restricted' }]],
  ['the same row seen twice', 'today', [row('T-1', LINE), row('T-1', LINE)]],
  [
    'of Outbox, planned at another time',
    'outbox',
    [
      row('O-1', { what: 'Agenda', to: 'Ann', plannedAt: '2027-03-01T10:00' }),
      row('O-2', { what: 'Agenda', to: 'Ann', plannedAt: '2027-03-02T10:00' }),
    ],
  ],
])('%s is not the same', (_which, table, rows) => {
  expect(findAlikeLines(seen(table, rows))).toEqual([]);
});
