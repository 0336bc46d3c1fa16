// A page as questions and answers, its paragraphs and tables in their order.
import type { FormPage, FormTable } from '../../../domain/referral/form-page.ts';
import { AreaReader } from './read-area.ts';
import type { FormContent } from './form-entry.ts';
import type { FormWords } from './form-words.ts';
import { linesOf, textOf } from './page-lines.ts';
import { TableReader } from './table-reader.ts';

/** Everything on a page as questions and answers. What is left over is for `coverage` to tell. */
export function readContent(page: FormPage, words: FormWords): FormContent {
  const area = new AreaReader(words);
  const tables = { count: 0 };
  for (const [index, block] of page.blocks.entries()) {
    const next = page.blocks[index + 1];
    if (block.kind === 'paragraph') {
      const lines = linesOf([block]);
      area.lines(lines, next?.kind === 'table' && isBox(next, words));
    } else if (area.isWaiting && isBox(block, words)) {
      area.boxed(linesOf(block.rows.flat().flatMap((cell) => cell.blocks)));
      area.flush();
    } else {
      area.flush();
      readTable(block, area, tables);
    }
  }
  area.flush();
  return { entries: area.entries, coverage: area.coverage };
}

/** One cell, drawn round the place to write in; not round a heading. */
function isBox({ rows }: FormTable, words: FormWords): boolean {
  const [cell] = rows[0] ?? [];
  if (rows.length !== 1 || rows[0]?.length !== 1 || cell === undefined) return false;
  if (cell.blocks.some((block) => block.kind === 'table')) return false;
  const lines = linesOf(cell.blocks).filter((line) => textOf(line.tokens).trim() !== '');
  const [first] = lines;
  const text = first === undefined ? '' : textOf(first.tokens).trim();
  return !(
    lines.length === 1 &&
    (words.sectionOf(text) !== undefined || words.isLabel(text) || first?.heading === true)
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
