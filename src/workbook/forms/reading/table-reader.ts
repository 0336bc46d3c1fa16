// Reads a table of a form: a question beside its answer, headings above rows of people, or a grid of boxes.
import { newLine, type AreaReader } from './read-area.ts';
import {
  alternates,
  COLUMN,
  holdsAnswers,
  holdsQuestions,
  isBlank,
  isTall,
  openCell,
  optionOf,
  readCaptioned,
  space,
  type Cell,
  type Header,
} from './form-cell.ts';
import { splitLabel } from './hints.ts';
import { carryMerged } from './merged-cells.ts';
import { readGridRow } from './grid-row.ts';
import { cellsOf, fitsSides, namesPeople, peopleOf, sidesOf, type Side } from './sides.ts';
import { hasControls, isEmpty, isFilled, textOf, type Token } from './page-lines.ts';
import type { FormTable } from '../../../domain/referral/form-page.ts';
import type { FormSection } from './form-entry.ts';
import type { FormWords } from './form-words.ts';

export class TableReader {
  readonly #rows: readonly (readonly Cell[])[];
  readonly #area: AreaReader;
  readonly #inner: (table: FormTable) => void;
  #header: Header | undefined;
  #sides: readonly Side[] | undefined;

  constructor(table: FormTable, area: AreaReader, inner: (table: FormTable) => void) {
    this.#rows = table.rows.map((row) => row.map(openCell));
    this.#area = area;
    this.#inner = inner;
  }

  read(): void {
    for (const [index, row] of carryMerged(this.#rows, this.#area.words).entries()) {
      const filled = row.filter((cell) => !isBlank(cell));
      if (filled.length === 0) continue;
      if (this.#header !== undefined && this.#dataRow(row, this.#header)) continue;
      this.#header = undefined;
      if (this.#sides !== undefined && this.#sidesRow(row, this.#sides)) continue;
      this.#sides = undefined;
      const next = this.#rows[index + 1];
      const sides = sidesOf(row, next, this.#area.words);
      if (sides !== undefined) {
        this.#area.flush();
        for (const cell of filled) this.#area.coverage.coverTokens(cell.tokens, 'label');
        this.#sides = sides;
        continue;
      }
      const header = this.#headerOf(row, filled, next);
      if (header !== undefined) {
        this.#area.flush();
        this.#header = header;
      } else if (row.length === 1 || this.#isLone(row, filled)) this.#lone(row, filled);
      else this.#pairs(row);
      for (const cell of row) for (const inner of cell.tables) this.#inner(inner);
    }
  }

  #isLone(row: readonly Cell[], filled: readonly Cell[]): boolean {
    const [one] = filled;
    if (filled.length !== 1 || one === undefined) return false;
    return one !== row[0] || this.#area.words.sectionOf(one.text) !== undefined || !this.#area.words.isLabel(one.text);
  }

  #lone(row: readonly Cell[], [one]: readonly Cell[]): void {
    if (one === undefined) return;
    const { words } = this.#area;
    const hasOthers = row.length > 1 && one === row[0];
    const isQuestion =
      hasOthers && one.lines.every((line) => !hasControls(line.tokens)) && words.sectionOf(one.text) === undefined;
    if (isQuestion && !one.lines.some((line) => line.heading) && !/[:?]\s*\S/.test(one.text)) {
      // A question whose answer was left blank.
      this.#area.wait(one.tokens, one.cell.place);
      this.#area.flush();
      return;
    }
    const section = words.sectionOf(one.text);
    if (section !== undefined && hasOthers && !words.isLabel(one.text)) {
      this.#area.open(section, one.text);
      this.#area.coverage.coverTokens(one.tokens, 'label');
      return;
    }
    this.#area.lines(one.lines);
  }

  #headerOf(row: readonly Cell[], filled: readonly Cell[], next: readonly Cell[] | undefined): Header | undefined {
    const { words } = this.#area;
    if (filled.length < 2 || next === undefined || next.length !== row.length) return undefined;
    if (row.some((cell) => hasControls(cell.tokens) || cell.tables.length > 0)) return undefined;
    const isFirstBlank = row[0] !== undefined && isBlank(row[0]);
    const isGrid = holdsAnswers(row.map(({ text }) => optionOf(words, text)));
    const isWhole = filled.length === row.length || (isFirstBlank && filled.length === row.length - 1);
    if (!isGrid && !isWhole) return undefined;
    const isKnown = ({ text }: Cell): boolean =>
      words.isLabel(text) ||
      words.sectionOf(text) !== undefined ||
      COLUMN.test(text) ||
      (isGrid && optionOf(words, text) !== undefined);
    const known = filled.filter(isKnown).length;
    if (!isGrid && known < filled.length * (filled.length > 2 ? 0.6 : 1)) return undefined;
    const below = next.filter((cell) => !isBlank(cell) && !hasControls(cell.tokens) && words.isLabel(cell.text));
    const parties = filled.slice(isFirstBlank ? 0 : 1).filter(({ text }) => words.sectionOf(text) !== undefined).length;
    const kind = isGrid ? 'grid' : parties >= 1 && parties >= row.length - 1 ? 'both' : 'columns';
    if (kind === 'both' && !isFirstBlank && namesPeople(row, words)) return undefined;
    if (kind === 'columns' && (below.length > 0 || alternates(row, words))) return undefined;
    const section = kind === 'columns' ? this.#sectionOf(row, filled) : this.#area.section;
    for (const cell of filled) this.#area.coverage.coverTokens(cell.tokens, 'label');
    const headings = row.map((cell) => ({
      column: cell.cell.column,
      tokens: cell.tokens,
      text: cell.text,
      option: optionOf(words, cell.text),
    }));
    return { kind, headings, section, cells: row.length, rows: 0 };
  }

  /** Each side of a row is read for itself; false when the row does not stand under the headings. */
  #sidesRow(row: readonly Cell[], sides: readonly Side[]): boolean {
    if (!fitsSides(row, sides)) return false;
    const before = this.#area.section;
    for (const side of sides) {
      const cells = cellsOf(row, side);
      this.#area.flush();
      this.#area.section = this.#named(side.named, side.text);
      if (cells.length > 1) this.#pairs(cells);
      else for (const cell of cells) this.#area.lines(cell.lines);
      this.#area.flush();
      for (const cell of cells) for (const inner of cell.tables) this.#inner(inner);
    }
    this.#area.section = before;
    return true;
  }

  #sectionOf([first]: readonly Cell[], filled: readonly Cell[]): FormSection {
    const text = first?.text ?? '';
    const own = this.#area.words.sectionOf(text);
    if (own !== undefined) return this.#named(own, text);
    const people = peopleOf(filled, this.#area.words);
    return people === undefined ? this.#area.section : this.#named(people, this.#area.section.words);
  }

  #named(named: NonNullable<ReturnType<FormWords['sectionOf']>>, text: string): FormSection {
    return { ...named, words: text, number: this.#area.section.number };
  }

  /** False when the row is no row under these headings. */
  #dataRow(row: readonly Cell[], header: Header): boolean {
    const { words } = this.#area;
    if (row.length !== header.cells) return false;
    const [first] = row;
    if (first === undefined) return false;
    if (header.kind === 'grid') return readGridRow(this.#area, row, header);
    if (header.kind === 'both') {
      if (isBlank(first)) return false;
      for (const [index, one] of row.entries()) {
        const party = words.sectionOf(header.headings[index]?.text ?? '');
        if (index === 0 || isBlank(one)) continue;
        const section =
          party === undefined ? this.#area.section : this.#named(party, header.headings[index]?.text ?? '');
        this.#area.add(first.tokens, one.tokens, one.cell.place, { section });
      }
      return true;
    }
    if (row.filter((cell) => !isBlank(cell) && words.isLabel(cell.text)).length * 2 > row.length) return false;
    header.rows += 1;
    for (const [index, one] of row.entries()) {
      const heading = header.headings[index];
      if (heading === undefined || isBlank(one)) continue;
      this.#area.add(heading.tokens, one.tokens, one.cell.place, { section: header.section, row: header.rows });
      for (const inner of one.tables) this.#inner(inner);
    }
    return true;
  }

  #pairs(row: readonly Cell[]): void {
    const { words } = this.#area;
    this.#area.flush();
    // Two people side by side: what follows is about neither of those before.
    if (namesPeople(row, words)) this.#area.open(undefined, row[0]?.text ?? '');
    let cells = row;
    const [number, ...others] = row;
    let lead: readonly Token[] = [];
    if (
      number !== undefined &&
      /^(q(uestion)?\.? ?)?\d{1,2}[.)]?$/i.test(number.text) &&
      others.length > 1 &&
      !hasControls(number.tokens)
    ) {
      lead = [...number.tokens, space()];
      cells = others;
    }
    const [first, second] = cells;
    if (
      first !== undefined &&
      second !== undefined &&
      cells.length > 2 &&
      !words.isLabel(first.text) &&
      words.sectionOf(first.text) !== undefined
    ) {
      this.#area.open(words.sectionOf(first.text), first.text);
      this.#area.coverage.coverTokens(first.tokens, 'label');
      cells = cells.slice(1);
    }
    for (let at = 0; at < cells.length;) at += this.#pair(cells, at, at === 0 ? lead : []);
  }

  /** Reads one question and its answer; how many cells they were. */
  #pair(cells: readonly Cell[], at: number, lead: readonly Token[]): number {
    const { words } = this.#area;
    const cell = cells[at];
    if (cell === undefined) return 1;
    const next = cells[at + 1];
    if (isBlank(cell) && lead.length === 0) {
      if (next !== undefined && !isBlank(next) && at === 0 && !this.#standsAlone(next, cells[at + 2])) {
        this.#area.add([], next.tokens, next.cell.place);
        return 2;
      }
      return 1;
    }
    const split = splitLabel(cell.tokens, words);
    const isAnswered = next !== undefined && !isBlank(next) && !this.#isQuestion(next);
    // "Surname ⏎ Brook | Forename ⏎ Anna": each cell is its own question and answer.
    const isApart = (!split.isHint || isTall(cell)) && (!isAnswered || !splitLabel(next.tokens, words).isHint);
    if (isApart && split.isHint && isAnswered) return readCaptioned(this.#area, cell);
    if (isApart || (split.behind.length === 0 && this.#standsAlone(cell, next)) || hasControls(cell.tokens)) {
      this.#area.lines(cell.lines);
      this.#area.flush();
      return 1;
    }
    const label = [...lead, ...split.label];
    if (!split.isHint && next !== undefined) {
      const answer = [...split.behind, newLine(), ...next.tokens];
      this.#area.add(label, answer, cell.cell.place, {
        doubt: 'it cannot be told where the question ends and the answer begins',
      });
      return 2;
    }
    this.#area.coverage.coverTokens(split.behind, 'unknown');
    if (next === undefined || (this.#isQuestion(next) && words.isLabel(cell.text))) {
      const isKnown = words.isLabel(cell.text);
      if (isKnown || at === 0) {
        this.#area.wait(label, cell.cell.place);
        this.#area.flush();
      } else this.#area.add([], label, cell.cell.place);
      return 1;
    }
    if (holdsQuestions(next, this.#area.words)) {
      this.#area.coverage.coverTokens(label, words.isLabel(cell.text) ? 'label' : 'unknown');
      this.#area.lines(next.lines);
      this.#area.flush();
      return 2;
    }
    const answer: Token[] = [...next.tokens];
    let taken = 2;
    // A box for each answer, each in a cell of its own.
    for (let more = cells[at + taken]; more !== undefined && this.#goesOn(more, answer); more = cells[at + taken]) {
      answer.push(newLine(), ...more.tokens);
      taken += 1;
    }
    this.#area.add(label, answer, cell.cell.place);
    return taken;
  }

  #isQuestion({ tokens, text }: Cell): boolean {
    return !hasControls(tokens) && this.#area.words.isLabel(text);
  }

  #goesOn(cell: Cell, answer: readonly Token[]): boolean {
    if (isBlank(cell)) return false;
    const isBox = cell.tokens.some((token) => token.kind === 'box');
    return isBox && answer.some((token) => token.kind === 'box') && !holdsQuestions(cell, this.#area.words);
  }

  /** A cell that is its own question and answer. */
  #standsAlone(cell: Cell, next: Cell | undefined): boolean {
    const { words } = this.#area;
    if (holdsQuestions(cell, this.#area.words)) return true;
    const [first, ...rest] = cell.lines.filter((line) => !isEmpty(line.tokens) || hasControls(line.tokens));
    if (first === undefined || rest.length === 0) return false;
    const isNamed = !hasControls(first.tokens) && words.isLabel(textOf(first.tokens).trim());
    const hasNext = next !== undefined && !isBlank(next) && !this.#isQuestion(next);
    return (
      isNamed && !hasNext && rest.some((line) => isFilled(line.tokens) && !words.isOwn(textOf(line.tokens).trim()))
    );
  }
}
