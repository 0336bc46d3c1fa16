// The follow-up of actions: one digest per person and week over all their MARACs, safety actions reminded daily, then the deputy, and above that only
// a proposal that a person releases. After three days off there is one message with the true delay, not three.
import type { Action } from '../../domain/actions/action.ts';
import { joinNames } from '../../domain/text/join-names.ts';
import { addWorkingDays, nationOf } from '../../domain/time/calendar.ts';
import { canonicalAddress, findContacts, findRepresentative, isVerified } from '../../domain/register/contacts.ts';
import { classesFor } from '../../domain/access/entitlement.ts';
import { mayKnowOf } from '../../domain/access/may-know.ts';
import { findExcepted } from '../../domain/access/excepted-contact.ts';
import { addDays, at, clockTime, isoWeek, formatDay, weekday } from '../../domain/time/day.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { MessageEffect, Effect } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { makeReason, type Reasons } from '../../domain/text/reason.ts';
import type { Contact } from '../../domain/register/register.ts';
import { actionLineView } from '../../domain/papers/parts/action-parts.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { planRepeats } from './repeating-actions.ts';
import { viewContextOf } from '../../domain/papers/parts/circulation.ts';
import { maracPlanContexts, type PlanContext } from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';
import { planKeyDates } from './key-dates.ts';
import { planLeavers } from './leavers.ts';
import { chasedIn, type Chased } from './chased-actions.ts';
import { describeWhereSheetsAre } from './where-sheets-are.ts';
import { chasedApart, deputyBeside } from './told-already.ts';

export const followUp: Job = {
  name: 'follow-up',
  summary:
    'one digest per person of actions due and overdue; safety actions by day; the deputy; above that only on a release',
  schedule: { at: ['08:30'] },
  tables: ['actions', 'cases', 'needed', 'agencies', 'contacts', 'conflicts', 'settings', 'meetings'],
  alsoReads: ['keyDates'],
  plan: planFollowUp,
};

function planFollowUp(context: PlanContext): readonly Due[] {
  const first = context.facts.maracs[0];
  if (first === undefined) return [];
  const chased = maracPlanContexts(context, followUp.tables).flatMap(chasedIn);
  const nation = nationOf(first.rules, context.today);
  // Due from the digest's weekday on, all week: a runner that was down on Monday sends on Tuesday, once.
  const weekly =
    weekday(context.today) >= first.rules.whole('digestWeekday', context.today) && weekday(context.today) <= 5;
  const until = at(addDays(context.today, 7 - weekday(context.today)), clockTime('23:59'));
  const week = isoWeek(context.today);
  const endOfToday = at(addWorkingDays(context.today, 0, nation), clockTime('23:59'));
  const safety = chased.filter((one) => one.standing.phase === 'overdue' && one.action.safety === true);
  return [
    ...maracPlanContexts(context, followUp.tables).flatMap((one) => [
      ...planRepeats(one),
      ...planLeavers(one),
      ...planKeyDates(one),
    ]),
    ...(weekly ? digests(context, chased, week, until) : []),
    ...mailboxes(safety, (one) => representative(one))
      .map((box) => (weekly ? { ...box, items: chasedApart(context, box.items, week, box.contact.id) } : box))
      .filter((box) => box.items.length > 0)
      .map((box) =>
        digest(context, box, `register/follow-up-safety/${context.today}/${box.contact.id}`, 'safety', endOfToday),
      ),
    ...(weekly ? escalations(context, chased, week, until) : []),
  ];
}

/** The agency's representative; in a case from which all of the agency but one contact is kept, that contact. */
function representative({ round: context, action, agency }: Chased): Contact | undefined {
  const excepted = findExcepted(context.access, context.maracAccess).find(
    (one) => one.agency.id === agency.id && action.caseRef !== undefined && one.cases.includes(action.caseRef),
  );
  return excepted?.contact ?? findRepresentative(context.facts.contacts, agency.id, context.marac.name, context.today);
}

interface Mailbox {
  readonly contact: Contact;
  readonly items: readonly Chased[];
}

/** An action of a case that its reader may not see is left out of their messages; Today says who else hears of it. */
function mayHearOf({ round: context, action }: Chased, contact: Contact): boolean {
  return action.caseRef === undefined || mayKnowOf(context.access, context.maracAccess, contact, action.caseRef);
}

/** Items by the mailbox of their reader: several agencies and MARACs, one message. */
function mailboxes(
  items: readonly Chased[],
  whom: (chased: Chased) => Contact | undefined,
  mayHear: (chased: Chased, contact: Contact) => boolean = mayHearOf,
): readonly Mailbox[] {
  const boxes = new Map<string, { contact: Contact; items: Chased[] }>();
  for (const item of items) {
    const contact = whom(item);
    if (contact?.address === undefined || !mayHear(item, contact)) continue;
    // A row that nobody verified gets nothing, but takes nothing from what the same person gets through another row.
    const mailbox = canonicalAddress(contact.address);
    const key = isVerified(contact, item.round.today) ? mailbox : `${mailbox} ${contact.id}`;
    const box = boxes.get(key) ?? { contact, items: [] };
    if (contact.id < box.contact.id) box.contact = contact;
    box.items.push(item);
    boxes.set(key, box);
  }
  return sortBy([...boxes.values()], (one) => one.contact.id);
}

function digests(
  context: PlanContext,
  chased: readonly Chased[],
  week: string,
  until: MessageEffect['notAfter'],
): readonly Effect[] {
  return mailboxes(chased, representative).map((box) =>
    digest(context, box, `register/follow-up/${week}/${box.contact.id}`, 'weekly', until),
  );
}

/** The form with the action's own reference filled in: opaque, and nothing else about it. */
function formUrlOf({ actionUpdateForm = '' }: PlanContext, { id }: Action): string {
  return actionUpdateForm.replace('=ACTION', `=${id}`);
}

function digest(
  context: PlanContext,
  box: Mailbox,
  key: string,
  sort: 'weekly' | 'safety' | 'deputy',
  until: MessageEffect['notAfter'],
): MessageEffect {
  const latest = sortBy(
    box.items,
    (chased) => -chased.standing.workingDaysLate,
    (chased) => chased.standing.due ?? '',
    (chased) => chased.action.id,
  );
  const lines = (late: boolean) =>
    latest
      .filter((chased) => (chased.standing.phase === 'overdue') === late)
      .map((chased) => ({
        ...actionLineView(viewContextOf(chased.round), chased.action),
        formUrl: formUrlOf(context, chased.action),
      }));
  const view = viewContextOf((box.items[0] as Chased).round);
  const nation = nationOf(view.marac.rules, context.today);
  const why: Reasons =
    sort === 'weekly'
      ? [makeReason('digest.weekly', { actions: latest.length })]
      : sort === 'safety'
        ? [makeReason('digest.safety', { actions: latest.length })]
        : [makeReason('ladder.deputy', { days: latest[0]?.standing.workingDaysLate ?? 0 })];
  return {
    do: 'message',
    key,
    marac: '*',
    job: 'follow-up',
    to: box.contact.id,
    audience: 'agency',
    template: 'digest',
    model: {
      head: letterhead(view, key, box.contact),
      overdue: lines(true),
      dueSoon: lines(false),
      intro: sort === 'deputy' ? describeWhyDeputy(box) : '',
      sheet: describeWhereSheetsAre(box.contact, box.items),
      answerBy: formatDay(addWorkingDays(context.today, 2, nation)),
      replyLink: '',
      papers: [],
    },
    papers: [],
    covers: latest.map((chased) => `${chased.action.id}/${sort}-${key.split('/')[2] ?? ''}`),
    gate: 'undo',
    ready: true,
    notAfter: until,
    because: why,
  };
}

/** A deputy hears of them for the first time. */
function describeWhyDeputy({ items }: Mailbox): string {
  const names = sortBy([...new Set(items.map((one) => representative(one)?.personName ?? ''))], (name) => name);
  const known = names.filter((name) => name !== '');
  const who = known.length === 0 ? 'your agency’s representative' : joinNames(known);
  return `You get this as deputy: ${who} was reminded, and what is overdue is not ended yet.`;
}

/** The deputy by rule; the team manager only as a proposal that waits for a person, without case content. */
function escalations(
  context: PlanContext,
  chased: readonly Chased[],
  week: string,
  until: MessageEffect['notAfter'],
): readonly Effect[] {
  const late = chased.filter((one) => one.standing.phase === 'overdue');
  const deputies = mailboxes(
    late.filter((one) => one.standing.rung >= 2),
    (one) => deputyBeside(one.round, one.agency, representative(one)),
  );
  const managers = mailboxes(
    late.filter((one) => one.standing.rung >= 3),
    (one) =>
      findContacts(one.round.facts.contacts, {
        agency: one.agency.id,
        marac: one.round.marac.name,
        roles: ['teamManager'],
        on: context.today,
      })[0],
    // The team manager is told that something is late, but not of which case.
    ({ round: one, action }, contact) =>
      action.caseRef === undefined ||
      classesFor(one.access, one.maracAccess, contact, action.caseRef, 'manager') instanceof Set,
  );
  return [
    ...deputies.map((box) =>
      digest(context, box, `register/follow-up-deputy/${week}/${box.contact.id}`, 'deputy', until),
    ),
    ...managers.map((box) => escalation(context, box, `register/follow-up-manager/${week}/${box.contact.id}`, until)),
  ];
}

function escalation(context: PlanContext, box: Mailbox, key: string, until: MessageEffect['notAfter']): MessageEffect {
  const view = viewContextOf((box.items[0] as Chased).round);
  const nation = nationOf(view.marac.rules, context.today);
  const most = Math.max(...box.items.map((chased) => chased.standing.workingDaysLate));
  const late = sortBy(box.items, (chased) => chased.action.id);
  // Somebody may manage the teams of several agencies: then each line says whose action it is.
  const agencies = sortBy([...new Set(late.map((chased) => chased.agency.name))], (name) => name);
  const items = late.map((chased) => ({
    ...actionLineView(viewContextOf(chased.round), chased.action),
    ref: '',
    owner: agencies.length > 1 ? chased.agency.name : '',
  }));
  const rung = box.items.every((chased) => chased.action.phoneCallMadeOn !== undefined);
  // "Released rung 3" beside every action counts as a person's release.
  const released = box.items.every((chased) => (chased.action.releasedRung ?? 0) >= 3);
  return {
    do: 'message',
    key,
    marac: '*',
    job: 'follow-up',
    to: box.contact.id,
    audience: 'manager',
    template: 'escalation',
    model: {
      head: letterhead(view, key, box.contact),
      agency: joinNames(agencies),
      asked: `The representative and the deputy were asked before${rung ? ', and rung' : ''}.`,
      items,
      releasedBy: '',
      answerBy: formatDay(addWorkingDays(context.today, 2, nation)),
    },
    papers: [],
    covers: late.map((chased) => `${chased.action.id}/manager-${key.split('/')[2] ?? ''}`),
    gate: released ? 'undo' : 'release',
    ready: true,
    notAfter: until,
    because: [makeReason('ladder.manager', { days: most })],
  };
}
