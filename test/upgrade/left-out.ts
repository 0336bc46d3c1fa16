// What a coordinator answers on Today after the upgrade: templates older than what agencies wrote leave it out on purpose, and the contacts that
// were verified before it was remembered are right as listed.
import { BLANK, cellText, textCell } from '../../src/domain/cells/cell.ts';
import type { Change } from '../../src/workbook/workbook-port.ts';
import type { OldDesk } from './open-desk.ts';

/** Answers Yes to every line of Today about a template that does not print something; how many there were. */
export function sayLeftOut(desk: Pick<OldDesk, 'withBook'>, now: string, by: string): Promise<number> {
  return sayYes(desk, now, 'does not print', by);
}

/** Answers Yes to the list of contacts that were verified before it was remembered; how many lists there were. */
export function sayVerified(desk: Pick<OldDesk, 'withBook'>, now: string, by: string): Promise<number> {
  return sayYes(desk, now, 'no mail is known to have reached', by);
}

async function sayYes(desk: Pick<OldDesk, 'withBook'>, now: string, words: string, by: string): Promise<number> {
  return desk.withBook(now, async (book) => {
    const read = await book.read(['today']);
    const lines = (read.tables.get('today')?.rows ?? []).filter((one) =>
      cellText(one.cells.get('what') ?? BLANK).includes(words),
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
