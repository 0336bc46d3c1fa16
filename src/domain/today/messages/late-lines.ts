// Messages that ended without having reached anybody, since their hour passed. Asked about until a named answer.
import { isRestricted, type Facts, type MaracFacts } from '../../plan/facts.ts';
import { formatTime } from '../../time/day.ts';
import { many } from '../../referral/describe-grounds.ts';
import { sorted } from '../../text/sorted.ts';
import { compareText, groupBy } from '../../text/order.ts';
import type { LateFor, OutboxMessage } from '../../outbox/outbox-message.ts';
import { namesRestricted } from '../../access/restricted.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import { consequenceOf } from './describe-late.ts';
import { isTakenUp } from './taken-up.ts';
import { describeMessages, titleOfMessage } from '../withheld/describe-withheld.ts';

const WHY: Readonly<Record<LateFor, string>> = {
  draft: 'What it waited for never came',
  offered: 'No release was given',
  held: 'A Hold stood beside it',
  frozen: 'What it depends on could not be read',
  due: 'It was free to go, and had not left',
  handed: 'It lay in Drafts, and nobody had sent it',
  approved: 'The mail server had not taken it',
  never: 'No run had planned it',
};

/** These wait for a person's word, so that it did not come is what was missed. */
const WORD_MISSED: readonly LateFor[] = ['draft', 'offered', 'held'];

const TOLD: Question = {
  yes: { does: 'they have been told another way, or need not be told; nothing more is done about it' },
  otherwise: 'the line stays; nothing is sent by itself.',
};

/** One line for all that ended in the same way, for the same reason, at the same hour. */
export function lateItems(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  const ended = messages.flatMap((message) => {
    const { state, late: how, ended: isEnded, forgotten } = message;
    const isOver =
      state !== 'cancelled' ||
      how === undefined ||
      isEnded !== undefined ||
      forgotten ||
      isAnswered(facts, message, how) ||
      isTakenUp(facts, message, messages);
    return isOver ? [] : [{ message, how }];
  });
  const groups = groupBy(ended, ({ message, how }) => {
    const { marac, template, notAfter, key } = message;
    return JSON.stringify([marac, template, matterOf(key), notAfter, how, isApart(facts, message)]);
  });
  return [...groups.values()].flatMap((group) =>
    itemOf(
      facts,
      group.map((one) => one.message),
      group[0]?.how ?? 'never',
    ),
  );
}

/** About it alone, or about several with it. */
function isAnswered({ maracs }: Facts, message: OutboxMessage, how: LateFor): boolean {
  const marac = maracs.find((candidate) => candidate.name === message.marac) ?? maracs[0];
  return marac !== undefined && answerTo(marac, idOf(marac, how, [message]), TOLD) !== undefined;
}

function idOf(marac: MaracFacts, how: LateFor, group: readonly OutboxMessage[]): string {
  const keys = sorted(
    group.map((message) => message.key),
    compareText,
  );
  return `late/${how}/${marac.pool.take('H', `late/${how}/${group[0]?.notAfter ?? ''}/${keys.join(' ')}`)}`;
}

/** `ealing/agenda/M-7KQ2MX/…` -> `M-7KQ2MX`: a meeting, a referral, a week. */
const matterOf = (key: string): string => key.split('/')[2] ?? '';

/** About a restricted case, or by a road of which not everybody at the main workbook knows. */
function isApart(facts: Facts, { because, frozen = [], discloses, key, covers, papers }: OutboxMessage): boolean {
  return (
    [...because, ...frozen].some((reason) => reason.rule.startsWith('conflict')) ||
    discloses.some((disclosed) => isRestricted(facts, disclosed.case)) ||
    namesRestricted(facts, [key, ...covers, ...papers])
  );
}

function itemOf(facts: Facts, group: readonly OutboxMessage[], how: LateFor): readonly TodayItem[] {
  const [first] = group;
  const marac = facts.maracs.find((candidate) => candidate.name === first?.marac) ?? facts.maracs[0];
  if (first === undefined || marac === undefined) return [];
  const whom = sorted(new Set(group.map((message) => message.to)), compareText);
  const head = WORD_MISSED.includes(how) ? 'Not released in time' : 'Not sent in time';
  const [things, by] = [describeMessages(marac, group), formatTime(first.notAfter)];
  const consequence = consequenceOf(first.template);
  return [
    {
      id: idOf(marac, how, group),
      kind: first.template === 'idva-notice' ? 'ring' : 'stopped',
      todo: 'ring',
      marac: marac.name,
      what: `${head}: ${many(group.length, 'message')} ${things} for ${whom.join(', ')}. ${WHY[how]} by ${by}. ${consequence}`,
      alike: {
        as: `late/${how}/${titleOfMessage(first)}`,
        thing: `${things} for ${whom.join(', ')}, by ${by}`,
        tell: (list) => `${head}. ${WHY[how]} by then. ${consequence} ${list}.`,
      },
      about: facts.contacts.some((contact) => contact.id === whom[0]) && whom.length === 1 ? (whom[0] ?? '') : '',
      tab: 'Outbox',
      messages: group,
      due: first.notAfter,
      restricted: isApart(facts, first),
      question: TOLD,
      // Once one of them goes after all, nobody is asked again about the others.
      parts: group.map((message) => idOf(marac, how, [message])),
    },
  ];
}
