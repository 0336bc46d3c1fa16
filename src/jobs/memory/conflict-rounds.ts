// How often a person has accepted that a conflict is gone: each answer counts once. If a row with the same id is back and vanishes, or changes again,
// it is asked about again.
import type { Ledger } from '../../ledger/ledger-port.ts';

/** By row id; absent for a row that was never let go. */
export type ConflictRounds = ReadonlyMap<string, string>;

const prefixOf = (marac: string): string => `conflict-rounds/${marac}/`;

export async function readConflictRounds(ledger: Ledger, marac: string): Promise<ConflictRounds> {
  const prefix = prefixOf(marac);
  const kept = await ledger.answers(prefix);
  return new Map([...kept].map(([subject, { answer }]) => [subject.slice(prefix.length), answer]));
}

export async function rememberConflictRounds(
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
