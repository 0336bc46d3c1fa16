// What only the case's IDVA gets: papers with the safe contact, the day-one paper, and the sheet for ringing the victim afterwards.
import {
  action,
  answered,
  asking,
  child,
  head,
  itemFields,
  perpetrator,
  victim,
  written,
} from '../parts/part-models.ts';
import { caseGroup, group, list, text, told } from '../model-shape.ts';
import type { ModelOf } from '../model-shape.ts';

/** A confirmed way to reach the victim. Unconfirmed or expired ones are not in the model; `unsafe` names what must not be tried. */
export const safeContact = group({
  /** "Phone". */
  route: text('open'),
  value: told('safeContact'),
  /** "Weekdays 10:00 to 14:00". */
  times: text('safeContact'),
  /** "Messages: no". */
  messages: text('safeContact'),
  /** "Confirmed on 4 March 2027 by Sam Okoro; expires 4 April 2027". */
  confirmed: text('staff'),
});
/** A way that a later referral calls safe: nobody has asked the victim about it since. */
const unconfirmed = group({
  route: text('open'),
  value: told('safeContact'),
  times: text('safeContact'),
  messages: text('safeContact'),
  /** "Said on referral R-7KQ2MX, 4 March 2027". */
  said: text('staff'),
});
const reaching = {
  safeContacts: list(safeContact),
  unconfirmed: list(unconfirmed),
  unsafe: list(told('safeContact')),
  /** "GP appointment on 11 March 2027, 10:00, Acton Health Centre". */
  contactThrough: told('safeContact'),
  interpreter: text('diversity'),
} as const;

export const idvaPapers = group({
  head,
  hours: text('open'),
  place: text('open'),
  link: text('open'),
  coordinator: asking,
  yourTimes: text('open'),
  cases: list(
    caseGroup({
      ...itemFields,
      ...reaching,
      victim,
      perpetrators: list(perpetrator),
      children: list(child),
      idva: text('staff'),
      referredBy: text('staff'),
      wishes: text('note'),
      criteria: text('note'),
      score: text('note'),
      incident: text('note'),
      risks: list(group({ about: text('open'), text: text('note') })),
      written: list(written),
      more: list(answered),
      safeToTell: text('note'),
    }),
  ),
});
export type IdvaPapersModel = ModelOf<typeof idvaPapers>;

/** The safe-contact paper of the day-one notice. */
export const idvaFirstContact = group({
  head,
  coordinator: asking,
  case: caseGroup({
    ref: text('open'),
    referral: text('open'),
    received: text('open'),
    referredBy: text('staff'),
    ...reaching,
    victim,
    perpetrators: list(perpetrator),
    children: list(child),
    afraidOf: text('note'),
    safeToTalkTo: text('note'),
    notSafeToTalkTo: text('note'),
    wishes: text('note'),
    aware: text('note'),
    incident: text('note'),
    score: text('note'),
    more: list(answered),
  }),
});
export type IdvaFirstContactModel = ModelOf<typeof idvaFirstContact>;

/** After the meeting: whom to ring, the safe way, what each may be told and what not to say. */
export const idvaFeedback = group({
  head,
  coordinator: asking,
  cases: list(
    caseGroup({
      ref: text('open'),
      number: itemFields.number,
      ...reaching,
      victim,
      mayBeTold: list(told('note')),
      notToSay: list(told('note')),
      actions: list(action),
      /** Places to write in: "Rung on", "What she said". */
      outcome: text('note'),
    }),
  ),
});
export type IdvaFeedbackModel = ModelOf<typeof idvaFeedback>;
