// What never waits and does not go while sending is switched off, mail does not leave, or somebody holds it: a person rings instead. Whom, on which
// number, and about what.
import { meanwhileOf } from './describe-late.ts';
import { stopOf } from '../../access/access.ts';
import type { Day, LocalTime } from '../../time/day.ts';
import type { Facts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import { isTrouble } from '../../outbox/replies/stoppage.ts';
import type { MessageEffect } from '../../plan/effects.ts';
import { makeReason } from '../../text/reason.ts';
import { namesRestricted } from '../../access/restricted.ts';
import { lastRead } from '../../register/roster.ts';
import { describeReason } from '../../text/describe-reason.ts';
import type { TodayItem } from '../today-item.ts';
import type { MailStop } from './mail-stopped.ts';

type Kept = Pick<MessageEffect, 'key' | 'marac' | 'to' | 'template' | 'covers' | 'papers' | 'because'>;

/** Whether somebody must be rung when a message like this cannot go; an alarm to the coordinator stands on Today anyway. */
function isRung(facts: Facts, kept: Pick<Kept, 'template' | 'because' | 'to'>): boolean {
  const { template, to } = kept;
  if (template === 'idva-notice' || template === 'withdrawal') return true;
  const isManager = (): boolean => lastRead(facts).contacts.some(({ id, role }) => id === to && role === 'manager');
  return template === 'alarm' && (isManagers(kept) || isManager());
}

/** By the road of which the coordinator does not know. */
function isManagers(kept: Pick<Kept, 'because'>): boolean {
  return kept.because.some(({ rule }) => rule === 'conflict.coordinator');
}

/** Those that wait because somebody switched sending off, from what Settings says by now: it may be off since the plan was made. */
export function ringWhileOff(facts: Facts, messages: readonly OutboxMessage[], today: Day): readonly TodayItem[] {
  const off = new Set(facts.maracs.filter((marac) => stopOf(marac, today).sendingOff).map((marac) => marac.name));
  const isOff = (name: string): boolean => (name === '*' ? off.size > 0 : off.has(name));
  return whatNeverWaits(facts, messages)
    .filter((wait) => isOff(wait.marac))
    .map((wait) => ring(facts, wait, describeReason(makeReason('sending.off'))));
}

/** Those that wait because mail does not leave. */
export function ringWhileStopped(
  facts: Facts,
  messages: readonly OutboxMessage[],
  stops: readonly MailStop[],
  now: LocalTime,
): readonly TodayItem[] {
  const isStopped = stops.some(({ stoppage }) => stoppage.road !== 'draft' && isTrouble(stoppage, now));
  if (!isStopped) return [];
  return whatNeverWaits(facts, messages)
    .filter((wait) => wait.state === 'approved' && wait.frozen === undefined)
    .map((wait) => ring(facts, wait, 'Mail does not leave; another line here says why.'));
}

function whatNeverWaits(facts: Facts, messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
  return messages.filter(
    (one) =>
      (one.state === 'offered' || one.state === 'approved') && !one.held && one.gate === 'none' && isRung(facts, one),
  );
}

/** Those beside which a Hold stands, or what may be one: whoever typed it knows, and nobody else does. */
export function ringWhileHeld(facts: Facts, messages: readonly OutboxMessage[]): readonly TodayItem[] {
  return messages
    .filter((one) => (one.state === 'offered' || one.state === 'approved') && one.held && one.gate === 'none')
    .filter((message) => isRung(facts, message) && !isHeardOf(facts, message))
    .map((message) => ring(facts, message, describeReason(makeReason('hold.typed'))));
}

/** The service has acknowledged the referral. */
function isHeardOf({ maracs }: Facts, { marac, template, key }: Kept): boolean {
  const referral = maracs.find((other) => other.name === marac)?.referrals.find((one) => one.id === key.split('/')[2]);
  return template === 'idva-notice' && referral?.idvaAcknowledgedAt !== undefined;
}

function ring(facts: Facts, kept: Kept, why: string): TodayItem {
  const { key, marac, to, covers, papers } = kept;
  const isApart = isManagers(kept) || namesRestricted(facts, [key, ...covers, ...papers]);
  return {
    id: `ring/${key}`,
    kind: 'ring',
    marac: marac === '*' ? (facts.maracs[0]?.name ?? '') : marac,
    what: `Ring ${describeWhom(facts, to)}${describeWhat(kept)} ${why}`,
    about: to,
    tab: 'Contacts',
    otherwise: meanwhileOf(kept.template),
    ...(kept.template !== 'idva-notice'
      ? {}
      : {
          alike: {
            as: `ring/${to}/${why}`,
            thing: key.split('/')[2] ?? '',
            tell: (list: string, count: number) =>
              `Ring ${describeWhom(facts, to)} about ${count} referrals: the IDVA’s notices cannot go. ${why} ${list}.`,
          },
        }),
    restricted: isApart,
  };
}

function describeWhat(kept: Kept): string {
  // `ealing/intake/R-7KQ2MX/idva/C-31FWET`, `ealing/corrections/D-7KQ2MX/withdrawn/C-31FWET`
  const about = kept.key.split('/')[2] ?? '';
  if (kept.template === 'withdrawal')
    return `: paper ${about} was withdrawn and must not be acted on. Its notice cannot go.`;
  if (kept.template === 'alarm' && !isManagers(kept))
    return `: case ${about} has waited longer for its first meeting than is agreed. The alarm cannot go.`;
  if (kept.template === 'alarm') return ': a coordinator may not deal with one of the cases. The alarm cannot go.';
  return ` about referral ${about}: the IDVA’s notice cannot go.`;
}

/** By name, with agency and number, as last read. */
function describeWhom(facts: Facts, id: string): string {
  const { agencies, contacts } = lastRead(facts);
  const contact = contacts.find((candidate) => candidate.id === id);
  if (contact === undefined) return `contact ${id}`;
  const agency = agencies.find((candidate) => candidate.id === contact.agency)?.name;
  const who = [contact.personName ?? contact.id, ...(agency === undefined ? [] : [agency])].join(', ');
  return contact.phone === undefined ? `${who} (no number on Contacts)` : `${who} (${contact.phone})`;
}
