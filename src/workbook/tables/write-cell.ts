// The cell in which a value of ours is written: the one way back from a value to a cell, so that what we write reads as what we meant.
import { textCell, type Cell } from '../../domain/cells/cell.ts';
import type { Column, Table } from './table.ts';

export type Written = string | number | boolean | readonly string[] | undefined;

/** Choices are written by their label, days and times as dates, lists parted by "; ", yes or no as words. */
export function writtenCell(column: Pick<Column, 'kind' | 'choices'>, value: Written): Cell {
  if (value === undefined || value === '') return { kind: 'blank' };
  if (typeof value === 'boolean') return textCell(value ? 'Yes' : 'No');
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value !== 'string') return textCell(value.join('; '));
  if (column.kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return { kind: 'date', date: value };
  if (column.kind === 'time' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value))
    return { kind: 'date', date: `${value}:00` };
  if (column.kind === 'answer') return textCell(ANSWERS[value] ?? value);
  if (column.kind === 'choice') return textCell(column.choices?.[value] ?? value);
  return textCell(value);
}

const ANSWERS: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', notKnown: 'Not known' };

/** For a field of a table, people's, seeded or computed. */
export function ownedCell(table: Table, field: string, value: Written): Cell {
  const column = (table.columns as Readonly<Record<string, Column>>)[field] ?? table.computed[field];
  return column === undefined ? { kind: 'blank' } : writtenCell(column, value);
}
