// How every tab leaves a printer: A4 landscape, the headings again on every page, and where the columns take several pages those that
// stay in sight on screen too.
import type { Table } from '../tables/table.ts';
import { columnLook, LABEL_WIDTH } from './column-look.ts';
import { isLabel, laidColumns } from './sheet-order.ts';
import { lookOf } from './tab-looks.ts';

/** As many letters as a page takes that are still read without a glass: about 8 points. One page that is a little fuller is better than two. */
const [PAGE_LETTERS, ONE_PAGE_LETTERS] = [205, 215];

/** On how many pages beside each other the columns go that are shown; folded ones are not printed. */
export function pagesWide(table: Table): number {
  const widths = laidColumns(table).map((one) => {
    if (isLabel(one)) return LABEL_WIDTH;
    return one.hidden || one.group !== undefined ? 0 : columnLook(one.column).width;
  });
  return pagesFor(widths, lookOf(table.name).frozen);
}

const sum = (some: readonly number[]): number => some.reduce((all, width) => all + width, 0);

/** The first `frozen` columns are printed on every page. */
export function pagesFor(widths: readonly number[], frozen: number): number {
  const [again, letters] = [sum(widths.slice(0, frozen)), sum(widths)];
  if (letters <= ONE_PAGE_LETTERS) return 1;
  return Math.max(1, Math.ceil((letters - again) / Math.max(1, PAGE_LETTERS - again)));
}

export const PRINT = {
  paper: 9,
  orientation: 'landscape',
  /** What stands over and under every page, in the codes of a spreadsheet: &A is the tab, &P of &N the page. */
  header: '&COFFICIAL-SENSITIVE',
  footer: '&L&A&RPage &P of &N',
  margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
} as const;
