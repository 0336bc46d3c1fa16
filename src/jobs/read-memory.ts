// What the ledger remembers from run to run beside the rows: findings of the last look, what did not go, what is asked, and the matching's answers.
import type { Facts } from '../domain/facts.ts';
import { readAskedAnew } from './asked-anew.ts';
import type { Desk } from './desk.ts';
import { readReported } from './hear-bounces.ts';
import { readHistories } from './read-histories.ts';
import { readLook } from './last-look.ts';
import { readLatePapers } from './late-papers.ts';
import { readRepeatMemory } from './repeat-memory.ts';
import { readSendKept } from './send-kept.ts';

export async function readMemory(desk: Pick<Desk, 'ledger' | 'keys'>): Promise<Partial<Facts>> {
  const { ledger } = desk;
  return {
    ...(await readRepeatMemory(desk)),
    look: await readLook(ledger),
    latePapers: await readLatePapers(ledger),
    askedAnew: await readAskedAnew(ledger),
    sendKept: await readSendKept(ledger),
    reported: await readReported(ledger),
    histories: await readHistories(ledger),
  };
}
