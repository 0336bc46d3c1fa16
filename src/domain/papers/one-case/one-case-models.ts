// Papers about one case: transfer pack, supplement, emergency note, sharing-without-consent record, case summary.
import {
  action,
  answered,
  asking,
  attended,
  child,
  contactLine,
  earlierAction,
  head,
  itemFields,
  perpetrator,
  person,
  victim,
} from '../parts/part-models.ts';
import { said } from '../minutes/minutes-models.ts';
import { caseGroup, count, group, list, text } from '../model-shape.ts';
import type { ModelOf } from '../model-shape.ts';

const people = {
  victim,
  perpetrators: list(perpetrator),
  children: list(child),
  others: list(person),
  contactLine,
} as const;

/** Everything another MARAC needs, with previous minutes and action plans; hidden places and safe contacts go from IDVA to IDVA by voice. */
export const transferPack = group({
  head,
  from: asking,
  to: text('staff'),
  why: text('open'),
  /** "Please acknowledge within 2 working days to ..." */
  acknowledge: text('open'),
  case: caseGroup({
    ref: text('open'),
    ...people,
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    wishes: text('note'),
    incident: text('note'),
    history: text('note'),
    more: list(answered),
    meetings: list(group({ on: text('open'), outcome: text('note'), notes: list(said), actions: list(action) })),
    openActions: list(action),
    keyDates: list(group({ on: text('open'), what: text('note') })),
  }),
  papers: list(text('open')),
});
export type TransferPackModel = ModelOf<typeof transferPack>;

/** One late case, after the list went out, with its own deadlines. */
export const supplement = group({
  head,
  coordinator: asking,
  researchDue: text('open'),
  why: text('open'),
  yourTimes: text('open'),
  case: caseGroup({
    ...itemFields,
    ...people,
    referredBy: text('staff'),
    presenter: text('staff'),
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    needed: list(text('staff')),
  }),
});
export type SupplementModel = ModelOf<typeof supplement>;

/** An emergency meeting: deadlines in hours, a named few, and that the case is heard again at the next ordinary meeting. */
export const emergencyNote = group({
  head,
  coordinator: asking,
  called: text('open'),
  askedBy: text('staff'),
  why: text('open'),
  at: text('open'),
  place: text('open'),
  link: text('open'),
  /** "within 2 hours" or "by Thursday 11 March 2027, 08:00". */
  answerWithin: text('open'),
  invited: list(attended),
  alsoListed: text('open'),
  case: caseGroup({
    ref: text('open'),
    ...people,
    incident: text('note'),
    risks: list(group({ about: text('open'), text: text('note') })),
    actions: list(action),
  }),
});
export type EmergencyNoteModel = ModelOf<typeof emergencyNote>;

export const withoutConsent = group({
  head,
  case: caseGroup({
    ref: text('open'),
    name: text('name'),
    birth: text('birth'),
    consent: text('note'),
    basis: text('note'),
    necessity: text('note'),
    proportionality: text('note'),
    wishes: text('note'),
    decidedBy: text('staff'),
    decidedOn: text('open'),
    sharedWith: list(text('staff')),
    reviewOn: text('open'),
  }),
});
export type WithoutConsentModel = ModelOf<typeof withoutConsent>;

/** All of a case on a few pages, for the coordinator and the chair. */
export const caseSummary = group({
  head,
  case: caseGroup({
    ref: text('open'),
    state: text('open'),
    opened: text('open'),
    lastReferred: text('open'),
    daysWaiting: count(),
    ...people,
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    wishes: text('note'),
    links: list(text('link')),
    referrals: list(group({ on: text('open'), by: text('staff'), incident: text('note') })),
    meetings: list(group({ on: text('open'), outcome: text('note'), notes: list(said) })),
    actions: list(action),
    earlierActions: list(earlierAction),
    keyDates: list(group({ on: text('open'), what: text('note') })),
    keepUntil: text('open'),
  }),
});
export type CaseSummaryModel = ModelOf<typeof caseSummary>;
