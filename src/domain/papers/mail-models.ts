// The messages of the cycle. Bodies carry numbers, refs, days and professionals; what is said about a case stands in the attached papers.
import { asking } from './parts/part-models.ts';
import { caseGroup, count, group, list, text, told, yesNo, type ModelOf } from './model-shape.ts';

export const letterhead = group({
  marac: text('open'),
  /** "Tuesday 9 March 2027, 09:30", or ''. */
  meeting: text('open'),
  /** Whom it greets: "Aisha Rahman", or '' for "colleague". */
  to: text('staff'),
  /** Opaque, printed in subject and foot. */
  reference: text('open'),
  marking: text('open'),
  /** True in rehearsal: the message says so in its first line. */
  rehearsal: yesNo(),
  /** True for a contact whose files open with the agency's password. */
  sealed: yesNo(),
  coordinator: asking,
});
export type LetterheadModel = ModelOf<typeof letterhead>;

/** An attached paper: "Agenda, version 1". */
const attached = list(text('open'));
/** Where an answer is given with one tap, an https address of the area's own form, or ''. */
const replyLink = text('open');

export const receiptMail = group({
  head: letterhead,
  referrals: list(
    group({
      referral: told('open'),
      received: text('open'),
      complete: yesNo(),
      missingCount: count(),
    }),
  ),
});

export const missingAnswersMail = group({
  head: letterhead,
  referral: told('open'),
  received: text('open'),
  /** True when no receipt went before it: then it is the first word that the referral arrived. */
  arrival: yesNo(),
  /** Labels of questions, never answers. */
  questions: list(told('open')),
  answerBy: text('open'),
});

export const decisionMail = group({
  head: letterhead,
  referrals: list(
    group({
      referral: told('open'),
      /** When it arrived, if no receipt went before: then this is the first word of it; else ''. */
      received: text('open'),
      /** "Accepted for the meeting on Tuesday 9 March 2027". */
      decision: told('open'),
      /** In the words of the rule, without content. */
      reasons: list(text('open')),
      presentAt: text('open'),
      next: list(text('open')),
    }),
  ),
});

export const idvaNoticeMail = group({
  head: letterhead,
  referral: told('open'),
  received: text('open'),
  ring: asking,
  /** True when the safe-contact paper goes with it by a proven route. */
  withPaper: yesNo(),
  acknowledgeBy: text('open'),
});

export const listAndRequestMail = group({
  head: letterhead,
  caseCount: count(),
  researchDue: text('open'),
  availabilityDue: text('open'),
  ifYouKnow: text('open'),
  papers: attached,
  replyLink,
});

export const agendaMail = group({
  head: letterhead,
  caseCount: count(),
  /** Requests under Clare's Law that the agenda lists. */
  requestCount: count(),
  hours: text('open'),
  place: text('open'),
  link: text('open'),
  yourTimes: text('open'),
  /** "Research for 2 of 6 cases". */
  missing: list(text('open')),
  papers: attached,
});

/** One action in a mail's body: its ref, due day and lateness only. `ref` is the case's, for the manifest; it is not printed. */
export const actionLine = caseGroup({
  ref: text('open'),
  actionRef: told('open'),
  marac: text('open'),
  owner: text('staff'),
  due: text('open'),
  /** "9 working days late", "today", "in 3 working days": after the day it is due. */
  late: text('open'),
  safety: yesNo(),
  /** The area's own form with this action's reference in it, an https address, or ''. */
  formUrl: text('open'),
});
export type ActionLineModel = ModelOf<typeof actionLine>;

export const actionsMail = group({
  head: letterhead,
  actionCount: count(),
  immediate: list(actionLine),
  answerBy: text('open'),
  papers: attached,
  replyLink,
});

export const minutesMail = group({
  head: letterhead,
  caseCount: count(),
  /** Requests under Clare's Law of which the minutes say what was decided. */
  requestCount: count(),
  nextMeeting: text('open'),
  heldBack: count(),
  papers: attached,
});

export const chaseMail = group({
  head: letterhead,
  /** "Research", "Availability". */
  what: list(group({ what: text('open'), missing: count(), due: text('open'), late: text('open') })),
  replyLink,
  papers: attached,
});

/** One digest per person over all their MARACs; each list sorted by what is latest. */
export const digestMail = group({
  head: letterhead,
  /** Why it comes to this reader: a deputy, or whoever follows somebody that left; '' for the representative. */
  intro: text('staff'),
  overdue: list(actionLine),
  dueSoon: list(actionLine),
  /** Where it stands what the actions say: references only. */
  sheet: text('open'),
  answerBy: text('open'),
  replyLink,
  papers: attached,
});

export const escalationMail = group({
  head: letterhead,
  agency: text('staff'),
  /** "The representative and the deputy were asked on 2, 9 and 16 March 2027." */
  asked: text('open'),
  items: list(actionLine),
  releasedBy: text('staff'),
  answerBy: text('open'),
});

export const supplementMail = group({
  head: letterhead,
  researchDue: text('open'),
  yourTimes: text('open'),
  papers: attached,
});

export const correctionMail = group({
  head: letterhead,
  paperTitle: text('open'),
  paperReference: text('open'),
  oldVersion: count(),
  newVersion: count(),
  papers: attached,
});

export const withdrawalMail = group({
  head: letterhead,
  paperTitle: text('open'),
  paperReference: text('open'),
  sentOn: text('open'),
});

export const meetingMovedMail = group({
  head: letterhead,
  cancelled: yesNo(),
  was: text('open'),
  is: text('open'),
  place: text('open'),
  link: text('open'),
  deadlines: list(text('open')),
});

export const alarmMail = group({
  head: letterhead,
  /** "No good run since Monday 8 March 2027, 08:30." */
  what: text('open'),
  since: text('open'),
  todo: list(text('open')),
  details: list(text('open')),
});

export const recoveryMail = group({
  head: letterhead,
  what: text('open'),
  since: text('open'),
  until: text('open'),
  details: list(text('open')),
});

/** A release, a court day, an order's end is near: the day alone; what it is, the reader asks for. `ref` is for the manifest and not printed. */
export const keyDateMail = caseGroup({
  head: letterhead,
  ref: text('open'),
  keyDate: told('open'),
  on: told('open'),
  ring: asking,
});

/** To another MARAC: a referral that is theirs waits with us. */
export const redirectMail = group({
  head: letterhead,
  referral: told('open'),
  received: text('open'),
  fromMarac: text('open'),
  ring: asking,
  acknowledgeBy: text('open'),
  papers: attached,
});

/** Any other circulation of papers: chair's papers, IDVA papers, transfer pack, flags to take off, a praise letter. */
export const papersMail = group({
  head: letterhead,
  intro: text('open'),
  answerBy: text('open'),
  papers: attached,
});
