// References to columns that move: they go on meaning the same cells. What cannot be said any more, a range whose columns do not move alike, is
// no reference of the new order: then the columns of that tab stay where they are.
import { columnName, columnNumber } from '../package/cell-reference.ts';

/** Thrown where something would mean other cells afterwards; says what it is. */
export class CannotFollow extends Error {}

/** Where the columns of a tab go. */
export interface Moves {
  readonly sheet: string;
  readonly to: (column: number) => number;
}

export function movesOf(sheet: string, columns: readonly { readonly from?: number }[]): Moves {
  const places = new Map(columns.flatMap(({ from }, at) => (from === undefined ? [] : [[from, at + 1] as const])));
  const old = columns.length - columns.filter(({ from }) => from === undefined).length;
  const more = columns.length - old;
  return { sheet, to: (column) => places.get(column) ?? column + more };
}

const LAST = 16_384;

/** The same cells, `$B2:$C9`; all of its columns have to move alike. */
export function moveRange(text: string, { to }: Moves): string {
  const parts = /^(\$?)([A-Za-z]{1,3})(\$?\d+)?(?::(\$?)([A-Za-z]{1,3})(\$?\d+)?)?$/.exec(text);
  if (parts === null) return text;
  const [, fixed = '', first = '', row = '', fixedTo = '', second, rowTo = ''] = parts;
  const left = columnNumber(first);
  const right = second === undefined ? left : columnNumber(second);
  if (left === 1 && right === LAST) return text;
  const by = to(left) - left;
  for (let column = left; column <= right; column += 1)
    if (to(column) - column !== by) throw new CannotFollow(`the range ${text}`);
  const moved = `${fixed}${columnName(left + by)}${row}`;
  return second === undefined ? moved : `${moved}:${fixedTo}${columnName(right + by)}${rowTo}`;
}

/** Ranges parted by spaces that need not stay one: the columns of each go where they go. */
export function moveArea(text: string, { to }: Moves): string {
  return text
    .split(' ')
    .flatMap((range) => {
      const parts = /^([A-Z]{1,3})(\d+)?(?::([A-Z]{1,3})(\d+)?)?$/.exec(range);
      if (parts === null) return [range];
      const [, first = '', top = '', second = first, bottom = top] = parts;
      const [left, right] = [columnNumber(first), columnNumber(second)];
      if (left === 1 && right === LAST) return [range];
      const columns = Array.from({ length: right - left + 1 }, (_, at) => to(left + at)).toSorted((a, b) => a - b);
      return runsOf(columns).map(([from, until]) => {
        const start = `${columnName(from)}${top}`;
        const end = `${columnName(until)}${bottom}`;
        return start === end ? start : `${start}:${end}`;
      });
    })
    .join(' ');
}

function runsOf(columns: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** Whether a formula counts in columns, or makes a reference of a text: nobody can say what it would mean. */
const COUNTS = /\b(?:INDIRECT|ADDRESS|COLUMNS?|CELL|OFFSET|FORMULATEXT)\s*\(/i;
/** The drop-downs of ours: down from a cell, one column wide. */
const OURS = /OFFSET\(('(?:[^']|'')+'|\w+)!\$[A-Z]+\$\d+,0,0,MAX\(1,COUNTA\([^()]*\)\),1\)/g;

const TOKEN =
  /("(?:[^"]|"")*")|((?:\[\d+\])?(?:'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.]*)!)|(\[[^\]]*\])|((?<![\p{L}\p{N}_.$])\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.$])\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(!]))|([\p{L}_\\][\p{L}\p{N}_.]*)/gu;

/** A formula that stands on the tab `on`, after the columns of the tab of `moves` have moved. */
export function moveFormula(formula: string, on: string | undefined, moves: Moves): string {
  let sheet: string | undefined = on;
  let isOurs = false;
  const moved = formula.replaceAll(
    TOKEN,
    (token: string, _text: unknown, qualifier: unknown, _bracket: unknown, reference: unknown, ...rest: unknown[]) => {
      if (typeof qualifier === 'string') {
        sheet = sheetOf(qualifier);
        return token;
      }
      const about = sheet;
      sheet = on;
      if (typeof reference !== 'string' || !isSame(about, moves.sheet)) return token;
      const at = rest.find((one) => typeof one === 'number') ?? 0;
      if (formula[at + token.length] === ':' || isRangeBefore(formula, at))
        throw new CannotFollow('a range of two parts');
      isOurs = true;
      return moveRange(token, moves);
    },
  );
  const counts = COUNTS.test(formula.replaceAll(OURS, ''));
  if (counts && (isOurs || isSame(on, moves.sheet) || /\bINDIRECT\s*\(/i.test(formula)))
    throw new CannotFollow('a formula that counts columns');
  return moved;
}

const isRangeBefore = (formula: string, at: number): boolean =>
  /:(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?$/u.test(formula.slice(0, at));

function sheetOf(qualifier: string): string | undefined {
  if (qualifier.startsWith('[')) return undefined;
  const name = qualifier.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
