// Handles referrals as they arrive: tells the IDVA, moves safe answers to the restricted workbook, sends a receipt; then carries out the
// coordinator's decision.
import { caseRefOf, isAccepted } from '../../domain/cases/case-of-referral.ts';
import { joinedCase } from '../../domain/cases/filed-under.ts';
import { addDays, at, clockTime, dayOf, formatTime, type LocalTime } from '../../domain/time/day.ts';
import { addWorkingMinutes, workingHoursOf } from '../../domain/time/calendar.ts';
import type { MessageEffect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import type { Contact } from '../../domain/register/register.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { askingFor } from '../../domain/papers/parts/paper-head.ts';
import { idvaToldOccasion } from '../../domain/referral/idva-told.ts';
import { viewFirstContact } from '../../domain/papers/idva-first-contact/idva-first-contact-paper.ts';
import type { Job } from '../engine/job.ts';
import {
  type MaracPlanContext,
  type PlanContext,
  withLastReadContacts,
  maracPlanContexts,
} from '../../domain/plan/plan-context.ts';
import { planConsentRecords } from '../../domain/papers/without-consent/plan-without-consent.ts';
import { planRedirectNotice } from '../../domain/papers/transfer-pack/plan-transfer-pack.ts';
import { key, receivedAt } from '../../domain/referral/intake-keys.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { planCarryOver } from '../meeting/carry-over.ts';
import { planActs } from './intake-acts.ts';
import { planManagerNotice } from './manager-notice.ts';
import { planWaitAlarms } from '../meeting/wait-alarm.ts';
import { alarmUnacknowledged } from './intake-alarm.ts';
import { planReceived } from './fill-received.ts';
import { planReferrerNotices } from './intake-referrer.ts';
import { planJoining } from './intake-joining.ts';
import {
  firstPaperUntil,
  planLaterWays,
  wayOccasions,
} from '../../domain/papers/idva-first-contact/plan-idva-first-contact.ts';
import { dutyOf, idvaFor } from '../../domain/papers/idva-first-contact/idva-for.ts';
import { withoutIdva } from '../../domain/papers/idva-first-contact/without-idva.ts';
import { planNews, planUnsafeRoutes } from './intake-news.ts';
import { isMovedToRestricted, planMovesToRestricted } from './move-to-restricted.ts';
import { planAcceptance, planRedirect } from './intake-rows.ts';

export const intake: Job = {
  name: 'intake',
  summary: 'takes in referrals: tells the IDVA, puts safe answers away, lists what is missing, carries out decisions',
  schedule: { everyMinutes: 5 },
  tables: [
    'referrals',
    'cases',
    'people',
    'addresses',
    'safeContacts',
    'list',
    'needed',
    'meetings',
    'agencies',
    'contacts',
    'conflicts',
    'settings',
  ],
  plan: (context: PlanContext) => {
    const whole = maracPlanContexts(context, intake.tables);
    const names = new Set(whole.map((one) => one.marac.name));
    const blind = maracPlanContexts(withLastReadContacts(context), ['referrals']).filter(
      (one) => !names.has(one.marac.name),
    );
    return [
      ...whole.flatMap((one) => [
        ...listedOnce(
          one,
          one.marac.referrals.flatMap((referral) => planReferral(one, referral)),
        ),
        ...planUnsafeRoutes(one),
        ...planLaterWays(one),
        ...planReferrerNotices(one),
        ...planCarryOver(one),
        ...planActs(one),
        ...planConsentRecords(one),
        ...planManagerNotice(one),
        ...planWaitAlarms(one),
      ]),
      ...blind.flatMap((one) => one.marac.referrals.flatMap((referral) => planNotices(one, referral))),
    ];
  },
};

/** Two referrals of one case that are accepted at once: the first lists it. */
function listedOnce({ facts }: MaracPlanContext, due: readonly Due[]): readonly Due[] {
  const listed = new Set<string>();
  return due.filter((one) => {
    if (one.do !== 'row' || one.table !== 'list' || facts.recorded.done.has(one.key)) return true;
    const place = `${String(one.values['meeting'])} ${String(one.values['caseRef'])}`;
    const isFirst = !listed.has(place);
    listed.add(place);
    return isFirst;
  });
}

/** What never waits, whatever else cannot be read. */
function planNotices(context: MaracPlanContext, referral: Referral): readonly Due[] {
  return [...planIdvaNotice(context, referral), ...alarmUnacknowledged(context, referral)];
}

function planReferral(context: MaracPlanContext, referral: Referral): readonly Due[] {
  return [
    ...planReceived(context, referral),
    ...planMovesToRestricted(context, referral),
    ...planIdvaNotice(withLastReadContacts(context), referral),
    ...safeContactPaper(context, referral),
    ...alarmUnacknowledged(withLastReadContacts(context), referral),
    ...(isAccepted(referral) ? planAcceptance(context, referral) : []),
    ...(referral.decision === 'join' ? planJoining(context, referral) : []),
    ...planNews(context, referral),
    ...(referral.decision === 'redirect'
      ? [...planRedirect(context, referral), ...planRedirectNotice(context, referral)]
      : []),
  ];
}

/** On the day of receipt, to the IDVA service's duty contact for the area, whether or not the referral is complete, at any hour. */
function planIdvaNotice(context: MaracPlanContext, referral: Referral): readonly Due[] {
  const services = context.facts.agencies.filter((agency) => agency.kind === 'idva');
  const contacts = services.flatMap((service) => dutyOf(context, service) ?? []);
  if (contacts.length === 0) return [noIdvaService(context, referral)];
  return contacts.map((contact) => idvaNotice(context, referral, contact));
}

const noticeUntil = (context: MaracPlanContext, referral: Referral): LocalTime =>
  at(addDays(dayOf(receivedAt(context, referral)), 14), clockTime('23:59'));

function noIdvaService(context: MaracPlanContext, referral: Referral): Withheld {
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: 'idva-notice',
    about: referral.id,
    cases: [],
    tells: [caseRefOf(context.marac, referral)],
    notAfter: noticeUntil(context, referral),
    because: makeReason('idva.nobody'),
  };
}

function idvaNotice(context: MaracPlanContext, referral: Referral, contact: Contact): MessageEffect {
  const { marac, facts, today } = context;
  const scene = { facts, marac, today };
  const received = receivedAt(context, referral);
  const hours = marac.rules.whole('idvaAckHours', today);
  const noticeKey = key(context, referral, `idva/${contact.id}`);
  return {
    do: 'message',
    key: noticeKey,
    marac: marac.name,
    job: 'intake',
    to: contact.id,
    audience: 'idva',
    template: 'idva-notice',
    model: {
      head: letterhead(scene, noticeKey, contact),
      referral: referral.id,
      received: formatTime(received),
      ring: askingFor(scene),
      withPaper: false,
      acknowledgeBy: formatTime(addWorkingMinutes(received, hours * 60, workingHoursOf(marac.rules, today))),
    },
    papers: [],
    covers: [idvaToldOccasion(referral.id)],
    gate: 'none',
    ready: true,
    notAfter: noticeUntil(context, referral),
    because: [makeReason('intake.received', { at: received }), makeReason('intake.idva-on-receipt')],
  };
}

/** The safe-contact paper follows once the case exists and has an IDVA: it is case content, so it needs a proven route and a release. */
function safeContactPaper(context: MaracPlanContext, referral: Referral): readonly Due[] {
  const { marac, facts, today } = context;
  const scene = { facts, marac, today };
  const ref = caseRefOf(marac, referral);
  const row = rowsWith(marac.cases, 'id', ref)[0];
  const isOfCase = isAccepted(referral) || joinedCase(marac, referral) !== undefined;
  if (row === undefined || !isOfCase) return [];
  const named = idvaFor(context, row);
  const notAfter = firstPaperUntil(context, referral);
  const told = `${referral.id}/safe-contact`;
  if (named === undefined)
    return withoutIdva(context, ref, { what: 'idva-first-contact', about: referral.id, notAfter, had: () => told });
  const paperKey = key(context, referral, `safe-contact-paper/${named.id}`);
  const mailKey = key(context, referral, `safe-contact/${named.id}`);
  // Made only when it contains everything she gave: the restricted workbook may be open, or a run may have ended between two workbooks.
  if (!facts.recorded.messages.has(mailKey) && !isMovedToRestricted(context, referral)) return [];
  const why = [makeReason('intake.accepted')];
  return [
    {
      do: 'paper',
      key: paperKey,
      marac: marac.name,
      job: 'intake',
      template: 'idva-first-contact',
      audience: 'idva',
      reader: named.id,
      model: viewFirstContact(scene, paperKey, referral, ref),
      formats: ['pdf'],
      because: why,
    },
    {
      do: 'message',
      key: mailKey,
      marac: marac.name,
      job: 'intake',
      to: named.id,
      audience: 'idva',
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, named),
        intro: `How to reach the victim of referral ${referral.id} safely stands in the attached paper.`,
        answerBy: '',
        papers: ['New referral: safe contact'],
      },
      papers: [paperKey],
      covers: [told, ...wayOccasions(context, named.id, ref)],
      gate: 'release',
      ready: true,
      notAfter,
      because: why,
    },
  ];
}
