// What a command says: plain lines and tables for people, or one JSON object. JSON takes only safe values, so it cannot hold a name.
import type { Problem } from '../domain/text/problem.ts';
import { fixed, key, problemSentence, word, type Safe, type SafeValue } from './safe-texts.ts';
import { shellWord } from '../app/machine/shell-words.ts';

export interface OutStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Column<Row> {
  readonly header: string;
  /** The text of a row's cell, for people. */
  text(row: Row): string;
}

export interface Printer {
  readonly json: boolean;
  /** Whether a person sits at the output: only then may a cell's value or a name be shown. */
  readonly toPerson: boolean;
  /** From here on a person at a terminal reads rows by these words; pipes, logs and JSON have their ids alone. */
  nameWith(name: (text: string) => string): void;
  /** From here on whoever reads of a row of a tab, at a terminal or in a pipe, reads its number too. */
  numberWith(number: (text: string) => string): void;
  /** A line for people; JSON leaves it out. */
  say(line: string): void;
  /** A value of the JSON object; people do not see it. */
  put(name: string, value: SafeValue): void;
  /** Rows under a name: a table for people, an array for JSON. */
  table<Row>(
    name: string,
    rows: readonly Row[],
    columns: readonly Column<Row>[],
    data: (row: Row) => { readonly [name: string]: SafeValue },
  ): void;
  /** Each problem in a line of its own; the cell's value is shown to a person at a terminal only. */
  problems(problems: readonly Problem[]): void;
  /** Writes the JSON object; called once, at the end. */
  end(): void;
}

const WIDE = 100;

const unchanged = (text: string): string => text;

export function openPrinter(out: OutStream, json: boolean): Printer {
  const object: Record<string, SafeValue> = {};
  const toPerson = !json && out.isTTY === true;
  let words: ((text: string) => string) | undefined;
  let numbers = unchanged;
  // What people typed as a name must not steer the terminal either.
  const named = (text: string): string =>
    numbers(toPerson && words !== undefined ? words(text).split('\n').map(visible).join('\n') : text);
  const write = (line: string): void => {
    if (!json) out.write(`${line}\n`);
  };
  const say = (line: string): void => write(named(line));
  const put = (name: string, value: SafeValue): void => {
    object[name] = value;
  };
  /** Whose row it is, where its number alone says it: Referrals, row 2, "Received" (Ella Example, R-7KQ2MX). */
  const whose = ({ rowId, place }: Problem): string => {
    if (rowId === undefined || place.includes(rowId)) return '';
    const called = named(`(${rowId})`);
    return called === `(${rowId})` ? '' : ` ${called}`;
  };
  return {
    json,
    toPerson,
    nameWith(given) {
      words = given;
    },
    numberWith(given) {
      numbers = given;
    },
    say,
    put,
    table(name, rows, columns, data) {
      put(name, rows.map(data));
      if (json || rows.length === 0) return;
      const cells = rows.map((row) =>
        columns.map((column) => named(column.text(row)).split('\n').map(visible).join('\n')),
      );
      const headers = columns.map((column) => column.header);
      const isFitted = toPerson && out.columns !== undefined;
      for (const line of layOut([headers, ...cells], out.columns ?? WIDE, isFitted)) write(line);
    },
    problems(problems) {
      put(
        'problems',
        problems.map((problem) => problemData(problem, numbers)),
      );
      for (const problem of problems) {
        const shown = toPerson && problem.shown !== undefined ? ` It says "${visible(problem.shown)}".` : '';
        write(`${named(problem.place)}${whose(problem)}: ${named(problem.sentence)}${shown}${describeName(problem)}`);
      }
    },
    end() {
      if (json) out.write(`${JSON.stringify(object, null, 2)}\n`);
    },
  };
}

/** The name is needed where accepting is the way out. */
function describeName({ id, sentence }: Problem): string {
  return sentence.includes('`marac accept`') ? ` (marac accept ${shellWord(id)} --by "Your Name")` : '';
}

function problemData(problem: Problem, number: (text: string) => string): { readonly [name: string]: SafeValue } {
  return {
    id: key(problem.id),
    code: word(problem.code),
    size: word(problem.size),
    sentence: problemSentence({ ...problem, place: number(problem.place), sentence: number(problem.sentence) }),
  };
}

/** Every control, format or unassigned character as a dot: a cell must not steer the terminal (7F12). */
export function visible(text: string): string {
  return text.replaceAll(/\p{C}/gu, '\u00B7');
}

/** Columns as wide as their longest cell, the last one broken to what is left; for a person at a terminal the others too if there is no room. */
function layOut(rows: readonly (readonly string[])[], width: number, isFitted: boolean): readonly string[] {
  const longest = longestOf(rows, (cell) => Math.max(...cell.split('\n').map(({ length }) => length)));
  const least = longestOf(rows, (cell, line) => (line === 0 ? cell.length : longestWord(cell)));
  const before = isFitted ? fitted(longest, least, width) : longest.slice(0, -1);
  const room = width - before.reduce((sum, one) => sum + one + 2, 0);
  const widths = [...before, Math.max(LAST, room)];
  return rows.flatMap((row) => {
    const cells = row.map((cell, index) => cell.split('\n').flatMap((part) => breakText(part, widths[index] ?? LAST)));
    return Array.from({ length: Math.max(...cells.map((cell) => cell.length)) }, (_, line) =>
      cells
        .map((cell, index) => (cell[line] ?? '').padEnd((widths[index] ?? 0) + 2))
        .join('')
        .trimEnd(),
    );
  });
}

/** The last column has at least so much. */
const LAST = 30;

function longestOf(
  rows: readonly (readonly string[])[],
  measure: (cell: string, line: number) => number,
): readonly number[] {
  return (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row, line) => measure(row[index] ?? '', line))));
}

const longestWord = (cell: string): number => Math.max(...cell.split(/[ \n]/).map((one) => one.length));

/** Widths of the columns before the last that leave room for it: the widest give way first, and no heading or word is broken. */
function fitted(longest: readonly number[], least: readonly number[], width: number): readonly number[] {
  let most = Math.max(0, ...longest.slice(0, -1));
  const cut = (): readonly number[] =>
    longest.slice(0, -1).map((one, index) => Math.max(least[index] ?? 0, Math.min(one, most)));
  while (most > 0 && cut().reduce((sum, one) => sum + one + 2, 0) + LAST > width) most -= 1;
  return cut();
}

/** Text broken between words to lines of at most that width. */
export function breakText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(' ')) {
    if (line !== '' && line.length + part.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? part : `${line} ${part}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A failure as JSON: the code, what it is, what to do. */
export function failureData(told: {
  readonly code: string;
  readonly sentence: string;
  readonly todo: string;
}): SafeValue {
  const sentence: Safe = fixed(told.sentence);
  return { code: word(told.code), sentence, todo: fixed(told.todo) };
}
