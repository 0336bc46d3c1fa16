// What only the case's IDVA gets: the safe contact that is confirmed and not expired, what must not be tried, and the sheet for the calls after.
import type { SafeContact } from '../../cases/case.ts';
import { formatDate, formatTime } from '../../time/day.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { IdvaFeedbackModel, IdvaFirstContactModel, IdvaPapersModel } from './idva-models.ts';
import type { Referral } from '../../referral/referral.ts';
import { sortBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { scoreReferral, describeScore } from '../../referral/risk.ts';
import {
  agencyName,
  caseRow,
  childViews,
  contactRow,
  perpetratorViews,
  describeIdva,
  formatName,
  victimView,
  type Classes,
  type ViewContext,
} from '../parts/case-parts.ts';
import { actionView } from '../parts/action-parts.ts';
import { describeGrounds } from '../agenda/agenda-view.ts';
import { describeKind } from '../list/list-view.ts';
import { describeNotHeard, describeOutcome } from '../parts/describe-outcome.ts';
import { askingFor, paperHead, formatHours } from '../parts/paper-head.ts';
import { otherAnswers } from '../parts/referral-answers.ts';
import { writtenViews } from '../parts/written-information.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { receivedOn, referralsOf } from '../../cases/case-of-referral.ts';
import { sortWays } from '../../cases/safe-contacts.ts';
import { unsafeRoutesOf } from '../../cases/unsafe-routes.ts';
import type { Running } from '../../meeting/running-order.ts';
import { AUDIENCE_CLASSES } from '../../access/entitlement.ts';

const IDVA: Classes = new Set(AUDIENCE_CLASSES.idva);
const ROUTES: Readonly<Record<string, string>> = {
  phone: 'Phone',
  text: 'Text message',
  email: 'E-mail',
  letter: 'Letter',
  person: 'Through a person',
  other: 'Other',
};

type Reaching = Pick<
  IdvaPapersModel['cases'][number],
  'safeContacts' | 'unconfirmed' | 'unsafe' | 'contactThrough' | 'interpreter'
>;

/** A person or an agency: whoever the register knows by that id, or the words as typed. */
function describeConfirmedBy(view: ViewContext, by: string): string {
  return contactRow(view, by)?.personName ?? agencyName(view, by);
}

/** A way to somebody else in the case says to whom. */
function describeWhose(view: ViewContext, { personId, caseRef }: SafeContact): string {
  const person = rowsWith(view.marac.people, 'caseRef', caseRef).find((candidate) => candidate.id === personId);
  return person === undefined || person.role === 'victim' ? '' : ` (${formatName(person)})`;
}

function wayView(view: ViewContext, contact: SafeContact): Omit<Reaching['unconfirmed'][number], 'said'> {
  return {
    route: ROUTES[contact.route] ?? 'Other',
    value: `${contact.value ?? ''}${describeWhose(view, contact)}`,
    times: contact.times ?? '',
    messages: contact.messageSafe === 'yes' ? 'Messages: yes' : 'Messages: no',
  };
}

const describeWay = (one: SafeContact): string => `${ROUTES[one.route] ?? 'Other'} ${one.value ?? ''}`.trim();

function describeUnsafe(contact: SafeContact): readonly string[] {
  if (contact.safe === 'no') return [`${describeWay(contact)}: said not to be safe`];
  return contact.value === undefined ? [] : [`${describeWay(contact)}: nobody said it is safe`];
}

/** Safe ways only: someone said yes, on a day, and it has not expired. Everything else stands under what must not be tried. */
export function reachingView(view: ViewContext, caseRef: string): Reaching {
  const ways = sortWays(view.marac, caseRef, view.today);
  const row = caseRow(view, caseRef);
  return {
    safeContacts: ways.usable.map((contact) => ({
      ...wayView(view, contact),
      confirmed: [
        contact.confirmedOn === undefined ? 'Day not recorded' : `On ${formatDate(contact.confirmedOn)}`,
        contact.confirmedBy === undefined ? '' : `, by ${describeConfirmedBy(view, contact.confirmedBy)}`,
        contact.expiresOn === undefined ? '' : `; good until ${formatDate(contact.expiresOn)}`,
      ].join(''),
    })),
    unconfirmed: ways.unconfirmed.map(({ row: one, referral }) => {
      if (referral === undefined)
        return { ...wayView(view, one), said: 'On a referral that is not on Referrals any more' };
      const on = receivedOn(referral);
      return {
        ...wayView(view, one),
        said: `On referral ${referral.id}${on === undefined ? '' : `, ${formatDate(on)}`}, by ${agencyName(view, referral.referrerAgency ?? 'the referrer')}`,
      };
    }),
    unsafe: [
      ...unsafeRoutesOf(view.marac, view.facts.recorded, caseRef),
      ...ways.unsafe.flatMap(describeUnsafe),
      ...ways.stopped.map((contact) => `${describeWay(contact)}: said not to be safe since it was confirmed`),
      ...ways.expired.map((contact) => `${ROUTES[contact.route] ?? 'Other'}: confirmed too long ago, ask again`),
    ],
    contactThrough: row?.contactThrough ?? '',
    interpreter: row?.interpreter ?? '',
  };
}

export function viewFirstContact(
  view: ViewContext,
  key: string,
  referral: Referral,
  caseRef: string,
): IdvaFirstContactModel {
  return {
    head: paperHead(view, key, describeIdva(view, caseRef)),
    coordinator: askingFor(view),
    case: {
      ref: caseRef,
      referral: referral.id,
      received: referral.receivedAt === undefined ? '' : formatTime(referral.receivedAt),
      referredBy: agencyName(view, referral.referrerAgency),
      ...reachingView(view, caseRef),
      victim: victimView(view, caseRef, IDVA),
      perpetrators: perpetratorViews(view, caseRef, IDVA),
      children: childViews(view, caseRef, IDVA),
      afraidOf: referral.afraidOf ?? '',
      safeToTalkTo: referral.safeToTalkTo ?? '',
      notSafeToTalkTo: referral.notSafeToTalkTo ?? '',
      wishes: referral.wishes ?? '',
      aware:
        referral.victimAware === 'yes'
          ? 'Knows of the referral'
          : `Does not know of the referral${referral.whyNotAware === undefined ? '' : `: ${referral.whyNotAware}`}`,
      incident: referral.incident ?? '',
      score: describeScore(scoreReferral(referral), referral.statedBand),
      more: otherAnswers(referral, 'idva', IDVA),
    },
  };
}

export function viewIdvaPapers(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
  running: Running,
  yourTimes: string,
): IdvaPapersModel {
  return {
    head: paperHead(view, key, copyFor, meeting),
    hours: formatHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    coordinator: askingFor(view),
    yourTimes,
    cases: cases.map((ref, index) => {
      const referrals = referralsOf(view.marac, ref);
      const latest = referrals[referrals.length - 1];
      const slot = running.slots.find((candidate) => candidate.caseRef === ref);
      const risks = [
        { about: 'Risks to the victim', text: latest?.risksToVictim ?? '' },
        { about: 'Risks to children', text: latest?.risksToChildren ?? '' },
        { about: 'Risks to others', text: latest?.risksToOthers ?? '' },
      ].filter((one) => one.text !== '');
      return {
        ref,
        number: index + 1,
        time: slot?.at ?? '',
        minutes: slot?.minutes ?? 0,
        kind: describeKind(view, ref, meeting),
        daysWaiting: daysWaiting(view.marac, ref, meeting.on) ?? 0,
        ...reachingView(view, ref),
        victim: victimView(view, ref, IDVA),
        perpetrators: perpetratorViews(view, ref, IDVA),
        children: childViews(view, ref, IDVA),
        idva: describeIdva(view, ref),
        referredBy: agencyName(view, referrals[0]?.referrerAgency),
        wishes: caseRow(view, ref)?.wishes ?? '',
        ...describeGrounds(view, ref, IDVA),
        incident: latest?.incident ?? '',
        risks,
        written: writtenViews(view, meeting, ref, IDVA),
        more: otherAnswers(latest, 'idva', IDVA),
        safeToTell: caseRow(view, ref)?.safeToUpdate ?? '',
      };
    }),
  };
}

/** One sheet for the calls after the meeting: who, the safe way, what each may be told, who does what by when, what not to say. */
export function viewIdvaFeedback(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
): IdvaFeedbackModel {
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    cases: cases.map((ref, index) => {
      const notes = sortBy(
        view.marac.notes.filter(
          (note) => note.meeting === meeting.id && note.caseRef === ref && note.section === 'feedback',
        ),
        (note) => note.id,
      );
      const mine = (kind: 'fact' | 'opinion'): readonly string[] =>
        notes.filter((note) => (note.fact ?? 'fact') === kind).map((note) => note.text ?? '');
      const safeToUpdate = caseRow(view, ref)?.safeToUpdate;
      const listing = view.marac.listings.find((one) => one.meeting === meeting.id && one.caseRef === ref);
      const putOff = listing?.outcome === 'notHeard' || listing?.outcome === 'deferred';
      return {
        ref,
        number: index + 1,
        ...reachingView(view, ref),
        victim: victimView(view, ref, IDVA),
        mayBeTold: [
          ...(putOff ? ['That the case has not been heard yet. Ask before saying more.'] : []),
          ...(safeToUpdate === undefined ? [] : [safeToUpdate]),
          ...mine('fact'),
        ],
        notToSay: [
          'What other agencies said about the perpetrator, unless the meeting agreed it',
          'Anything about another case',
        ],
        actions: sortBy(
          view.marac.actions.filter((action) => action.meeting === meeting.id && action.caseRef === ref),
          (action) => action.id,
        ).map((action) => actionView(view, action, IDVA)),
        outcome: describeNotHeard(listing) === '' ? describeOutcome(listing) : describeNotHeard(listing),
      };
    }),
  };
}
