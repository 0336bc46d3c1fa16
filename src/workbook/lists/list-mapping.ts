// Whose columns are which: a list from outside (the police's, the coordinator's own) is mapped onto a tab once by a person, shown before
// anything is written, and the mapping is remembered as a value.
import type { Cell } from '../../domain/cell.ts';
import { cellText, textCell } from '../../domain/cell.ts';
import { foldText } from '../../domain/fold.ts';
import type { Problem } from '../../domain/problem.ts';
import { problemId } from '../../domain/problem.ts';
import type { Value } from '../../domain/value.ts';
import { readCell } from '../../domain/value.ts';
import type { Column, Table } from '../tables/table.ts';

/** One heading of the list. Without a field the column is left out. */
export interface MappedColumn {
  readonly heading: string;
  readonly field?: string;
  /** A full name "BROOK, Anna": what follows the first comma goes here. */
  readonly afterComma?: string;
}

/** What a person confirmed, or a proposal of it: kept as JSON, found again by the list's headings. */
export interface ListMapping {
  readonly columns: readonly MappedColumn[];
  /** In which order this list writes days in figures; absent: only what cannot mean two days is read. */
  readonly dates?: 'dayFirst' | 'yearFirst';
}

export interface ProposedColumn extends MappedColumn {
  /** known: by a heading or other name of the column. remembered: a person said so before. like: shares its words; look twice. none: nothing fits. */
  readonly because: 'known' | 'remembered' | 'like' | 'none';
  /** The first values of the column, for the person's eyes only. */
  readonly samples: readonly string[];
}

export interface MappingProposal {
  readonly columns: readonly ProposedColumn[];
  /** Columns that a row cannot do without and no heading stands for. */
  readonly lacking: readonly string[];
  readonly dates?: ListMapping['dates'];
}

function columnsOfTable<Row>(table: Table<Row>): readonly (readonly [string, Column])[] {
  return Object.entries(table.columns as Readonly<Record<string, Column>>);
}

/** A proposal for a person to confirm; every field at most once, what was remembered before what is known before what is alike. */
export function proposeMapping<Row>(
  table: Table<Row>,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  remembered?: ListMapping,
): MappingProposal {
  const taken = new Set<string>();
  const found = new Map<number, Omit<ProposedColumn, 'heading' | 'samples'>>();
  const offer = (because: ProposedColumn['because'], find: (heading: string) => MappedColumn | undefined): void => {
    headings.forEach((heading, index) => {
      const one = found.has(index) ? undefined : find(heading);
      if (one?.field === undefined || taken.has(one.field)) return;
      taken.add(one.field);
      if (one.afterComma !== undefined) taken.add(one.afterComma);
      const after = one.afterComma === undefined ? {} : { afterComma: one.afterComma };
      found.set(index, { field: one.field, ...after, because });
    });
  };
  offer('remembered', (heading) => remembered?.columns.find((one) => foldText(one.heading) === foldText(heading)));
  offer('known', (heading) => knownColumn(table, heading));
  const leftOut = new Set(
    (remembered?.columns ?? []).filter((one) => one.field === undefined).map((one) => foldText(one.heading)),
  );
  offer('like', (heading) => (leftOut.has(foldText(heading)) ? undefined : alikeColumn(table, heading)));
  const columns = headings.map((heading, index): ProposedColumn => {
    const samples = rows.slice(0, 3).map((row) => cellText(row[index] ?? { kind: 'blank' }));
    return { heading, ...(found.get(index) ?? { because: 'none' as const }), samples };
  });
  const lacking = columnsOfTable(table).flatMap(([field, column]) =>
    column.required === true && !taken.has(field) ? [column.header] : [],
  );
  return { columns, lacking, ...(remembered?.dates === undefined ? {} : { dates: remembered.dates }) };
}

function knownColumn<Row>(table: Table<Row>, heading: string): MappedColumn | undefined {
  const folded = foldText(heading);
  if (folded === '') return undefined;
  for (const [field, column] of columnsOfTable(table))
    if ([column.header, ...(column.otherNames ?? [])].some((name) => foldText(name) === folded))
      return { heading, field };
  const fields = new Set(columnsOfTable(table).map(([field]) => field));
  if (/^(victim |full |victim full )?names?$/.test(folded) && fields.has('surname'))
    return { heading, field: 'surname', afterComma: 'forenames' };
  if (/^(perpetrator|perp|suspect)( full)?( name)?$/.test(folded) && fields.has('perp1Surname'))
    return { heading, field: 'perp1Surname', afterComma: 'perp1Forenames' };
  return undefined;
}

const LESS = new Set(['of', 'the', 'a', 'is', 'to', 'in', 'on', 'no', 'number', 'details', 'victim', 's', '1']);
const SAME: Readonly<Record<string, string>> = {
  perp: 'perpetrator',
  suspect: 'perpetrator',
  offender: 'perpetrator',
  dob: 'birth',
  d: 'date',
};

function wordsOf(text: string): ReadonlySet<string> {
  const words = foldText(text)
    .split(' ')
    .map((word) => SAME[word] ?? word);
  return new Set(words.filter((word) => !LESS.has(word)));
}

/** The column whose heading shares most words, at least half of all of them; a tie is no answer. */
function alikeColumn<Row>(table: Table<Row>, heading: string): MappedColumn | undefined {
  const own = wordsOf(heading);
  let best: { readonly field: string; readonly share: number } | undefined;
  let tied = false;
  for (const [field, column] of columnsOfTable(table)) {
    const other = wordsOf(column.header);
    const both = [...own].filter((word) => other.has(word)).length;
    const share = both / Math.max(1, own.size + other.size - both);
    if (share < 0.5) continue;
    tied = best !== undefined && share === best.share;
    if (best === undefined || share > best.share) best = { field, share };
  }
  return best === undefined || tied ? undefined : { heading, field: best.field };
}

export interface MappedRow {
  /** `line 14` or `row 14` of the list. */
  readonly place: string;
  readonly values: ReadonlyMap<string, Value>;
  /** Cells that could not be read, as they came: written as they are, they set the new row aside until a person looked. */
  readonly unread: ReadonlyMap<string, Cell>;
  readonly problems: readonly Problem[];
}

/** The list's rows through a mapping that a person confirmed, columns found by heading. Blank rows are none; nothing is guessed. */
export function mapRows<Row>(
  table: Table<Row>,
  mapping: ListMapping,
  headings: readonly string[],
  rows: readonly { readonly place: string; readonly cells: readonly Cell[] }[],
): readonly MappedRow[] {
  const places = new Map(headings.map((heading, index) => [foldText(heading), index]));
  const columns = new Map(columnsOfTable(table));
  return rows.flatMap(({ place, cells }) => {
    if (cells.every((cell) => cellText(cell).trim() === '')) return [];
    const values = new Map<string, Value>();
    const unread = new Map<string, Cell>();
    const problems: Problem[] = [];
    const take = (field: string, cell: Cell, heading: string): void => {
      const column = columns.get(field);
      if (column === undefined) return;
      const read = readCell(mapping.dates === undefined ? cell : dated(cell, column, mapping.dates), column);
      if (read.ok) {
        if (read.value !== undefined) values.set(field, read.value);
        return;
      }
      unread.set(field, cell);
      problems.push(listProblem(table, place, heading, read.fault.code, read.fault.sentence, cell));
    };
    mapping.columns.forEach((column) => {
      const cell = cells[places.get(foldText(column.heading)) ?? -1] ?? { kind: 'blank' };
      if (column.field === undefined) return;
      if (column.afterComma === undefined || cell.kind !== 'text') return take(column.field, cell, column.heading);
      const [first = '', ...rest] = cell.text.split(',');
      take(column.field, textCell(first.trim()), column.heading);
      take(column.afterComma, textCell(rest.join(',').trim()), column.heading);
    });
    return [{ place, values, unread, problems }];
  });
}

/** A day in figures as the person said that this list writes them; anything else stays what it is. */
function dated(cell: Cell, column: Column, dates: NonNullable<ListMapping['dates']>): Cell {
  if (cell.kind !== 'text' || (column.kind !== 'day' && column.kind !== 'time')) return cell;
  const match =
    dates === 'dayFirst'
      ? /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(.*)$/s.exec(cell.text)
      : /^\s*(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(.*)$/s.exec(cell.text);
  if (match === null) return cell;
  const [, a = '', , month = '', c = '', rest = ''] = match;
  const [year, day] = dates === 'dayFirst' ? [c, a] : [a, c];
  return { kind: 'text', text: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}` };
}

function listProblem<Row>(
  table: Table<Row>,
  place: string,
  heading: string,
  code: string,
  sentence: string,
  cell: Cell,
): Problem {
  return {
    id: problemId(code, `list-${table.name}`, place, heading),
    code,
    size: 'row',
    table: table.name,
    column: heading,
    place: `The list, ${place}, "${heading}"`,
    sentence,
    shown: cellText(cell),
  };
}

/** The mapping to remember, from a proposal as the person left it. */
export function confirmMapping(proposal: MappingProposal, dates?: ListMapping['dates']): ListMapping {
  const columns = proposal.columns.map(({ heading, field, afterComma }) => ({
    heading,
    ...(field === undefined ? {} : { field }),
    ...(afterComma === undefined ? {} : { afterComma }),
  }));
  const said = dates ?? proposal.dates;
  return said === undefined ? { columns } : { columns, dates: said };
}

/** Whether a remembered mapping is for a list with these headings: the same ones in any order count, a new one does not. */
export function fitsList(mapping: ListMapping, headings: readonly string[]): boolean {
  const known = new Set(mapping.columns.map((column) => foldText(column.heading)));
  return headings.every((heading) => foldText(heading) === '' || known.has(foldText(heading)));
}
