// Referrals as they arrive: the IDVA told on receipt, safe answers put away, a receipt; then what the coordinator decided, carried out.
import { caseRefOf, isAccepted } from '../../domain/cases/case-of-referral.ts';
import { joinedCase } from '../../domain/cases/filed-under.ts';
import { addDays, at, clockTime, dayOf, tellTime, type LocalTime } from '../../domain/time/day.ts';
import { addWorkingMinutes, workingHoursOf } from '../../domain/time/calendar.ts';
import type { MessageEffect } from '../../domain/plan/effects.ts';
import { because } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import type { Contact } from '../../domain/register/register.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { askingFor } from '../../domain/papers/parts/paper-head.ts';
import { idvaToldOccasion } from '../../domain/referral/idva-told.ts';
import { viewFirstContact } from '../../domain/papers/idva/idva-view.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import type { Job, MaracRound, Round } from '../engine/job.ts';
import { asLastRead, maracRounds } from '../engine/job.ts';
import { planCarryOver } from '../meeting/carry-over.ts';
import { planConsentRecords } from './consent-record.ts';
import { planActs } from './intake-acts.ts';
import { planManagersRoad } from './manager-notice.ts';
import { planWaitAlarms } from '../meeting/wait-alarm.ts';
import { tellRedirect } from '../meeting/transfers.ts';
import { alarmUnacknowledged } from './intake-alarm.ts';
import { key, receivedAt } from './intake-keys.ts';
import { tellReferrers } from './intake-referrer.ts';
import { planJoining } from './intake-joining.ts';
import { firstPaperUntil, planLaterWays, wayOccasions } from './intake-ways.ts';
import { planNews, planUnsafeRoutes } from './intake-news.ts';
import { dutyOf, idvaFor } from '../meeting/idva-for.ts';
import { isPutAway, planPuttingAway } from './move-to-restricted.ts';
import { planAcceptance, planRedirect } from './intake-rows.ts';
import { withoutIdva } from '../meeting/without-idva.ts';

export const intake: Job = {
  name: 'intake',
  summary: 'takes in referrals: tells the IDVA, puts safe answers away, lists what is missing, carries out decisions',
  looks: { everyMinutes: 5 },
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
  plan: (round: Round) => {
    const whole = maracRounds(round, intake.tables);
    const names = new Set(whole.map((one) => one.marac.name));
    const blind = maracRounds(asLastRead(round), ['referrals']).filter((one) => !names.has(one.marac.name));
    return [
      ...whole.flatMap((one) => [
        ...one.marac.referrals.flatMap((referral) => planReferral(one, referral)),
        ...planUnsafeRoutes(one),
        ...planLaterWays(one),
        ...tellReferrers(one),
        ...planCarryOver(one),
        ...planActs(one),
        ...planConsentRecords(one),
        ...planManagersRoad(one),
        ...planWaitAlarms(one),
      ]),
      ...blind.flatMap((one) => one.marac.referrals.flatMap((referral) => planNotices(one, referral))),
    ];
  },
};

/** What never waits, whatever else cannot be read. */
function planNotices(round: MaracRound, referral: Referral): readonly Due[] {
  return [...tellIdvaService(round, referral), ...alarmUnacknowledged(round, referral)];
}

function planReferral(round: MaracRound, referral: Referral): readonly Due[] {
  return [
    ...planPuttingAway(round, referral),
    ...tellIdvaService(asLastRead(round), referral),
    ...safeContactPaper(round, referral),
    ...alarmUnacknowledged(asLastRead(round), referral),
    ...(isAccepted(referral) ? planAcceptance(round, referral) : []),
    ...(referral.decision === 'join' ? planJoining(round, referral) : []),
    ...planNews(round, referral),
    ...(referral.decision === 'redirect' ? [...planRedirect(round, referral), ...tellRedirect(round, referral)] : []),
  ];
}

/** Day one: to the IDVA service's duty contact for the area, complete or not, hour or not. */
function tellIdvaService(round: MaracRound, referral: Referral): readonly Due[] {
  const services = round.facts.agencies.filter((one) => one.kind === 'idva');
  const contacts = services.flatMap((service) => dutyOf(round, service) ?? []);
  if (contacts.length === 0) return [noIdvaService(round, referral)];
  return contacts.map((contact) => idvaNotice(round, referral, contact));
}

const noticeUntil = (round: MaracRound, referral: Referral): LocalTime =>
  at(addDays(dayOf(receivedAt(round, referral)), 14), clockTime('23:59'));

function noIdvaService(round: MaracRound, referral: Referral): Withheld {
  return {
    do: 'withhold',
    marac: round.marac.name,
    what: 'idva-notice',
    about: referral.id,
    cases: [],
    tells: [caseRefOf(round.marac, referral)],
    notAfter: noticeUntil(round, referral),
    because: because('idva.nobody'),
  };
}

function idvaNotice(round: MaracRound, referral: Referral, contact: Contact): MessageEffect {
  const { marac, facts, today } = round;
  const scene = { facts, marac, today };
  const received = receivedAt(round, referral);
  const hours = marac.rules.whole('idvaAckHours', today);
  const noticeKey = key(round, referral, `idva/${contact.id}`);
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
      received: tellTime(received),
      ring: askingFor(scene),
      withPaper: false,
      acknowledgeBy: tellTime(addWorkingMinutes(received, hours * 60, workingHoursOf(marac.rules, today))),
    },
    papers: [],
    covers: [idvaToldOccasion(referral.id)],
    gate: 'none',
    ready: true,
    notAfter: noticeUntil(round, referral),
    because: [because('intake.received', { at: received }), because('intake.idva-on-receipt')],
  };
}

/** The safe-contact paper follows once the case stands and has its IDVA: case content, so by a proven route and on a release. */
function safeContactPaper(round: MaracRound, referral: Referral): readonly Due[] {
  const { marac, facts, today } = round;
  const scene = { facts, marac, today };
  const ref = caseRefOf(marac, referral);
  const row = rowsWith(marac.cases, 'id', ref)[0];
  const isOfCase = isAccepted(referral) || joinedCase(marac, referral) !== undefined;
  if (row === undefined || !isOfCase) return [];
  const named = idvaFor(round, row);
  const notAfter = firstPaperUntil(round, referral);
  const told = `${referral.id}/safe-contact`;
  if (named === undefined)
    return withoutIdva(round, ref, { what: 'idva-first-contact', about: referral.id, notAfter, had: () => told });
  const paperKey = key(round, referral, `safe-contact-paper/${named.id}`);
  const mailKey = key(round, referral, `safe-contact/${named.id}`);
  // First made once it says all that she gave: the restricted workbook may be open, or a run may have ended between two workbooks.
  if (!facts.recorded.messages.has(mailKey) && !isPutAway(round, referral)) return [];
  const why = [because('intake.accepted')];
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
        intro: `The safe-contact paper of referral ${referral.id}.`,
        answerBy: '',
        papers: ['New referral: safe contact'],
      },
      papers: [paperKey],
      covers: [told, ...wayOccasions(round, named.id, ref)],
      gate: 'release',
      ready: true,
      notAfter,
      because: why,
    },
  ];
}
