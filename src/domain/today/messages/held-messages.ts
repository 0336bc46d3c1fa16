// What a person put on Hold and what would go otherwise: said from the first run on, so that nobody else waits for it unaware.
import { formatTime } from '../../time/day.ts';
import { consequenceOf } from './describe-late.ts';
import type { Facts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { TodayItem } from '../today-item.ts';
import { isApart } from './unsendable-lines.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

/** One for each; a Hold that cannot be read or has no name is asked about as that, and what never waits is rung about. */
export function heldItems(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  const [first] = facts.maracs;
  return messages.flatMap((one): readonly TodayItem[] => {
    const marac = facts.maracs.find(({ name }) => name === one.marac) ?? first;
    const waits = (one.state === 'offered' || one.state === 'approved') && one.held && one.gate !== 'none';
    if (!waits || marac === undefined || one.frozen !== undefined) return [];
    const row = marac.pool.take('O', `outbox/${one.key}`);
    if (marac.problems.some(({ table, rowId }) => table === 'outbox' && rowId === row)) return [];
    const about = `${describeMessages(marac, [one])} for ${one.to}`;
    return [
      {
        id: `stopped/${row}/held`,
        kind: 'stopped',
        marac: marac.name,
        what: `${about} is on Hold. It goes once somebody chooses Release in “Answer”, with a name in “By”.`,
        about: row,
        otherwise: `it stays on Hold. Past ${formatTime(one.notAfter)} it ends as not released in time. ${consequenceOf(one.template)}`,
        due: one.notAfter,
        todo: 'know',
        tab: 'Outbox',
        messages: [one],
        restricted: isApart(facts, one),
        alike: {
          as: 'held',
          thing: about,
          tell: (list, count) =>
            `${count} messages are on Hold. Each goes once somebody chooses Release in “Answer”, with a name in “By”. ${list}.`,
        },
      },
    ];
  });
}
