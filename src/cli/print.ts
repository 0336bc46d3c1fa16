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

export function openPrinter(out: OutStream, json: boolean): Printer {
  const object: Record<string, SafeValue> = {};
  const toPerson = !json && out.isTTY === true;
  const say = (line: string): void => {
    if (!json) out.write(`${line}\n`);
  };
  const put = (name: string, value: SafeValue): void => {
    object[name] = value;
  };
  return {
    json,
    toPerson,
    say,
    put,
    table(name, rows, columns, data) {
      put(name, rows.map(data));
      if (!json && rows.length > 0) for (const line of layOut(rows, columns, out.columns ?? WIDE)) say(line);
    },
    problems(problems) {
      put('problems', problems.map(problemData));
      for (const problem of problems) {
        const shown = toPerson && problem.shown !== undefined ? ` It says "${visible(problem.shown)}".` : '';
        say(`${problem.place}: ${problem.sentence}${shown}${describeName(problem)}`);
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

function problemData(problem: Problem): { readonly [name: string]: SafeValue } {
  return {
    id: key(problem.id),
    code: word(problem.code),
    size: word(problem.size),
    sentence: problemSentence(problem),
  };
}

/** Every control, format or unassigned character as a dot: a cell must not steer the terminal (7F12). */
export function visible(text: string): string {
  return text.replaceAll(/\p{C}/gu, '\u00B7');
}

/** Rows in columns as wide as their longest cell, the last one broken to the width of the terminal. */
function layOut<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): readonly string[] {
  const cells = rows.map((row) => columns.map((column) => visible(column.text(row))));
  const headers = columns.map((column) => column.header);
  const widths = headers.map((header, index) =>
    Math.max(header.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + 2, 0);
  const room = Math.max(30, width - before);
  const lines: string[] = [];
  for (const line of [headers, ...cells]) {
    const start = line.slice(0, -1).map((cell, index) => cell.padEnd((widths[index] ?? 0) + 2));
    const [first = '', ...rest] = breakText(line.at(-1) ?? '', room);
    lines.push(`${start.join('')}${first}`.trimEnd(), ...rest.map((part) => `${' '.repeat(before)}${part}`));
  }
  return lines;
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
