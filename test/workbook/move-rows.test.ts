// Rows from one file to another, on files that are changed between two looks. All people and cases are made up.
import { describe, expect, it } from 'vitest';
import { BLANK, sameCell, type Cell } from '../../src/domain/cells/cell.ts';
import { moveRows, type MovableFiles } from '../../src/workbook/move-rows.ts';
import type { MoveAnswer, RowMove } from '../../src/workbook/workbook-port.ts';

const text = (words: string): Cell => ({ kind: 'text', text: words });
type Row = Readonly<Record<string, Cell>>;
const MOVE: RowMove = { table: 'cases', rowId: 'K-AAAA22', to: 'restricted' };

/** Main and restricted with one row between them; `between` changes main after the row was copied. */
function moving(row: Row, between: (row: Row) => Row | undefined) {
  const held = new Map<'main' | 'restricted', ReadonlyMap<string, Cell> | undefined>([
    ['main', new Map(Object.entries(row))],
    ['restricted', undefined],
  ]);
  const emptied: RowMove[] = [];
  const book: MovableFiles<'main' | 'restricted'> = {
    files: ['main', 'restricted'],
    isFor: (file, to) => file === to,
    same: sameCell,
    read: (file) =>
      Promise.resolve({
        rowOf: () => held.get(file),
        empty: (moves) => {
          emptied.push(...moves);
          const done: MoveAnswer = { outcome: 'done', left: [] };
          return Promise.resolve(new Map(moves.map((move) => [move, done])));
        },
      }),
    add: (changes) => {
      for (const change of changes) if (change.do === 'add') held.set('restricted', change.cells);
      const now = between(row);
      held.set('main', now === undefined ? undefined : new Map(Object.entries(now)));
      return Promise.resolve(changes.map(() => ({ outcome: 'done' as const })));
    },
  };
  return { emptied, answer: async () => (await moveRows(book, [MOVE]))[0] };
}

describe('a row is emptied only where it still is what was copied', () => {
  const row = { wishes: text('be safe'), interpreter: text('Polish') };

  it.each<readonly [string, (row: Row) => Row | undefined, MoveAnswer]>([
    ['untouched', (same) => same, { outcome: 'done', left: [] }],
    ['retyped', (now) => ({ ...now, wishes: text('move') }), { outcome: 'movedOn', fields: ['wishes'] }],
    ['cleared', ({ wishes: _gone, ...rest }) => rest, { outcome: 'movedOn', fields: ['wishes'] }],
    ['cleared to a blank cell', (now) => ({ ...now, wishes: BLANK }), { outcome: 'movedOn', fields: ['wishes'] }],
    ['filled', (now) => ({ ...now, gp: text('Dr Test') }), { outcome: 'movedOn', fields: ['gp'] }],
  ])('%s', async (_what, between, expected) => {
    const { emptied, answer } = moving(row, between);
    expect(await answer()).toEqual(expected);
    expect(emptied).toHaveLength(expected.outcome === 'done' ? 1 : 0);
  });

  it('a row that is gone by then is not emptied', async () => {
    const { emptied, answer } = moving(row, () => undefined);
    expect((await answer())?.outcome).toBe('movedOn');
    expect(emptied).toEqual([]);
  });
});
