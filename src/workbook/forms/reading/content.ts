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
    else if (area.isWaiting && isBox(block)) area.boxed(linesOf(block.rows.flat().flatMap((one) => one.blocks)));
    else {
      area.flush();
      readTable(block, area, tables);
    }
  area.flush();
  return { entries: area.entries, coverage: area.coverage };
}

/** One cell, drawn round the place to write in. */
function isBox({ rows }: FormTable): boolean {
  return (
    rows.length === 1 && rows[0]?.length === 1 && rows[0][0]?.blocks.every((one) => one.kind === 'paragraph') === true
  );
}

function readTable(table: FormTable, area: AreaReader, tables: { count: number }): void {
  tables.count += 1;
  const outside = area.table;
  area.table = tables.count;
  new TableReader(table, area, (inner) => readTable(inner, area, tables)).read();
  area.flush();
  area.table = outside;
}
