// Lists as comma, semicolon or tab separated text (RFC 4180): a pasted police list and the coordinator's own list. csv-parse parts the texts; that a
// column never shifts in silence is held here.
import { CsvError, parse, type Options } from 'csv-parse/sync';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
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
    .flatMap((result) => (result.ok ? [result.value] : []))
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
    filled.map((row) => row.texts),
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
  readonly rows: readonly DelimitedRow[];
  /** The line of a row with a quote that is not closed, or that letters follow. */
  readonly open?: number;
}

function scan(text: string, separator: string, firstLine: number): Scanned {
  const rows: DelimitedRow[] = [];
  let line = firstLine;
  let open: number | undefined;
  const keep = ({ record, raw }: { readonly record: readonly string[]; readonly raw: string }): null => {
    // Letters behind a closing quote: the parser gives such a text as it stands, quotes and all, where a proper one would be quoted whole.
    const row = `${separator}${raw.replace(/[\r\n]+$/, '')}${separator}`;
    const isWhole = (one: string): boolean => row.includes(`${separator}"${one.replaceAll('"', '""')}"${separator}`);
    if (record.some((one) => one.startsWith('"') && !isWhole(one))) open ??= line;
    rows.push({ line, texts: record });
    line += raw.match(/\r\n?|\n/g)?.length ?? 1;
    return null;
  };
  try {
    // A quote inside a text without quotes is a letter. `raw` hands the record over with its text, which the types leave out.
    const lenient = { relax_quotes: true, relax_column_count: true, raw: true } as const;
    const on_record = keep as unknown as NonNullable<Options['on_record']>;
    parse(text, { delimiter: separator, record_delimiter: ['\r\n', '\n', '\r'], ...lenient, on_record });
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    open ??= line;
  }
  return { rows, ...(open === undefined ? {} : { open }) };
}
