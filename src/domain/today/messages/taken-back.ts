// What was approved, was taken back before it left, and is still wanted: to another address, or with other content. The next look of its job makes
// it anew; until then, or while it cannot be made, somebody must know that it has not gone.
import { formatTime } from '../../time/day.ts';
import type { Facts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { Hashed } from '../../plan/effects.ts';
import type { TodayItem } from '../today-item.ts';
import { isApart } from './unsendable-lines.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

export function takenBackItems(
  facts: Facts,
  messages: readonly OutboxMessage[],
  wanted: readonly Hashed[],
): readonly TodayItem[] {
  const keys = new Set(wanted.flatMap(({ effect }) => (effect.do === 'message' ? [effect.key] : [])));
  return messages.flatMap((one): readonly TodayItem[] => {
    const { key, state, held, late, notAgain, messageId, notAfter } = one;
    // What was asked for again and could not go has a line of its own.
    const isOther = held || late !== undefined || notAgain !== undefined;
    const isTaken = state === 'cancelled' && messageId !== undefined && !isOther;
    const marac = facts.maracs.find(({ name }) => name === one.marac) ?? facts.maracs[0];
    if (!isTaken || !keys.has(key) || marac === undefined) return [];
    const row = marac.pool.take('O', `outbox/${key}`);
    return [
      {
        id: `stopped/${row}/taken-back`,
        kind: 'stopped',
        marac: marac.name,
        what: `${describeMessages(marac, [one])} for ${one.to} has not gone: it was taken back before it left, since its address or what it says is another by now. \`marac run ${one.job}\` makes it anew at once.`,
        todo: 'know',
        otherwise: `the next look of its job makes it anew. Past ${formatTime(notAfter)} it ends as not sent in time.`,
        about: row,
        tab: 'Outbox',
        messages: [one],
        due: notAfter,
        restricted: isApart(facts, one),
      },
    ];
  });
}
