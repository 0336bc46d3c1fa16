// A small calculator for formulas: references, arithmetic, comparison, joining and a handful of functions, with Google's error
// values for the rest. Enough to put honest formulas, errors and imports into a sheet under test; no spreadsheet engine.
import type { sheets_v4 } from '@googleapis/sheets';
import { readRange } from './a1.ts';
import { cellAt } from './book.ts';
import type { Book, Tab } from './book.ts';
import { elementOf } from './array-formula.ts';

type Value = sheets_v4.Schema$ExtendedValue;
type Plain = string | number | boolean | null;

class FormulaError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const cache = new WeakMap<Book, Map<string, Value>>();

/** The effective value of a cell: its own for a literal, the calculated one for a formula. */
export function effectiveValue(book: Book, tab: Tab, row: number, column: number): Value | undefined {
  const value = cellAt(tab, row, column)?.userEnteredValue;
  if (!value?.formulaValue) return value;
  const known = cache.get(book) ?? new Map<string, Value>();
  cache.set(book, known);
  const key = `${tab.properties.sheetId}/${row}/${column}`;
  const before = known.get(key);
  if (before) return before;
  known.set(key, { errorValue: { type: 'REF', message: 'Circular dependency detected.' } });
  const result = calculate(book, tab, value.formulaValue);
  known.set(key, result);
  return result;
}

/** What a formula comes to; of an array its first element. */
export function calculate(book: Book, tab: Tab, text: string): Value {
  const formula = text.startsWith('=ARRAYFORMULA(') ? (elementOf(text, 0) ?? text) : text;
  try {
    const reader = new Reader(book, tab, formula.slice(1));
    return wrap(reader.all());
  } catch (error) {
    if (error instanceof FormulaError) return { errorValue: { type: error.type, message: error.message } };
    return { errorValue: { type: 'ERROR', message: 'Formula parse error.' } };
  }
}

function wrap(value: Plain): Value {
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return { stringValue: value ?? '' };
}

const token =
  /\s*("(?:[^"]|"")*"|\d+(?:\.\d+)?|(?:'(?:[^']|'')+'|\w+)!\$?[A-Za-z]{0,3}\$?\d*(?::\$?[A-Za-z]{0,3}\$?\d*)?|\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{0,3}\$?\d*)?(?![\w(])|[A-Za-z_][\w.]*|<>|<=|>=|[-+*/^&=<>(),])/y;

class Reader {
  readonly #book: Book;
  readonly #tab: Tab;
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(book: Book, tab: Tab, text: string) {
    this.#book = book;
    this.#tab = tab;
    token.lastIndex = 0;
    for (let at = 0; at < text.trimEnd().length; at = token.lastIndex) {
      token.lastIndex = at;
      const found = token.exec(text);
      if (!found) throw new FormulaError('ERROR', 'Formula parse error.');
      this.#tokens.push(found[1]!);
    }
  }

  all(): Plain {
    const value = this.#compared();
    if (this.#at < this.#tokens.length) throw new FormulaError('ERROR', 'Formula parse error.');
    return value;
  }

  #take(...wanted: readonly string[]): string | undefined {
    const next = this.#tokens[this.#at];
    if (next === undefined || !wanted.includes(next)) return undefined;
    this.#at += 1;
    return next;
  }

  #compared(): Plain {
    let left = this.#joined();
    for (
      let sign = this.#take('=', '<>', '<', '>', '<=', '>=');
      sign;
      sign = this.#take('=', '<>', '<', '>', '<=', '>=')
    ) {
      left = compare(sign, left, this.#joined());
    }
    return left;
  }

  #joined(): Plain {
    let left = this.#sum();
    while (this.#take('&')) left = textOf(left) + textOf(this.#sum());
    return left;
  }

  #sum(): Plain {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const right = numberOf(this.#product());
      left = sign === '+' ? numberOf(left) + right : numberOf(left) - right;
    }
    return left;
  }

  #product(): Plain {
    let left = this.#one();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const right = numberOf(this.#one());
      if (sign === '/' && right === 0)
        throw new FormulaError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.');
      left = sign === '*' ? numberOf(left) * right : numberOf(left) / right;
    }
    return left;
  }

  #one(): Plain {
    if (this.#take('-')) return -numberOf(this.#one());
    if (this.#take('(')) {
      const inner = this.#compared();
      if (!this.#take(')')) throw new FormulaError('ERROR', 'Formula parse error.');
      return inner;
    }
    const next = this.#tokens[this.#at];
    if (next === undefined) throw new FormulaError('ERROR', 'Formula parse error.');
    this.#at += 1;
    if (next.startsWith('"')) return next.slice(1, -1).replaceAll('""', '"');
    if (/^\d/.test(next)) return Number(next);
    if (this.#take('(')) return this.#call(next.toUpperCase());
    if (/^(true|false)$/i.test(next)) return /^true$/i.test(next);
    return this.#range(next)[0] ?? null;
  }

  #range(reference: string): Plain[] {
    let place;
    try {
      place = readRange(
        this.#book,
        reference.includes('!')
          ? reference
          : `'${(this.#tab.properties.title ?? '').replaceAll("'", "''")}'!${reference}`,
      );
    } catch {
      throw new FormulaError(
        reference.includes('!') ? 'REF' : 'NAME',
        `Unknown range name: '${reference.toUpperCase()}'.`,
      );
    }
    const values: Plain[] = [];
    for (let row = place.box.top; row < place.box.bottom; row += 1) {
      for (let column = place.box.left; column < place.box.right; column += 1) {
        values.push(plainOf(effectiveValue(this.#book, place.tab, row, column)));
      }
    }
    return values;
  }

  #call(name: string): Plain {
    const lists: Plain[][] = [];
    while (!this.#take(')')) {
      const next = this.#tokens[this.#at] ?? '';
      if (next.includes(':')) {
        this.#at += 1;
        lists.push(this.#range(next));
      } else lists.push([this.#compared()]);
      if (!this.#take(',') && this.#tokens[this.#at] !== ')') throw new FormulaError('ERROR', 'Formula parse error.');
    }
    return callFunction(name, lists);
  }
}

function callFunction(name: string, lists: readonly Plain[][]): Plain {
  const flat = lists.flat();
  const numbers = flat.filter((value) => typeof value === 'number');
  switch (name) {
    case 'SUM':
      return numbers.reduce((sum, value) => sum + value, 0);
    case 'COUNT':
      return numbers.length;
    case 'COUNTA':
      return flat.filter((value) => value !== null && value !== '').length;
    case 'MIN':
      return numbers.length > 0 ? Math.min(...numbers) : 0;
    case 'MAX':
      return numbers.length > 0 ? Math.max(...numbers) : 0;
    case 'IF':
      return (flat[0] ? flat[1] : flat[2]) ?? false;
    case 'CONCATENATE':
      return flat.map(textOf).join('');
    case 'UPPER':
      return textOf(flat[0] ?? null).toUpperCase();
    case 'HYPERLINK':
      return textOf(flat[1] ?? flat[0] ?? null);
    case 'NA':
      throw new FormulaError('N_A', 'Error: value is not available.');
    case 'IMPORTRANGE':
      throw new FormulaError('REF', 'You need to connect these sheets.');
    case 'IMPORTDATA':
    case 'IMPORTXML':
    case 'IMPORTHTML':
    case 'IMPORTFEED':
    case 'GOOGLEFINANCE':
      throw new FormulaError('LOADING', 'Loading...');
    default:
      throw new FormulaError('NAME', `Unknown function: '${name}'.`);
  }
}

function plainOf(value: Value | undefined): Plain {
  if (!value) return null;
  if (value.errorValue) throw new FormulaError(value.errorValue.type ?? 'ERROR', value.errorValue.message ?? '');
  return value.numberValue ?? value.boolValue ?? value.stringValue ?? null;
}

function numberOf(value: Plain): number {
  if (typeof value === 'string' && (value === '' || Number.isNaN(Number(value)))) {
    if (value === '') return 0;
    throw new FormulaError('VALUE', 'Function expects number values, but a text cannot be coerced to a number.');
  }
  return Number(value ?? 0);
}

function textOf(value: Plain): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');
}

function compare(sign: string, left: Plain, right: Plain): boolean {
  const [one, two] = [left ?? '', right ?? ''];
  switch (sign) {
    case '=':
      return one === two;
    case '<>':
      return one !== two;
    case '<':
      return one < two;
    case '>':
      return one > two;
    case '<=':
      return one <= two;
    default:
      return one >= two;
  }
}

const shown: Readonly<Record<string, string>> = {
  ERROR: '#ERROR!',
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  LOADING: 'Loading...',
};

/** How an error value is shown in its cell and in unformatted values. */
export function showError(type: string | null | undefined): string {
  return shown[type ?? 'ERROR'] ?? '#ERROR!';
}
