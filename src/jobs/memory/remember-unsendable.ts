// What the last sending could not prepare, as the ledger remembers it until the next one: keys and codes only.
import type { KeptMessage } from '../../domain/outbox/unsendable-message.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

const REMEMBERED = 'send-kept';

export async function readSendKept(ledger: Ledger): Promise<readonly KeptMessage[]> {
  const kept = (await ledger.answers(REMEMBERED)).get(REMEMBERED);
  return kept === undefined ? [] : (JSON.parse(kept.answer) as readonly KeptMessage[]);
}

/** Returns whether anything is new. If a sending ended early, what it did not reach stays as before. */
export async function rememberUnsendable(
  ledger: Ledger,
  found: readonly KeptMessage[],
  isWhole: boolean,
): Promise<boolean> {
  const before = await readSendKept(ledger);
  const keys = new Set(found.map((message) => message.key));
  const now = [...(isWhole ? [] : before.filter((message) => !keys.has(message.key))), ...found];
  if (JSON.stringify(now) === JSON.stringify(before)) return false;
  await ledger.rememberAnswer(REMEMBERED, JSON.stringify(now), { by: 'marac', in: 'rule' });
  return true;
}
