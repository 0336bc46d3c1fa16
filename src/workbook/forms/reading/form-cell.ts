// A cell of a form's table as its reader sees it, and the row of headings above rows.
import type { FormCell, FormTable } from '../../../domain/referral/form-page.ts';
import { newLine, type AreaReader } from './read-area.ts';
import type { FormSection } from './form-entry.ts';
import type { FormWords } from './form-words.ts';
import { hasControls, isEmpty, linesOf, textOf, type Line, type Token } from './page-lines.ts';

export interface Cell {
  readonly cell: FormCell;
  readonly lines: readonly Line[];
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly tables: readonly FormTable[];
}

export interface Heading {
  readonly column: number;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly option: string | undefined;
}

export interface Header {
  readonly kind: 'columns' | 'grid' | 'both';
  readonly headings: readonly Heading[];
  readonly section: FormSection;
  readonly cells: number;
  rows: number;
}

export const COLUMN = /^(no\.|number|question|answer|response|details|comments?|notes?|tick|score|item)$/i;

/** "Yes | No | Don’t know" side by side: headings of boxes. */
export function holdsAnswers(options: readonly (string | undefined)[]): boolean {
  const at = options.findIndex((option) => option !== undefined);
  const run = at < 0 ? [] : options.slice(at).slice(0, 5);
  const side = run.findIndex((one) => one === undefined);
  const together = side < 0 ? run : run.slice(0, side);
  return together.length >= 2 && new Set(together.map((one) => one?.toLowerCase())).size === together.length;
}

export function optionOf(words: FormWords, text: string): string | undefined {
  const option = words.optionAt(text.trim(), 'start');
  return option !== undefined && option.length === text.trim().replace(/[:.]$/, '').length ? option : undefined;
}

export function openCell(cell: FormCell): Cell {
  const lines = linesOf(cell.blocks);
  const tokens = lines.flatMap((line, index) => (index === 0 ? line.tokens : [newLine(), ...line.tokens]));
  const tables = cell.blocks.filter((block): block is FormTable => block.kind === 'table');
  return { cell, lines, tokens, text: textOf(tokens).trim(), tables };
}

export function isBlank(cell: Cell): boolean {
  return cell.tables.length === 0 && isEmpty(cell.tokens) && !hasControls(cell.tokens);
}

export function space(): Token {
  return { kind: 'words', text: ' ', ink: { piece: { kind: 'text', text: ' ' }, from: 0, to: 1 } };
}

export function spaced(cells: readonly Cell[]): readonly Token[] {
  return cells.flatMap((cell, index) => (index === 0 ? cell.tokens : [space(), ...cell.tokens]));
}

/** What stands under the heading of an answer: a box, a tick or a cross by hand, or words. */
export function marksOf(tokens: readonly Token[], option: string): readonly Token[] {
  const caption: Token = {
    kind: 'words',
    text: ` ${option}\n`,
    ink: { piece: { kind: 'text', text: option }, from: 0, to: option.length },
  };
  const box = tokens.find((token) => token.kind === 'box');
  if (box !== undefined) return [box, caption, ...tokens.filter((token) => token !== box)];
  const text = textOf(tokens).trim();
  const [first] = tokens;
  if (first === undefined || !/^(x|y|yes|1|✓|✔)$/i.test(text)) return tokens;
  return [{ kind: 'box', ticked: true, title: '', tag: '', ink: first.ink }, caption, ...tokens.slice(1)];
}

/** "Surname | Brook | Forename | Anna": questions and answers by turns. */
export function alternates(row: readonly Cell[], words: FormWords): boolean {
  const known = row.map((cell) => words.isLabel(cell.text));
  return (
    row.length % 2 === 0 &&
    known.some(Boolean) &&
    known.every((one, index) => !one || index % 2 === 0) &&
    known.includes(false)
  );
}

/** Whether a cell holds questions with their own answers. */
export function holdsQuestions({ lines }: Cell, words: FormWords): boolean {
  return lines.some((line) => {
    const text = textOf(line.tokens);
    // "Is she pregnant? If yes, please say more": one question.
    if (words.isLabel(text.trim())) return false;
    const head = /^\s*([^:?\n]{2,80}?)[:?]\s*(?!\([^)]*\)?\s*$)\S/.exec(text)?.[1];
    if (head !== undefined && words.isLabel(head.trim())) return true;
    const first = line.tokens[0];
    if (first === undefined) return false;
    const words1 = first.kind === 'words' ? first.text.trim() : '';
    return hasControls(line.tokens) && words1 !== '' && words.isLabel(words1) && optionOf(words, words1) === undefined;
  });
}

/** Of several lines with words in them. */
export function isTall({ lines }: Cell): boolean {
  return lines.filter((line) => !isEmpty(line.tokens)).length > 1;
}

/** A cell beside captioned ones: its first line names what stands below it. */
export function readCaptioned(area: AreaReader, { lines, cell }: Cell): number {
  const [first, ...rest] = lines.filter((line) => !isEmpty(line.tokens) || hasControls(line.tokens));
  area.add(
    first?.tokens ?? [],
    rest.flatMap((line) => [...line.tokens, newLine()]),
    cell.place,
  );
  return 1;
}
