// Parts that many papers share. Conventions for every model: complete plain objects, no undefined; '' where there is no text; days and times
// already in words; lists may be empty (the template says what then); every case subtree has its ref and the number of the item on this copy.
import { caseGroup, count, doer, group, list, text, textOfTheDay, told, yesNo, type ModelOf } from '../model-shape.ts';

/** What stands at the head of every paper and in its margins. */
export const head = group({
  /** "Ealing MARAC". */
  marac: text('open'),
  /** The meeting it belongs to: "Tuesday 9 March 2027, 09:30", or '' . */
  meeting: text('open'),
  /** The agency whose copy it is, named on every page: "Ealing Housing". */
  copyFor: text('open'),
  /** Opaque number of this paper, `P-7KQ2MX`. */
  reference: text('open'),
  /** 1, 2 ... : a re-issue counts up. */
  version: count(),
  /** "Friday 5 March 2027". */
  madeOn: text('open'),
  /** "OFFICIAL-SENSITIVE", or what the area's Settings say. */
  marking: text('open'),
});
export type HeadModel = ModelOf<typeof head>;

/** Somebody in a case as search and discussion need them. `birth`: "14 June 1991 (35)", "about 1990", or "due 3 May 2027" for an unborn child. */
export const person = group({ name: text('name'), aliases: list(text('name')), birth: text('birth') });
export type PersonModel = ModelOf<typeof person>;

/** A victim: `place` only if the reader may see it; else '' and `placeLine` says so: "Withheld: through the IDVA". */
export const victim = group({
  name: told('name'),
  aliases: list(text('name')),
  birth: text('birth'),
  place: text('knownPlace'),
  placeLine: text('open'),
});
export type VictimModel = ModelOf<typeof victim>;

export const perpetrator = group({
  name: text('name'),
  aliases: list(text('name')),
  birth: text('birth'),
  place: text('knownPlace'),
  /** "Ex-partner". */
  relationship: text('note'),
  /** "In custody until 12 March 2027; restraining order". */
  whereabouts: text('note'),
});
export type PerpetratorModel = ModelOf<typeof perpetrator>;

export const child = group({
  name: text('name'),
  birth: text('birth'),
  /** "Lives with the victim; Year 3; child protection plan". */
  detail: text('note'),
});
export type ChildModel = ModelOf<typeof child>;

/** Somebody as an agency's systems search for them, and nothing more. `role`: "Victim", "Perpetrator", "Child". */
export const searched = group({
  role: text('open'),
  name: told('name'),
  aliases: list(text('name')),
  birth: text('birth'),
  /** Known addresses that this agency's kind searches by; empty for others. */
  places: list(text('knownPlace')),
});
export type SearchedModel = ModelOf<typeof searched>;

/** A case as it stands in a reader's list: number on this copy, when, what kind. */
export const itemFields = {
  ref: text('open'),
  /** Counts this copy's own items from 1: no gap shows what was left out. */
  number: count(),
  /** "09:42", or '' before the order is set. */
  time: text('open'),
  minutes: count(),
  /** "New", "Repeat", "Transfer in from Harrow MARAC". */
  kind: text('open'),
  daysWaiting: count(),
} as const;

/** "Contact only through Sam Okoro, West London IDVA Service, 020 7946 0000. Unsafe: letters, voicemail, visits." The line that protects. */
export const contactLine = text('staff');

/** An answer of the referral under its question. */
export const answered = group({ about: text('open'), text: text('note') });
export type Answered = ModelOf<typeof answered>;

/** What an agency answered about a case before the meeting, as it chose to share it. Agencies that know nothing share one entry. */
export const written = group({
  agency: text('staff'),
  /** "yes", "yes, late, verbal", "in part", "no"; on papers other than the chair’s only "late, verbal" or ''. */
  came: text('open'),
  /** Who answered, or ''. */
  by: text('staff'),
  /** "knows somebody of the case, will speak". */
  answer: text('note'),
  text: told('note'),
  proposes: told('note'),
});
export type WrittenModel = ModelOf<typeof written>;

/** One action; `ref` is what follow-up mails quote. Its words are a note of the case; on the sheet of the agency that does it they are its action. */
const fieldsOf = (words: 'note' | 'action') =>
  ({
    ref: told('open'),
    text: told(words),
    aboutWhom: text(words),
    agency: text('staff'),
    /** Whoever does it, or ''. */
    owner: text('staff'),
    /** "Tuesday 16 March 2027", "immediately", or '' . */
    due: text('open'),
    safety: yesNo(),
    /** "Open", "Done on 9 March 2027", "Not possible: circumstances changed", "Not done". */
    status: text('open'),
  }) as const;
export const action = group(fieldsOf('note'));
export const ownAction = group({ ...fieldsOf('action'), agencyId: doer() });
export type ActionModel = ModelOf<typeof action>;
export type OwnActionModel = ModelOf<typeof ownAction>;

/** An action of an earlier meeting with what became of it, in its case. */
const earlierOf = (words: 'note' | 'action') =>
  ({
    ref: text('open'),
    actionRef: text('open'),
    /** The victim's name as this reader knows the case, or ''. */
    about: text('name'),
    text: text(words),
    agency: text('staff'),
    owner: text('staff'),
    due: text('open'),
    /** "9 working days late", "due today", or ''. */
    late: textOfTheDay('open'),
    answer: text(words),
  }) as const;
export const earlierAction = caseGroup(earlierOf('note'));
export const ownEarlierAction = caseGroup({ ...earlierOf('action'), agencyId: doer() });
export type EarlierActionModel = ModelOf<typeof earlierAction>;
export type OwnEarlierActionModel = ModelOf<typeof ownEarlierAction>;

export const attended = group({ agency: text('staff'), person: text('staff'), note: text('open') });

/** Whom to ring or write to about the paper: "Marac Team", "020 7946 0100", "marac@example.gov.uk". */
export const asking = group({ name: text('staff'), phone: text('staff'), email: text('staff') });
export type AskingModel = ModelOf<typeof asking>;
