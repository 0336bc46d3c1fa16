// Drop-down lists and what a cell accepts. The choices stand on a hidden tab, since a list inside a rule may hold no comma and 255 letters.
import type ExcelJS from 'exceljs';
import { choicesOf } from '../tables/choices-of.ts';
import { columnLetters } from '../tables/headers.ts';
import type { Column, Table, TableName } from '../tables/table.ts';
import { isLabel, laidColumns, type PlacedColumn } from '../looks/sheet-order.ts';

export const LISTS_TAB = 'Lists';

export interface Lists {
  /** The range that holds these choices, for a rule. */
  rangeOf(choices: readonly string[]): string;
  /** Writes the hidden tab. */
  write(sheet: ExcelJS.Worksheet): void;
}

/** Collects lists of choices; equal lists share a column of the hidden tab. */
export function openLists(): Lists {
  const lists: (readonly string[])[] = [];
  return {
    rangeOf(choices) {
      let at = lists.findIndex((list) => list.join('\n') === choices.join('\n'));
      if (at < 0) at = lists.push(choices) - 1;
      const letters = columnLetters(at);
      return `${LISTS_TAB}!$${letters}$1:$${letters}$${choices.length}`;
    },
    write(sheet) {
      lists.forEach((list, index) => list.forEach((choice, row) => (sheet.getCell(row + 1, index + 1).value = choice)));
      sheet.state = 'hidden';
    },
  };
}

// What people call a row of that tab: the column a drop-down of its rows lists.
const CALLED_BY: Readonly<Partial<Record<TableName, string>>> = {
  agencies: 'name',
  contacts: 'personName',
  meetings: 'on',
  cases: '',
};

/** Where a field's column stands in the tab of its table, counted from 0; the row id's for ''. */
export type PlaceOf = (table: Table, field: string) => number | undefined;

const asLaid: PlaceOf = (table, field) =>
  laidColumns(table).findIndex((one) => !isLabel(one) && (one.field ?? '') === field);

/** The cells of another tab that a column chooses from, when that tab is in the same file. */
function rowsOf(target: TableName, tables: readonly Table[], placeOf: PlaceOf): string | undefined {
  const table = tables.find((candidate) => candidate.name === target);
  const field = CALLED_BY[target];
  if (table === undefined || field === undefined) return undefined;
  const at = placeOf(table, field);
  if (at === undefined) return undefined;
  const letters = columnLetters(at);
  const first = `'${table.tab}'!$${letters}$2`;
  // As long as what is filled in: with blank cells in its range Excel opens the list at its empty end.
  return `OFFSET(${first},0,0,MAX(1,COUNTA(${first}:$${letters}$${LAST_CHOICE})),1)`;
}

const LAST_CHOICE = 5000;

export type Rule = ExcelJS.DataValidation;

function choiceRule(range: string, error: string): Rule {
  return {
    type: 'list',
    allowBlank: true,
    formulae: [range],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Not in the list',
    error,
  };
}

/** A day is a number to a spreadsheet: exceljs would write the limits of a rule of the type date as milliseconds of 1970, and no day would be taken. */
function within(type: 'decimal' | 'time' | 'whole', low: number, high: number, error: string): Rule {
  return {
    type: type as 'decimal',
    operator: 'between',
    allowBlank: true,
    formulae: [low, high],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Not as it is read here',
    error,
  };
}

const REFUSED_WORDS: Readonly<Partial<Record<Column['kind'], string>>> = {
  choice: 'Choose one from the list, or leave it blank.',
  yesNo: 'Choose Yes or No, or leave it blank.',
  answer: 'Choose Yes, No or Not known; blank means not asked.',
};
const FIRST_DAY = 61;
const LAST_DAY = 109_574;

/** What a column's cells accept; undefined for free text. */
export function ruleFor(
  column: Column,
  table: Table,
  tables: readonly Table[],
  lists: Pick<Lists, 'rangeOf'>,
  placeOf: PlaceOf = asLaid,
): Rule | undefined {
  if (column.writer === 'runner') return undefined;
  const choices = choicesOf(column, table);
  if (choices !== undefined)
    return choiceRule(
      lists.rangeOf(Object.values(choices)),
      REFUSED_WORDS[column.kind] ?? 'Choose a setting from the list.',
    );
  if (column.kind === 'day') return within('decimal', FIRST_DAY, LAST_DAY, 'Write a date, as 28/02/1990.');
  if (column.kind === 'time')
    return within('decimal', FIRST_DAY, LAST_DAY + 1, 'Write a date and an hour, as 09/03/2027 15:40.');
  if (column.kind === 'clock') return within('time', 0, 0.999_988, 'Write an hour, as 09:30.');
  if (column.kind === 'whole') return within('whole', 0, 1_000_000, 'Write a whole number.');
  if (column.kind !== 'ref' || column.refersTo === undefined) return undefined;
  const range = rowsOf(column.refersTo, tables, placeOf);
  // A row id may be typed as well: the list helps and does not forbid.
  return range === undefined
    ? undefined
    : { type: 'list', allowBlank: true, formulae: [range], showErrorMessage: false };
}

/** The help that appears when the heading is selected. */
export function helpRule(placed: PlacedColumn): Rule {
  const column = placed.column;
  const who = column === undefined || column.writer === 'runner' ? ' Written by the runner.' : '';
  const help = column?.help ?? 'Names the row for ever. Do not change it.';
  return {
    type: 'textLength',
    operator: 'greaterThanOrEqual',
    formulae: [0],
    allowBlank: true,
    showInputMessage: true,
    promptTitle: placed.header.slice(0, 32),
    prompt: `${help}${who}`.slice(0, 255),
  };
}
