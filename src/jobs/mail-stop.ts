// What the mail server said when it took nothing, out of the ledger's sealed notes.
import type { OutboxMessage } from '../domain/outbox/message.ts';
import { readEvidence } from '../domain/outbox/read-reply.ts';
import type { MailStop } from '../domain/today/mail-stopped.ts';
import { FAILURES } from '../errors.ts';
import type { Ledger } from '../ledger/port.ts';

/** So much of a reply is shown. */
const MOST_SHOWN = 200;

/** The message that met it first, while none has been sent since. */
export async function findMailStop(
  ledger: Pick<Ledger, 'findNotes'>,
  messages: readonly OutboxMessage[],
): Promise<MailStop | undefined> {
  const message = messages.find((one) => one.state === 'approved' && one.stoppedBy !== undefined);
  if (message?.stoppedBy === undefined) return undefined;
  const code = /\b[45]\d\d\b/.exec(message.evidence ?? '')?.[0];
  const replies = code === undefined ? [] : (await ledger.findNotes(message.key)).filter((one) => one.startsWith(code));
  const reply = replies.at(-1) ?? '';
  const { means = '', todo = FAILURES[message.stoppedBy].todo } = readEvidence(message.evidence ?? '', reply) ?? {};
  return { message, reply: reply.slice(0, MOST_SHOWN), means, todo };
}
