// Why mail does not leave at present, for Today: what the ledger remembers, with the server's words from its sealed notes.
import { readEvidence } from '../../domain/outbox/replies/read-reply.ts';
import type { Stoppage } from '../../domain/outbox/replies/stoppage.ts';
import type { MailStop } from '../../domain/today/messages/mail-stopped.ts';
import { FAILURES } from '../../errors.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import { readStoppages } from '../../ledger/remembered-stoppages.ts';

/** How much of a reply is shown. */
const MOST_SHOWN = 200;

export async function findMailStops(ledger: Pick<Ledger, 'answers' | 'findNotes'>): Promise<readonly MailStop[]> {
  const stops: MailStop[] = [];
  for (const stoppage of await readStoppages(ledger)) {
    const reply = await findReply(ledger, stoppage);
    const { means = '', todo = FAILURES[stoppage.code].todo } = readEvidence(stoppage.evidence, reply) ?? {};
    stops.push({ stoppage, reply: reply.slice(0, MOST_SHOWN), means, todo });
  }
  return stops;
}

async function findReply(ledger: Pick<Ledger, 'findNotes'>, { key, evidence, road }: Stoppage): Promise<string> {
  if (road === 'draft' && key !== undefined)
    return (await ledger.findNotes(key)).findLast((note) => note.startsWith('The mailbox ')) ?? '';
  const code = /\b[45]\d\d\b/.exec(evidence)?.[0];
  if (code === undefined || key === undefined) return '';
  return (await ledger.findNotes(key)).findLast((note) => note.startsWith(code)) ?? '';
}
