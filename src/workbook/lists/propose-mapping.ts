// Which heading of a list is which column of ours: the exact heading first, what a person said before all, and nothing where it cannot be told.
import { BLANK, cellText, type Cell } from '../../domain/cells/cell.ts';
import { foldText } from '../../domain/text/fold.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { Table } from '../tables/table.ts';
import { plainCell } from './list-cell.ts';
import { columnsOfTable, type ListMapping, type MappedColumn } from './column-mapping.ts';
import { alikeColumn, knownColumn, partWords, type KnownColumn } from './known-headings.ts';

/**
 * known: by a heading or other name of the column. remembered: a person said so before. left: a person left it out before. like: shares its words;
 * look twice. said: a person says so now. none: nothing fits. twice: the same text stands over another column. several: another heading means the
 * same. other: another heading is the column's own. The last four are left out; twice and several must be said before anything is taken in.
 */
export type Because = 'known' | 'remembered' | 'left' | 'like' | 'said' | 'none' | 'twice' | 'several' | 'other';

export interface ProposedColumn extends MappedColumn {
  readonly because: Because;
  /** The first values of the column, for the person's eyes only. */
  readonly samples: readonly string[];
}

export interface MappingProposal {
  readonly columns: readonly ProposedColumn[];
  readonly dates?: ListMapping['dates'];
}

type Found = Omit<ProposedColumn, 'heading' | 'samples'>;

/**
 * A proposal for a person to confirm; every field at most once: what was remembered, then the column's own heading, then its other names, then
 * what is alike. Headings that stand twice (`doubled`) are nobody's, and so are two headings that mean the same column equally well.
 */
export function proposeMapping<Row>(
  table: Table<Row>,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  remembered?: ListMapping,
  doubled: ReadonlySet<string> = new Set(),
): MappingProposal {
  const taken = new Set<string>();
  const found = new Map<number, Found>();
  const take = (index: number, column: MappedColumn, because: Because): void => {
    if (column.field !== undefined) taken.add(column.field);
    if (column.afterComma !== undefined) taken.add(column.afterComma);
    const { heading: _heading, ...mapped } = column;
    found.set(index, { ...mapped, because });
  };
  takeRemembered(headings, remembered, take);
  headings.forEach((heading, index) => {
    if (!found.has(index) && doubled.has(heading)) found.set(index, { because: 'twice' });
  });
  const open = (): readonly number[] => headings.flatMap((_, index) => (found.has(index) ? [] : [index]));
  takeKnown(table, headings, open(), taken, take);
  takeParts(table, headings, open(), found, take);
  takeAlike(table, headings, rows, open(), taken, take);
  const columns = headings.map((heading, index): ProposedColumn => {
    const samples = rows.slice(0, 3).map((row) => cellText(row[index] ?? { kind: 'blank' }));
    return { heading, ...(found.get(index) ?? { because: 'none' as const }), samples };
  });
  return { columns, ...(remembered?.dates === undefined ? {} : { dates: remembered.dates }) };
}

type Take = (index: number, column: MappedColumn, because: Because) => void;

function takeRemembered(headings: readonly string[], remembered: ListMapping | undefined, take: Take): void {
  const before = new Map((remembered?.columns ?? []).map((column) => [foldText(column.heading), column]));
  const used = new Set<string>();
  headings.forEach((heading, index) => {
    const one = before.get(foldText(heading));
    if (one === undefined || (one.field !== undefined && used.has(one.field) && one.joined !== true)) return;
    if (one.field !== undefined) used.add(one.field);
    take(index, { ...one, heading: headings[index] ?? '' }, one.field === undefined ? 'left' : 'remembered');
  });
}

/** For each column the heading that names it best; two that do so equally well are asked about, worse ones left out. */
function takeKnown<Row>(
  table: Table<Row>,
  headings: readonly string[],
  open: readonly number[],
  taken: ReadonlySet<string>,
  take: Take,
): void {
  const claims = new Map<string, { readonly index: number; readonly known: KnownColumn }[]>();
  for (const index of open) {
    const known = knownColumn(table, headings[index] ?? '');
    if (known === undefined || known.joined === true) continue;
    for (const field of [known.field, ...(known.afterComma === undefined ? [] : [known.afterComma])])
      claims.set(field, [...(claims.get(field) ?? []), { index, known }]);
  }
  const lost = new Map<number, 'several' | 'other'>();
  for (const [field, all] of claims) {
    const best = Math.min(...all.map((one) => one.known.rank));
    const isTied = all.filter((one) => one.known.rank === best).length > 1;
    for (const { index, known } of all) {
      if (known.rank > best || taken.has(field)) lost.set(index, lost.get(index) ?? 'other');
      else if (isTied) lost.set(index, 'several');
    }
  }
  const settled = new Set<number>();
  for (const { index, known } of [...claims.values()].flat()) {
    if (settled.has(index)) continue;
    settled.add(index);
    const why = lost.get(index);
    if (why === undefined) take(index, mappedOf(known), 'known');
    else take(index, { heading: headings[index] ?? '' }, why);
  }
}

function mappedOf({ heading, field, afterComma, whole }: KnownColumn): MappedColumn {
  const after = afterComma === undefined ? {} : { afterComma };
  return { heading, field, ...after, ...(whole === undefined ? {} : { whole }) };
}

/** Columns that hold a line of an address each, or the middle names: with the column they belong to, or two of them together; a town alone is none. */
function takeParts<Row>(
  table: Table<Row>,
  headings: readonly string[],
  open: readonly number[],
  found: ReadonlyMap<number, Found>,
  take: Take,
): void {
  const byField = new Map<string, number[]>();
  for (const index of open) {
    const known = knownColumn(table, headings[index] ?? '');
    if (known?.joined === true) byField.set(known.field, [...(byField.get(known.field) ?? []), index]);
  }
  for (const [field, parts] of byField) {
    const base = [...found].find(([, one]) => one.field === field && one.afterComma === undefined);
    const isBegun = parts.some((index) => FIRST.test(foldText(partWords(headings[index] ?? ''))));
    if (base === undefined && !isBegun) continue;
    for (const index of parts) take(index, { heading: headings[index] ?? '', field, joined: true }, 'known');
    if (base !== undefined) {
      const [index, { because, ...one }] = base;
      take(index, { heading: headings[index] ?? '', ...one, joined: true }, because);
    }
  }
}

const FIRST = /\b(address|addr|line) ?(line )?1$|\b(street|road|house|flat)\b/;

/** Only where what stands in it reads as the column wants it: "Yes" is no telephone number. */
function takeAlike<Row>(
  table: Table<Row>,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  open: readonly number[],
  taken: ReadonlySet<string>,
  take: Take,
): void {
  for (const index of open) {
    const field = alikeColumn(table, headings[index] ?? '');
    const column = new Map(columnsOfTable(table)).get(field ?? '');
    if (field === undefined || column === undefined || taken.has(field)) continue;
    const filled = rows.flatMap((row) => (cellText(row[index] ?? BLANK).trim() === '' ? [] : [row[index] ?? BLANK]));
    const unread = filled.filter((cell) => !readCell(plainCell(cell, column, 'dayFirst'), column).ok);
    if (unread.length * 2 <= filled.length) take(index, { heading: headings[index] ?? '', field }, 'like');
  }
}
