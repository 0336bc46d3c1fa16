// The figures as files: the team's workbook, and the area's copy of SafeLives' template. The libraries are loaded with the first.
import type { FiguresBook } from '../workbook/figures/figures-workbook.ts';
import type { Filled, ReturnLine } from '../workbook/figures/fill-template.ts';

export async function writeFiguresBook(book: FiguresBook): Promise<Uint8Array> {
  return (await import('../workbook/figures/figures-workbook.ts')).renderFigures(book);
}

/** Throws Failure where the file is no workbook that can be read. */
export async function fillReturn(bytes: Buffer, lines: readonly ReturnLine[]): Promise<Filled> {
  return (await import('../workbook/figures/fill-template.ts')).fillTemplate(bytes, lines);
}
