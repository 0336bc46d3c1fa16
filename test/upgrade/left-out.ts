// The desk's own templates are older than what agencies wrote on an agenda: its coordinator says on Today that they leave it out on purpose.
import { BLANK, cellText, textCell } from '../../src/domain/cell.ts';
import type { Change } from '../../src/workbook/port.ts';
import type { OldDesk } from './open-desk.ts';

/** Answers Yes to every line of Today about a template that does not print something; how many there were. */
export async function sayLeftOut(desk: Pick<OldDesk, 'withBook'>, now: string, by: string): Promise<number> {
  return desk.withBook(now, async (book) => {
    const read = await book.read(['today']);
    const lines = (read.tables.get('today')?.rows ?? []).filter((one) =>
      cellText(one.cells.get('what') ?? BLANK).includes('does not print'),
    );
    const changes = lines.flatMap((one): readonly Change[] => {
      const cells = new Map([
        ['answer', { from: one.cells.get('answer') ?? BLANK, to: textCell('Yes') }],
        ['doneBy', { from: one.cells.get('doneBy') ?? BLANK, to: textCell(by) }],
      ]);
      return one.id === undefined ? [] : [{ do: 'set', table: 'today', rowId: one.id, cells }];
    });
    await book.write(changes, read.revision);
    return lines.length;
  });
}
