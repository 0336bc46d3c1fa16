// Answers on Today about a message that had ended: carried out once, for the attempt that the line was about.
import { gatherAccess } from '../../domain/access/access.ts';
import { dayOf } from '../../domain/time/day.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { endLines } from '../../domain/today/messages/message-end-lines.ts';
import { refusedBefore } from '../../domain/today/messages/refused-before.ts';
import type { MessageState } from '../../domain/plan/effects.ts';
import type { Ports } from '../engine/ports.ts';
import type { Reading } from '../reading/reading.ts';

const ENDED: readonly MessageState[] = ['approved', 'refused', 'bounced', 'uncertain', 'cancelled'];

export async function recordEndAnswers(ports: Ports, { facts }: Reading): Promise<void> {
  if (facts.maracs.every((marac) => (marac.answered?.size ?? 0) === 0)) return;
  const messages = await ports.ledger.messages({ states: ENDED });
  const now = ports.clock.now();
  const access = gatherAccess(facts, dayOf(now), ports.allowedDomains);
  for (const { item, message, yes, no } of endLines(facts, access, messages, now)) {
    const marac = facts.maracs.find((candidate) => candidate.name === item.marac);
    const said = marac === undefined ? undefined : answerTo(marac, item.id, item.question);
    const done = said?.answer === 'yes' ? yes : no;
    if (said === undefined || done === undefined) continue;
    await ports.ledger.decideByPerson(message.key, done.decision, {
      by: said.by,
      in: 'workbook',
      evidence: said.why ?? '',
      attempt: message.epoch,
      ...(done.toAddress === undefined ? {} : { toAddress: done.toAddress }),
    });
  }
  for (const { message, by } of refusedBefore(facts, messages))
    await ports.ledger.decideByPerson(message.key, 'givenUp', {
      by,
      in: 'workbook',
      evidence: 'Answered on Today: told another way, or need not be told.',
    });
}
