// What messages wait for: a release, a person's evidence, a call to someone who cannot be written to.
import { isRestricted, type Facts } from '../facts.ts';
import type { RecordedMessage } from '../plan.ts';
import { sorted } from '../agenda/sorted.ts';
import { compareText, groupBy, sortBy } from '../order.ts';
import { findMail } from '../papers/catalogue.ts';
import { namesRestricted } from '../restricted.ts';
import type { TodayItem } from './item.ts';

export interface Waiting {
  readonly message: RecordedMessage;
  readonly released: boolean;
}

const subject = (template: string): string => findMail(template)?.subject ?? template;
/** `ealing/agenda/M-7KQ2MX/…` -> the third part, a meeting, a referral or a week. Corrections are one matter, however many papers they are of. */
const occasion = (key: string): string => {
  const [, job, about = ''] = key.split('/');
  return job === 'corrections' ? 'corrections' : about;
};
/** What is looked at in one go: all that referrals wait for is. */
const matter = (key: string): string => (key.split('/')[1] === 'intake' ? 'intake' : occasion(key));

const MOST_NAMED = 8;

function tellOccasions(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether none of them shows anything of a case: then one word may let all of them go. */
const bare = (group: readonly Waiting[]): boolean =>
  group.every(({ message }) =>
    message.discloses.every((one) => one.classes.every((name) => name === 'open' || name === 'staff')),
  );

export function messageItems(facts: Facts, waiting: readonly Waiting[]): readonly TodayItem[] {
  const firstMarac = facts.maracs[0]?.name ?? '';
  const marac = (name: string): string => (name === '*' ? firstMarac : name);
  const restricted = (message: Pick<RecordedMessage, 'key' | 'covers' | 'papers' | 'discloses'>): boolean =>
    message.discloses.some((one) => isRestricted(facts, one.case)) ||
    namesRestricted(facts, [message.key, ...message.covers, ...message.papers]);
  const items: TodayItem[] = [];
  for (const { message } of waiting.filter((one) => one.message.state === 'uncertain')) {
    items.push({
      id: `uncertain/${message.key}`,
      kind: 'uncertain',
      marac: marac(message.marac),
      what: `"${subject(message.template)}" to ${message.to} may or may not have left. Look in the mail server's log or the mailbox, then resolve it with what you found. Nothing is sent again by itself.`,
      about: message.key,
      tab: 'Outbox',
      restricted: restricted(message),
    });
  }
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
    const about = sorted(new Set(group.map((one) => occasion(one.message.key))), compareText);
    items.push({
      id: `release/${name}`,
      kind: 'release',
      marac: marac(first.marac),
      what: `${group.length} message${group.length === 1 ? '' : 's'} "${subject(first.template)}" (${tellOccasions(about)}) wait${group.length === 1 ? 's' : ''} for a release: read on Outbox, then Release${group.length > 1 && bare(group) ? ', or once Release all like it' : ''}, with your name beside it.`,
      about: about.length === 1 ? occasion(first.key) : '',
      tab: 'Outbox',
      due: first.notAfter,
      restricted: name.endsWith('|true'),
    });
  }
  return items;
}
