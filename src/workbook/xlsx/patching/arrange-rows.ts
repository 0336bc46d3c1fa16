// Rows of a sheet put into another order from the top, each as it stands: what people wrote beside it, its colours and its height go with it. A row
// that something outside it points at (a formula in it, merged cells, a comment, a link) stays where it is.
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { onTags, scanPart, streamPartText } from '../package/part-text.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { readTables } from '../package/table-part.ts';
import { readComments } from '../reading/sheet-comments.ts';
import { readWorkbook } from '../reading/read-workbook.ts';
import type { SheetRow } from '../reading/sheet-reader.ts';
import type { SheetChange } from './sheet-change.ts';
import { planSheet, type FoundRow } from './sheet-plan.ts';
import type { Splice } from './splice.ts';

export interface Arrangement {
  readonly sheet: string;
  readonly headingRow: number;
  /** Where the rows stand now, in the order in which they shall stand. */
  readonly rows: readonly number[];
  /** Blank rows that are taken out: the rows above go up, and what such a row said of itself (height, hidden) goes too. */
  readonly gone?: readonly number[];
}

interface Arranged {
  readonly splices: readonly Splice[];
  /** Every cell that stands in another row now. */
  readonly written: readonly SheetChange[];
}

const NOTHING: Arranged = { splices: [], written: [] };

export async function arrangeRows(pack: Package, bytes: Buffer, wanted: Arrangement): Promise<Arranged> {
  const sheet = pack.sheets.find(({ name }) => name === wanted.sheet);
  // A table of Excel ends with its last row: its owner sorts it.
  if (sheet === undefined || (await readTables(pack, sheet)).length > 0) return NOTHING;
  const cells = await readRows(bytes, pack, sheet.name);
  const moves = movesOf(wanted, await fixedRows(pack, sheet, cells));
  if (moves.size === 0) return NOTHING;
  const plan = await planSheet(pack, sheet, new Set(moves.keys()));
  const text = await wholeText(pack, sheet);
  const rowText = (row: FoundRow): string =>
    text.toString('utf8', row.start, row.selfClosed ? row.openEnd : text.indexOf('>', row.closeStart) + 1);
  const texts = new Map([...plan.rows].map(([row, found]) => [row, rowText(found)]));
  if ([...texts.values()].some((one) => !isPlain(one)) || plan.data === undefined || plan.data.selfClosed)
    return NOTHING;
  const gone = new Set(wanted.gone);
  const splices: Splice[] = [];
  const inserted = new Map<number, string>();
  for (const [to, from] of [...moves].toSorted(([a], [b]) => a - b)) {
    const there = plan.rows.get(to);
    const moved = gone.has(from) ? '' : renumber(texts.get(from) ?? '', to);
    if (there !== undefined) {
      splices.push({ start: there.start, end: there.start + Buffer.byteLength(texts.get(to) ?? ''), text: moved });
    } else if (moved !== '') {
      const next = plan.rowNumbers.findIndex((number) => number > to);
      const at = plan.rowStarts[next] ?? plan.data.closeStart;
      inserted.set(at, `${inserted.get(at) ?? ''}${moved}`);
    }
  }
  for (const [at, moved] of inserted) splices.push({ start: at, end: at, text: moved });
  return { splices, written: writtenBy(sheet.name, moves, cells) };
}

/** By the row that is filled, the row that comes there. The same rows are filled as before, in another order. */
export function movesOf(
  { headingRow, rows }: Pick<Arrangement, 'headingRow' | 'rows'>,
  isFixed: (row: number) => boolean,
): ReadonlyMap<number, number> {
  const mine = [...new Set(rows)].filter((row) => row > headingRow && !isFixed(row));
  const targets: number[] = [];
  for (let row = headingRow + 1; targets.length < mine.length; row += 1) if (!isFixed(row)) targets.push(row);
  const taken = new Set(targets);
  const left = new Set(mine);
  const vacated = mine.filter((row) => !taken.has(row)).toSorted((a, b) => a - b);
  const displaced = targets.filter((row) => !left.has(row));
  const pairs = [
    ...targets.map((to, at) => [to, mine[at] ?? to] as const),
    ...vacated.map((to, at) => [to, displaced[at] ?? to] as const),
  ];
  return new Map(pairs.filter(([to, from]) => to !== from));
}

async function readRows(bytes: Buffer, pack: Package, name: string): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const names: string[] = [];
  await readWorkbook(bytes, pack.profile, {
    wants: (one) => one === name,
    sheet: (index, one) => void (names[index] = one),
    row(index, row): void {
      if (names[index] === name) rows.push(row);
    },
  });
  return rows;
}

async function fixedRows(
  pack: Package,
  sheet: SheetPart,
  rows: readonly SheetRow[],
): Promise<(row: number) => boolean> {
  const counted = new Set(
    rows.filter(({ cells }) => cells.some(({ kind }) => kind === 'formula' || kind === 'error')).map(({ row }) => row),
  );
  for (const { cell } of await readComments(pack, sheet)) counted.add(Number(/\d+$/.exec(cell)?.[0] ?? 0));
  const ranges: Range[] = [];
  const sink = onTags((tag) => {
    const range = tag.name === 'hyperlink' || tag.name === 'mergeCell' ? parseRange(tag.get('ref') ?? '') : undefined;
    if (range !== undefined) ranges.push(range);
  });
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, sink);
  return (row) => counted.has(row) || ranges.some(({ top, bottom }) => row >= top && row <= bottom);
}

async function wholeText(pack: Package, sheet: SheetPart): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of streamPartText(pack.parts.zip, sheet.entry, false)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A row that says its number, and in which every tag is a tag. */
function isPlain(text: string): boolean {
  return (
    /^<[^>]*\sr=["']\d+["']/.test(text) && !text.includes('<![CDATA[') && !text.includes('<!--') && !text.includes('<f')
  );
}

function renumber(text: string, row: number): string {
  return text
    .replace(/^(<[^>]*?\sr=)(["'])\d+\2/, `$1$2${row}$2`)
    .replace(/(<(?:[\w.-]+:)?c(?=\s)[^>]*?\sr=)(["'])([A-Z]{1,3})\d+\2/g, `$1$2$3${row}$2`);
}

function writtenBy(
  sheet: string,
  moves: ReadonlyMap<number, number>,
  rows: readonly SheetRow[],
): readonly SheetChange[] {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return [...moves].flatMap(([to, from]) => {
    const moved = byRow.get(from);
    const now = new Map(moved?.columns.map((column, at) => [column, moved.cells[at]] as const));
    const columns = new Set([...(byRow.get(to)?.columns ?? []), ...now.keys()]);
    return [...columns].flatMap((column): SheetChange[] => {
      const cell = now.get(column) ?? { kind: 'blank' as const };
      return cell.kind === 'formula' || cell.kind === 'error' ? [] : [{ sheet, row: to, column, to: cell }];
    });
  });
}
