// Drop-downs of a sheet that an earlier version set up: they offer every choice of this one. A column that takes something else than a list of
// its choices is left as people made it.
import type { sheets_v4 } from '@googleapis/sheets';
import { findChoice } from '../../../domain/cells/choices.ts';
import type { Answer, Columns } from '../../workbook-port.ts';
import { tableNamed } from '../../tables/all-tables.ts';
import { columnsOf, type Column } from '../../tables/table.ts';
import { bindColumns, bindTab } from '../rows/bind-google-tabs.ts';
import type { BookFile } from '../book-file.ts';
import { ruleOf } from './column-rules.ts';
import { readLayout, type LayOptions } from './google-lay-columns.ts';
import type { Rules, Spreadsheet } from '../calls/google-shapes.ts';
import { KEPT_BACK } from '../rows/google-write-plan.ts';

const DONE: Answer = { outcome: 'done' };

/** A column with choices, and where it stands. */
interface Found {
  readonly sheetId: number;
  readonly title: string;
  readonly index: number;
  readonly column: Column;
}

export async function renewInFile(
  { client }: Pick<LayOptions, 'client'>,
  { id }: BookFile,
  what: readonly Columns[],
): Promise<readonly Answer[]> {
  const kept = what.map(() => KEPT_BACK);
  const done = what.map(() => DONE);
  const layout = await readLayout(client, id);
  if (layout === undefined) return kept;
  const found = findColumns(layout.spreadsheet, layout.headings, what);
  if (found.length === 0) return done;
  // The row below the headings tells what the column takes.
  const ranges = [...new Set(found.map(({ title }) => `'${title.replaceAll("'", "''")}'!2:2`))];
  const rules = await client.getRules(id, ranges);
  if (!rules.ok) return kept;
  const requests = found.filter((one) => lacksChoices(one, rules.value)).map(requestOf);
  if (requests.length === 0) return done;
  const answer = await client.update(id, { requests, includeSpreadsheetInResponse: false });
  return answer.ok ? done : kept;
}

function findColumns(
  spreadsheet: Spreadsheet,
  headings: ReadonlyMap<number, readonly string[]>,
  what: readonly Columns[],
): readonly Found[] {
  return what.flatMap(({ table: name, fields }) => {
    const table = tableNamed(name);
    const tab = bindTab(spreadsheet, table);
    if (!tab.ok) return [];
    const { sheetId, title } = tab.sheet.properties;
    const bound = bindColumns(tab.sheet, headings.get(sheetId) ?? [], table);
    if (!bound.ok) return [];
    return columnsOf(table).flatMap((column): Found[] => {
      const index = bound.columns.get(column.field);
      const isChoice = column.kind === 'choice' && column.writer !== 'runner' && fields.includes(column.field);
      return index === undefined || !isChoice ? [] : [{ sheetId, title, index, column }];
    });
  });
}

function lacksChoices({ sheetId, index, column }: Found, { sheets }: Rules): boolean {
  const choices = column.choices ?? {};
  const data = sheets.find(({ properties }) => properties.sheetId === sheetId)?.data[0];
  const condition = data?.rowData[0]?.values[index - data.startColumn]?.dataValidation?.condition;
  if (condition?.type !== 'ONE_OF_LIST') return false;
  const offered = condition.values.map(({ userEnteredValue }) => userEnteredValue);
  return (
    offered.some((one) => findChoice(choices, one, column.spellings) !== undefined) &&
    Object.values(choices).some((one) => !offered.includes(one))
  );
}

function requestOf({ sheetId, index, column }: Found): sheets_v4.Schema$Request {
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const rule = ruleOf(column);
  return { setDataValidation: { range, ...(rule === undefined ? {} : { rule }) } };
}
