// Withdrawals and reissues as the ledger remembers them, with everybody who had the papers at the time.
import type { Correction, PaperSent } from '../../domain/plan/correction.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { MessageState } from '../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

/** After a bounce somebody may still have a copy, if the mailbox is forwarded to several people. */
export const HAD: readonly MessageState[] = ['sent', 'handed', 'uncertain', 'bounced'];

const KINDS = ['withdraw', 'reissue'] as const;

/** A correction is an answer in the ledger: `withdraw/` or `reissue/`, then the paper's key or the beginning of several. */
export async function readCorrections(ledger: Ledger): Promise<readonly Correction[]> {
  const corrections: Correction[] = [];
  let left: readonly OutboxMessage[] | undefined;
  for (const kind of KINDS) {
    const answers = await ledger.answers(`${kind}/`);
    for (const answer of answers.values()) {
      const papers = answer.subject.slice(kind.length + 1);
      left ??= await ledger.messages({ states: HAD });
      corrections.push({
        kind,
        papers,
        by: answer.by,
        why: answer.answer,
        at: answer.at,
        sent: await sendingsOf(ledger, left, papers),
      });
    }
  }
  return corrections;
}

async function sendingsOf(
  ledger: Ledger,
  left: readonly OutboxMessage[],
  papers: string,
): Promise<readonly PaperSent[]> {
  const sent: PaperSent[] = [];
  for (const message of left) {
    const carried = message.pinned.filter((paper) => paper.key.startsWith(papers));
    if (carried.length === 0) continue;
    const toAddress = await ledger.findToAddress(message.key);
    if (toAddress === undefined) continue;
    for (const paper of carried) {
      const stored = await ledger.findPaper(paper.key, paper.version);
      sent.push({
        paper: paper.key,
        template: stored?.template ?? '',
        version: paper.version,
        marac: message.marac,
        to: message.to,
        toAddress,
        message: message.key,
        plannedAt: message.plannedAt,
        at: message.settledAt ?? message.plannedAt,
        notAfter: message.notAfter,
      });
    }
  }
  return sent;
}
