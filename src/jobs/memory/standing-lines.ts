// Lines of Today that list several things: which rows of answers each thing has. Remembered before they are written, so that an answer typed beside
// such a line is one about each thing that it listed then, whatever has changed since.
import { standingLine, type StandingLine } from '../../domain/today/alike-lines.ts';
import type { TodayItem } from '../../domain/today/today-item.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

const nameOf = (marac: string): string => `today-lines/${marac}`;

/** By row id of the line. As stored in the ledger: row ids, our own words and hashes. */
export async function readStandingLines(ledger: Ledger, marac: string): Promise<ReadonlyMap<string, StandingLine>> {
  const name = nameOf(marac);
  const kept = (await ledger.answers(name)).get(name);
  const lines = kept === undefined ? [] : (JSON.parse(kept.answer) as readonly StandingLine[]);
  return new Map(lines.map((line) => [line.row, line]));
}

/** Those that are to stand there, and those that stand there still. Written only if something is new. */
export async function rememberStandingLines(
  ledger: Ledger,
  marac: MaracFacts,
  items: readonly TodayItem[],
  standing: ReadonlySet<string>,
): Promise<void> {
  const before = await readStandingLines(ledger, marac.name);
  const wanted = items.flatMap((item) => standingLine(marac.pool, item) ?? []);
  const rows = new Set(wanted.map((line) => line.row));
  const kept = [...before.values()].filter(({ row }) => !rows.has(row) && standing.has(row));
  const lines = [...kept, ...wanted];
  if (JSON.stringify(lines) === JSON.stringify([...before.values()])) return;
  await ledger.rememberAnswer(nameOf(marac.name), JSON.stringify(lines), { by: 'marac', in: 'rule' });
}
