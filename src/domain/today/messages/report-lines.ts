// What reports of mail servers leave for a person: a delay, a report that does not fit, a mailbox for reports that cannot be read.
import { formatTime } from '../../time/day.ts';
import type { Facts } from '../../plan/facts.ts';
import { many } from '../../referral/describe-grounds.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { NOTHING_REPORTED } from '../../outbox/replies/reported.ts';
import type { TodayItem } from '../today-item.ts';
import { isApart } from './unsendable-lines.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

export function reportedItems(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  const { delayed, odd, fault } = facts.reported ?? NOTHING_REPORTED;
  const first = facts.maracs[0];
  if (first === undefined) return [];
  const items: TodayItem[] = [];
  for (const { key, at } of delayed) {
    const message = messages.find((candidate) => candidate.key === key);
    const marac = facts.maracs.find((candidate) => candidate.name === message?.marac) ?? first;
    if (message === undefined || message.state === 'bounced') continue;
    items.push({
      id: `delayed/${key}`,
      kind: 'stopped',
      todo: 'ring',
      marac: marac.name,
      what: `${describeMessages(marac, [message])} for ${message.to} is not delivered yet: a mail server reported a delay on ${formatTime(at)} and goes on trying. Tell them by telephone what cannot wait.`,
      about: message.to,
      tab: 'Outbox',
      messages: [message],
      since: at,
      restricted: isApart(facts, message),
      question: {
        yes: { does: 'they have it, or have been told, or it can wait' },
        otherwise: 'the line stays. If it comes back it is said here.',
      },
    });
  }
  if (odd.count > 0 && odd.last !== undefined)
    items.push({
      id: `odd-reports/${odd.count}/${odd.last}`,
      kind: 'problem',
      marac: first.name,
      what: `${many(odd.count, 'report')} in the mailbox for reports of non-delivery (mail.bounces) ${odd.count === 1 ? 'names a message of ours that it does' : 'name messages of ours that they do'} not fit: another recipient, or a number that none of them has. The last was read on ${formatTime(odd.last)}. Nothing was done about ${odd.count === 1 ? 'it' : 'them'}: look there.`,
      about: '',
      tab: 'Outbox',
      restricted: false,
      question: { yes: { does: 'somebody has looked' }, otherwise: 'the line stays.' },
    });
  if (fault !== undefined)
    items.push({
      id: `bounces-unread/${fault.since}`,
      kind: 'alarm',
      marac: first.name,
      what: `Reports of non-delivery cannot be read since ${formatTime(fault.since)}: ${fault.sentence} Until then look yourself into the mailbox that mail.bounces in marac.config.yaml names.`,
      todo: 'mend',
      otherwise: 'a message that comes back counts as sent, and nobody is told.',
      about: '',
      tab: 'Outbox',
      restricted: false,
    });
  return items;
}
