// Draft mode: what lies in Drafts and nobody has sent yet, and what may no longer go and could not be taken back: who has it, or may have it.
import { sorted } from '../../text/sorted.ts';
import { formatTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { many } from '../../referral/describe-grounds.ts';
import { compareText, groupBy, sortBy } from '../../text/order.ts';
import { isStale, type DraftFound } from '../../outbox/draft-place.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { Key } from '../../plan/effects.ts';
import type { Reason } from '../../text/reason.ts';
import { describeReasons } from '../../text/describe-reason.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import { isApart } from './unsendable-lines.ts';
import { MOST_NAMED, describeMessages } from '../withheld/describe-withheld.ts';

/** A line with the messages that an answer to it is about. */
export interface DraftLine {
  readonly item: TodayItem & { readonly question: Question };
  readonly keys: readonly Key[];
}

const UNSENT: Question = {
  yes: { does: 'they have been sent' },
  no: { does: 'they are not to be sent: what lies in Drafts as it was put there is taken away' },
  otherwise: 'they stay there. After that hour they are taken away and end as not sent in time.',
};
const MAY_HAVE_GONE: Question = {
  yes: { does: 'it was sent: they have it' },
  no: { does: 'it was not sent, and lies in Drafts no more' },
  otherwise: 'the line stays. Nothing is sent by itself.',
};
const HAVE_IT: Question = {
  yes: { does: 'they have been told not to use it, or may keep it' },
  otherwise: 'they have it, and the line stays.',
};

/** What its job wants otherwise by now, or not yet. */
const OLD_MAY_HAVE_GONE: Question = {
  yes: { does: 'it was sent: they have it as it was' },
  no: { does: 'it was not sent, and lies in Drafts no more: it is made anew as things stand now' },
  otherwise: 'the line stays. Nothing is sent by itself, and nothing new is made.',
};
const HAVE_THE_OLD: Question = {
  yes: { does: 'they have been told, or may keep it as it is' },
  otherwise: 'they have it as it was, and the line stays.',
};

const where = (found: DraftFound): string => (found === 'gone' ? 'in Drafts no longer' : 'in Drafts');

/** Not sent as far as anybody knows: which, for whom, since when and until when. */
export function unsentLines(facts: Facts, messages: readonly OutboxMessage[]): readonly DraftLine[] {
  const unsent = messages.filter((one) => one.state === 'handed' && !one.forgotten && stopsOf(one).length === 0);
  const groups = groupBy(unsent, (one) =>
    JSON.stringify([one.marac, one.template, matterOf(one), one.notAfter, one.draft?.found, isApart(facts, one)]),
  );
  return [...groups.values()].flatMap((group) =>
    lineOf(facts, group, 'unsent', UNSENT, ({ first, things, whom, count }) => {
      const since = sortBy(group, ({ settledAt }) => settledAt ?? '')[0]?.settledAt ?? first.plannedAt;
      const isGone = first.draft?.found === 'gone';
      const lies = isGone
        ? `${count} ${where('gone')} and not among what was sent: whoever sent or deleted ${group.length === 1 ? 'it' : 'them'} knows`
        : `${count} in Drafts, not sent yet`;
      return {
        kind: 'release',
        what: `${lies}: ${things} for ${whom}, since ${formatTime(since)}. To be sent by ${formatTime(first.notAfter)}.`,
      };
    }),
  );
}

const FOUND: Readonly<Record<DraftFound, string>> = {
  there: '',
  removed: '',
  sent: 'It was sent before: they have it. Tell them not to use it.',
  changed: 'Somebody wrote in the draft, so it was left in Drafts: delete it there. It must not be sent.',
  gone: 'It lies neither in Drafts nor among what was sent. If somebody sent it, they have it: then tell them not to use it.',
  file: 'Its file was taken away. If you had sent it, they have it: then tell them not to use it.',
  left: 'The mail server cannot remove this one message alone: delete it in Drafts. It must not be sent.',
  unreached:
    'The mailbox could not be looked into: it may still lie in Drafts, and must not be sent. It is looked for again.',
};

/** The same where it is made anew once it is known not to have been sent. */
const FOUND_OLD: Readonly<Record<DraftFound, string>> = {
  there: '',
  removed: '',
  sent: 'It was sent before: they have it as it was.',
  changed: 'Somebody wrote in the draft, so it was left in Drafts: delete it there and answer No. It must not be sent.',
  gone: 'It lies neither in Drafts nor among what was sent: whoever sent or deleted it knows.',
  file: 'Its file was taken away. Whether you had sent it before, only you know.',
  left: 'The mail server cannot remove this one message alone: delete it in Drafts and answer No. It must not be sent.',
  unreached: FOUND.unreached,
};

/** May no longer go, and was sent, or may have been, or lies there still. */
export function stoppedDraftLines(facts: Facts, messages: readonly OutboxMessage[]): readonly DraftLine[] {
  const stopped = messages.filter(
    (message) =>
      (message.state === 'handed' || (message.state === 'sent' && !isTold(facts, message))) &&
      !message.forgotten &&
      stopsOf(message).length > 0,
  );
  const groups = groupBy(stopped, (one) =>
    JSON.stringify([one.marac, one.template, matterOf(one), one.draft, isRestrictedStop(facts, one)]),
  );
  return [...groups.values()].flatMap((group) =>
    lineOf(facts, group, 'stopped', questionOf(group), ({ first, things, whom, marac }) => ({
      kind: 'stopped',
      what: `${things} for ${whom} may no longer go. ${describeReasons(stopsOf(first))} ${describeFound(marac, first, group)}`,
    })),
  );
}

export function draftItems(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  return [...stoppedDraftLines(facts, messages), ...unsentLines(facts, messages)].map((line) => line.item);
}

function questionOf(group: readonly OutboxMessage[]): Question {
  const isOld = group[0] !== undefined && isStale(stopsOf(group[0]));
  if (group[0]?.state === 'sent') return isOld ? HAVE_THE_OLD : HAVE_IT;
  return isOld ? OLD_MAY_HAVE_GONE : MAY_HAVE_GONE;
}

function describeFound(marac: MaracFacts, { draft, state }: OutboxMessage, group: readonly OutboxMessage[]): string {
  const found = draft?.found ?? 'gone';
  if (draft === undefined || !isStale(draft.because)) return FOUND[found];
  if (found === 'unreached') return FOUND_OLD[found];
  const papers = [...new Set(group.flatMap((message) => message.pinned.map(({ key }) => key)))];
  const numbers = papers.slice(0, MOST_NAMED).map((key) => marac.pool.take('D', `paper/${key}`));
  const more = papers.length > numbers.length ? ` and ${papers.length - numbers.length} more` : '';
  const anew =
    numbers.length === 0
      ? ''
      : `, or \`marac reissue\` with the number of its paper makes it anew for them (${numbers.join(', ')}${more})`;
  return `${FOUND_OLD[found]} ${state === 'sent' ? 'T' : 'If they have it, t'}ell them what has changed${anew}.`;
}

/** Answered about it alone, or about several with it. */
function isTold({ maracs }: Facts, message: OutboxMessage): boolean {
  const marac = maracs.find(({ name }) => name === message.marac) ?? maracs[0];
  return marac !== undefined && answerTo(marac, idOf(marac, 'stopped', [message]), questionOf([message])) !== undefined;
}

/** By what was handed over and what came of it: another attempt is another question. */
function idOf(marac: MaracFacts, sort: string, group: readonly OutboxMessage[]): string {
  const keys = sorted(
    group.map((message) => message.key),
    compareText,
  );
  const about = [...keys, group[0]?.epoch, JSON.stringify(group[0]?.draft ?? {})].join(' ');
  return `drafts/${sort}/${marac.pool.take('H', `drafts/${sort}/${about}`)}`;
}

const stopsOf = ({ draft }: OutboxMessage): readonly Reason[] => draft?.because ?? [];

/** `ealing/agenda/M-7KQ2MX/…` -> `M-7KQ2MX`: a meeting, a referral, a week. */
const matterOf = ({ key }: OutboxMessage): string => key.split('/')[2] ?? '';

const isRestrictedStop = (facts: Facts, message: OutboxMessage): boolean =>
  isApart(facts, message) || stopsOf(message).some(({ rule }) => rule.startsWith('conflict'));

interface Said {
  readonly first: OutboxMessage;
  readonly things: string;
  readonly whom: string;
  readonly count: string;
  readonly marac: MaracFacts;
}

function lineOf(
  facts: Facts,
  group: readonly OutboxMessage[],
  sort: string,
  question: Question,
  say: (said: Said) => Pick<TodayItem, 'kind' | 'what'>,
): readonly DraftLine[] {
  const [first] = group;
  const marac = facts.maracs.find((candidate) => candidate.name === first?.marac) ?? facts.maracs[0];
  if (first === undefined || marac === undefined) return [];
  const keys = sorted(
    group.map((message) => message.key),
    compareText,
  );
  const whom = sorted(new Set(group.map((message) => message.to)), compareText);
  const things = describeMessages(marac, group);
  const item = {
    id: idOf(marac, sort, group),
    ...say({ first, things, whom: whom.join(', '), count: many(keys.length, 'message'), marac }),
    marac: marac.name,
    about: whom.length === 1 ? (whom[0] ?? '') : '',
    tab: 'Outbox',
    messages: group,
    ...(first.settledAt === undefined ? {} : { since: first.settledAt }),
    due: first.notAfter,
    restricted: isRestrictedStop(facts, first),
    question,
    // Who has been told of theirs is not asked about again when somebody else turns out to have it.
    ...(first.state === 'sent' ? { parts: group.map((message) => idOf(marac, sort, [message])) } : {}),
  };
  return [{ item, keys }];
}
