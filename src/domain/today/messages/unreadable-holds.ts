// What stands on Outbox beside a message, cannot be read and so counts as a Hold: a person says what it was.
import { formatTime } from '../../time/day.ts';
import { consequenceOf } from './describe-late.ts';
import type { Facts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { TodayItem } from '../today-item.ts';
import { isApart } from './unsendable-lines.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

export function unreadHoldItems(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  return facts.maracs.flatMap((marac) => {
    // A Hold that only wants a name is asked about as that.
    const problems = marac.problems.filter(({ table, code }) => table === 'outbox' && code !== 'answer.unsigned');
    if (problems.length === 0) return [];
    return messages.flatMap((one): readonly TodayItem[] => {
      const row = one.held && one.marac === marac.name ? marac.pool.take('O', `outbox/${one.key}`) : undefined;
      const problem = row === undefined ? undefined : problems.find(({ rowId }) => rowId === row);
      if (row === undefined || problem === undefined) return [];
      const about = `${describeMessages(marac, [one])} for ${one.to}`;
      return [
        {
          id: `stopped/${row}/unread-hold`,
          kind: 'stopped',
          marac: marac.name,
          what: `${about} is on Hold: ${problem.place} cannot be read, and what may be a Hold counts as one. Type Hold or Release in “Answer”, with your name in “By”.`,
          about: row,
          otherwise: `it stays on Hold. Past ${formatTime(one.notAfter)} it ends as not released in time. ${consequenceOf(one.template)}`,
          due: one.notAfter,
          tab: 'Outbox',
          messages: [one],
          restricted: isApart(facts, one),
        },
      ];
    });
  });
}
