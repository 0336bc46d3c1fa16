// What the runner writes into a workbook over a month in which people type: its own cells of rows that it read, whole new rows, and cells that a rule
// moves elsewhere, emptied only while they hold what was read. All people and cases are made up.
import { expect, test } from 'vitest';
import { cellText, type Cell } from '../../src/domain/cells/cell.ts';
import { chanceOf } from '../prove/entitlement/ground.ts';
import type { Change, RawTable, Snapshot } from '../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { journey, letGo, sendAgenda, sendList, sendMinutes } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, typeReferral } from '../support/small-marac.ts';

interface Written {
  readonly change: Change;
  readonly read: Snapshot;
}

/** Keeps every change that is written, with the reading before it. */
function watch(desk: TestDesk): readonly Written[] {
  const written: Written[] = [];
  const tables = new Map<TableName, RawTable>();
  const [read, write] = [desk.book.read.bind(desk.book), desk.book.write.bind(desk.book)];
  Object.assign(desk.book, {
    read: async (names: readonly TableName[]) => {
      const snapshot = await read(names);
      for (const [name, table] of snapshot.tables) tables.set(name, table);
      return snapshot;
    },
    write: (changes: readonly Change[], since: string) => {
      const seen = { revision: since, tables: new Map(tables), problems: [], open: [] };
      written.push(...changes.map((change) => ({ change, read: seen })));
      return write(changes, since);
    },
  });
  return written;
}

/** What is wrong with a change; undefined when it is one that may be made. */
function faultOf({ change, read }: Written): string | undefined {
  const known = (id: string): boolean => read.tables.get(change.table)?.rows.some((row) => row.id === id) === true;
  const table = tableNamed(change.table);
  switch (change.do) {
    case 'add':
      return known(change.rowId) ? `a row added over ${change.rowId}` : undefined;
    case 'adopt':
      return known(change.rowId) ? `an id given twice: ${change.rowId}` : undefined;
    case 'remove':
      return table.view && known(change.rowId) ? undefined : `removed from ${change.table}: ${change.rowId}`;
    case 'order':
      return table.view ? undefined : `put ${change.table} into an order`;
    case 'set': {
      if (!known(change.rowId)) return `a row that was not read: ${change.table} ${change.rowId}`;
      const foreign = [...change.cells].filter(([field, { to }]) => !(field in table.computed) && !isEmptied(to));
      return foreign.length === 0 ? undefined : `${change.table}: ${foreign.map(([field]) => field).join(', ')}`;
    }
  }
}

const isEmptied = (to: Cell): boolean => cellText(to) === '';

test('PROP23: nothing is written but own columns of rows that were read, new rows, and what a rule moves away', () =>
  journey(async (desk) => {
    const written = watch(desk);
    const chance = chanceOf(23);
    typeReferral(desk.book, 'R-AAAA22', { safeToCall: 'yes', phone: '07700 900123' });
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: AGENCY.health });
    await letGo(desk, '2027-03-01T10:00');
    // Words that people type into columns of theirs meanwhile, row after row.
    const scribble = (): void => {
      for (const table of ['actions', 'list', 'needed', 'people', 'cases', 'notes', 'meetings'] as const)
        for (const { id } of desk.book.rows(table))
          if (id !== undefined && chance.in(2)) {
            const fields = Object.entries(tableNamed(table).columns).filter(
              ([, { kind }]) => kind === 'note' || kind === 'text',
            );
            if (fields.length > 0) desk.book.scrawl(table, id, chance.one(fields)[0], `Typed ${chance.below(9)}`);
          }
    };
    await sendList(desk);
    scribble();
    await sendAgenda(desk);
    desk.book.type(
      'actions',
      {
        agency: AGENCY.housing,
        caseRef: caseOf(desk, 'R-AAAA22'),
        text: 'Fit a lock',
        due: '2027-03-20',
        status: 'open',
      },
      { id: 'A-AAAA22' },
    );
    scribble();
    await sendMinutes(desk);
    scribble();
    await letGo(desk, '2027-03-22T10:00');
    expect(written.length).toBeGreaterThan(100);
    expect(written.flatMap((one) => faultOf(one) ?? [])).toEqual([]);
  }));

test('PROP23: and a cell that a rule empties is emptied only while it holds what was read', () =>
  journey(async (desk) => {
    const written = watch(desk);
    typeReferral(desk.book, 'R-AAAA22', { phone: '07700 900123' });
    await letGo(desk, '2027-03-01T10:00');
    const emptied = written.flatMap(({ change, read }) =>
      change.do !== 'set'
        ? []
        : [...change.cells]
            .filter(([field, { to }]) => !(field in tableNamed(change.table).computed) && isEmptied(to))
            .map(([field, { from }]) => {
              const row = read.tables.get(change.table)?.rows.find((one) => one.id === change.rowId);
              return [change.table, field, cellText(from) === cellText(row?.cells.get(field) ?? from)];
            }),
    );
    expect(emptied).toContainEqual(['referrals', 'phone', true]);
    expect(emptied.filter(([, , held]) => held !== true)).toEqual([]);
  }));
