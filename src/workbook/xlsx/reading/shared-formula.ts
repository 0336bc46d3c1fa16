// A shared formula is written once and meant for many cells: this moves its references to another cell, as filling down would.
import { columnNumber, columnName, LAST_COLUMN, LAST_ROW } from '../package/cell-reference.ts';

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})$/;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/;
const ROW = /^(\$?)([1-9][0-9]{0,6})$/;
const WORD = /[\p{L}\p{N}_.$?\\]/u;

/** The formula as it reads for a cell `columns` to the right and `rows` below; undefined when it cannot be moved exactly. */
export function moveFormula(formula: string, columns: number, rows: number): string | undefined {
  let out = '';
  let at = 0;
  while (at < formula.length) {
    const char = formula[at] ?? '';
    if (char === '"' || char === "'") {
      const end = quotedEnd(formula, at, char);
      out += formula.slice(at, end);
      at = end;
    } else if (char === '[') {
      const end = bracketEnd(formula, at);
      if (end < 0) return undefined;
      out += formula.slice(at, end);
      at = end;
    } else if (char === '#') {
      const end = /^#[A-Z0-9/]+[!?]?/i.exec(formula.slice(at, at + 32))?.[0].length ?? 1;
      out += formula.slice(at, at + end);
      at += end;
    } else if (WORD.test(char)) {
      const [moved, end] = moveWord(formula, at, columns, rows);
      if (moved === undefined) return undefined;
      out += moved;
      at = end;
    } else {
      out += char;
      at += 1;
    }
  }
  return out;
}

function quotedEnd(formula: string, from: number, quote: string): number {
  let at = from + 1;
  for (; at < formula.length; at += 1) {
    if (formula[at] !== quote) continue;
    if (formula[at + 1] !== quote) return at + 1;
    at += 1;
  }
  return at;
}

function bracketEnd(formula: string, from: number): number {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    if (formula[at] === "'") at += 1;
    else if (formula[at] === '[') depth += 1;
    else if (formula[at] === ']' && --depth === 0) return at + 1;
  }
  return -1;
}

function wordEnd(formula: string, from: number): number {
  let at = from;
  while (at < formula.length && WORD.test(formula[at] ?? '')) at += 1;
  return at;
}

function moveWord(formula: string, from: number, columns: number, rows: number): [string | undefined, number] {
  const end = wordEnd(formula, from);
  const word = formula.slice(from, end);
  const next = formula[end] ?? '';
  if (next === '(' || next === '!' || next === '[') return [word, end];
  if (CELL.test(word)) return [moveCell(word, columns, rows), end];
  if (next === ':') {
    const otherEnd = wordEnd(formula, end + 1);
    const other = formula.slice(end + 1, otherEnd);
    const after = formula[otherEnd] ?? '';
    if (after !== '(' && after !== '!') {
      const pair = movePair(word, other, columns, rows);
      if (pair !== undefined) return [pair, otherEnd];
    }
  }
  return [word, end];
}

// Whole columns (B:D) and whole rows (2:4): a lone letter or number is a name or a value, only the pair is a reference.
function movePair(first: string, second: string, columns: number, rows: number): string | undefined {
  const both = (pattern: RegExp): [RegExpExecArray, RegExpExecArray] | undefined => {
    const left = pattern.exec(first);
    const right = pattern.exec(second);
    return left === null || right === null ? undefined : [left, right];
  };
  const letters = both(COLUMN);
  if (letters !== undefined) {
    const moved = letters.map((match) => moveColumn(match[1] ?? '', match[2] ?? '', columns));
    return moved.includes(undefined) ? '#REF!' : moved.join(':');
  }
  const numbers = both(ROW);
  if (numbers === undefined) return undefined;
  const moved = numbers.map((match) => moveRow(match[1] ?? '', match[2] ?? '', rows));
  return moved.includes(undefined) ? '#REF!' : moved.join(':');
}

function moveCell(word: string, columns: number, rows: number): string | undefined {
  const match = CELL.exec(word);
  if (match === null) return undefined;
  const [, columnFixed = '', letters = '', rowFixed = '', digits = ''] = match;
  if (columnNumber(letters) > LAST_COLUMN || Number(digits) > LAST_ROW) return word;
  const column = moveColumn(columnFixed, letters, columns);
  const row = moveRow(rowFixed, digits, rows);
  return column === undefined || row === undefined ? '#REF!' : column + row;
}

function moveColumn(fixed: string, letters: string, columns: number): string | undefined {
  if (fixed !== '') return fixed + letters;
  const moved = columnNumber(letters) + columns;
  return moved < 1 || moved > LAST_COLUMN ? undefined : columnName(moved);
}

function moveRow(fixed: string, digits: string, rows: number): string | undefined {
  if (fixed !== '') return fixed + digits;
  const moved = Number(digits) + rows;
  return moved < 1 || moved > LAST_ROW ? undefined : String(moved);
}
