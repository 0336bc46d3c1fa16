// Minutes people can trust, the form they are typed into, and the action sheet that goes to each agency.
import {
  action,
  asking,
  attended,
  contactLine,
  earlierAction,
  head,
  ownAction,
  ownEarlierAction,
  perpetrator,
  person,
  child,
  victim,
} from '../parts/part-models.ts';
import { caseGroup, count, group, list, text, told, yesNo } from '../model-shape.ts';
import type { ModelOf } from '../model-shape.ts';

/** Who said it, and whether it is fact or opinion: "Fact", "Opinion", or '' where nobody marked it. */
export const said = group({ agency: text('staff'), kind: text('open'), text: told('note') });
export type SaidModel = ModelOf<typeof said>;

const sections = {
  background: list(said),
  information: list(said),
  risksVictim: list(said),
  risksChildren: list(said),
  risksOthers: list(said),
  risksStaff: list(said),
  victimView: list(said),
  /** Links to child protection, adult safeguarding, MAPPA: proceedings, not other cases. */
  proceedings: list(said),
  /** What may be told under Clare's Law, as the meeting saw it for this case. */
  disclosure: list(said),
  /** Typed under General about this case. */
  other: list(said),
  flags: list(said),
  feedback: list(said),
} as const;

export const minutesCase = caseGroup({
  ref: text('open'),
  number: count(),
  kind: text('open'),
  victim,
  perpetrators: list(perpetrator),
  children: list(child),
  others: list(person),
  contactLine,
  presenter: text('staff'),
  ...sections,
  outcome: told('note'),
  /** "Not heard: put off to 23 March 2027. Safety until then: Ealing Police.", or ''. */
  notHeard: told('note'),
  actions: list(action),
});

const attendance = {
  present: list(attended),
  observers: list(group({ agency: text('staff'), person: text('staff'), signed: text('open') })),
  /** `information`: "Yes, on 4 of 6 cases, 8 March 2027" or "No". */
  apologies: list(group({ agency: text('staff'), person: text('staff'), information: text('open') })),
} as const;

export const minutes = group({
  head,
  hours: text('open'),
  place: text('open'),
  chair: text('staff'),
  ...attendance,
  statement: list(text('open')),
  /** Actions of last time, lists that are never mixed. */
  done: list(earlierAction),
  notPossible: list(earlierAction),
  notDone: list(earlierAction),
  /** Not due yet, or with a new date that the agency gave. */
  stillOpen: list(earlierAction),
  cases: list(minutesCase),
  disclosureRequests: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      subject: told('name'),
      concern: text('note'),
      decision: told('note'),
      why: text('note'),
      by: text('staff'),
    }),
  ),
  twelveMonths: list(caseGroup({ ref: text('open'), number: count(), name: text('name'), since: text('open') })),
  otherBusiness: list(group({ agency: text('staff'), text: told('open') })),
  /** All actions of the meeting that this reader may see, collected. */
  allActions: list(caseGroup({ ref: text('open'), number: count(), name: text('name'), action })),
  closedAt: text('open'),
  nextMeeting: text('open'),
  approvedBy: text('staff'),
  approvedOn: text('open'),
});
export type MinutesModel = ModelOf<typeof minutes>;
export type MinutesCaseModel = ModelOf<typeof minutesCase>;

/** The minute form: the skeleton laid out beforehand, one section per case, to be typed in Word and taken back. */
export const minuteForm = group({
  head,
  meetingId: text('open'),
  chair: text('staff'),
  expected: list(attended),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      time: text('open'),
      kind: text('open'),
      victim,
      perpetrators: list(person),
      /** Agencies that said they know something: one box each under information. */
      speakers: list(group({ id: text('open'), name: text('staff') })),
      agencies: list(group({ id: text('open'), name: text('staff') })),
      lastActions: list(earlierAction),
    }),
  ),
});
export type MinuteFormModel = ModelOf<typeof minuteForm>;

/** What one agency is to do. Nothing else is said of a case here: it goes to agencies that only act in it, too. */
export const actionSheet = group({
  head,
  agency: text('staff'),
  coordinator: asking,
  /** "Please answer by Friday 19 March 2027, on the answer sheet." */
  answerBy: text('open'),
  /** "It adds to the sheet of 17 March 2027: agreed or changed since.", or ''. */
  adds: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      name: told('name'),
      /** Where the victim lives, if the reader may know it; else '' and `placeLine` says so. */
      place: text('knownPlace'),
      placeLine: text('open'),
      contactLine,
      actions: list(ownAction),
    }),
  ),
  /** Actions about no case. */
  general: list(
    group({
      ref: told('open'),
      text: told('open'),
      owner: text('staff'),
      due: text('open'),
      safety: yesNo(),
      status: text('open'),
    }),
  ),
  /** "Flag all 6 cases of your list for 12 months.", or ''. */
  flags: told('open'),
  earlier: list(ownEarlierAction),
});
export type ActionSheetModel = ModelOf<typeof actionSheet>;
