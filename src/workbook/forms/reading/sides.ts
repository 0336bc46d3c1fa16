// "Victim | Alleged perpetrator" above a table: what stands below each heading is about that person, each side with its own questions and answers.
import { holdsQuestions, isBlank, type Cell } from './form-cell.ts';
import { hasControls } from './page-lines.ts';
import type { FormWords, SectionNamed } from './form-words.ts';

export interface Side {
  readonly named: SectionNamed;
  readonly text: string;
  /** In columns of the table's grid: the first, and the first that is no longer its own. */
  readonly from: number;
  readonly to: number;
}

/** The people by whose names a row heads the columns below it; undefined when it is no such row. */
export function sidesOf(
  row: readonly Cell[],
  next: readonly Cell[] | undefined,
  words: FormWords,
): readonly Side[] | undefined {
  const filled = row.filter((cell) => !isBlank(cell));
  const [first] = row;
  if (filled.length < 2 || first === undefined || isBlank(first) || next === undefined) return undefined;
  if (filled.some((cell) => hasControls(cell.tokens) || cell.tables.length > 0)) return undefined;
  const found = filled.flatMap((cell, index): readonly Side[] => {
    const named = words.sectionOf(cell.text);
    const to = filled[index + 1]?.cell.column ?? Number.MAX_SAFE_INTEGER;
    return named?.party === undefined || !PEOPLE.has(named.party)
      ? []
      : [{ named, text: cell.text, from: cell.cell.column, to }];
  });
  if (found.length !== filled.length) return undefined;
  if (new Set(found.map(({ named }) => `${named.party}${named.index ?? ''}`)).size !== found.length) return undefined;
  return hasBoth(next, found, words) ? found : undefined;
}

/** Whom the rows below these headings are about, where one of them can be about nobody else: "Child’s name | Date of birth | School". */
export function peopleOf(headings: readonly Cell[], words: FormWords): SectionNamed | undefined {
  const [party, ...others] = new Set(headings.flatMap(({ text }) => words.rowsOf(text) ?? []));
  return party === undefined || others.length > 0 ? undefined : { party };
}

/** Whether a row is nothing but the names of two people or more. */
export function namesPeople(row: readonly Cell[], words: FormWords): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  const named = filled.flatMap((cell) => {
    const party = hasControls(cell.tokens) ? undefined : words.sectionOf(cell.text)?.party;
    return party !== undefined && PEOPLE.has(party) ? [party] : [];
  });
  return named.length === filled.length && new Set(named).size > 1;
}

const PEOPLE: ReadonlySet<string> = new Set(['referrer', 'victim', 'perpetrator', 'child', 'other']);

/** Whether the row below holds questions for each: with their answers in one cell, or side by side under every heading. */
function hasBoth(row: readonly Cell[], sides: readonly Side[], words: FormWords): boolean {
  const below = sides.map((side) => cellsOf(row, side));
  const firsts = below.flatMap(([first]) => (first === undefined || isBlank(first) ? [] : [first]));
  if (firsts.some((cell) => cell.tables.length > 0 || holdsQuestions(cell, words))) return true;
  const isWide = below.every((cells) => cells.length > 1);
  return firsts.some((cell, index) => (index > 0 || isWide) && words.isLabel(cell.text));
}

export function cellsOf(row: readonly Cell[], { from, to }: Side): readonly Cell[] {
  return row.filter(({ cell }) => cell.column >= from && cell.column < to);
}

/** Whether each cell of the row stands under one heading alone. */
export function fitsSides(row: readonly Cell[], sides: readonly Side[]): boolean {
  return row.every(({ cell }) =>
    sides.some(({ from, to }) => cell.column >= from && cell.column + Math.max(1, cell.span) <= to),
  );
}
