// Papers about one case alone: the note of an emergency meeting, the pack for another MARAC, the record of sharing without consent.
import { referralsOf } from '../../cases/case-of-referral.ts';
import { isEnded } from '../../actions/action-state.ts';
import { tellDate, tellTime } from '../../time/day.ts';
import { deadlines } from '../../meeting/meetings.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
import type { EmergencyNoteModel, TransferPackModel, WithoutConsentModel } from './one-case-models.ts';
import { actionView } from '../parts/action-parts.ts';
import { tellGrounds } from '../agenda/agenda-view.ts';
import {
  agencyName,
  caseRow,
  childViews,
  contactRow,
  cut,
  otherViews,
  perpetratorViews,
  tellBirth,
  tellContactLine,
  tellIdva,
  tellName,
  victimRow,
  victimView,
  type Classes,
  type Scene,
} from '../parts/case-parts.ts';
import type { Item } from '../list/list-view.ts';
import { otherAnswers } from '../parts/referral-answers.ts';
import { tellOutcome } from '../parts/describe-outcome.ts';
import { askingFor, paperHead, tellMeeting } from '../parts/paper-head.ts';

type People = Pick<EmergencyNoteModel['case'], 'victim' | 'perpetrators' | 'children' | 'others' | 'contactLine'>;

function peopleView(scene: Scene, ref: string, classes: Classes): People {
  return {
    victim: victimView(scene, ref, classes),
    perpetrators: perpetratorViews(scene, ref, classes),
    children: childViews(scene, ref, classes),
    others: otherViews(scene, ref, classes),
    contactLine: tellContactLine(scene, ref),
  };
}

/** For the named few: who asked and why, until when an answer is wanted, and that the case is heard again at the next ordinary meeting. */
export function viewEmergencyNote(
  scene: Scene,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, sight }: Item,
  also: Meeting | undefined,
): EmergencyNoteModel {
  const { marac } = scene;
  const ref = listing.caseRef;
  const referrals = referralsOf(marac, ref);
  const latest = referrals[referrals.length - 1];
  const risks = [
    { about: 'Risks to the victim', text: latest?.risksToVictim ?? '' },
    { about: 'Risks to children', text: latest?.risksToChildren ?? '' },
    { about: 'Risks to others', text: latest?.risksToOthers ?? '' },
  ];
  const actions = marac.actions.filter((one) => one.caseRef === ref && !isEnded(one));
  return {
    head: paperHead(scene, key, copyFor, meeting),
    coordinator: askingFor(scene),
    called: latest?.decidedOn === undefined ? '' : tellDate(latest.decidedOn),
    askedBy: latest?.urgentAskedBy ?? '',
    why: sight.classes.has('note') ? 'It cannot wait for the next meeting: see the incident below.' : '',
    at: tellMeeting(meeting),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    answerWithin: `by ${tellTime(deadlines(marac, meeting).agenda)}`,
    invited: marac.attendance
      .filter((one) => one.meeting === meeting.id)
      .map((one) => ({
        agency: agencyName(scene, one.agency),
        person: one.personName ?? contactRow(scene, one.contact)?.personName ?? '',
        note: '',
      })),
    alsoListed: also === undefined ? '' : `The case is also heard on ${tellMeeting(also)}.`,
    case: {
      ref,
      ...peopleView(scene, ref, sight.classes),
      incident: cut(sight.classes, 'note', latest?.incident ?? ''),
      risks: sight.classes.has('note') ? risks.filter((one) => one.text !== '') : [],
      actions: actions.map((one) => actionView(scene, one, sight.classes)),
    },
  };
}

/** Everything another MARAC needs. Hidden places and safe contacts are not in it: they go from IDVA to IDVA by voice. */
export function viewTransferPack(
  scene: Scene,
  key: string,
  caseRef: string,
  otherMarac: string,
  classes: Classes,
): TransferPackModel {
  const { marac } = scene;
  const referrals = referralsOf(marac, caseRef);
  const latest = referrals[referrals.length - 1];
  const actions = marac.actions.filter((one) => one.caseRef === caseRef);
  const heard = sortBy(
    marac.listings.filter((one) => one.caseRef === caseRef && one.outcome !== undefined),
    (one) => marac.meetings.find((each) => each.id === one.meeting)?.on ?? '',
  );
  return {
    head: paperHead(scene, key, otherMarac),
    from: askingFor(scene),
    to: `the coordinator of ${otherMarac}`,
    why: '',
    acknowledge: 'Please acknowledge within 2 working days and name the IDVA who takes over.',
    case: {
      ref: caseRef,
      ...peopleView(scene, caseRef, classes),
      idva: tellIdva(scene, caseRef),
      ...tellGrounds(scene, caseRef, classes),
      wishes: cut(classes, 'note', caseRow(scene, caseRef)?.wishes ?? ''),
      incident: cut(classes, 'note', latest?.incident ?? ''),
      history: cut(classes, 'note', latest?.history ?? ''),
      more: classes.has('note') ? otherAnswers(latest, ['history']) : [],
      meetings: heard.map((listing) => ({
        on: tellDate(marac.meetings.find((one) => one.id === listing.meeting)?.on ?? scene.today),
        outcome: cut(classes, 'note', tellOutcome(listing)),
        notes: marac.notes
          .filter((one) => one.meeting === listing.meeting && one.caseRef === caseRef && (one.text ?? '') !== '')
          .map((one) => ({
            agency: agencyName(scene, one.agency),
            kind: one.fact === 'opinion' ? 'Opinion' : one.fact === 'fact' ? 'Fact' : '',
            text: cut(classes, 'note', one.text ?? ''),
          })),
        actions: actions.filter((one) => one.meeting === listing.meeting).map((one) => actionView(scene, one, classes)),
      })),
      openActions: actions.filter((one) => !isEnded(one)).map((one) => actionView(scene, one, classes)),
      keyDates: marac.keyDates
        .filter((one) => one.caseRef === caseRef && one.dealtWithOn === undefined)
        .map((one) => ({
          on: one.on === undefined ? '' : tellDate(one.on),
          what: cut(classes, 'note', [one.what, one.detail].filter((word) => word !== undefined).join(': ')),
        })),
    },
    papers: [],
  };
}

const CONSENT: Readonly<Record<string, string>> = {
  refused: 'Refused',
  notSought: 'Not sought',
  unsafeToAsk: 'Unsafe to ask',
  lacksCapacity: 'Lacks capacity to decide',
};

/** The decision to share without consent, for the coordinator's file: basis, why, by whom, with whom. */
export function viewWithoutConsent(
  scene: Scene,
  key: string,
  copyFor: string,
  caseRef: string,
  classes: Classes,
): WithoutConsentModel {
  const row = caseRow(scene, caseRef);
  const victim = victimRow(scene, caseRef);
  const referrals = referralsOf(scene.marac, caseRef);
  const asked = referrals[referrals.length - 1]?.consent;
  const sharing = scene.marac.needed.filter(
    (one) => one.caseRef === caseRef && one.level !== undefined && one.level !== 'searches',
  );
  return {
    head: paperHead(scene, key, copyFor),
    case: {
      ref: caseRef,
      name: cut(classes, 'name', tellName(victim)),
      birth: victim === undefined ? '' : cut(classes, 'birth', tellBirth(victim, scene.today)),
      consent: asked === undefined ? '' : (CONSENT[asked] ?? ''),
      basis: row?.withoutConsentBasis ?? '',
      necessity: row?.withoutConsentWhy ?? '',
      proportionality: 'Only agencies with a task in the case take part; the others search names and nothing more.',
      wishes: row?.wishes ?? '',
      decidedBy: row?.withoutConsentBy ?? '',
      decidedOn: row?.withoutConsentOn === undefined ? '' : tellDate(row.withoutConsentOn),
      sharedWith: sharing.map((one) => agencyName(scene, one.agency)),
      reviewOn: '',
    },
  };
}
