// The row of Today on a day on which nothing waits in a workbook: what was looked at, since when nothing waits, and what comes next.
import { BLANK } from '../../../domain/cells/cell.ts';
import type { Facts, MaracFacts } from '../../../domain/plan/facts.ts';
import { findLocalTime, type LocalTime } from '../../../domain/time/day.ts';
import { describeNothing } from '../../../domain/today/what-comes-next.ts';
import type { FileRole, RawTable } from '../../../workbook/workbook-port.ts';
import type { ViewRow } from '../view-rows.ts';

/** One for each workbook in which no line stands. It says the same from run to run, so that a look at which nothing changed writes nothing. */
export function emptyDayRows(
  facts: Pick<Facts, 'agencies'>,
  marac: MaracFacts,
  lines: readonly ViewRow[],
  standing: RawTable | undefined,
  now: LocalTime,
): readonly ViewRow[] {
  return (['main', 'restricted'] as const satisfies readonly FileRole[]).flatMap((file): readonly ViewRow[] => {
    if (lines.some((line) => line.file === file)) return [];
    const id = marac.pool.take('T', `nothing/${file}`);
    const before = standing?.rows.find((row) => row.id === id)?.cells.get('since') ?? BLANK;
    const since = before.kind === 'date' ? findLocalTime(before.date.slice(0, 16)) : undefined;
    return [
      { id, file, values: { marac: marac.title, what: describeNothing(facts, marac, file, now), since: since ?? now } },
    ];
  });
}
