// What messages wait for: a release.
import { consequenceOf } from './describe-late.ts';
import { addWorkingMinutes, workingHoursOf } from '../../time/calendar.ts';
import { dayOf, formatDate, formatTime } from '../../time/day.ts';
import { isRestricted, type Facts } from '../../plan/facts.ts';
import type { RecordedMessage } from '../../plan/effects.ts';
import { sorted } from '../../text/sorted.ts';
import { compareText, groupBy, sortBy } from '../../text/order.ts';
import { findMail, findPaper } from '../../papers/catalogue.ts';
import { namesRestricted } from '../../access/restricted.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { listThings, onLines } from '../list-things.ts';
import type { TodayItem, Words } from '../today-item.ts';
import { describeAbout, titleOfMessage } from '../withheld/describe-withheld.ts';

export interface Waiting {
  readonly message: RecordedMessage;
  readonly released: boolean;
  /** An earlier version of it was. */
  readonly before?: boolean;
}

const subject = (template: string): string => findMail(template)?.subject ?? template;
/** `ealing/agenda/M-7KQ2MX/…` -> the third part, a meeting, a referral, a week, or the reference of a paper. */
const occasion = (key: string): string => key.split('/')[2] ?? '';
/** What is looked at in one go: all that referrals wait for is, and corrections, however many papers they are of. */
const matter = (key: string): string => {
  const [, job = ''] = key.split('/');
  return job === 'intake' || job === 'corrections' ? job : occasion(key);
};

/** In words that are the same for one and for several. */
const AGAIN =
  ' A Release that was typed before counts no longer where what is said has changed since: its row of Outbox says so.';

const MOST_NAMED = 8;

function describeSome(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What each is about; new versions by the paper that each is of: "Minutes of 16 March 2027: D-4BCNVE for C-9TQ2MX, D-FTR4C3 for C-2WX7KP". */
function describeOccasions(facts: Facts, messages: readonly RecordedMessage[]): readonly string[] {
  if (messages.every((message) => message.job === 'corrections'))
    return [...groupBy(messages, (message) => describePaper(facts, message))].map(
      ([name, of]) => `${name}: ${describeSome(of.map((message) => `${occasion(message.key)} for ${message.to}`))}`,
    );
  const all = sorted(new Set(messages.map((one) => occasion(one.key))), compareText);
  const more = all.length - MOST_NAMED;
  return [...all.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])];
}

/** One in the sentence, several below it. */
function describeWaiting(
  facts: Facts,
  messages: readonly RecordedMessage[],
  titles: string,
  { alike, again }: { readonly alike: boolean; readonly again: boolean },
): string {
  const isOne = messages.length === 1;
  const about = describeOccasions(facts, messages);
  const [first = ''] = about;
  const isCorrection = messages.every((message) => message.job === 'corrections');
  const single =
    about.length > 1
      ? ''
      : isCorrection
        ? ` (${first})`
        : describeAbout({ meetings: facts.maracs.flatMap(({ meetings }) => meetings) }, first);
  const list = about.length > 1 ? ` ${listThings(about)}.` : '';
  // In words that are the same for one and for several: in main no word tells whether a restricted case is among them.
  const how = `look at Outbox, then choose Release${alike ? ', or once “Release all like it”' : ''}, with your name beside it.`;
  return onLines(
    `${messages.length} message${isOne ? '' : 's'} ${titles}${single} wait${isOne ? 's' : ''} for a release: ${how}${again ? AGAIN : ''}${list}`,
  );
}

/** Which paper there is a new version of: its kind, and the day of its meeting or the referral it is about. */
function describePaper({ recorded, maracs }: Facts, message: RecordedMessage): string {
  const paper = message.papers.find((candidate) => !candidate.startsWith(`${message.key}/`)) ?? '';
  const title = findPaper(recorded.papers.get(paper)?.template ?? '')?.title ?? 'A paper';
  const about = occasion(paper);
  const meeting = maracs.flatMap((marac) => rowsWith(marac.meetings, 'id', about))[0];
  return `${title} of ${meeting === undefined ? about : formatDate(meeting.on)}`;
}

/**
 * “Papers for you” tells whoever reads it nothing: which papers they are, and for whom. Not where somebody’s message would stand apart for a
 * restricted case beside others, as those of a meeting do: that they are not named in main would tell of it. Their rows of Outbox say it.
 */
function describeTitles(messages: readonly RecordedMessage[], apart: boolean): string {
  const [first] = messages;
  const isOfOne = messages.every((message) => message.job === 'intake');
  if (first?.template !== 'papers' || !(apart || isOfOne)) return `“${subject(first?.template ?? '')}”`;
  return [...groupBy(messages, titleOfMessage)]
    .map(([title, of]) => `“${title}” for ${describeSome(sorted(new Set(of.map((one) => one.to)), compareText))}`)
    .join(', ');
}

/** How a victim can be reached safely: the IDVA cannot begin without it. */
const isSafeContact = ({ template, key }: RecordedMessage): boolean =>
  template === 'papers' && /^(safe-contact|ways)/.test(key.split('/')[3] ?? '');

/**
 * What happens to them, and by when they are wanted: by the hour at which the first of them ends, and a safe-contact paper within the hours that a
 * service has to acknowledge a referral.
 */
function untilReleased(facts: Facts, messages: readonly RecordedMessage[]): Pick<Words, 'otherwise' | 'due'> {
  const [first] = sortBy(messages, (message) => message.notAfter);
  const [urgent] = sortBy(messages.filter(isSafeContact), (message) => message.plannedAt);
  if (first === undefined) return { otherwise: '' };
  // In words that are the same for one and for several: in main no word tells whether a restricted case is among them.
  const ends = `what has not been released by ${formatTime(first.notAfter)} ends unsent.`;
  const rules = (facts.maracs.find(({ name }) => name === first.marac) ?? facts.maracs[0])?.rules;
  if (urgent === undefined || rules === undefined)
    return { otherwise: `${ends} ${consequenceOf(first.template)}`, due: first.notAfter };
  const on = dayOf(urgent.plannedAt);
  const due = addWorkingMinutes(urgent.plannedAt, rules.whole('idvaAckHours', on) * 60, workingHoursOf(rules, on));
  return { otherwise: `the IDVA does not know how the victim can be reached safely; ${ends}`, due };
}

/** Release all like it lets go what is of one occasion: everything in the key but the reader. */
const isOneOccasion = (messages: readonly RecordedMessage[]): boolean =>
  new Set(messages.map(({ key }) => key.split('/').slice(0, -1).join('/'))).size === 1;

/** Whether none of them shows anything of a case: then one word may let all of them go. */
const bare = (group: readonly Waiting[]): boolean =>
  group.every(({ message }) =>
    message.discloses.every((disclosed) => disclosed.classes.every((name) => name === 'open' || name === 'staff')),
  );

export function messageItems(facts: Facts, waiting: readonly Waiting[]): readonly TodayItem[] {
  const firstMarac = facts.maracs[0]?.name ?? '';
  const marac = (name: string): string => (name === '*' ? firstMarac : name);
  const restricted = (message: Pick<RecordedMessage, 'key' | 'covers' | 'papers' | 'discloses'>): boolean =>
    message.discloses.some((disclosed) => isRestricted(facts, disclosed.case)) ||
    namesRestricted(facts, [message.key, ...message.covers, ...message.papers]);
  const items: TodayItem[] = [];
  const releases = waiting.filter(
    ({ message, released }) =>
      message.state === 'offered' &&
      message.gate === 'release' &&
      !released &&
      !message.held &&
      message.frozen === undefined,
  );
  for (const [name, group] of groupBy(
    releases,
    (one) =>
      `${marac(one.message.marac)}|${one.message.template}|${matter(one.message.key)}|${restricted(one.message)}`,
  )) {
    const first = sortBy(group, (one) => one.message.notAfter)[0]?.message;
    if (first === undefined) continue;
    const messages = group.map((one) => one.message);
    const about = sorted(new Set(group.map((one) => occasion(one.message.key))), compareText);
    items.push({
      id: `release/${name}`,
      kind: 'release',
      marac: marac(first.marac),
      what: describeWaiting(facts, messages, describeTitles(messages, name.endsWith('|true')), {
        alike: group.length > 1 && bare(group) && isOneOccasion(messages),
        again: group.some(({ before }) => before === true),
      }),
      about: about.length === 1 ? occasion(first.key) : '',
      tab: 'Outbox',
      messages,
      ...untilReleased(facts, messages),
      restricted: name.endsWith('|true'),
    });
  }
  return items;
}
