// Corrections, asked for by a person (`marac withdraw`, `marac reissue`). A withdrawal goes, without content, to everybody who had a paper, at the
// address it went to. A reissue goes to those of them who may still have the paper; the others get the withdrawal.
import type { Correction, PaperSent } from '../../domain/plan/correction.ts';
import { canonicalAddress, isAway } from '../../domain/register/contacts.ts';
import { classesFor, findConflict } from '../../domain/access/entitlement.ts';
import type { Audience } from '../../domain/access/field-class.ts';
import type { Contact } from '../../domain/register/register.ts';
import { addDays, at, clockTime, dayOf, formatDay } from '../../domain/time/day.ts';
import { groupBy, sortBy } from '../../domain/text/order.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { findPaper } from '../../domain/papers/catalogue.ts';
import { mayHearRequest } from '../../domain/disclosures/may-hear-request.ts';
import type { MessageEffect, MessageState, Effect, RecordedMessage } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { saidAnew } from '../../domain/plan/said-since.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { askingFor, paperHead } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { paper, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import {
  withLastReadContacts,
  maracPlanContexts,
  type MaracPlanContext,
  type PlanContext,
} from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';
import { viewChangedCases } from './what-changed.ts';
import { reissueBy, wentAnew } from '../../domain/plan/reissue.ts';

export const corrections: Job = {
  name: 'corrections',
  summary: 'withdraws and re-issues papers when a person has said so',
  schedule: { everyMinutes: 5 },
  tables: ['cases', 'needed', 'agencies', 'contacts', 'conflicts', 'settings', 'meetings'],
  plan: (context: PlanContext) => {
    const { corrections: asked } = context.facts;
    const withdrawn = asked.filter((correction) => correction.kind === 'withdraw');
    const reissued = asked.filter((correction) => correction.kind === 'reissue');
    return [
      // A withdrawal never waits: it goes to the address that the paper went to, whatever cannot be read.
      ...maracPlanContexts(withLastReadContacts(context), []).flatMap((one) =>
        withdrawn.flatMap((correction) => planCorrection(one, correction)),
      ),
      // Who may still have a paper is asked only if that can be known.
      ...maracPlanContexts(context, corrections.tables).flatMap((one) =>
        reissued.flatMap((correction) => planCorrection(one, correction)),
      ),
    ];
  },
};

/** What each address had of each paper when the person asked, in its last version: one message, however often it went. */
function sendingsBefore(context: MaracPlanContext, correction: Correction): readonly PaperSent[] {
  const had = correction.sent.filter((sent) => sent.marac === context.marac.name && !wentAnew(correction, sent));
  const newestFirst = sortBy(had, (sent) => -sent.version);
  return [...groupBy(newestFirst, (sent) => `${sent.paper} ${sent.toAddress}`).values()].flatMap(([one]) => one ?? []);
}

function planCorrection(context: MaracPlanContext, correction: Correction): readonly Due[] {
  return sendingsBefore(context, correction).flatMap((sent): readonly Due[] => {
    if (correction.kind === 'withdraw') return [withdrawal(context, correction, sent)];
    if (isUnreadable(context, sent)) return [];
    const newest = context.facts.recorded.papers.get(sent.paper);
    if (!mayStillHave(context, sent)) return [withdrawal(context, correction, sent)];
    if (hasGoneAnew(correction, sent)) return [];
    return newest === undefined || newest.version <= sent.version
      ? [notAnew(context, correction, sent)]
      : reissue(context, correction, sent);
  });
}

/** Whether the new version has reached the address that had the old one: later changes of the paper need another request. */
function hasGoneAnew(correction: Correction, { paper: key, toAddress }: PaperSent): boolean {
  return correction.sent.some((one) => one.paper === key && one.toAddress === toAddress && wentAnew(correction, one));
}

/** Whether it cannot be known now who may see a case of the message that carried it. */
function isUnreadable({ facts, maracAccess: { blocked } }: MaracPlanContext, sent: PaperSent): boolean {
  const cases = (facts.recorded.messages.get(sent.message)?.discloses ?? []).map((disclosed) => disclosed.case);
  return blocked === 'all' || cases.some((caseRow) => blocked.includes(caseRow));
}

/** Whether today's register and conflicts would still let this contact have every case of the message that carried it. */
function mayStillHave(context: MaracPlanContext, sent: PaperSent): boolean {
  const contact = context.access.contacts.find((candidate) => candidate.id === sent.to);
  const message = context.facts.recorded.messages.get(sent.message);
  if (contact?.address === undefined || message === undefined) return false;
  if (canonicalAddress(contact.address) !== canonicalAddress(sent.toAddress)) return false;
  const cases = message.discloses
    .filter((disclosed) => disclosed.classes.some((name) => name !== 'open' && name !== 'staff'))
    .map((disclosed) => disclosed.case);
  const audience = audienceOf(sent.template, context, contact);
  return cases.every((ref) => mayKeep(context, contact, audience, ref));
}

/**
 * For a Clare's Law request: those who may hear of it. For a case that a death has frozen: those who could see it before, because nothing new goes,
 * and what went was right.
 */
function mayKeep(
  { access, maracAccess, marac }: MaracPlanContext,
  contact: Contact,
  audience: Audience,
  ref: string,
): boolean {
  if (marac.disclosures.some((one) => one.id === ref)) return mayHearRequest(access, maracAccess, contact, ref);
  const shown = classesFor(access, maracAccess, contact, ref, audience);
  if (shown instanceof Set) return true;
  return (shown as Reason).rule === 'case.frozen' && findConflict(access, maracAccess, contact, ref) === undefined;
}

/** Whom a paper of that kind was made for. */
function audienceOf(template: string, context: MaracPlanContext, contact: Contact | undefined): Audience {
  const chairs = contact?.role === 'chair' || contact?.role === 'viceChair';
  if (template === 'chair-papers' || (template === 'action-sheet' && chairs)) return 'chair';
  if (template.startsWith('idva-')) return 'idva';
  const agency = context.access.agencies.find((candidate) => candidate.id === contact?.agency);
  return agency?.kind === 'police' ? 'police' : 'agency';
}

function reference(context: MaracPlanContext, sent: PaperSent): string {
  return context.marac.pool.take('D', `paper/${sent.paper}`);
}

function common(
  context: MaracPlanContext,
  sent: PaperSent,
  what: string,
): Pick<MessageEffect, 'key' | 'marac' | 'job' | 'to' | 'papers' | 'covers' | 'ready'> {
  return {
    key: `${startOfKey(context, sent)}/${what}/${sent.to}`,
    marac: context.marac.name,
    job: 'corrections',
    to: sent.to,
    papers: [],
    covers: [`${what}/${sent.paper}`],
    ready: true,
  };
}

/** `ealing/agenda/M-7KQ2MX/…`: papers of a meeting name it in their key. */
function meetingOf({ marac }: MaracPlanContext, { paper: key }: PaperSent): Meeting | undefined {
  return marac.meetings.find((meeting) => meeting.id === key.split('/')[2]);
}

const startOfKey = (context: MaracPlanContext, sent: PaperSent): string =>
  `${context.marac.name}/corrections/${reference(context, sent)}`;

const WAITING: readonly (MessageState | undefined)[] = ['draft', 'offered', 'approved'];

/**
 * Keyed by the version that it replaces, so that changes while it waits stay the same message, with every answer to it. One that was already waiting
 * under a higher number continues under that; one that the mail server had refused when the person asked is another.
 */
function nameOf(context: MaracPlanContext, correction: Correction, sent: PaperSent): string {
  const { messages, papers } = context.facts.recorded;
  const before = (version: number): RecordedMessage | undefined =>
    messages.get(`${startOfKey(context, sent)}/reissued-${version}/${sent.to}`);
  const wasRefused = (message: RecordedMessage | undefined): boolean =>
    message?.state === 'refused' && message.plannedAt < correction.at;
  let version = sent.version + 1;
  while (wasRefused(before(version))) version += 1;
  for (let higher = papers.get(sent.paper)?.version ?? 0; higher > version; higher -= 1)
    if (WAITING.includes(before(higher)?.state)) return `reissued-${higher}`;
  return `reissued-${version}`;
}

/** For so long after the request, somebody who had a paper is told not to use it. */
const WITHDRAWN_DAYS = 30;

function withdrawal(context: MaracPlanContext, correction: Correction, sent: PaperSent): MessageEffect {
  const base = common(context, sent, 'withdrawn');
  const until = at(addDays(dayOf(correction.at), WITHDRAWN_DAYS), clockTime('23:59'));
  const contact = context.facts.contacts.find((candidate) => candidate.id === sent.to);
  return {
    do: 'message',
    ...base,
    audience: 'referrer',
    template: 'withdrawal',
    gate: 'none',
    contentFree: true,
    toAddress: sent.toAddress,
    notAfter: until,
    because: [makeReason('withdrawn.by-person', { paper: reference(context, sent) })],
    model: {
      head: letterhead(viewContextOf(context), base.key, contact, meetingOf(context, sent)),
      paperTitle: findPaper(sent.template)?.title ?? 'A paper',
      paperReference: reference(context, sent),
      sentOn: formatDay(dayOf(sent.at)),
    },
  };
}

/** The new version, with a notice in the person's words of what changed. */
function reissue(context: MaracPlanContext, correction: Correction, sent: PaperSent): readonly Effect[] {
  const base = common(context, sent, nameOf(context, correction, sent));
  const contact = context.access.contacts.find((candidate) => candidate.id === sent.to);
  const view = viewContextOf(context);
  const noticeKey = `${base.key}/notice`;
  const audience = audienceOf(sent.template, context, contact);
  const why = [makeReason('correction.changed', { version: sent.version, what: 'the paper' })];
  const covered = context.facts.recorded.messages.get(sent.message)?.covers ?? [];
  const versions = {
    paperTitle: findPaper(sent.template)?.title ?? 'A paper',
    paperReference: reference(context, sent),
    oldVersion: sent.version,
  };
  return [
    paper(context, 'corrections', {
      key: noticeKey,
      template: 'correction-notice',
      audience,
      reader: sent.to,
      model: {
        head: paperHead(view, noticeKey, contact?.personName ?? '', meetingOf(context, sent)),
        coordinator: askingFor(view),
        ...versions,
        why: correction.why,
        changes: [],
        cases: viewChangedCases(context, contact, audience, covered),
      },
      namesVersionOf: sent.paper,
      because: why,
    }),
    {
      do: 'message',
      ...base,
      covers: [...base.covers, ...saidAnew(context, covered)],
      audience,
      template: 'correction',
      papers: [noticeKey, sent.paper],
      namesVersionOf: sent.paper,
      notAfter: reissueBy(context.facts, correction, sent),
      gate: 'release',
      because: why,
      model: {
        head: letterhead(view, base.key, contact, meetingOf(context, sent)),
        ...versions,
        papers: attachedTitles(['correction-notice', sent.template]),
      },
    },
  ];
}

/** A person asked for a new version and there is none: nothing in the paper has changed, or its reader is away and it is not made for them. */
function notAnew({ marac, facts, today }: MaracPlanContext, correction: Correction, sent: PaperSent): Withheld {
  const carried = facts.recorded.messages.get(sent.message);
  const cases = (carried?.discloses ?? []).map((disclosed) => disclosed.case);
  const reader = facts.contacts.find((contact) => contact.id === sent.to);
  return {
    do: 'withhold',
    marac: marac.name,
    what: sent.template,
    about: marac.pool.take('D', `paper/${sent.paper}`),
    to: sent.to,
    cases: [],
    tells: [...cases, sent.paper, sent.message],
    notAfter: reissueBy(facts, correction, sent),
    because: makeReason('reissue.unchanged', reader !== undefined && isAway(reader, today) ? { away: sent.to } : {}),
  };
}
