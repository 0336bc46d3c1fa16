// Papers about one case alone: the note of an emergency meeting, the pack for another MARAC, the record of sharing without consent.
import { referralsOf } from '../../cases/case-of-referral.ts';
import { isEnded } from '../../actions/action-state.ts';
import { formatDate, formatTime } from '../../time/day.ts';
import { deadlines } from '../../meeting/meetings.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { sortBy } from '../../text/order.ts';
import type { EmergencyNoteModel, TransferPackModel, WithoutConsentModel } from './one-case-models.ts';
import { actionView } from '../parts/action-parts.ts';
import { describeGrounds } from '../agenda/agenda-view.ts';
import {
  agencyName,
  caseRow,
  childViews,
  contactRow,
  cut,
  otherViews,
  perpetratorViews,
  formatBirth,
  describeContactLine,
  describeIdva,
  formatName,
  victimRow,
  victimView,
  type Classes,
  type ViewContext,
} from '../parts/case-parts.ts';
import type { Item } from '../list/list-view.ts';
import { otherAnswers } from '../parts/referral-answers.ts';
import { describeOutcome } from '../parts/describe-outcome.ts';
import { askingFor, paperHead, formatMeeting } from '../parts/paper-head.ts';

type People = Pick<EmergencyNoteModel['case'], 'victim' | 'perpetrators' | 'children' | 'others' | 'contactLine'>;

function peopleView(view: ViewContext, ref: string, classes: Classes): People {
  return {
    victim: victimView(view, ref, classes),
    perpetrators: perpetratorViews(view, ref, classes),
    children: childViews(view, ref, classes),
    others: otherViews(view, ref, classes),
    contactLine: describeContactLine(view, ref),
  };
}

/** For the named few: who asked and why, until when an answer is wanted, and that the case is heard again at the next ordinary meeting. */
export function viewEmergencyNote(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, visibility }: Item,
  also: Meeting | undefined,
): EmergencyNoteModel {
  const { marac } = view;
  const ref = listing.caseRef;
  const referrals = referralsOf(marac, ref);
  const latest = referrals[referrals.length - 1];
  const risks = [
    { about: 'Risks to the victim', text: latest?.risksToVictim ?? '' },
    { about: 'Risks to children', text: latest?.risksToChildren ?? '' },
    { about: 'Risks to others', text: latest?.risksToOthers ?? '' },
  ];
  const actions = marac.actions.filter((action) => action.caseRef === ref && !isEnded(action));
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    called: latest?.decidedOn === undefined ? '' : formatDate(latest.decidedOn),
    askedBy: latest?.urgentAskedBy ?? '',
    why: visibility.classes.has('note') ? 'It cannot wait for the next meeting: see the incident below.' : '',
    at: formatMeeting(meeting),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    answerWithin: `by ${formatTime(deadlines(marac, meeting).agenda)}`,
    invited: marac.attendance
      .filter((attendance) => attendance.meeting === meeting.id)
      .map((attendance) => ({
        agency: agencyName(view, attendance.agency),
        person: attendance.personName ?? contactRow(view, attendance.contact)?.personName ?? '',
        note: '',
      })),
    alsoListed: also === undefined ? '' : `The case is also heard on ${formatMeeting(also)}.`,
    case: {
      ref,
      ...peopleView(view, ref, visibility.classes),
      incident: cut(visibility.classes, 'note', latest?.incident ?? ''),
      risks: visibility.classes.has('note') ? risks.filter((risk) => risk.text !== '') : [],
      actions: actions.map((action) => actionView(view, action, visibility.classes)),
    },
  };
}

/** Everything another MARAC needs. Hidden places and safe contacts are not in it: they go from IDVA to IDVA by voice. */
export function viewTransferPack(
  view: ViewContext,
  key: string,
  caseRef: string,
  otherMarac: string,
  classes: Classes,
): TransferPackModel {
  const { marac } = view;
  const referrals = referralsOf(marac, caseRef);
  const latest = referrals[referrals.length - 1];
  const actions = marac.actions.filter((action) => action.caseRef === caseRef);
  const heard = sortBy(
    marac.listings.filter((listing) => listing.caseRef === caseRef && listing.outcome !== undefined),
    (listing) => marac.meetings.find((each) => each.id === listing.meeting)?.on ?? '',
  );
  return {
    head: paperHead(view, key, otherMarac),
    from: askingFor(view),
    to: `the coordinator of ${otherMarac}`,
    why: '',
    acknowledge: 'Please acknowledge within 2 working days and name the IDVA who takes over.',
    case: {
      ref: caseRef,
      ...peopleView(view, caseRef, classes),
      idva: describeIdva(view, caseRef),
      ...describeGrounds(view, caseRef, classes),
      wishes: cut(classes, 'note', caseRow(view, caseRef)?.wishes ?? ''),
      incident: cut(classes, 'note', latest?.incident ?? ''),
      history: cut(classes, 'note', latest?.history ?? ''),
      more: classes.has('note') ? otherAnswers(latest, 'transfer', classes) : [],
      meetings: heard.map((listing) => ({
        on: formatDate(marac.meetings.find((meeting) => meeting.id === listing.meeting)?.on ?? view.today),
        outcome: cut(classes, 'note', describeOutcome(listing)),
        notes: marac.notes
          .filter((note) => note.meeting === listing.meeting && note.caseRef === caseRef && (note.text ?? '') !== '')
          .map((note) => ({
            agency: agencyName(view, note.agency),
            kind: note.fact === 'opinion' ? 'Opinion' : note.fact === 'fact' ? 'Fact' : '',
            text: cut(classes, 'note', note.text ?? ''),
          })),
        actions: actions.filter((one) => one.meeting === listing.meeting).map((one) => actionView(view, one, classes)),
      })),
      openActions: actions.filter((action) => !isEnded(action)).map((action) => actionView(view, action, classes)),
      keyDates: marac.keyDates
        .filter((date) => date.caseRef === caseRef && date.dealtWithOn === undefined)
        .map((date) => ({
          on: date.on === undefined ? '' : formatDate(date.on),
          what: cut(classes, 'note', [date.what, date.detail].filter((word) => word !== undefined).join(': ')),
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
  view: ViewContext,
  key: string,
  copyFor: string,
  caseRef: string,
  classes: Classes,
): WithoutConsentModel {
  const row = caseRow(view, caseRef);
  const victim = victimRow(view, caseRef);
  const referrals = referralsOf(view.marac, caseRef);
  const asked = referrals[referrals.length - 1]?.consent;
  const sharing = view.marac.needed.filter(
    (needed) => needed.caseRef === caseRef && needed.level !== undefined && needed.level !== 'searches',
  );
  return {
    head: paperHead(view, key, copyFor),
    case: {
      ref: caseRef,
      name: cut(classes, 'name', formatName(victim)),
      birth: victim === undefined ? '' : cut(classes, 'birth', formatBirth(victim, view.today)),
      consent: asked === undefined ? '' : (CONSENT[asked] ?? ''),
      basis: row?.withoutConsentBasis ?? '',
      necessity: row?.withoutConsentWhy ?? '',
      proportionality: 'Only agencies with a task in the case take part; the others search names and nothing more.',
      wishes: row?.wishes ?? '',
      decidedBy: row?.withoutConsentBy ?? '',
      decidedOn: row?.withoutConsentOn === undefined ? '' : formatDate(row.withoutConsentOn),
      sharedWith: sharing.map((needed) => agencyName(view, needed.agency)),
      reviewOn: '',
    },
  };
}
