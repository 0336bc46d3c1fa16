// The follow-up of actions: one digest per person and week over all their MARACs, safety actions chased by day, the deputy, and above that only
// a proposal that a person releases. Three days off: one message with the true lateness, never three.
import type { Action } from '../../domain/actions/action.ts';
import { andAll } from '../../domain/text/join-names.ts';
import { addWorkingDays, nationOf } from '../../domain/time/calendar.ts';
import { canonicalAddress, findContacts, findRepresentative, isVerified } from '../../domain/register/contacts.ts';
import { classesFor } from '../../domain/access/entitlement.ts';
import { mayKnowOf } from '../../domain/access/may-know.ts';
import { findExcepted } from '../../domain/access/excepted-contact.ts';
import { addDays, at, clockTime, isoWeek, tellDay, weekday } from '../../domain/time/day.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { MessageEffect, Once } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { because, type Reasons } from '../../domain/text/reason.ts';
import type { Contact } from '../../domain/register/register.ts';
import { actionLineView } from '../../domain/papers/parts/action-parts.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { planRepeats } from './repeating-actions.ts';
import { sceneOf } from '../meeting/circulation.ts';
import { planKeyDates } from './key-dates.ts';
import { planLeavers } from './leavers.ts';
import { HAVE_SHEET, chasedIn, type Chased } from './chased-actions.ts';
import { maracRounds, type Job, type Round } from '../engine/job.ts';
import { chasedApart, deputyBeside } from './told-already.ts';

export const followUp: Job = {
  name: 'follow-up',
  summary:
    'one digest per person of actions due and overdue; safety actions by day; the deputy; above that only on a release',
  looks: { at: ['08:30'] },
  tables: ['actions', 'cases', 'needed', 'agencies', 'contacts', 'conflicts', 'settings', 'meetings'],
  alsoReads: ['keyDates'],
  plan: planFollowUp,
};

function planFollowUp(round: Round): readonly Due[] {
  const first = round.facts.maracs[0];
  if (first === undefined) return [];
  const chased = maracRounds(round, followUp.tables).flatMap(chasedIn);
  const nation = nationOf(first.rules, round.today);
  // Due from the digest's weekday on, all week long: a runner that slept on Monday sends on Tuesday, once.
  const weekly = weekday(round.today) >= first.rules.whole('digestWeekday', round.today) && weekday(round.today) <= 5;
  const until = at(addDays(round.today, 7 - weekday(round.today)), clockTime('23:59'));
  const week = isoWeek(round.today);
  const endOfToday = at(addWorkingDays(round.today, 0, nation), clockTime('23:59'));
  const safety = chased.filter((one) => one.standing.phase === 'overdue' && one.action.safety === true);
  return [
    ...maracRounds(round, followUp.tables).flatMap((one) => [
      ...planRepeats(one),
      ...planLeavers(one),
      ...planKeyDates(one),
    ]),
    ...(weekly ? digests(round, chased, week, until) : []),
    ...mailboxes(safety, (one) => representative(one))
      .map((box) => (weekly ? { ...box, items: chasedApart(round, box.items, week, box.contact.id) } : box))
      .filter((box) => box.items.length > 0)
      .map((box) =>
        digest(round, box, `register/follow-up-safety/${round.today}/${box.contact.id}`, 'safety', endOfToday),
      ),
    ...(weekly ? escalations(round, chased, week, until) : []),
  ];
}

/** The agency's representative; in a case from which the agency is kept but for one contact, that contact. */
function representative({ round, action, agency }: Chased): Contact | undefined {
  const excepted = findExcepted(round.access, round.maracAccess).find(
    (one) => one.agency.id === agency.id && action.caseRef !== undefined && one.cases.includes(action.caseRef),
  );
  return excepted?.contact ?? findRepresentative(round.facts.contacts, agency.id, round.marac.name, round.today);
}

interface Mailbox {
  readonly contact: Contact;
  readonly items: readonly Chased[];
}

/** An action of a case that its reader may not see is left out of what else they get; who else hears of it is told on Today. */
function mayHearOf({ round, action }: Chased, contact: Contact): boolean {
  return action.caseRef === undefined || mayKnowOf(round.access, round.maracAccess, contact, action.caseRef);
}

/** Items by the mailbox of the person they go to: several agencies, several MARACs, one message. */
function mailboxes(
  items: readonly Chased[],
  whom: (one: Chased) => Contact | undefined,
  mayHear: (one: Chased, contact: Contact) => boolean = mayHearOf,
): readonly Mailbox[] {
  const boxes = new Map<string, { contact: Contact; items: Chased[] }>();
  for (const item of items) {
    const contact = whom(item);
    if (contact?.address === undefined || !mayHear(item, contact)) continue;
    // A row that nobody verified gets nothing, and takes nothing with it of what the same person gets by another row.
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
  round: Round,
  chased: readonly Chased[],
  week: string,
  until: MessageEffect['notAfter'],
): readonly Once[] {
  return mailboxes(chased, representative).map((box) =>
    digest(round, box, `register/follow-up/${week}/${box.contact.id}`, 'weekly', until),
  );
}

/** The form with the action's own reference filled in: opaque, and nothing else of it. */
function formUrlOf({ actionUpdateForm = '' }: Round, { id }: Action): string {
  return actionUpdateForm.replace('=ACTION', `=${id}`);
}

function digest(
  round: Round,
  box: Mailbox,
  key: string,
  sort: 'weekly' | 'safety' | 'deputy',
  until: MessageEffect['notAfter'],
): MessageEffect {
  const latest = sortBy(
    box.items,
    (one) => -one.standing.workingDaysLate,
    (one) => one.standing.due ?? '',
    (one) => one.action.id,
  );
  const lines = (late: boolean) =>
    latest
      .filter((one) => (one.standing.phase === 'overdue') === late)
      .map((one) => ({
        ...actionLineView(sceneOf(one.round), one.action),
        formUrl: formUrlOf(round, one.action),
      }));
  const scene = sceneOf((box.items[0] as Chased).round);
  const nation = nationOf(scene.marac.rules, round.today);
  const why: Reasons =
    sort === 'weekly'
      ? [because('digest.weekly', { actions: latest.length })]
      : sort === 'safety'
        ? [because('digest.safety', { actions: latest.length })]
        : [because('ladder.deputy', { days: latest[0]?.standing.workingDaysLate ?? 0 })];
  return {
    do: 'message',
    key,
    marac: '*',
    job: 'follow-up',
    to: box.contact.id,
    audience: 'agency',
    template: 'digest',
    model: {
      head: letterhead(scene, key, box.contact),
      overdue: lines(true),
      dueSoon: lines(false),
      sheet: HAVE_SHEET,
      answerBy: tellDay(addWorkingDays(round.today, 2, nation)),
      replyLink: '',
      papers: [],
    },
    papers: [],
    covers: latest.map((one) => `${one.action.id}/${sort}-${key.split('/')[2] ?? ''}`),
    gate: 'undo',
    ready: true,
    notAfter: until,
    because: why,
  };
}

/** The deputy by rule; the team manager only as a proposal that waits for a person, without case content. */
function escalations(
  round: Round,
  chased: readonly Chased[],
  week: string,
  until: MessageEffect['notAfter'],
): readonly Once[] {
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
        on: round.today,
      })[0],
    // The team manager is told that something is late, and nothing of which case.
    ({ round: one, action }, contact) =>
      action.caseRef === undefined ||
      classesFor(one.access, one.maracAccess, contact, action.caseRef, 'manager') instanceof Set,
  );
  return [
    ...deputies.map((box) =>
      digest(round, box, `register/follow-up-deputy/${week}/${box.contact.id}`, 'deputy', until),
    ),
    ...managers.map((box) => escalation(round, box, `register/follow-up-manager/${week}/${box.contact.id}`, until)),
  ];
}

function escalation(round: Round, box: Mailbox, key: string, until: MessageEffect['notAfter']): MessageEffect {
  const scene = sceneOf((box.items[0] as Chased).round);
  const nation = nationOf(scene.marac.rules, round.today);
  const most = Math.max(...box.items.map((one) => one.standing.workingDaysLate));
  const late = sortBy(box.items, (one) => one.action.id);
  // Somebody may manage the teams of several agencies: then each line says whose action it is.
  const agencies = sortBy([...new Set(late.map((one) => one.agency.name))], (name) => name);
  const items = late.map((one) => ({
    ...actionLineView(sceneOf(one.round), one.action),
    ref: '',
    owner: agencies.length > 1 ? one.agency.name : '',
  }));
  const rung = box.items.every((one) => one.action.phoneCallMadeOn !== undefined);
  // "Released rung 3" beside every action is a person's word already.
  const released = box.items.every((one) => (one.action.releasedRung ?? 0) >= 3);
  return {
    do: 'message',
    key,
    marac: '*',
    job: 'follow-up',
    to: box.contact.id,
    audience: 'manager',
    template: 'escalation',
    model: {
      head: letterhead(scene, key, box.contact),
      agency: andAll(agencies),
      asked: `The representative and the deputy were asked before${rung ? ', and rung' : ''}.`,
      items,
      releasedBy: '',
      answerBy: tellDay(addWorkingDays(round.today, 2, nation)),
    },
    papers: [],
    covers: late.map((one) => `${one.action.id}/manager-${key.split('/')[2] ?? ''}`),
    gate: released ? 'undo' : 'release',
    ready: true,
    notAfter: until,
    because: [because('ladder.manager', { days: most })],
  };
}
