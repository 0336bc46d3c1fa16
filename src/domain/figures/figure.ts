// What a figure is: a number, what it is taken from, how much is not known, and every row it was counted from. A measure says how to count it.
import { ascending } from '../text/sorted.ts';

/** Tabs whose rows figures are counted from, by the names of their tables. */
export type CountedTable =
  | 'referrals'
  | 'cases'
  | 'people'
  | 'list'
  | 'research'
  | 'notes'
  | 'actions'
  | 'meetings'
  | 'attendance'
  | 'practice'
  | 'agencies'
  | 'contacts';

export interface CountedRow {
  readonly table: CountedTable;
  readonly id: string;
  /** The MARAC in whose workbook it stands. */
  readonly marac: string;
  /** What it adds: 1, a part of a case, or the days of a wait. */
  readonly counts: number;
  /** It stands in the restricted workbook, or is about a case there. */
  readonly restricted: boolean;
}

/** count: the rows added up. ratio: they, `times` so many, for each of what they are taken from. The others: of the days that each row counts. */
export type FigureKind = 'count' | 'ratio' | 'median' | 'ninetieth' | 'most';

export interface Definition {
  /** As `--rows` takes it. */
  readonly name: string;
  readonly label: string;
  readonly kind: FigureKind;
  /** For a ratio: 100 for per cent, 10,000 for cases per 10,000 women. */
  readonly times?: number;
  /** cases, children, days, per cent. */
  readonly unit: string;
  /** Where the definition comes from. */
  readonly source: string;
  /** What the rows are taken from, in words: the denominator. */
  readonly of: string;
  /** What counts as not known, in words. */
  readonly unknown: string;
  /** A published number to read it against, in words. */
  readonly against?: string;
  /** What a small number of it tells: how the work was done, or nothing of any case. Without it: something of the few people it counts. */
  readonly tells?: 'work' | 'nothing';
}

export interface Counting {
  readonly rows: readonly CountedRow[];
  /** All that was looked at. */
  readonly of: readonly CountedRow[];
  /** Those of them of which it is not known whether they count. */
  readonly notKnown: readonly CountedRow[];
  /** A denominator that is no number of rows, as of the women of the area. */
  readonly base?: number;
  /** What is missing before it can be counted at all: a column, a setting. */
  readonly missing?: string;
}

export interface Measure<From> extends Definition {
  readonly count: (from: From) => Counting;
}

export interface Figure extends Definition {
  /** Undefined: not recorded. That is never nought. */
  readonly value: number | undefined;
  /** The denominator. */
  readonly ofCount: number;
  readonly notKnown: number;
  readonly missing?: string;
  readonly rows: readonly CountedRow[];
  readonly ofRows: readonly CountedRow[];
  readonly notKnownRows: readonly CountedRow[];
}

/** Halves and thirds of a case are added up: two sums that differ by less are the same. */
export const NEARLY = 1e-9;

export function sumOf(rows: readonly CountedRow[]): number {
  return rows.reduce((sum, row) => sum + row.counts, 0);
}

export function figureOf<From>(measure: Measure<From>, from: From): Figure {
  const { count, ...definition } = measure;
  const { rows, of, notKnown, base, missing } = count(from);
  return {
    ...definition,
    value: missing === undefined ? valueOf(definition, rows, of, notKnown, base) : undefined,
    ofCount: base ?? sumOf(of),
    notKnown: sumOf(notKnown),
    ...(missing === undefined ? {} : { missing }),
    rows: missing === undefined ? rows : [],
    ofRows: of,
    notKnownRows: notKnown,
  };
}

export function findFigureOf(figures: readonly Figure[], name: string): Figure | undefined {
  return figures.find((figure) => figure.name === name);
}

/** A column that the workbook does not have yet: nothing can be counted, and which column it is is said. */
export function notRecorded(missing: string, of: readonly CountedRow[] = []): Counting {
  return { rows: [], of, notKnown: of, missing };
}

function valueOf(
  { kind, times = 1 }: Definition,
  rows: readonly CountedRow[],
  of: readonly CountedRow[],
  notKnown: readonly CountedRow[],
  base: number | undefined,
): number | undefined {
  if (of.length > 0 && sumOf(notKnown) >= sumOf(of) - NEARLY) return undefined;
  if (kind === 'count') return sumOf(rows);
  if (kind === 'ratio') {
    const denominator = base ?? sumOf(of);
    return denominator > 0 ? (sumOf(rows) * times) / denominator : undefined;
  }
  const counts = rows.map((row) => row.counts);
  if (kind === 'median') return medianOf(counts);
  return kind === 'most' ? quantileOf(counts, 1) : quantileOf(counts, 0.9);
}

/** The middle one, or half way between the two in the middle. */
export function medianOf(counts: readonly number[]): number | undefined {
  const inOrder = ascending(counts);
  const [low, high] = [inOrder[Math.ceil(inOrder.length / 2) - 1], inOrder[Math.floor(inOrder.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The smallest of them that at least this share of all is not above (nearest rank). */
export function quantileOf(counts: readonly number[], share: number): number | undefined {
  return ascending(counts)[Math.max(1, Math.ceil(counts.length * share)) - 1];
}
