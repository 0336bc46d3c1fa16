// Whose columns are which: a list from outside (the police's, the coordinator's own) is mapped onto a tab once by a person, shown before
// anything is written, and the mapping is remembered as a value.
import { cellText, textCell, type Cell } from '../../domain/cells/cell.ts';
import type { Day } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold.ts';
import { findImpossible } from '../../domain/cells/plausible-days.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { Column, Table } from '../tables/table.ts';
import { readName } from '../forms/mapping/split-name.ts';
import { plainCell } from './list-cell.ts';
import { columnsOfTable, type ListMapping } from './column-mapping.ts';
import type { MappingProposal } from './propose-mapping.ts';
import type { Fault, Value } from '../../domain/cells/cell-read.ts';

export interface MappedRow {
  /** `line 14` or `row 14` of the list. */
  readonly place: string;
  readonly values: ReadonlyMap<string, Value>;
  /** Cells that could not be read, their words as they came: written so, they set the new row aside until a person looked. Words always: a number in a column of days would become a day. */
  readonly unread: ReadonlyMap<string, Cell>;
  readonly problems: readonly Problem[];
  /** Headings of whole names of which the surname is a guess: taken, and worth a look. */
  readonly looks: readonly string[];
}

/** Lines of an address by commas, names by blanks. A cell alone stays what it is. */
function joinCells(field: string, cells: readonly Cell[]): Cell {
  const filled = cells.filter((cell) => cellText(cell).trim() !== '');
  if (filled.length < 2) return filled[0] ?? { kind: 'blank' };
  return textCell(filled.map((cell) => cellText(cell).trim()).join(/address/i.test(field) ? ', ' : ' '));
}

/** The list's rows through a mapping that a person confirmed, columns found by heading. Blank rows are none; nothing is guessed. A day that cannot be, seen from `today`, is not read. */
export function mapRows<Row>(
  table: Table<Row>,
  mapping: ListMapping,
  headings: readonly string[],
  rows: readonly { readonly place: string; readonly cells: readonly Cell[] }[],
  today?: Day,
): readonly MappedRow[] {
  const places = new Map(headings.map((heading, index) => [foldText(heading), index]));
  const columns = new Map(columnsOfTable(table));
  return rows.flatMap(({ place, cells }) => {
    if (cells.every((cell) => cellText(cell).trim() === '')) return [];
    const values = new Map<string, Value>();
    const unread = new Map<string, Cell>();
    const problems: Problem[] = [];
    const looks: string[] = [];
    const take = (field: string, cell: Cell, heading: string): void => {
      const column = columns.get(field);
      if (column === undefined) return;
      const read = readCell(plainCell(cell, column, mapping.dates), column);
      const fault = read.ok ? findNotPossible(table, field, column, read.value, today) : read.fault;
      if (read.ok && fault === undefined) {
        if (read.value !== undefined) values.set(field, read.value);
        return;
      }
      unread.set(field, textCell(cellText(cell)));
      if (fault !== undefined) problems.push(listProblem(table, place, heading, fault.code, fault.sentence, cell));
    };
    const cellOf = (heading: string): Cell => cells[places.get(foldText(heading)) ?? -1] ?? { kind: 'blank' };
    const joined = new Set<string>();
    mapping.columns.forEach((column) => {
      const { field, afterComma } = column;
      if (field === undefined || joined.has(field)) return;
      if (column.joined === true) {
        joined.add(field);
        const all = mapping.columns.filter((one) => one.field === field && one.joined === true);
        return take(
          field,
          joinCells(
            field,
            all.map((one) => cellOf(one.heading)),
          ),
          column.heading,
        );
      }
      const cell = cellOf(column.heading);
      if (afterComma === undefined || cell.kind !== 'text') return take(field, cell, column.heading);
      const name = column.whole === true ? readName(cell.text) : undefined;
      if (name !== undefined && name.aliases === undefined) {
        take(field, textCell(name.surname), column.heading);
        take(afterComma, textCell(name.forenames), column.heading);
        if (name.isGuess) looks.push(column.heading);
        return;
      }
      if (column.whole === true && /[\s&/]/.test(cell.text.trim())) looks.push(column.heading);
      const [first = '', ...rest] = cell.text.split(',');
      take(field, textCell(first.trim()), column.heading);
      take(afterComma, textCell(rest.join(',').trim()), column.heading);
    });
    return [{ place, values, unread, problems, looks }];
  });
}

/** A birth to come, an incident next year: by the same windows as on the tab; a person's days by those of a referral. */
function findNotPossible<Row>(
  table: Table<Row>,
  field: string,
  { kind }: Column,
  value: Value | undefined,
  today: Day | undefined,
): Fault | undefined {
  if (today === undefined || typeof value !== 'string' || (kind !== 'day' && kind !== 'time')) return undefined;
  const sentence = findImpossible(table.name, field, value, today) ?? findImpossible('referrals', field, value, today);
  return sentence === undefined ? undefined : { code: 'cell.impossible', sentence };
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
  const columns = proposal.columns.map(({ because: _because, samples: _samples, ...column }) => column);
  const said = dates ?? proposal.dates;
  return said === undefined ? { columns } : { columns, dates: said };
}

/** Whether a remembered mapping is for a list with these headings: the same ones in any order count, a new one does not. */
export function fitsList(mapping: ListMapping, headings: readonly string[]): boolean {
  const known = new Set(mapping.columns.map((column) => foldText(column.heading)));
  return headings.every((heading) => foldText(heading) === '' || known.has(foldText(heading)));
}
