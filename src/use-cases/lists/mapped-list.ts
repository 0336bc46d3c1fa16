// Which column of a list from outside is which of ours: proposed, corrected by a person, confirmed once, and remembered for the next list like it.
import { createHash } from 'node:crypto';
import { foldText } from '../../domain/text/fold.ts';
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { findNearest } from '../../config/nearest.ts';
import { Failure } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { knownColumn } from '../../workbook/lists/known-headings.ts';
import { confirmMapping, fitsList } from '../../workbook/lists/list-mapping.ts';
import type { ListMapping } from '../../workbook/lists/column-mapping.ts';
import {
  proposeMapping,
  type Because,
  type MappingProposal,
  type ProposedColumn,
} from '../../workbook/lists/propose-mapping.ts';
import type { Column, Table } from '../../workbook/tables/table.ts';
import type { ListFile } from './make-list.ts';

export interface Said {
  /** "Their heading=Our column", as typed; nothing after the = leaves the column out. */
  readonly maps: readonly string[];
  /** dayFirst or yearFirst, as typed. */
  readonly dates: string | undefined;
}

export interface MappedColumnShown {
  readonly heading: string;
  /** The header of our column; undefined: left out. */
  readonly ours: string | undefined;
  readonly field: string | undefined;
  readonly because: Because;
  readonly samples: readonly string[];
  /** The rows in which something is under it. */
  readonly filled: readonly string[];
  readonly hidden: boolean;
}

export interface MappedList {
  readonly purpose: string;
  readonly mapping: ListMapping;
  readonly columns: readonly MappedColumnShown[];
  /** Headers of columns without which no row can be read. */
  readonly lacking: readonly string[];
  /** Columns that a person must name, or leave out, before anything is taken in. */
  readonly unsaid: readonly MappedColumnShown[];
  /** A person has confirmed exactly this mapping before. */
  readonly confirmed: boolean;
}

const KEPT = 'list-mapping';

export const LIST_PURPOSES = ['referrals', 'adopt-cases', 'adopt-actions', 'adopt-contacts'] as const;
export type ListPurpose = (typeof LIST_PURPOSES)[number];

/** Whether a text is a name of a column that such a list may fill. */
export function isHeadingOf<Row>(table: Table<Row>, text: string): boolean {
  return knownColumn(table, text) !== undefined;
}

/**
 * The mapping for a list: the one confirmed for such headings before, else a proposal. A person's words win. Throws a Failure for words that name
 * nothing.
 */
export async function openMappedList<Row>(
  ledger: Ledger,
  table: Table<Row>,
  purpose: string,
  list: ListFile,
  said: Said,
): Promise<MappedList> {
  const remembered = await findRemembered(ledger, purpose, list.headings);
  const cells = list.rows.slice(0, 50).map((row) => row.cells);
  const proposal = proposeMapping(table, list.headings, cells, remembered?.mapping, list.doubled);
  const corrected = said.maps.reduce((one, map) => correct(table, one, map), proposal);
  const mapping = confirmMapping(corrected, datesSaid(said.dates));
  const columns = columnsOf(table);
  const shown = corrected.columns.map((column, index): MappedColumnShown => ({
    heading: column.heading,
    ours: column.field === undefined ? undefined : headerOf(columns, column.field, column.afterComma),
    field: column.field,
    because: column.because,
    samples: column.samples,
    filled: list.rows.flatMap(({ place, cells: of }) => (cellText(of[index] ?? BLANK).trim() === '' ? [] : [place])),
    hidden: list.hiddenHeadings.has(column.heading),
  }));
  const unsaid = shown.filter((one) => (one.because === 'twice' || one.because === 'several') && one.filled.length > 0);
  const taken = new Set(corrected.columns.flatMap((column) => [column.field, column.afterComma]));
  const lacking = [...columns].flatMap(([field, one]) =>
    one.required === true && !taken.has(field) ? [one.header] : [],
  );
  return {
    purpose,
    mapping,
    columns: shown,
    lacking,
    unsaid,
    confirmed: remembered?.whole === true && isConfirmed(remembered.mapping, mapping),
  };
}

/** Remembers a mapping that a person confirmed: headings and columns only, nothing from the rows. */
export async function rememberMapping(ledger: Ledger, mapped: MappedList, by: string): Promise<void> {
  await rememberListMapping(ledger, mapped.purpose, mapped.mapping, by);
}

export async function rememberListMapping(
  ledger: Ledger,
  purpose: string,
  mapping: ListMapping,
  by: string,
): Promise<void> {
  const headings = mapping.columns.map((column) => foldText(column.heading)).toSorted();
  const hash = createHash('sha256').update(headings.join('\n')).digest('hex').slice(0, 16);
  await ledger.rememberAnswer(`${KEPT}/${purpose}/${hash}`, JSON.stringify(mapping), { by, in: 'command' });
}

/** Every confirmed mapping, newest first. */
export async function rememberedMappings(
  ledger: Ledger,
): Promise<readonly { readonly of: ListPurpose; readonly mapping: ListMapping }[]> {
  const kept = [...(await ledger.answers(`${KEPT}/`))].toSorted(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  return kept.flatMap(([subject, { answer }]) => {
    const of = LIST_PURPOSES.find((purpose) => subject.startsWith(`${KEPT}/${purpose}/`));
    return of === undefined ? [] : [{ of, mapping: JSON.parse(answer) as ListMapping }];
  });
}

interface Remembered {
  readonly mapping: ListMapping;
  /** A person confirmed all of these headings together. */
  readonly whole: boolean;
}

/** The mapping confirmed for such a list; for headings that no such list had, what other mappings say. */
async function findRemembered(
  ledger: Ledger,
  purpose: string,
  headings: readonly string[],
): Promise<Remembered | undefined> {
  const kept = [...(await ledger.answers(`${KEPT}/${purpose}/`)).values()]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((answer) => JSON.parse(answer.answer) as ListMapping);
  const fitting = kept.find((mapping) => fitsList(mapping, headings));
  if (fitting !== undefined) return { mapping: fitting, whole: true };
  const columns = headings.flatMap((heading) => {
    const of = kept.flatMap((mapping) => mapping.columns).find((one) => foldText(one.heading) === foldText(heading));
    return of?.field === undefined || BY_PLACE.test(heading) ? [] : [of];
  });
  return columns.length === 0 ? undefined : { mapping: { columns }, whole: false };
}

/** A heading that occurs twice is known by its column, and that column may mean something else in another list. */
const BY_PLACE = /\(column [A-Z]+\)$/;

/** A list without one of the confirmed headings is not confirmed: a column may have been renamed. */
function isConfirmed(remembered: ListMapping, mapping: ListMapping): boolean {
  if (remembered.dates !== mapping.dates) return false;
  const wanted = remembered.columns.filter((column) => column.field !== undefined);
  const now = mapping.columns.filter((column) => column.field !== undefined);
  return (
    wanted.length === now.length &&
    wanted.every((one) => now.some((each) => foldText(each.heading) === foldText(one.heading) && sameMap(each, one)))
  );
}

type Mapped = { readonly field?: string; readonly afterComma?: string };

function sameMap(a: Mapped, b: Mapped | undefined): boolean {
  return a.field === b?.field && a.afterComma === b?.afterComma;
}

function columnsOf<Row>(table: Table<Row>): ReadonlyMap<string, Column> {
  return new Map(Object.entries(table.columns as Readonly<Record<string, Column>>));
}

function headerOf(columns: ReadonlyMap<string, Column>, field: string, after: string | undefined): string {
  const name = columns.get(field)?.header ?? field;
  return after === undefined ? name : `${name}, ${columns.get(after)?.header ?? after}`;
}

function datesSaid(typed: string | undefined): ListMapping['dates'] {
  if (typed === undefined || typed === 'dayFirst' || typed === 'yearFirst') return typed;
  throw new Failure('arguments', '--dates is dayFirst (31/12/2026) or yearFirst (2026/12/31).');
}

function correct<Row>(table: Table<Row>, proposal: MappingProposal, map: string): MappingProposal {
  const cut = map.lastIndexOf('=');
  if (cut < 1) throw new Failure('arguments', '--map is written "Their heading=Our column".');
  const [theirs, ours] = [map.slice(0, cut).trim(), map.slice(cut + 1).trim()];
  const at = proposal.columns.findIndex((column) => foldText(column.heading) === foldText(theirs));
  if (at < 0) throw new Failure('arguments', '--map names a heading that is not in the list.');
  const field = ours === '' ? undefined : fieldNamed(table, ours);
  const columns = proposal.columns.map(({ heading, samples, ...rest }, index): ProposedColumn => {
    if (index === at) return { heading, samples, because: 'said', ...(field === undefined ? {} : { field }) };
    const loses = field !== undefined && (rest.field === field || rest.afterComma === field);
    return loses ? { heading, samples, because: 'none' } : { heading, samples, ...rest };
  });
  return { ...proposal, columns };
}

function fieldNamed<Row>(table: Table<Row>, typed: string): string {
  const columns = columnsOf(table);
  for (const [field, column] of columns)
    if ([field, column.header, ...(column.otherNames ?? [])].some((part) => foldText(part) === foldText(typed)))
      return field;
  const nearest = findNearest(
    typed,
    [...columns.values()].map((column) => column.header),
  );
  throw new Failure(
    'arguments',
    `No list may fill a column "${typed}" here.${nearest === undefined ? ' `marac columns` names ours.' : ` Did you mean "${nearest}"?`}`,
  );
}
