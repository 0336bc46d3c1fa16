// A page as questions and answers, its paragraphs and tables in their order.
import type { FormPage, FormTable } from '../../../domain/forms/page.ts';
import { AreaReader } from './area.ts';
import type { FormContent } from './entry.ts';
import type { FormWords } from './form-words.ts';
import { linesOf } from './lines.ts';
import { TableReader } from './table-reader.ts';

/** Everything on a page as questions and answers. What is left over is for `coverage` to tell. */
export function readContent(page: FormPage, words: FormWords): FormContent {
  const area = new AreaReader(words);
  const tables = { count: 0 };
  for (const block of page.blocks)
    if (block.kind === 'paragraph') area.lines(linesOf([block]));
    else {
      area.flush();
      readTable(block, area, tables);
    }
  area.flush();
  return { entries: area.entries, coverage: area.coverage };
}

function readTable(table: FormTable, area: AreaReader, tables: { count: number }): void {
  tables.count += 1;
  const outside = area.table;
  area.table = tables.count;
  new TableReader(table, area, (inner) => readTable(inner, area, tables)).read();
  area.flush();
  area.table = outside;
}
