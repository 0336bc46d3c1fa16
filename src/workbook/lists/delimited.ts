// Lists as comma, semicolon or tab separated text (RFC 4180): a pasted police list and the coordinator's own list come in, exports go out.
// A small parser of our own: no installed package reads CSV (exceljs' own is a part of it that is not ours to call), and what matters here,
// that a column never shifts in silence, is what the usual ones leave to the caller.
import type { Problem } from '../../domain/text/problem.ts';
import { problemId } from '../../domain/text/problem.ts';
import type { Result } from '../../domain/text/result.ts';
import { refuse, succeed } from '../../domain/text/result.ts';
import { findHeadingRow } from './heading-row.ts';

export interface DelimitedList {
  /** Rows of fewer or other texts above the headings, the nearest last. */
  readonly above: readonly DelimitedRow[];
  readonly headings: readonly string[];
  /** Rows with as many texts as there are headings, and the line of the file each begins on. */
  readonly rows: readonly DelimitedRow[];
  readonly separator: ',' | ';' | '\t';
}

export interface DelimitedRow {
  readonly line: number;
  readonly texts: readonly string[];
}

type IsKnown = (text: string) => boolean;

const MOST_CHARACTERS = 20_000_000;

function wrong(code: string, line: number, sentence: string): Problem {
  const place = line === 0 ? 'The list' : `The list, line ${line}`;
  return { id: problemId(code, 'list', String(line)), code, size: 'table', place, sentence };
}

/** The text of a file: UTF-8, or UTF-16 with its mark; Windows' own Western letters when it is neither. */
export function decodeList(bytes: Uint8Array): Result<string> {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string | undefined;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    if (label === 'utf-8') text = new TextDecoder('windows-1252').decode(bytes);
  }
  // UTF-16 without its mark reads as UTF-8 with a NUL behind every letter: no list is written so.
  return text === undefined || text.includes('\0') ? refuse(wrong('list.not-text', 0, NOT_TEXT)) : succeed(text);
}

const NOT_TEXT = 'This is not a text file. Save it as "CSV UTF-8", or as an Excel workbook.';

type Separator = DelimitedList['separator'];

/** The list in a text; refused, with every line named, when a row has another number of columns than the headings or a quote is never closed. */
export function parseDelimited(text: string, isKnown: IsKnown = () => false): Result<DelimitedList> {
  if (text.length > MOST_CHARACTERS) return refuse(wrong('list.too-long', 0, 'The list is too long. Part it.'));
  const plain = text.replace(/^\ufeff/, '');
  const marked = /^sep=([,;\t])\r?\n/i.exec(plain);
  if (marked !== null) return parseWith(plain.slice(marked[0].length), marked[1] as Separator, 2, isKnown);
  // The separator under which every row fits its headings, and most columns come out.
  const tried = (['\t', ';', ','] as const).map((separator) => parseWith(plain, separator, 1, isKnown));
  const fitting = tried
    .flatMap((one) => (one.ok ? [one.value] : []))
    .toSorted(
      (a, b) =>
        b.headings.filter(isKnown).length - a.headings.filter(isKnown).length ||
        a.above.length - b.above.length ||
        b.headings.length - a.headings.length,
    );
  const [best] = fitting;
  if (best !== undefined && best.headings.length > 1) return succeed(best);
  return parseWith(plain, guessSeparator(plain), 1, isKnown);
}

function parseWith(text: string, separator: Separator, firstLine: number, isKnown: IsKnown): Result<DelimitedList> {
  const scanned = scan(text, separator, firstLine);
  if (scanned.open !== undefined) return refuse(wrong('list.open-quote', scanned.open, OPEN_QUOTE));
  const filled = scanned.rows.filter((row) => row.texts.some((one) => one.trim() !== ''));
  const at = findHeadingRow(
    filled.map((one) => one.texts),
    isKnown,
  );
  const [top, ...rest] = filled.slice(at);
  if (top === undefined) return refuse(wrong('list.empty', 0, 'The list is empty. It needs a row of headings.'));
  const headings = withoutTail(top.texts, 0);
  const problems: Problem[] = [];
  const rows = rest.map(({ line, texts }) => {
    const fitted = withoutTail(texts, headings.length);
    if (fitted.length !== headings.length)
      problems.push(
        wrong(
          'list.shifted',
          line,
          `This row has ${fitted.length} columns and there are ${headings.length} headings. ${SHIFTED}`,
        ),
      );
    return { line, texts: fitted };
  });
  return problems.length > 0 ? refuse(...problems) : succeed({ above: filled.slice(0, at), headings, rows, separator });
}

const OPEN_QUOTE = 'A quote opens here and is never closed, or letters follow a closed one. Save the list again.';
const SHIFTED = 'Put quotes round the text with the extra separator, or save as an Excel workbook.';

/** Spreadsheets leave separators behind at the ends of rows: blank texts past the headings are no columns. */
function withoutTail(texts: readonly string[], atLeast: number): readonly string[] {
  let length = texts.length;
  while (length > atLeast && (texts[length - 1] ?? '').trim() === '') length -= 1;
  return texts.slice(0, length);
}

/** The separator that parts the headings most, outside quotes. */
function guessSeparator(text: string): ',' | ';' | '\t' {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => line.split(separator).length;
  if (count('\t') > 1 && count('\t') >= count(';') && count('\t') >= count(',')) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

interface Scanned {
  readonly rows: readonly { readonly line: number; readonly texts: readonly string[] }[];
  /** The line of a quote that is not closed. */
  readonly open?: number;
}

function scan(text: string, separator: string, firstLine: number): Scanned {
  const rows: { line: number; texts: string[] }[] = [];
  let row = { line: firstLine, texts: [] as string[] };
  let [line, at] = [firstLine, 0];
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? endOfQuoted(text, at) : endOfPlain(text, at, separator);
    if (end === undefined) return { rows, open: line };
    const raw = text.slice(at, end);
    const next = text[end];
    if (quoted && next !== undefined && next !== separator && next !== '\n' && next !== '\r')
      return { rows, open: line };
    row.texts.push(quoted ? raw.slice(1, -1).replace(/""/g, '"') : raw);
    line += raw.split('\n').length - 1;
    if (next === separator) at = end + 1;
    else {
      rows.push(row);
      at = end + (next === '\r' && text[end + 1] === '\n' ? 2 : 1);
      line += 1;
      row = { line, texts: [] };
      if (at >= text.length) break;
    }
  }
  return { rows };
}

function endOfQuoted(text: string, start: number): number | undefined {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function endOfPlain(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

// What a spreadsheet takes for the beginning of a formula, also in full width and behind blanks that cannot be seen.
const FORMULA_START = /^[\s\ufeff\u200b]*[=+\-@＝＋－＠]/u;

function wouldRun(text: string): boolean {
  return FORMULA_START.test(text) || text.charCodeAt(0) < 32;
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `"${(wouldRun(value) ? `'${value}` : value).replace(/"/g, '""')}"`;
}

/** A list as CSV, every text in quotes; a text that a spreadsheet would run is put behind an apostrophe (OWASP ASVS 5.0, 1.2.10). */
export function renderDelimited(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
