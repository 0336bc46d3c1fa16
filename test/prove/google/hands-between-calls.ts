// People at the sheet between any two calls of one run: they type, blank, sort, insert and delete while the runner reads, writes, gives ids and moves
// rows away. What they typed last must stand in its row afterwards. All people and cases are made up.
import { BLANK, type Cell } from '../../../src/domain/cells/cell.ts';
import { serialToDate } from '../../../src/workbook/xlsx/reading/date-format.ts';
import type { Change, RawRow } from '../../../src/workbook/workbook-port.ts';
import { chanceOf, type Chance } from '../entitlement/ground.ts';
import { columnAt, type Desk } from '../../workbook/google/bed.ts';

/** Never changed: by it a row is known, whatever becomes of its id. */
const MARK = 'heardElsewhere';
const TEXTS = ['contactThrough', 'wishes', 'safeToUpdate'] as const;
const FIELDS = [...TEXTS, 'openedOn'] as const;
type Field = (typeof FIELDS)[number];
const DAYS = ['05/03/2027', '08/03/2027', '11/03/2027'];

const columnOf = (field: string): number => columnAt('cases', field);

/** What people typed last, by mark and field. */
type Truth = Map<string, Map<Field, string>>;

export interface Lived {
  readonly seed: number;
  readonly edits: number;
  readonly written: number;
  readonly moved: number;
  readonly lost: readonly string[];
}

export async function liveBetweenCalls(desk: Desk, seed: number): Promise<Lived> {
  desk.reset();
  const chance = chanceOf(seed);
  const people = openPeople(desk, chance);
  for (let row = 0; row < 4; row += 1) people.typeRow(row < 3 ? `K-${'ABC'[row]}AAA22` : '');
  const busy = 1 + chance.one([1, 2, 5]);
  for (const at of ['before', 'after'] as const)
    desk.server.script.add({
      on: 'sheets.*',
      at,
      times: Infinity,
      trouble: { do: 'edit', edit: () => void (chance.in(busy) && people.act()) },
    });
  const runner = await work(desk, chance);
  desk.server.script.clear();
  await writeNames(desk);
  return { seed, edits: people.count(), ...runner.counts, lost: findLost(desk, people.truth, runner) };
}

/** The runner's own column is written at every run: what a moved row got is put right by the next one. */
async function writeNames(desk: Desk): Promise<void> {
  const book = desk.open();
  const snapshot = await book.read(['cases']);
  const changes = (snapshot.tables.get('cases')?.rows ?? []).flatMap(({ id, cells }): Change[] => {
    const [from, to] = [cells.get('names') ?? BLANK, { kind: 'text', text: `of ${id}` } as const];
    return id === undefined
      ? []
      : [{ do: 'set', table: 'cases', rowId: id, cells: new Map([['names', { from, to }]]) }];
  });
  await book.write(changes, snapshot.revision);
}

interface Runner {
  /** What the runner was asked to put in the place of what, by row id and field. */
  readonly asked: ReadonlyMap<string, readonly (readonly [from: string, to: string])[]>;
  readonly gone: ReadonlySet<string>;
  readonly counts: { readonly written: number; readonly moved: number };
}

async function work(desk: Desk, chance: Chance): Promise<Runner> {
  const book = desk.open();
  const asked = new Map<string, (readonly [string, string])[]>();
  const gone = new Set<string>();
  const counts = { written: 0, moved: 0 };
  for (let look = 1; look <= 2; look += 1) {
    const snapshot = await book.read(['cases']);
    const rows = snapshot.tables.get('cases')?.rows ?? [];
    const changes = rows.flatMap((row) => (chance.in(2) ? changesOf(row, chance, asked) : []));
    if (chance.in(3))
      changes.push({ do: 'add', table: 'cases', file: 'main', rowId: `K-NEW${look}22`, cells: new Map() });
    const answers = await book.write(changes, snapshot.revision);
    counts.written += answers.filter(({ outcome }) => outcome === 'done').length;
    const [row] = rows.filter(({ id, file }) => id !== undefined && file === 'main');
    if (row?.id !== undefined && chance.in(3)) {
      const [answer] = await book.move([{ table: 'cases', rowId: row.id, to: 'restricted' }]);
      if (answer?.outcome === 'done') {
        gone.add(row.id);
        counts.moved += 1;
      }
    }
  }
  return { asked, gone, counts };
}

function changesOf(row: RawRow, chance: Chance, asked: Map<string, (readonly [string, string])[]>): readonly Change[] {
  const { id, place, file } = row;
  if (file !== 'main') return [];
  if (id === undefined) {
    const rowId = `K-GIVEN${place.replace(/\D/g, '')}`;
    return [{ do: 'adopt', table: 'cases', file: 'main', place, rowId, cells: row.cells }];
  }
  const cells = new Map<string, { readonly from: Cell; readonly to: Cell }>();
  for (const field of FIELDS) {
    if (!chance.in(2)) continue;
    const from = row.cells.get(field) ?? BLANK;
    const to: Cell = from.kind === 'blank' && field !== 'openedOn' ? { kind: 'text', text: `ours ${id}` } : BLANK;
    cells.set(field, { from, to });
    asked.set(`${id}/${field}`, [...(asked.get(`${id}/${field}`) ?? []), [shown(from), shown(to)]]);
  }
  cells.set('names', { from: row.cells.get('names') ?? BLANK, to: { kind: 'text', text: `of ${id}` } });
  return [{ do: 'set', table: 'cases', rowId: id, cells }];
}

function shown(cell: Cell): string {
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'date' ? cell.date.split('-').toReversed().join('/') : '';
}

interface Grid {
  readonly row: number;
  readonly cells: readonly string[];
}

function gridOf(desk: Desk, file: 'main' | 'restricted'): readonly Grid[] {
  return desk.server.people
    .look(desk.ids[file], "'Cases'!A2:AZ60")
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** A day as people type it, whether the cell shows it in words or, in a row added below all formatted ones, as its number. */
const at = ({ cells }: Grid, field: string): string => {
  const text = cells[columnOf(field)] ?? '';
  if (field !== 'openedOn' || text === '') return text;
  const date = /^\d{5}$/.test(text) ? serialToDate(Number(text), false) : undefined;
  const [, day = '', month = '', year = ''] = /^(\d+) (\w{3}) (\d{4})$/.exec(text) ?? [];
  if (date !== undefined) return shown({ kind: 'date', date });
  return month === 'Mar' ? `${day.padStart(2, '0')}/03/${year}` : text;
};

function openPeople(desk: Desk, chance: Chance) {
  const truth: Truth = new Map();
  let [words, marks, acts] = [0, 0, 0];
  const rowsNow = (): readonly Grid[] => gridOf(desk, 'main').filter((row) => truth.has(at(row, MARK)));
  const type = (row: number, field: string, text: string): void =>
    desk.person().type(desk.at('cases', field, row), text);
  const word = (field: Field): string => {
    words += 1;
    return field === 'openedOn' ? chance.one(DAYS) : `typed ${words}`;
  };
  const typeRow = (id: string): void => {
    const row = Math.max(1, ...gridOf(desk, 'main').map((grid) => grid.row)) + 1;
    marks += 1;
    const mark = `mark ${marks}`;
    const typed = new Map<Field, string>();
    type(row, MARK, mark);
    for (const field of FIELDS) {
      const text = chance.in(3) ? '' : word(field);
      typed.set(field, text);
      if (text !== '') type(row, field, text);
    }
    if (id !== '') type(row, '', id);
    truth.set(mark, typed);
  };
  const retype = (text: (field: Field) => string): void => {
    const rows = rowsNow();
    if (rows.length === 0) return;
    const row = chance.one(rows);
    const field = chance.one(FIELDS);
    const typed = text(field);
    // Who clears a cell means what she sees there; what stood there for a moment by our mistake is not what she typed.
    if (typed === '' && at(row, field) !== truth.get(at(row, MARK))?.get(field)) return;
    if (typed === '' && at(row, field) === '') return;
    type(row.row, field, typed);
    truth.get(at(row, MARK))?.set(field, typed);
  };
  const ways: readonly (() => void)[] = [
    () => retype(word),
    () => retype(word),
    () => retype(() => ''),
    () => desk.person().sort("'Cases'!2:60", columnOf(chance.one([MARK, ...FIELDS])), chance.in(2)),
    () => desk.person().insertRows('Cases', 1 + chance.one([0, 1, 2, 3])),
    () => typeRow(''),
    () => {
      const rows = rowsNow();
      if (rows.length < 3) return;
      const row = chance.one(rows);
      desk.person().deleteRows('Cases', row.row - 1);
      truth.delete(at(row, MARK));
    },
  ];
  return {
    truth,
    typeRow,
    count: () => acts,
    act: (): void => {
      acts += 1;
      chance.one(ways)();
    },
  };
}

/** What may stand there: what was typed, and what the runner was asked to put in its place, one after the other. */
function reachedFrom(text: string, asked: readonly (readonly [from: string, to: string])[]): ReadonlySet<string> {
  const reached = new Set([text]);
  for (const [from, to] of asked) if (reached.has(from)) reached.add(to);
  return reached;
}

/** What a person typed and nobody asked the runner to take away stands in its row; ids stand once, and with their row. */
function findLost(desk: Desk, truth: Truth, { asked, gone }: Runner): readonly string[] {
  const lost: string[] = [];
  const main = gridOf(desk, 'main');
  const restricted = gridOf(desk, 'restricted');
  for (const [mark, typed] of truth) {
    const here = main.filter((row) => at(row, MARK) === mark);
    const there = restricted.filter((row) => at(row, MARK) === mark);
    if (here.length > 1) lost.push(`${mark} stands ${here.length} times`);
    const row = here[0] ?? there[0];
    if (row === undefined) {
      lost.push(`${mark} is gone`);
      continue;
    }
    const id = at(row, '');
    if (here[0] !== undefined && gone.has(id)) lost.push(`${mark} (${id}) was moved and is still there`);
    for (const [field, text] of typed) {
      const now = at(row, field);
      if (!reachedFrom(text, asked.get(`${id}/${field}`) ?? []).has(now))
        lost.push(`${mark} (${id}) ${field}: “${text}” was typed, “${now}” stands there`);
    }
    const names = at(row, 'names');
    if (id !== '' && names !== `of ${id}`) lost.push(`${mark} (${id}) has the names “${names}”`);
  }
  const ids = main.map((row) => at(row, '')).filter((id) => id !== '');
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) lost.push(`${id} stands twice`);
  return lost;
}
