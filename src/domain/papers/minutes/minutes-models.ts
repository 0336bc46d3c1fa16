// Minutes people can trust, the form they are typed into, and the action sheet that goes to each agency.
import { ROOM, paper } from '../paper.ts';
import { group, text, told, type ModelOf, list, caseGroup, count } from '../model-shape.ts';
import {
  victim,
  perpetrator,
  child,
  person,
  contactLine,
  action,
  attended,
  head,
  earlierAction,
} from '../parts/part-models.ts';

/** Who said it, and whether it is fact or opinion: "Fact", "Opinion", or '' where nobody marked it; "In writing" of an agency that was not there. */
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
  /** Whoever was not there. `information`: "Yes, 8 March 2027", "No", "Absent, no apologies". */
  apologies: list(group({ agency: text('staff'), person: text('staff'), information: text('open') })),
} as const;

export const minutes = paper('Minutes', ROOM, {
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
export type MinutesModel = ModelOf<typeof minutes.shape>;
export type MinutesCaseModel = ModelOf<typeof minutesCase>;
