// A column that is added to a sheet: its heading in the look of another heading, its width and look as another column has them, and what its
// cells take. What people's own rules already cover is left to them.
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { readFrame, type ColumnTag, type SheetFrame } from './sheet-frame.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { planSheet } from './sheet-plan.ts';
import { writeTag, type Splice } from './splice.ts';
import { encodeXml } from '../package/xml-text.ts';
import type { SheetChange } from './sheet-change.ts';

export interface NewColumn {
  readonly sheet: string;
  readonly column: number;
  readonly headingRow: number;
  readonly heading: string;
  readonly width: number;
  readonly hidden: boolean;
  /** Where its looks are taken from; without them it looks like nothing in particular. */
  readonly headingLike?: Like | undefined;
  readonly cellsLike?: Like | undefined;
  readonly rules: readonly CellRule[];
}

export interface Like {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** What cells take, and the help beside them. */
export interface CellRule {
  readonly cells: string;
  readonly says: Readonly<Record<string, string>>;
  readonly formulas: readonly string[];
}

/** The headings as cells to write, each with its style. */
export async function headingCells(pack: Package, columns: readonly NewColumn[]): Promise<readonly SheetChange[]> {
  const styles = openStyles(pack);
  const cells: SheetChange[] = [];
  for (const { sheet, column, headingRow: row, heading, headingLike } of columns) {
    const style = headingLike === undefined ? undefined : await styles.ofCell(headingLike);
    cells.push({
      sheet,
      row,
      column,
      to: { kind: 'text', text: heading },
      ...(style === undefined || style === '' ? {} : { style }),
    });
  }
  return cells;
}

/** What becomes of the rest of a sheet: its list of columns and its rules. */
export async function layColumns(
  pack: Package,
  sheet: SheetPart,
  columns: readonly NewColumn[],
): Promise<readonly Splice[]> {
  const styles = openStyles(pack);
  const frame = await readFrame(pack, sheet);
  const laid: Laid[] = [];
  for (const column of columns) {
    const style = column.cellsLike === undefined ? undefined : await styles.ofColumn(column.cellsLike);
    laid.push({ ...column, style });
  }
  return [...columnSplices(frame, laid), ...ruleSplices(frame, columns)];
}

interface Laid extends NewColumn {
  readonly style: string | undefined;
}

/** Styles of cells and columns of any sheet, each sheet looked through once for a row. */
function openStyles(pack: Package) {
  const plans = new Map<string, ReturnType<typeof planSheet>>();
  const planOf = (like: Like) => {
    const part = pack.sheets.find((sheet) => sheet.name === like.sheet);
    if (part === undefined) return undefined;
    const key = `${like.sheet}/${like.row}`;
    const plan = plans.get(key) ?? planSheet(pack, part, new Set([like.row]));
    plans.set(key, plan);
    return plan;
  };
  return {
    async ofCell(like: Like): Promise<string | undefined> {
      return (await planOf(like))?.rows.get(like.row)?.cells.find((cell) => cell.column === like.column)?.style;
    },
    async ofColumn(like: Like): Promise<string | undefined> {
      const plan = await planOf(like);
      return plan?.columnStyles.find((style) => like.column >= style.left && like.column <= style.right)?.style;
    },
  };
}

function columnSplices({ prefix, columns, dataAt }: SheetFrame, laid: readonly Laid[]): readonly Splice[] {
  const fresh = laid.map((one) => ({ min: one.column, max: one.column, text: columnTag(prefix, one) }));
  const taken = new Set(laid.map(({ column }) => column));
  const kept = (columns?.tags ?? []).flatMap((tag) => around(tag, taken));
  const text = [...kept, ...fresh].toSorted((a, b) => a.min - b.min).map((one) => one.text);
  const all = `<${prefix}cols>${text.join('')}</${prefix}cols>`;
  return [{ start: columns?.start ?? dataAt, end: columns?.end ?? dataAt, text: all }];
}

function columnTag(prefix: string, { column, width, hidden, style }: Laid): string {
  const says = [
    `min="${column}" max="${column}" width="${width}"`,
    ...(style === undefined ? [] : [`style="${encodeXml(style)}"`]),
    ...(hidden ? ['hidden="1"'] : []),
    'customWidth="1"',
  ];
  return `<${prefix}col ${says.join(' ')}/>`;
}

/** What one entry says of many columns goes on being said of all but the new ones. */
function around({ min, max, tag }: ColumnTag, taken: ReadonlySet<number>): { min: number; text: string }[] {
  const cuts = [...taken].filter((column) => column >= min && column <= max).toSorted((a, b) => a - b);
  const pieces: { min: number; text: string }[] = [];
  let from = min;
  for (const cut of [...cuts, max + 1]) {
    const [first, last] = [from, cut - 1];
    const says = new Map([
      ['min', String(first)],
      ['max', String(last)],
    ]);
    if (last >= first) pieces.push({ min: first, text: writeTag(tag, says, true) });
    from = cut + 1;
  }
  return pieces;
}

function ruleSplices({ prefix, rules, rulesAt }: SheetFrame, columns: readonly NewColumn[]): readonly Splice[] {
  const fresh = columns.flatMap((column) => column.rules).filter(({ cells }) => !rules?.ranges.some(meets(cells)));
  if (fresh.length === 0) return [];
  const text = fresh.map((rule) => ruleTag(prefix, rule)).join('');
  const count = fresh.length + (rules?.count ?? 0);
  if (rules === undefined)
    return [
      {
        start: rulesAt,
        end: rulesAt,
        text: `<${prefix}dataValidations count="${count}">${text}</${prefix}dataValidations>`,
      },
    ];
  const { tag, closeAt } = rules;
  const opened = writeTag(tag, new Map([['count', String(count)]]), false);
  if (tag.selfClosed) return [{ start: tag.start, end: tag.end, text: `${opened}${text}</${prefix}dataValidations>` }];
  return [
    { start: tag.start, end: tag.end, text: opened },
    { start: closeAt, end: closeAt, text },
  ];
}

function meets(cells: string): (range: Range) => boolean {
  const own = parseRange(cells);
  return (other) =>
    own !== undefined &&
    own.left <= other.right &&
    own.right >= other.left &&
    own.top <= other.bottom &&
    own.bottom >= other.top;
}

function ruleTag(prefix: string, { cells, says, formulas }: CellRule): string {
  const attributes = Object.entries({ ...says, sqref: cells }).map(([name, value]) => ` ${name}="${encodeXml(value)}"`);
  const inner = formulas.map((one, at) => `<${prefix}formula${at + 1}>${encodeXml(one)}</${prefix}formula${at + 1}>`);
  return `<${prefix}dataValidation${attributes.join('')}>${inner.join('')}</${prefix}dataValidation>`;
}
