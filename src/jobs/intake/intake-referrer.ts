// Messages to the referring side: a receipt, missing answers, the decision. They contain nothing of the referral.
import { caseRefOf, isAccepted, receivedOn, wholeReferral } from '../../domain/cases/case-of-referral.ts';
import { findMissing } from '../../domain/referral/completeness.ts';
import { addDays, at, clockTime, dayOf, formatDay, formatTime, type LocalTime } from '../../domain/time/day.ts';
import { addWorkingMinutes, workingHoursOf } from '../../domain/time/calendar.ts';
import { placeReferral } from '../../domain/meeting/meetings.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { MessageEffect, MessageState } from '../../domain/plan/effects.ts';
import { findConflict } from '../../domain/access/entitlement.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { nameForReferrer } from '../../domain/referral/own-reference.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { assess } from '../../domain/referral/threshold.ts';
import { referrersContact } from '../../domain/register/referrer.ts';
import type { Contact } from '../../domain/register/register.ts';
import { ANSWER_MINUTES } from '../../domain/today/referrals/query-lines.ts';
import { letterhead, describeAnswerBy } from '../../domain/papers/mail-views.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { key, receivedAt } from '../../domain/referral/intake-keys.ts';
import { fixedOccasions, mergeNotices, type Notice } from './merge-notices.ts';

const contactFor = ({ facts, marac, today }: MaracPlanContext, referral: Referral): Contact | undefined =>
  referrersContact(facts, marac, referral, today);

const UNSENT: readonly (MessageState | undefined)[] = [undefined, 'draft', 'offered', 'cancelled'];

interface Telling {
  readonly what: string;
  readonly template: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly because: MessageEffect['because'];
  /** What else the same message says. */
  readonly also?: readonly string[];
}

function toReferrer(context: MaracPlanContext, referral: Referral, telling: Telling): readonly Notice[] {
  const { what, template, says, also = [] } = telling;
  const contact = contactFor(context, referral);
  if (contact === undefined) return [];
  const messageKey = key(context, referral, `${what}/${contact.id}`);
  // Told once, to whoever acted for the agency then: somebody who covers a leave does not get old receipts again, and nobody gets a receipt that
  // another message has included.
  const { covered, messages } = context.facts.recorded;
  if (covered.has(`${referral.id}/${what}`) && UNSENT.includes(messages.get(messageKey)?.state)) return [];
  const scene = { facts: context.facts, marac: context.marac, today: context.today };
  const effect: MessageEffect = {
    do: 'message',
    key: messageKey,
    marac: context.marac.name,
    job: 'intake',
    to: contact.id,
    audience: 'referrer',
    template,
    model: { head: letterhead(scene, messageKey, contact) },
    papers: [],
    covers: [what, ...also].map((part) => `${referral.id}/${part}`),
    gate: 'undo',
    ready: true,
    notAfter: wordUntil(context, referral),
    because: telling.because,
  };
  return [{ effect, says, apart: context.marac.restrictedCases.has(caseRefOf(context.marac, referral)) }];
}

/**
 * All messages to the referring sides. A decision or question that comes before the receipt has left also says that the referral arrived, and what
 * waits for one person becomes one message. A message that has left, or that a person holds, stays as it is.
 */
export function planReferrerNotices(context: MaracPlanContext): readonly Due[] {
  const received = fixedOccasions(context, 'receipt');
  // By id, so that the order of rows does not change the messages.
  const words = sortBy(context.marac.referrals, (referral) => referral.id).flatMap((referral) => {
    const receipt = planReceipt(context, referral);
    const arrival = receipt.length > 0 && !received.has(`${referral.id}/receipt`);
    const more = [...askMissing(context, referral, arrival), ...planDecisionNotice(context, referral, arrival)];
    return arrival && more.length > 0 ? more : [...receipt, ...more];
  });
  return [...mergeNotices(context, words), ...context.marac.referrals.flatMap((one) => wordWithheld(context, one))];
}

/** What a conflict keeps a contact from hearing of a referral’s case: what is asked about it, its decision, and that it was heard. */
export function keptFromWord(
  { access, maracAccess, marac }: MaracPlanContext,
  referral: Referral,
  contact: Contact | undefined,
): Reason | undefined {
  const caseRef = caseRefOf(marac, referral);
  return contact === undefined || findConflict(access, maracAccess, contact, caseRef) === undefined
    ? undefined
    : makeReason('conflict', { contact: contact.id, case: caseRef });
}

/**
 * Nobody on the referring side can be written to: the newest message due to them; or a conflict keeps the decision from them. For missing answers,
 * Today asks the coordinator to ring.
 */
function wordWithheld(context: MaracPlanContext, referral: Referral): readonly Withheld[] {
  if (referral.decision === 'query') return [];
  const contact = contactFor(context, referral);
  const kept = keptFromWord(context, referral, contact);
  if (contact !== undefined && kept === undefined) return [];
  const { covered } = context.facts.recorded;
  const told = (what: string): boolean => covered.has(`${referral.id}/${what}`);
  const decided = isDecisionDue(context, referral) ? referral.decision : undefined;
  // The receipt of what they sent in themselves goes.
  if (kept !== undefined && decided === undefined) return [];
  if (decided === undefined ? told('receipt') : told(`decision-${decided}`)) return [];
  return [
    {
      do: 'withhold',
      marac: context.marac.name,
      what: decided === undefined ? 'receipt' : 'decision',
      about: referral.id,
      ...(kept === undefined || contact === undefined ? {} : { to: contact.id }),
      cases: [],
      tells: [caseRefOf(context.marac, referral)],
      notAfter: wordUntil(context, referral),
      because: kept ?? makeReason(referral.channel === 'transfer' ? 'other-marac.nobody' : 'referrer.nobody'),
    },
  ];
}

/** The message about an acceptance waits for the meeting at which the case is heard. */
function isDecisionDue(context: MaracPlanContext, referral: Referral): boolean {
  if (referral.decision === undefined || referral.decision === 'query') return false;
  return !isAccepted(referral) || placeReferral(context.marac, referral, context.now).outcome === 'listed';
}

const wordUntil = (context: MaracPlanContext, referral: Referral): LocalTime =>
  at(addDays(referral.decidedOn ?? dayOf(receivedAt(context, referral)), 21), clockTime('17:00'));

function planReceipt(context: MaracPlanContext, referral: Referral): readonly Notice[] {
  const received = receivedAt(context, referral);
  const missing = findMissing(wholeReferral(context.marac, referral), context.marac.rules, context.today);
  // The missing answers are part of the receipt while it is unsent; afterwards the receipt stays as it was.
  return toReferrer(context, referral, {
    what: 'receipt',
    template: 'receipt',
    says: {
      referral: nameForReferrer(context.marac, referral, true),
      received: formatTime(received),
      complete: missing.length === 0,
      missingCount: missing.length,
    },
    because: [makeReason('intake.received', { at: received })],
  });
}

/** With `arrival` this is the first message, and says that the referral arrived. */
function askMissing(context: MaracPlanContext, referral: Referral, arrival: boolean): readonly Notice[] {
  if (referral.decision !== 'query') return [];
  const missing = findMissing(wholeReferral(context.marac, referral), context.marac.rules, context.today);
  if (missing.length === 0 || keptFromWord(context, referral, contactFor(context, referral)) !== undefined) return [];
  const asked = referral.decidedOn ?? context.today;
  const hours = workingHoursOf(context.marac.rules, context.today);
  return toReferrer(context, referral, {
    what: `missing-${asked}`,
    template: 'missing-answers',
    says: {
      referral: nameForReferrer(context.marac, referral, true),
      received: formatTime(receivedAt(context, referral)),
      arrival,
      questions: missing.map((one) => one.question),
      answerBy: describeAnswerBy(addWorkingMinutes(at(asked, hours.from), ANSWER_MINUTES, hours)),
    },
    because: [makeReason('intake.query', { count: missing.length })],
    also: arrival ? ['receipt'] : [],
  });
}

const DECISIONS: Readonly<Record<NonNullable<Referral['decision']>, string>> = {
  accept: 'Accepted',
  acceptUrgent: 'Accepted as urgent',
  join: 'Joined to a case that is already open: it reports the same incident',
  query: 'Some answers are needed first',
  signpost: 'Not taken to a meeting',
  redirect: 'Passed to the MARAC of the area where it belongs',
  withdraw: 'Withdrawn: no meeting will hear it',
};

/** What the reader can do now. Of an accepted referral: when to present it. */
const NEXT: Readonly<Partial<Record<NonNullable<Referral['decision']>, readonly string[]>>> = {
  join: ['What you sent stands with that case. You need not send it again.'],
  signpost: [
    'Please go on with your own agency’s safeguarding; nobody waits for a meeting to act.',
    'Refer again as soon as anything changes. If you think that it should be heard all the same, write down why and ring us: professional judgement can be enough.',
  ],
  redirect: ['We are asking that MARAC to take it over. If you hear nothing from it within a week, ring us.'],
  withdraw: ['If you did not ask for that, ring us at once.'],
};

/** The rule alone, and nothing that was answered. Where a criterion was met, the reasons are the coordinator's own, and are told by phone. */
function whyBelow({ marac, today }: MaracPlanContext, referral: Referral): readonly string[] {
  const { met } = assess(
    wholeReferral(marac, referral),
    marac.rules,
    receivedOn(referral) ?? today,
    referral.matchAnswer === 'repeat',
  );
  return met.length > 0
    ? ['The coordinator decided so: ring us, and we tell you why.']
    : [
        'As we have it, it meets none of this area’s criteria: high risk on the checklist, professional judgement, escalation, repeat.',
      ];
}

function planDecisionNotice(context: MaracPlanContext, referral: Referral, arrival: boolean): readonly Notice[] {
  const { decision } = referral;
  if (decision === undefined || decision === 'query') return [];
  const placed = isAccepted(referral) ? placeReferral(context.marac, referral, context.now) : undefined;
  if (placed !== undefined && placed.outcome !== 'listed') return [];
  if (keptFromWord(context, referral, contactFor(context, referral)) !== undefined) return [];
  const when = placed === undefined ? '' : formatDay(placed.meeting.on);
  const says = {
    referral: nameForReferrer(context.marac, referral, arrival),
    received: arrival ? formatTime(receivedAt(context, referral)) : '',
    decision: when === '' ? DECISIONS[decision] : `${DECISIONS[decision]} for the meeting on ${when}`,
    reasons: decision === 'signpost' ? whyBelow(context, referral) : [],
    presentAt: when === '' ? '' : `Please be ready to present it on ${when}. Your time comes with the agenda.`,
    next: NEXT[decision] ?? [],
  };
  return toReferrer(context, referral, {
    what: `decision-${decision}`,
    template: 'decision',
    says,
    because: [makeReason('intake.decided', { decision })],
    also: arrival ? ['receipt'] : [],
  });
}
