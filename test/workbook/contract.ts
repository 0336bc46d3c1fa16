// What every workbook backend promises, as tests that know no backend: run on .xlsx, on the Google test server, and on Google itself where
// a person has given credentials. A bench says how people's hands reach the file. All content is made up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../src/domain/cells/cell.ts';
import { sameCell } from '../../src/domain/cells/cell.ts';
import type { Change } from '../../src/workbook/workbook-port.ts';
import { BLANK, cellOf, date, rowOf, rowsOf, set, text } from './contract-bench.ts';
import type { Bench } from './contract-bench.ts';

function addToday(rowId: string): Change {
  return { do: 'add', table: 'today', file: 'main', rowId, cells: new Map([['what', text(rowId)]]) };
}

const written: readonly (readonly [string, string, Cell])[] = [
  ['text that looks like a formula', 'wishes', text('=1+1')],
  ['text that looks like a link to elsewhere', 'wishes', text('=IMPORTDATA("http://example.org")')],
  ['an apostrophe in front', 'wishes', text("'quoted")],
  ['leading noughts', 'wishes', text('0012')],
  ['text that looks like a date', 'wishes', text('3/4')],
  ['letters of many scripts', 'wishes', text('Ní Dhomhnaill 王 ምሕረት 👩‍👧')],
  ['lines', 'wishes', text('one\ntwo')],
  ['a day', 'closedOn', date('2024-02-29')],
  ['a nought', 'daysWaiting', { kind: 'number', number: 0 }],
  ['a number', 'daysWaiting', { kind: 'number', number: 41 }],
  ['nothing', 'wishes', BLANK],
];

/** Runs the contract on benches that `openBench` opens; every test makes rows of its own, so one bench serves them all. */
export function workbookContract(name: string, openBench: () => Promise<Bench>, given = true): void {
  describe.runIf(given)(`${name} keeps the workbook's promises`, () => {
    let bench: Bench;
    let next = 2;
    beforeAll(async () => {
      bench = await openBench();
    }, 120_000);
    afterAll(async () => {
      await bench.close();
    });

    async function typeCase(id: string, wishes: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
      const row = next;
      next += 1;
      await bench.hands.type('main', 'cases', row, { wishes, openedOn: '2027-03-01', ...more, ...(id && { '': id }) });
      return row;
    }

    it('reads rows by id, with cells by field, days as days and blanks absent', async () => {
      await typeCase('K-AAAAAA', 'be safe');
      const snapshot = await bench.book.read(['cases']);
      expect(snapshot.problems).toEqual([]);
      const row = rowOf(snapshot, 'cases', 'K-AAAAAA');
      expect(row.file).toBe('main');
      expect(row.place).toMatch(/^row \d+$/);
      expect([cellOf(row, 'wishes'), cellOf(row, 'openedOn'), cellOf(row, 'closedOn')]).toEqual([
        text('be safe'),
        date('2027-03-01'),
        BLANK,
      ]);
    });

    it('unites the rows of a table over the files, each saying where it stands', async () => {
      await bench.hands.type('restricted', 'cases', 2, { wishes: 'hidden', '': 'K-RRRRRR' });
      const snapshot = await bench.book.read(['cases']);
      expect(rowOf(snapshot, 'cases', 'K-RRRRRR').file).toBe('restricted');
      const answers = await bench.book.write(
        [set('cases', 'K-RRRRRR', { names: [BLANK, text('shown')] })],
        snapshot.revision,
      );
      expect(answers).toEqual([{ outcome: 'done' }]);
      expect(await bench.hands.look('restricted', 'cases', 2, 'names')).toBe('shown');
    });

    it('adopts a row that has no id, once, and not a row that is another one by now', async () => {
      const row = await typeCase('', 'adopt me');
      const before = await bench.book.read(['cases']);
      const raw = rowsOf(before, 'cases').find((one) => one.id === undefined);
      expect(raw?.place).toBe(`row ${row}`);
      const adopt: Change = {
        do: 'adopt',
        table: 'cases',
        file: 'main',
        place: raw!.place,
        rowId: 'K-ADADAD',
        cells: raw!.cells,
      };
      const other: Change = { ...adopt, rowId: 'K-BDBDBD', cells: new Map([['wishes', text('somebody else')]]) };
      expect(await bench.book.write([other], before.revision)).toEqual([{ outcome: 'movedOn', fields: [] }]);
      expect(await bench.book.write([adopt], before.revision)).toEqual([{ outcome: 'done' }]);
      expect(await bench.hands.look('main', 'cases', row, '')).toBe('K-ADADAD');
      expect(await bench.book.write([adopt], before.revision)).toEqual([{ outcome: 'done' }]);
    });

    it('PR10: sets a cell only where it still is what was read, writes the rest, and names what moved', async () => {
      const row = await typeCase('K-SETSET', 'as read');
      const before = await bench.book.read(['cases']);
      await bench.hands.type('main', 'cases', row, { wishes: 'typed meanwhile' });
      const change = set('cases', 'K-SETSET', {
        wishes: [text('as read'), text('ours')],
        closedOn: [BLANK, date('2027-04-01')],
      });
      expect(await bench.book.write([change], before.revision)).toEqual([{ outcome: 'movedOn', fields: ['wishes'] }]);
      expect(await bench.hands.look('main', 'cases', row, 'wishes')).toBe('typed meanwhile');
      const after = rowOf(await bench.book.read(['cases']), 'cases', 'K-SETSET');
      expect(cellOf(after, 'closedOn')).toEqual(date('2027-04-01'));
    });

    it('takes two changes of one row in one write, and remembers both', async () => {
      await typeCase('K-BOTHAA', 'x');
      const before = await bench.book.read(['cases']);
      const changes = [
        set('cases', 'K-BOTHAA', { names: [BLANK, text('first')] }),
        set('cases', 'K-BOTHAA', { closedWhy: [BLANK, text('second')] }),
      ];
      expect(await bench.book.write(changes, before.revision)).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
      const row = rowOf(await bench.book.read(['cases']), 'cases', 'K-BOTHAA');
      expect([cellOf(row, 'names'), cellOf(row, 'closedWhy')]).toEqual([text('first'), text('second')]);
    });

    it('finds its row again when rows were sorted, inserted and deleted since', async () => {
      const row = await typeCase('K-MOVE1A', 'zz last');
      await typeCase('K-MOVE2B', 'aa first');
      const before = await bench.book.read(['cases']);
      await bench.hands.sort('cases', row, row + 1, 'wishes');
      await bench.hands.insertRow('cases', row);
      next += 1;
      const answers = await bench.book.write(
        [
          set('cases', 'K-MOVE1A', { names: [BLANK, text('one')] }),
          set('cases', 'K-MOVE2B', { names: [BLANK, text('two')] }),
        ],
        before.revision,
      );
      expect(answers).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
      const after = await bench.book.read(['cases']);
      expect(cellOf(rowOf(after, 'cases', 'K-MOVE1A'), 'names')).toEqual(text('one'));
      expect(cellOf(rowOf(after, 'cases', 'K-MOVE2B'), 'names')).toEqual(text('two'));
      await bench.hands.deleteRow('cases', row);
      next -= 1;
    });

    it('answers movedOn for a row that was deleted', async () => {
      const row = await typeCase('K-GONEXX', 'soon gone');
      const before = await bench.book.read(['cases']);
      await bench.hands.deleteRow('cases', row);
      next -= 1;
      const answers = await bench.book.write(
        [set('cases', 'K-GONEXX', { names: [BLANK, text('x')] })],
        before.revision,
      );
      expect(answers).toEqual([{ outcome: 'movedOn', fields: ['names'] }]);
    });

    it('adds a row below all others, once, and leaves what people type below it', async () => {
      const before = await bench.book.read(['cases']);
      await typeCase('K-BELOWW', 'typed while the runner planned');
      const add: Change = {
        do: 'add',
        table: 'cases',
        file: 'main',
        rowId: 'K-NEWNEW',
        cells: new Map([
          ['wishes', text('new')],
          ['openedOn', date('2027-03-02')],
        ]),
      };
      expect(await bench.book.write([add], before.revision)).toEqual([{ outcome: 'done' }]);
      next += 1;
      const after = await bench.book.read(['cases']);
      expect(await bench.book.write([add], after.revision)).toEqual([{ outcome: 'done' }]);
      expect(cellOf(rowOf(after, 'cases', 'K-BELOWW'), 'wishes')).toEqual(text('typed while the runner planned'));
      expect(rowsOf(after, 'cases').filter((row) => row.id === 'K-NEWNEW')).toHaveLength(1);
      expect(cellOf(rowOf(after, 'cases', 'K-NEWNEW'), 'openedOn')).toEqual(date('2027-03-02'));
    });

    it('takes two new rows of one id in one write for one row', async () => {
      const before = await bench.book.read(['cases']);
      const add: Change = {
        do: 'add',
        table: 'cases',
        file: 'main',
        rowId: 'K-NEWTWQ',
        cells: new Map([['wishes', text('once')]]),
      };
      const again = { ...add, cells: new Map([['wishes', text('again')]]) };
      expect(await bench.book.write([add, again], before.revision)).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
      next += 1;
      const rows = rowsOf(await bench.book.read(['cases']), 'cases').filter((row) => row.id === 'K-NEWTWQ');
      expect(rows.map((row) => cellOf(row, 'wishes'))).toEqual([text('once')]);
    });

    it('takes out rows of its own views, and refuses to take out anybody else’s', async () => {
      const before = await bench.book.read(['today']);
      expect(
        await bench.book.write([addToday('T-AAAAAA'), addToday('T-BBBBBB'), addToday('T-CCCCCC')], before.revision),
      ).toEqual([1, 2, 3].map(() => ({ outcome: 'done' })));
      const seen = await bench.book.read(['today']);
      const answers = await bench.book.write(
        [
          { do: 'remove', table: 'today', rowId: 'T-BBBBBB' },
          { do: 'remove', table: 'today', rowId: 'T-ZZZZZZ' },
        ],
        seen.revision,
      );
      expect(answers).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
      const after = await bench.book.read(['today']);
      expect(rowsOf(after, 'today').map((row) => row.id)).toEqual(['T-AAAAAA', 'T-CCCCCC']);
      const remove: Change = { do: 'remove', table: 'cases', rowId: 'K-AAAAAA' };
      expect(await bench.book.write([remove], after.revision)).toEqual([{ outcome: 'movedOn', fields: [] }]);
      expect(rowOf(await bench.book.read(['cases']), 'cases', 'K-AAAAAA').id).toBe('K-AAAAAA');
    });

    it('PROP29: gives back exactly what it wrote, in one batch: formulas and dates as text, noughts, scripts, lines, days, numbers', async () => {
      const ids = written.map((_, index) => `K-W${String(index).padStart(5, '0')}`);
      for (const id of ids) await typeCase(id, 'before');
      const before = await bench.book.read(['cases']);
      const changes = written.map(([, field, cell], index) =>
        set('cases', ids[index]!, { [field]: [cellOf(rowOf(before, 'cases', ids[index]!), field), cell] }),
      );
      const answers = await bench.book.write(changes, before.revision);
      expect(answers).toEqual(written.map(() => ({ outcome: 'done' })));
      const after = await bench.book.read(['cases']);
      const wrong = written.filter(
        ([, field, cell], index) => !sameCell(cellOf(rowOf(after, 'cases', ids[index]!), field), cell),
      );
      expect(wrong.map(([what]) => what)).toEqual([]);
    });

    it('tells whether anything moved: not after a read, not after its own write, but after a person, ten seconds later at the latest', async () => {
      const row = await typeCase('K-MOVEDQ', 'x');
      const snapshot = await bench.book.read(['cases']);
      expect(await bench.book.moved(snapshot.revision)).toBe(false);
      await bench.book.write([set('cases', 'K-MOVEDQ', { names: [BLANK, text('y')] })], snapshot.revision);
      const later = await bench.book.read(['cases']);
      expect(await bench.book.moved(later.revision)).toBe(false);
      await bench.hands.type('main', 'cases', row, { wishes: 'changed' });
      await bench.later?.();
      expect(await bench.book.moved(later.revision)).toBe(true);
    });

    it('PR10: shows both rows of a doubled id, and writes to neither', async () => {
      await typeCase('K-TWICEX', 'one');
      await typeCase('K-TWICEX', 'two');
      const snapshot = await bench.book.read(['cases']);
      expect(rowsOf(snapshot, 'cases').filter((row) => row.id === 'K-TWICEX')).toHaveLength(2);
      const answers = await bench.book.write(
        [set('cases', 'K-TWICEX', { names: [BLANK, text('x')] })],
        snapshot.revision,
      );
      expect(answers).toEqual([{ outcome: 'movedOn', fields: ['names'] }]);
    });

    it('gives a formula as a formula, whatever it shows', async () => {
      const row = await typeCase('K-FORMUL', 'x');
      await bench.hands.type('main', 'cases', row, { daysWaiting: '=1+1' });
      const cell = cellOf(rowOf(await bench.book.read(['cases']), 'cases', 'K-FORMUL'), 'daysWaiting');
      expect(cell).toEqual({ kind: 'formula', formula: '1+1' });
    });

    it('counts a table as unknown when a heading is renamed, and goes on with the others', async () => {
      await bench.hands.renameHeading('actions', 'doneOn', 'Ticked off');
      const snapshot = await bench.book.read(['actions', 'cases']);
      expect(snapshot.tables.get('actions')?.state).toBe('unknown');
      expect(snapshot.tables.get('actions')?.rows).toEqual([]);
      expect(snapshot.tables.get('actions')?.problems.map(({ size }) => size)).toContain('table');
      expect(snapshot.tables.get('cases')?.state).toBe('known');
      await bench.hands.renameHeading('actions', 'doneOn', 'Done on');
      expect((await bench.book.read(['actions'])).tables.get('actions')?.state).toBe('known');
    });
  });
}
