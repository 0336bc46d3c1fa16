// How often a person has let a conflict go: what they said counts for that once. A row with the same id that is there again and vanishes, or changes
// again, is asked about anew, whatever it says.
import type { Ledger } from '../../ledger/ledger-port.ts';

/** By row id; nothing for a row that was never let go. */
export type ConflictRounds = ReadonlyMap<string, string>;

const prefixOf = (marac: string): string => `conflict-rounds/${marac}/`;

export async function readConflictRounds(ledger: Ledger, marac: string): Promise<ConflictRounds> {
  const prefix = prefixOf(marac);
  const kept = await ledger.answers(prefix);
  return new Map([...kept].map(([subject, { answer }]) => [subject.slice(prefix.length), answer]));
}

export async function countConflictRounds(
  ledger: Ledger,
  marac: string,
  rounds: ConflictRounds,
  rowIds: readonly string[],
): Promise<void> {
  for (const rowId of rowIds)
    await ledger.rememberAnswer(`${prefixOf(marac)}${rowId}`, String(Number(rounds.get(rowId) ?? 0) + 1), {
      by: 'marac',
      in: 'rule',
    });
}
