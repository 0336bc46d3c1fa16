// Messages that stay as they are and do not go, since what they depend on cannot be read: one line for each thing that keeps them.
import { consequenceOf } from './describe-late.ts';
import { isRestricted, type Facts } from '../../plan/facts.ts';
import { formatTime } from '../../time/day.ts';
import { many } from '../../referral/describe-grounds.ts';
import { sorted } from '../../text/sorted.ts';
import { compareText, groupBy, sortBy } from '../../text/order.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { Reason } from '../../text/reason.ts';
import { namesRestricted } from '../../access/restricted.ts';
import { describeReasons } from '../../text/describe-reason.ts';
import type { TodayItem } from '../today-item.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

const WAITING: readonly OutboxMessage['state'][] = ['draft', 'offered', 'approved'];

interface Kept {
  readonly effect: { readonly key: string };
  readonly because: Reason;
}

/** `stopped` is what was planned and may not go: the line of what does not leave tells of it, for the same thing that cannot be read. */
export function frozenMessageItems(
  facts: Facts,
  messages: readonly OutboxMessage[],
  stopped: readonly Kept[] = [],
): readonly TodayItem[] {
  const rules = new Map(stopped.map(({ effect, because }) => [effect.key, because.rule]));
  const frozen = messages.filter((message) => {
    const isTold = rules.get(message.key) === (isApart(facts, message) ? 'conflict.unread' : 'access.unreadable');
    return message.frozen !== undefined && WAITING.includes(message.state) && !isTold;
  });
  const groups = groupBy(frozen, (one) => JSON.stringify([one.marac, one.template, one.frozen, isApart(facts, one)]));
  return [...groups.values()].flatMap((group) => itemOf(facts, group));
}

function isApart(facts: Facts, { discloses, key, covers, papers, frozen = [] }: OutboxMessage): boolean {
  return (
    frozen.some(({ rule }) => rule.startsWith('conflict')) ||
    discloses.some((disclosed) => isRestricted(facts, disclosed.case)) ||
    namesRestricted(facts, [key, ...covers, ...papers, JSON.stringify(frozen)])
  );
}

function itemOf(facts: Facts, group: readonly OutboxMessage[]): readonly TodayItem[] {
  const [first] = sortBy(group, (message) => message.notAfter);
  const marac = facts.maracs.find((candidate) => candidate.name === first?.marac) ?? facts.maracs[0];
  if (first === undefined || marac === undefined) return [];
  const { template, frozen = [], notAfter } = first;
  const whom = sorted(new Set(group.map((message) => message.to)), compareText);
  return [
    {
      id: `frozen/${marac.name}/${template}/${marac.pool.take('H', JSON.stringify([first.marac, frozen, isApart(facts, first)]))}`,
      kind: 'stopped',
      marac: marac.name,
      what: `Frozen: ${many(group.length, 'message')} ${describeMessages(marac, group)} for ${whom.join(', ')}. ${describeReasons(frozen)} Put it right as Checks says.`,
      otherwise: `what has not gone by ${formatTime(notAfter)} ends as not sent in time. ${consequenceOf(template)}`,
      about: '',
      tab: 'Checks',
      messages: group,
      due: notAfter,
      restricted: isApart(facts, first),
    },
  ];
}
