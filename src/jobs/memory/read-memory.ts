// What the ledger remembers from run to run beside the rows: findings of the last look, what did not go, what is asked, and the matching's answers.
import type { Facts } from '../../domain/plan/facts.ts';
import { readAskedAnew } from './remember-open-questions.ts';
import type { Desk } from '../engine/ports.ts';
import { readReported } from '../answers/read-bounces.ts';
import { readHistories } from './read-histories.ts';
import { readLook } from '../final-check/final-check.ts';
import { readLatePapers } from './remember-late-papers.ts';
import { readRepeatMemory } from './repeat-memory.ts';
import { readSendKept } from './remember-unsendable.ts';

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
