// The agenda, one per audience, and the At Risk List that goes out for research.
import { ROOM, paper } from '../paper.ts';
import { group, text, count, list, caseGroup, told, type ModelOf, yesNo } from '../model-shape.ts';
import {
  itemFields,
  victim,
  perpetrator,
  child,
  person,
  contactLine,
  written,
  head,
  asking,
  earlierAction,
} from '../parts/part-models.ts';

/** A line of the running order that is no case: welcome, a break, any other business. */
export const fixedPoint = group({ time: text('open'), title: text('open'), minutes: count() });

const itemBody = {
  ...itemFields,
  /** Breaks that stand in the running order just before this case. */
  breaksBefore: list(fixedPoint),
  victim,
  perpetrators: list(perpetrator),
  children: list(child),
  others: list(person),
  contactLine,
  referredBy: text('staff'),
  presenter: text('staff'),
  idva: text('staff'),
  /** "Heard 8 September 2026", or ''. */
  lastHeard: text('open'),
  /** "Visible high risk; escalation". */
  criteria: text('note'),
  /** "16 of 24, 3 not known". */
  score: text('note'),
  /** Agencies in the room for this case. */
  needed: list(text('staff')),
  /** What agencies shared in writing and propose, for those who may see what is said of the case. */
  written: list(written),
  /** What this reader's agency has still to do for it: "Research due today", or ''. */
  stillMissing: text('open'),
} as const;

/** A Clare's Law request at the end of the agenda. */
export const clare = caseGroup({
  ref: text('open'),
  number: count(),
  subject: told('name'),
  birth: text('birth'),
  place: text('knownPlace'),
  /** "Right to ask, received 1 March 2027". The applicant stands on no paper. */
  route: text('open'),
});

const agendaFields = {
  head,
  /** "09:30 to 13:00". */
  hours: text('open'),
  place: text('open'),
  link: text('open'),
  chair: text('staff'),
  coordinator: asking,
  /** "You are needed from 10:12 to 10:48, for 3 of the cases." or ''. */
  yourTimes: text('open'),
  opening: list(fixedPoint),
  closing: list(fixedPoint),
  lastActions: list(earlierAction),
  /** Cases without a new referral for as long as flags stay (`flagMonths`): they may come off. */
  twelveMonths: list(caseGroup({ ref: text('open'), number: count(), name: text('name'), since: text('open') })),
  disclosureRequests: list(clare),
} as const;

/** For agencies that take part: their own cases only. Audiences: agency, idva, police, chair, coordinator. */
export const agenda = paper('Agenda', ROOM, { ...agendaFields, cases: list(caseGroup(itemBody)) });
export type AgendaModel = ModelOf<typeof agenda.shape>;

/** For those who see all (police, chair, coordinator): with linked cases. */
export const agendaFull = paper('Agenda', ['police', 'chair', 'coordinator'], {
  ...agendaFields,
  cases: list(
    caseGroup({
      ...itemBody,
      restricted: yesNo(),
      /** "Same perpetrator as item 7". */
      links: list(text('link')),
    }),
  ),
});
export type AgendaFullModel = ModelOf<typeof agendaFull.shape>;
