// Lines of an earlier version about refused messages, one for several, that somebody answered there: what they said still counts.
import type { Facts } from '../facts.ts';
import { compareText, groupBy } from '../order.ts';
import { sorted } from '../agenda/sorted.ts';
import type { OutboxMessage } from '../outbox/message.ts';
import { openEnd } from '../outbox/open-end.ts';
import { answerTo } from './answered.ts';
import { isApart } from './send-kept.ts';
import { isTakenUp } from './taken-up.ts';

export function refusedBefore(
  facts: Facts,
  messages: readonly OutboxMessage[],
): readonly { readonly message: OutboxMessage; readonly by: string }[] {
  const refused = messages.filter((one) => openEnd(one) === 'refused' && !isTakenUp(facts, one, messages));
  const groups = groupBy(refused, (one) =>
    JSON.stringify([one.marac, one.template, one.key.split('/')[2] ?? '', isApart(facts, one)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const marac = facts.maracs.find((one) => one.name === first?.marac) ?? facts.maracs[0];
    if (first === undefined || marac === undefined) return [];
    const keys = sorted(
      group.map((one) => one.key),
      compareText,
    );
    const name = `late/refused/${first.notAfter}/${keys.join(' ')}`;
    const said = answerTo(marac, `late/refused/${marac.pool.take('H', name)}`);
    return said?.answer === 'yes' ? group.map((message) => ({ message, by: said.by })) : [];
  });
}
