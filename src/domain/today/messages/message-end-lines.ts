// Messages that came to an end which leaves something to do: refused, come back, perhaps gone, not sent again after all; and those that the mail
// server puts off. One line each, with what is known of it and what may be answered. An answer counts for that attempt and, where it goes again, for that address alone.
import type { Access } from '../../access/access.ts';
import { formatTime, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { carryOutAnswer, whereTo, type Done } from '../../outbox/carry-out-answer.ts';
import type { PersonsDecision } from '../../outbox/outbox-event.ts';
import type { MessageHistory } from '../../outbox/message-history.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { isTriedAgain, openEnd, type OpenEnd } from '../../outbox/open-end.ts';
import { describeHistory } from '../../outbox/describe-history.ts';
import { describeReasons } from '../../text/describe-reason.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import { consequenceOf } from './describe-late.ts';
import { isApart } from './unsendable-lines.ts';
import { isTakenUp } from './taken-up.ts';
import { describeMessages } from '../withheld/describe-withheld.ts';

export interface EndLine {
  readonly item: TodayItem & { readonly question: Question };
  readonly message: OutboxMessage;
  readonly yes?: Done;
  readonly no?: Done;
}

export function endLines(
  facts: Facts,
  access: Access,
  messages: readonly OutboxMessage[],
  now: LocalTime,
): readonly EndLine[] {
  return messages.flatMap((message): readonly EndLine[] => {
    const marac = facts.maracs.find((candidate) => candidate.name === message.marac) ?? facts.maracs[0];
    const end = endOf(message);
    if (marac === undefined || end === undefined || isTakenUp(facts, message, messages)) return [];
    const history = facts.histories?.get(message.key) ?? { attempts: [] };
    const line = lineOf(end, { message, history, access, now });
    const { state, key, to, template, epoch, version, again, notAfter } = message;
    // An answer is about that attempt, and about what may be answered now; of what is tried again about all attempts of that day.
    const which = end === 'retrying' ? `${version}/${again?.at ?? ''}` : epoch;
    const about = [key, which, end, line.yes?.toAddress ?? '', line.no?.decision ?? '', line.yes?.decision ?? ''];
    return [
      {
        message,
        ...(line.yes === undefined ? {} : { yes: line.yes }),
        ...(line.no === undefined ? {} : { no: line.no }),
        item: {
          id: `${end === 'uncertain' ? 'uncertain' : 'end'}/${end}/${marac.pool.take('H', JSON.stringify(about))}`,
          kind: end === 'uncertain' ? 'uncertain' : template === 'idva-notice' ? 'ring' : 'stopped',
          marac: marac.name,
          what: `${tell(end, marac, message)} ${line.what}`.trim(),
          aside: describeAside(message, history),
          about: facts.contacts.some((contact) => contact.id === to) ? to : '',
          tab: 'Outbox',
          messages: [message],
          ...(message.settledAt === undefined ? {} : { since: message.settledAt }),
          ...(state === 'uncertain' || notAfter < now ? {} : { due: notAfter }),
          restricted: isApart(facts, message),
          question: line.question,
        },
      },
    ];
  });
}

type End = OpenEnd | 'retrying';

/** The second time that it is put off: many servers say "later" once to everybody they do not know. */
const TOLD_FROM = 2;

function endOf(message: OutboxMessage): End | undefined {
  return openEnd(message) ?? (isTriedAgain(message) && message.attempts >= TOLD_FROM ? 'retrying' : undefined);
}

function lineOf(end: End, at: At): Line {
  if (end === 'uncertain') return uncertain(at);
  return end === 'retrying' ? RETRYING : ended(end, at);
}

export function endItems(
  facts: Facts,
  access: Access,
  messages: readonly OutboxMessage[],
  now: LocalTime,
): readonly TodayItem[] {
  return endLines(facts, access, messages, now).map(({ item }) => item);
}

const HEADS: Readonly<Record<Exclude<End, 'uncertain'>, string>> = {
  refused: 'Refused',
  bounced: 'Not delivered',
  notAgain: 'Not sent again',
  retrying: 'Not taken yet',
};

function tell(end: End, marac: MaracFacts, message: OutboxMessage): string {
  const what = describeMessages(marac, [message]);
  return end === 'uncertain'
    ? `${what} to ${message.to} may or may not have left.`
    : `${HEADS[end]}: ${what} for ${message.to}. ${consequenceOf(message.template)}`;
}

function describeAside(message: OutboxMessage, history: MessageHistory): string {
  const address = history.toAddress === undefined ? '' : `Its address was ${history.toAddress}.`;
  return [address, describeHistory(message, history)].filter((part) => part !== '').join(' ');
}

interface At {
  readonly message: OutboxMessage;
  readonly history: MessageHistory;
  readonly access: Access;
  readonly now: LocalTime;
}

interface Line {
  readonly what: string;
  readonly question: Question;
  readonly yes?: Done;
  readonly no?: Done;
}

const done = (decision: PersonsDecision): Done => ({ ok: true, decision });

/** On Outbox there is more to choose from. */
const MORE =
  'The line stays, and nothing is sent by itself. Its row on Outbox takes the same answers, and “Told by phone”.';

const RETRYING: Line = {
  what: '',
  question: {
    no: { does: 'it is not tried any more; who was told how, or why nobody need be, stands in Why', why: 'needed' },
    otherwise:
      'It is tried again by itself for a day; then somebody is asked. Its row on Outbox takes Hold, “Told by phone” and “Give up”.',
  },
  no: done('givenUp'),
};

function ended(end: Exclude<OpenEnd, 'uncertain'>, { message, history, access, now }: At): Line {
  const no = {
    no: { does: 'nothing more is sent; who was told how, or why nobody need be, stands in Why', why: 'needed' },
  } as const;
  if (end === 'notAgain') {
    const what = `Somebody asked for it to be sent again, and it is not due any more. ${describeReasons(message.notAgain ?? [])}`;
    return { what, question: { ...no, otherwise: MORE }, no: done('givenUp') };
  }
  const { address, isNew } = whereTo(message, history, access);
  const yes = carryOutAnswer(isNew ? 'newAddress' : 'sendAgain', message, history, access, now);
  if (!yes.ok)
    return {
      what: `It cannot be sent again: ${yes.why}.`,
      question: { ...no, otherwise: MORE },
      no: done('givenUp'),
    };
  const where = isNew ? `to the new address ${address}` : `to ${address} again`;
  return {
    what: '',
    question: {
      yes: { does: `the same goes ${where}, once`, why: 'needed' },
      ...no,
      otherwise: MORE,
    },
    yes,
    no: done('givenUp'),
  };
}

const LOOK =
  'Look for it in the Sent folder or in the mail server’s log of that hour. Nothing is sent again by itself.';

function uncertain({ message, history, access, now }: At): Line {
  const yes = { yes: { does: 'it went, as seen where Why says', why: 'needed' } } as const;
  const otherwise = `${MORE.slice(0, -1)} and “Give up”.`;
  const again = carryOutAnswer('sendAgain', message, history, access, now);
  const before = message.mayHaveGone === true ? 'It may have gone before the ledger was put back.' : '';
  if (history.doubtfulUntil !== undefined)
    return {
      what: [
        before,
        LOOK,
        `Until ${formatTime(history.doubtfulUntil)} it may still arrive: “No” counts only after that.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
      question: { ...yes, otherwise },
      yes: done('sent'),
    };
  const does = again.ok
    ? 'it did not go, and the same goes once more; Why says where you looked'
    : `it did not go, and is not sent (${again.why}); Why says where you looked and who was told how`;
  return {
    what: [before, LOOK].filter((part) => part !== '').join(' '),
    question: { ...yes, no: { does, why: 'needed' }, otherwise },
    yes: done('sent'),
    no: again.ok ? again : done('notSentClose'),
  };
}
