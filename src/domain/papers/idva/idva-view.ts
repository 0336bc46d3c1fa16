// What only the case's IDVA gets: the safe contact that is confirmed and not expired, what must not be tried, and the sheet for the calls after.
import type { SafeContact } from '../../cases/case.ts';
import { tellDate, tellTime } from '../../time/day.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { IdvaFeedbackModel, IdvaFirstContactModel, IdvaPapersModel } from './idva-models.ts';
import type { Referral } from '../../referral/referral.ts';
import { sortBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { scoreReferral, tellScore } from '../../referral/risk.ts';
import {
  agencyName,
  caseRow,
  childViews,
  contactRow,
  perpetratorViews,
  tellIdva,
  tellName,
  victimView,
  type Classes,
  type Scene,
} from '../parts/case-parts.ts';
import { actionView } from '../parts/action-parts.ts';
import { tellGrounds } from '../agenda/agenda-view.ts';
import { tellKind } from '../list/list-view.ts';
import { tellNotHeard, tellOutcome } from '../parts/describe-outcome.ts';
import { askingFor, paperHead, tellHours } from '../parts/paper-head.ts';
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
function tellConfirmedBy(scene: Scene, by: string): string {
  return contactRow(scene, by)?.personName ?? agencyName(scene, by);
}

/** A way to somebody else in the case says to whom. */
function tellWhose(scene: Scene, { personId, caseRef }: SafeContact): string {
  const person = rowsWith(scene.marac.people, 'caseRef', caseRef).find((one) => one.id === personId);
  return person === undefined || person.role === 'victim' ? '' : ` (${tellName(person)})`;
}

function wayView(scene: Scene, one: SafeContact): Omit<Reaching['unconfirmed'][number], 'said'> {
  return {
    route: ROUTES[one.route] ?? 'Other',
    value: `${one.value ?? ''}${tellWhose(scene, one)}`,
    times: one.times ?? '',
    messages: one.messageSafe === 'yes' ? 'Messages: yes' : 'Messages: no',
  };
}

const tellWay = (one: SafeContact): string => `${ROUTES[one.route] ?? 'Other'} ${one.value ?? ''}`.trim();

function tellUnsafe(one: SafeContact): readonly string[] {
  if (one.safe === 'no') return [`${tellWay(one)}: said not to be safe`];
  return one.value === undefined ? [] : [`${tellWay(one)}: nobody said it is safe`];
}

/** Safe ways only: someone said yes, on a day, and it has not expired. Everything else stands under what must not be tried. */
export function reachingView(scene: Scene, caseRef: string): Reaching {
  const ways = sortWays(scene.marac, caseRef, scene.today);
  const row = caseRow(scene, caseRef);
  return {
    safeContacts: ways.usable.map((one) => ({
      ...wayView(scene, one),
      confirmed: [
        one.confirmedOn === undefined ? 'Day not recorded' : `On ${tellDate(one.confirmedOn)}`,
        one.confirmedBy === undefined ? '' : `, by ${tellConfirmedBy(scene, one.confirmedBy)}`,
        one.expiresOn === undefined ? '' : `; good until ${tellDate(one.expiresOn)}`,
      ].join(''),
    })),
    unconfirmed: ways.unconfirmed.map(({ row: one, referral }) => {
      if (referral === undefined)
        return { ...wayView(scene, one), said: 'On a referral that is not on Referrals any more' };
      const on = receivedOn(referral);
      return {
        ...wayView(scene, one),
        said: `On referral ${referral.id}${on === undefined ? '' : `, ${tellDate(on)}`}, by ${agencyName(scene, referral.referrerAgency ?? 'the referrer')}`,
      };
    }),
    unsafe: [
      ...unsafeRoutesOf(scene.marac, scene.facts.recorded, caseRef),
      ...ways.unsafe.flatMap(tellUnsafe),
      ...ways.stopped.map((one) => `${tellWay(one)}: said not to be safe since it was confirmed`),
      ...ways.expired.map((one) => `${ROUTES[one.route] ?? 'Other'}: confirmed too long ago, ask again`),
    ],
    contactThrough: row?.contactThrough ?? '',
    interpreter: row?.interpreter ?? '',
  };
}

export function viewFirstContact(
  scene: Scene,
  key: string,
  referral: Referral,
  caseRef: string,
): IdvaFirstContactModel {
  return {
    head: paperHead(scene, key, tellIdva(scene, caseRef)),
    coordinator: askingFor(scene),
    case: {
      ref: caseRef,
      referral: referral.id,
      received: referral.receivedAt === undefined ? '' : tellTime(referral.receivedAt),
      referredBy: agencyName(scene, referral.referrerAgency),
      ...reachingView(scene, caseRef),
      victim: victimView(scene, caseRef, IDVA),
      perpetrators: perpetratorViews(scene, caseRef, IDVA),
      children: childViews(scene, caseRef, IDVA),
      afraidOf: referral.afraidOf ?? '',
      safeToTalkTo: referral.safeToTalkTo ?? '',
      notSafeToTalkTo: referral.notSafeToTalkTo ?? '',
      wishes: referral.wishes ?? '',
      aware:
        referral.victimAware === 'yes'
          ? 'Knows of the referral'
          : `Does not know of the referral${referral.whyNotAware === undefined ? '' : `: ${referral.whyNotAware}`}`,
      incident: referral.incident ?? '',
      score: tellScore(scoreReferral(referral), referral.statedBand),
      more: otherAnswers(referral),
    },
  };
}

export function viewIdvaPapers(
  scene: Scene,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
  running: Running,
  yourTimes: string,
): IdvaPapersModel {
  return {
    head: paperHead(scene, key, copyFor, meeting),
    hours: tellHours(meeting, running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    coordinator: askingFor(scene),
    yourTimes,
    cases: cases.map((ref, index) => {
      const referrals = referralsOf(scene.marac, ref);
      const latest = referrals[referrals.length - 1];
      const slot = running.slots.find((one) => one.caseRef === ref);
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
        kind: tellKind(scene, ref, meeting),
        daysWaiting: daysWaiting(scene.marac, ref, meeting.on) ?? 0,
        ...reachingView(scene, ref),
        victim: victimView(scene, ref, IDVA),
        perpetrators: perpetratorViews(scene, ref, IDVA),
        children: childViews(scene, ref, IDVA),
        idva: tellIdva(scene, ref),
        referredBy: agencyName(scene, referrals[0]?.referrerAgency),
        wishes: caseRow(scene, ref)?.wishes ?? '',
        ...tellGrounds(scene, ref, IDVA),
        incident: latest?.incident ?? '',
        risks,
        written: writtenViews(scene, meeting, ref, IDVA),
        more: otherAnswers(latest),
        safeToTell: caseRow(scene, ref)?.safeToUpdate ?? '',
      };
    }),
  };
}

/** One sheet for the calls after the meeting: who, the safe way, what each may be told, who does what by when, what not to say. */
export function viewIdvaFeedback(
  scene: Scene,
  key: string,
  meeting: Meeting,
  copyFor: string,
  cases: readonly string[],
): IdvaFeedbackModel {
  return {
    head: paperHead(scene, key, copyFor, meeting),
    coordinator: askingFor(scene),
    cases: cases.map((ref, index) => {
      const notes = sortBy(
        scene.marac.notes.filter(
          (one) => one.meeting === meeting.id && one.caseRef === ref && one.section === 'feedback',
        ),
        (one) => one.id,
      );
      const mine = (kind: 'fact' | 'opinion'): readonly string[] =>
        notes.filter((one) => (one.fact ?? 'fact') === kind).map((one) => one.text ?? '');
      const safeToUpdate = caseRow(scene, ref)?.safeToUpdate;
      const listing = scene.marac.listings.find((one) => one.meeting === meeting.id && one.caseRef === ref);
      const putOff = listing?.outcome === 'notHeard' || listing?.outcome === 'deferred';
      return {
        ref,
        number: index + 1,
        ...reachingView(scene, ref),
        victim: victimView(scene, ref, IDVA),
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
          scene.marac.actions.filter((one) => one.meeting === meeting.id && one.caseRef === ref),
          (one) => one.id,
        ).map((one) => actionView(scene, one, IDVA)),
        outcome: tellNotHeard(listing) === '' ? tellOutcome(listing) : tellNotHeard(listing),
      };
    }),
  };
}
