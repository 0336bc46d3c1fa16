// How a message fared, in plain words: for the workbook and a person's own terminal. It names addresses and what a mail server wrote.
import { formatTime } from '../time/day.ts';
import type { MessageHistory, OutboxAttempt } from './message-history.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { readEvidence } from './replies/read-reply.ts';

/** So much of a reply is shown. */
const MOST_SHOWN = 300;

/** What happened last, with the mail server's words and what identifies it; empty before the first attempt, unless it is not needed any more. */
export function describeHistory(message: OutboxMessage, history: MessageHistory): string {
  return [describeEnd(message, history), describeNotNeeded(message), describeEnded(message), formatId(message, history)]
    .filter((part) => part !== '')
    .join(' ');
}

function describeEnd(message: OutboxMessage, { attempts, nextAt }: MessageHistory): string {
  const last = attempts[attempts.length - 1];
  if (last === undefined) return '';
  const at = formatTime(last.endedAt ?? last.at);
  const said = describeAnswer(last);
  switch (message.state) {
    case 'sent':
      return last.how === 'sent' ? `Taken by the mail server on ${at}: ${said}.` : '';
    case 'handed':
      return `Laid into Drafts on ${at}.`;
    case 'bounced':
      return `It left on ${formatTime(last.at)} and came back on ${at}: ${said}.${describeMeaning(last, 'todo')}`;
    case 'refused':
      return message.refusedFor === 'gaveUp'
        ? `Tried for a whole day, last on ${at}: ${said}. It is not tried any more.${describeMeaning(last, 'todo')}`
        : `Refused on ${at}: ${said}.${describeMeaning(last, 'todo')}`;
    case 'uncertain':
      return `It began to leave on ${formatTime(last.at)}, and no clear answer came: ${said}.`;
    case 'approved':
      return last.how !== 'retry' || last.evidence?.startsWith('not started') === true
        ? ''
        : `Tried ${last.number === 1 ? 'once' : `${last.number} times`}, last on ${at}: ${said}.${describeMeaning(last)} It is tried again${nextAt === undefined ? ' at the next sending' : ` from ${formatTime(nextAt)} on`}; after a day of that somebody is asked.`;
    case 'draft':
    case 'offered':
    case 'sending':
    case 'dataStarted':
    case 'handing':
    case 'cancelled':
      return '';
  }
}

/** What the mail server said of an attempt, or what is known instead. */
export function describeAnswer({ reply, evidence, how }: OutboxAttempt): string {
  if (reply !== undefined) return `the mail server said “${reply.slice(0, MOST_SHOWN)}”`;
  if (evidence === undefined)
    return how === 'uncertain' ? 'the program ended in the middle of it' : 'nothing was noted';
  return evidence;
}

/** What the reply means, and what a person can do about it. */
function describeMeaning({ evidence = '', reply }: OutboxAttempt, todo?: 'todo'): string {
  if (/^bounced: (?!\d)/.test(evidence)) return '';
  // A report of a mail server speaks of the recipient.
  const meaning = readEvidence(
    evidence.replace(/^bounced: (?=\d\.)/, 'rcpt: 550 ').replace(/^bounced: /, 'rcpt: '),
    reply,
  );
  if (meaning === undefined) return '';
  return todo === undefined ? ` ${meaning.means}` : ` ${meaning.means} ${meaning.todo}`;
}

/** Cancelled by the plan, and by no person and no hour that passed. It says nothing of why: the reason can be one that main does not tell. */
function describeNotNeeded({ state, held, late, notAgain, ended, draft }: OutboxMessage): string {
  const isByPlan = state === 'cancelled' && !held && late === undefined && notAgain === undefined;
  return isByPlan && ended === undefined && draft?.found !== 'removed'
    ? 'Not needed any more: what it told has changed, or another message tells it.'
    : '';
}

function describeEnded({ ended }: OutboxMessage): string {
  if (ended === undefined) return '';
  const what = ended.how === 'toldByPhone' ? 'They were told by phone' : 'Nothing more is done about it';
  return `${what}: ${ended.by}, ${formatTime(ended.at)}.`;
}

/** What somebody needs to find it in a Sent folder or in the mail server's log. */
export function formatId({ messageId }: OutboxMessage, { attempts }: MessageHistory): string {
  return messageId === undefined || attempts.length === 0 ? '' : `Message-ID ${messageId}.`;
}
