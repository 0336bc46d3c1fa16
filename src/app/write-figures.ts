// The figures as files: the team's workbook, and the area's copy of SafeLives' template. The libraries are loaded with the first.
import { Failure } from '../errors.ts';
import type { FiguresBook } from '../workbook/figures/figures-workbook.ts';
import type { Filled, ReturnLine } from '../workbook/figures/fill-template.ts';

export async function writeFiguresBook(book: FiguresBook): Promise<Uint8Array> {
  return (await import('../workbook/figures/figures-workbook.ts')).renderFigures(book);
}

/** Throws Failure workbook-refused where the file is no workbook that can be read. */
export async function fillReturn(bytes: Buffer, lines: readonly ReturnLine[]): Promise<Filled> {
  const { fillTemplate } = await import('../workbook/figures/fill-template.ts');
  try {
    return await fillTemplate(bytes, lines);
  } catch (cause) {
    const { findRefusal } = await import('../workbook/xlsx/reading/refusal.ts');
    const refusal = findRefusal(cause);
    if (refusal === undefined) throw cause;
    throw new Failure('workbook-refused', `The file of --template cannot be filled. ${refusal.message}`, { cause });
  }
}
