// What the order of a meeting is asked with, and what comes back. All times are whole minutes from midnight of the meeting's day.

export interface AgendaCase {
  readonly id: string;
  /** Minutes the case is given; a whole number above 0. */
  readonly minutes: number;
  /** Gravity: the higher, the graver. Among orders that wait equally little the graver case comes earlier. 0 if missing. */
  readonly rank?: number;
  /** Days since the referral, for ranking what might be moved. 0 if missing. */
  readonly waitedDays?: number;
  /** Comes after every case that is not at the end: a disclosure request. */
  readonly atEnd?: boolean;
}

export interface AgendaAttendee {
  readonly id: string;
  /** How sentences speak of them: an agency or a role, never a person's name. */
  readonly name: string;
  /** Cases they are needed for; those not on the agenda are ignored. */
  readonly cases: readonly string[];
  /** What a minute of their waiting counts; a whole number above 0, 1 if missing. */
  readonly weight?: number;
  /** Already in the building at the start, so that waiting counts from there. */
  readonly here?: boolean;
}

/** When an attendee can be there; all of their cases must lie inside. */
export interface AgendaWindow {
  readonly attendee: string;
  readonly from?: number;
  readonly until?: number;
}

/** A person fixed this case's place; 1 is the first case. */
export interface AgendaLock {
  readonly case: string;
  readonly place: number;
}

/** Cases that must come early: in the first `within` of the places (a half if missing), or in as many first places as the band has cases. */
export interface AgendaBand {
  readonly name: string;
  readonly cases: readonly string[];
  readonly within?: number;
}

/** Cases that follow one another without another between them. */
export interface AgendaGroup {
  readonly name: string;
  readonly cases: readonly string[];
}

export interface AgendaPrecedence {
  readonly first: string;
  readonly second: string;
}

/** No attendee in `apart` may be needed in the case just before or just after this one. A break between does not help. */
export interface AgendaRestriction {
  readonly case: string;
  readonly apart: readonly string[];
}

/** A break comes before the first case that would begin at or after `about`; never before the first or after the last case. */
export interface AgendaBreak {
  readonly about: number;
  readonly minutes: number;
}

/** A place in the order as it stood before, with the start people were told. */
export interface AgendaBefore {
  readonly case: string;
  readonly start: number;
}

export interface AgendaRequest {
  readonly cases: readonly AgendaCase[];
  readonly attendees: readonly AgendaAttendee[];
  readonly windows?: readonly AgendaWindow[];
  readonly locks?: readonly AgendaLock[];
  readonly bands?: readonly AgendaBand[];
  readonly groups?: readonly AgendaGroup[];
  readonly precedence?: readonly AgendaPrecedence[];
  readonly restricted?: readonly AgendaRestriction[];
  readonly breaks?: readonly AgendaBreak[];
  /** The order as it stood, first to last: equal orders are decided by it, and `changeWeight` counts against it. */
  readonly before?: readonly AgendaBefore[];
  /** Weighted minutes that each case costs whose start moves by more than 5 minutes; 0 if missing. */
  readonly changeWeight?: number;
  /** When the first case begins. */
  readonly start: number;
  /** When the last case must have ended; no limit if missing. */
  readonly end?: number;
  /** How many states may be searched; never time. About a second's worth if missing. */
  readonly budgetSteps?: number;
}

export interface TimedCase {
  readonly case: string;
  readonly start: number;
  readonly end: number;
}

/** When one attendee is needed, and the wider times they are told so that small slips do no harm. */
export interface AttendeeTimes {
  readonly attendee: string;
  readonly name: string;
  readonly cases: readonly string[];
  readonly from: number;
  readonly until: number;
  /** Minutes there and not needed, breaks included; not weighted. */
  readonly waiting: number;
  /** Be ready from here: some slack before, on a full 5 minutes, never before the meeting or the attendee's own window. */
  readonly comeBy: number;
  /** Be free until here: some slack after, more of it later in the meeting, on a full 5 minutes, never beyond the attendee's own window. */
  readonly freeAt: number;
}

export interface AgendaOrder {
  /** Case ids, first to last. */
  readonly order: readonly string[];
  readonly timed: readonly TimedCase[];
  /** For each attendee with a case, in the order of arrival. */
  readonly windows: readonly AttendeeTimes[];
  /** Weighted minutes of waiting, breaks included. */
  readonly waiting: number;
  /** Cases whose start moved by more than 5 minutes from `before`. */
  readonly moved: number;
  /** Waiting plus the weight on change: what was made least. */
  readonly cost: number;
  /** No order that keeps all wishes costs less; equal to `cost` when proven. */
  readonly bound: number;
  readonly proven: boolean;
  readonly steps: number;
  /** Why the order is as it is, in sentences. */
  readonly reasons: readonly string[];
}

export interface AgendaConflict {
  readonly conflict: {
    /** Wishes that cannot all be met. Without any one of them they can, if `irreducible`. */
    readonly wishes: readonly Wish[];
    readonly irreducible: boolean;
    /** False when the budget ran out before an order was found, so that one may still exist. */
    readonly proven: boolean;
    /** What would help, each tried out: move a case, shorten it, ask somebody for another time. */
    readonly ways: readonly string[];
    readonly says: string;
  };
  readonly steps: number;
}

export type WishKind =
  'window' | 'lock' | 'band' | 'group' | 'precedence' | 'restricted' | 'at end' | 'end' | 'unusable';

/** One thing that was asked for, as data and as a sentence. */
export interface Wish {
  readonly kind: WishKind;
  /** Its place in the request's list of that kind. */
  readonly index: number;
  readonly says: string;
}

export type AgendaAnswer = AgendaOrder | AgendaConflict;
