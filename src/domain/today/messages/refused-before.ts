// Lines of an earlier version about messages that were refused or came back, one for several, that somebody answered there: what they said still
// counts, for the attempt that it was said of.
import type { Facts } from '../../plan/facts.ts';
import { compareText, groupBy } from '../../text/order.ts';
import { sorted } from '../../text/sorted.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { openEnd, type OpenEnd } from '../../outbox/open-end.ts';
import { answerTo } from '../today-question.ts';
import { isApart } from './unsendable-lines.ts';
import { isTakenUp } from './taken-up.ts';

export function refusedBefore(
  facts: Facts,
  messages: readonly OutboxMessage[],
): readonly { readonly message: OutboxMessage; readonly by: string }[] {
  const rejected = messages.filter((message) => isRejected(openEnd(message)) && !isTakenUp(facts, message, messages));
  const groups = groupBy(rejected, (one) =>
    JSON.stringify([one.marac, one.template, one.key.split('/')[2] ?? '', openEnd(one), isApart(facts, one)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const marac = facts.maracs.find((candidate) => candidate.name === first?.marac) ?? facts.maracs[0];
    if (first === undefined || marac === undefined) return [];
    const keys = sorted(
      group.map((message) => message.key),
      compareText,
    );
    const head = `late/${openEnd(first)}`;
    const said = answerTo(marac, `${head}/${marac.pool.take('H', `${head}/${first.notAfter}/${keys.join(' ')}`)}`);
    if (said?.answer !== 'yes') return [];
    return group.flatMap((message) =>
      said.at < (message.settledAt ?? message.plannedAt) ? [] : [{ message, by: said.by }],
    );
  });
}

const isRejected = (end: OpenEnd | undefined): boolean => end === 'refused' || end === 'bounced';
