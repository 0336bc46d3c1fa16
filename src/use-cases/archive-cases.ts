// Archives cases: writes the state on their rows, only where it still says closed.
import { BLANK, textCell } from '../domain/cells/cell.ts';
import type { Archivable } from '../domain/cases/archiving.ts';
import type { MaracReading } from '../jobs/reading/reading.ts';

/** Returns how many are archived now; the others changed meanwhile, or wait because the file is open elsewhere. */
export async function archiveCases(reading: MaracReading, cases: readonly Archivable[]): Promise<number> {
  if (cases.length === 0) return 0;
  const rows = reading.tables.get('cases')?.rows ?? [];
  const answers = await reading.ports.workbook.write(
    cases.map(({ caseRef }) => {
      const from = rows.find((row) => row.id === caseRef)?.cells.get('state') ?? BLANK;
      return {
        do: 'set',
        table: 'cases',
        rowId: caseRef,
        cells: new Map([['state', { from, to: textCell('Archived') }]]),
      };
    }),
    reading.snapshot.revision,
  );
  return answers.filter((answer) => answer.outcome === 'done').length;
}
