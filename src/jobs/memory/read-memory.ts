// What the ledger remembers between runs beside rows: findings of the final check, what did not go, open questions, and answers about repeats.
import type { Facts } from '../../domain/plan/facts.ts';
import { readAskedAnew } from './remember-open-questions.ts';
import type { Ports } from '../engine/ports.ts';
import { readReported } from '../answers/read-bounces.ts';
import { readHistories } from './read-histories.ts';
import { readFinalCheck } from '../final-check/final-check.ts';
import { readLatePapers } from './remember-late-papers.ts';
import { readRepeatMemory } from './repeat-memory.ts';
import { readSentReturns } from './sent-returns.ts';
import { readSendKept } from './remember-unsendable.ts';

export async function readMemory(ports: Pick<Ports, 'ledger' | 'keys'>): Promise<Partial<Facts>> {
  const { ledger } = ports;
  return {
    ...(await readRepeatMemory(ports)),
    look: await readFinalCheck(ledger),
    latePapers: await readLatePapers(ledger),
    askedAnew: await readAskedAnew(ledger),
    sendKept: await readSendKept(ledger),
    reported: await readReported(ledger),
    histories: await readHistories(ledger),
    sentReturns: await readSentReturns(ports),
  };
}
