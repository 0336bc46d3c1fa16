// A case at a meeting (the At Risk List), the agencies needed for it, and what they answer.
import type { Answer } from '../cells/value.ts';
import type { ClockTime, Day, LocalTime } from '../time/day.ts';

export type Outcome = 'actionPlan' | 'noFurtherListing' | 'relist' | 'transferOut' | 'deferred' | 'notHeard';
/** What a person says that it counts as in figures. */
export type CountsAs = 'newCase' | 'repeatCase' | 'notCounted';
export interface ListingFields {
  readonly meeting: string;
  readonly caseRef: string;
  readonly minutesWanted?: number;
  /** A place in the running order that a person has fixed: 1 is first. */
  readonly placeLocked?: number;
  readonly restrictedPlace?: 'first' | 'last' | 'break';
  readonly urgent?: boolean;
  /** It was to be heard before and was not: it stands right after the urgent ones. */
  readonly firstInLine?: boolean;
  readonly childrenAtRisk?: boolean;
  readonly lateAddedAt?: LocalTime;
  readonly presenter?: string;
  readonly outcome?: Outcome;
  /** Instead of what is computed. */
  readonly countsAs?: CountsAs;
  readonly risksToOthers?: string;
  readonly forumReferredTo?: string;
  readonly relistMeeting?: string;
  readonly notHeardUntil?: Day;
  readonly interimSafetyBy?: string;
  readonly chairInitials?: string;
  readonly takenOff?: boolean;
  readonly takenOffWhy?: string;
}
export type Listing = ListingFields & { readonly id: string };

/** `acts` stands beside the others and lowers none: the agency's own action sheet, and nothing else of the case. */
export type Level = 'acts' | 'searches' | 'takesPart' | 'seesAll';
export interface NeededFields {
  readonly caseRef: string;
  readonly agency: string;
  /** Absent means no. */
  readonly level?: Level;
  readonly why?: string;
  readonly inTheRoom?: boolean;
  readonly presents?: boolean;
  readonly canComeFrom?: ClockTime;
  readonly canComeTo?: ClockTime;
}
export type Needed = NeededFields & { readonly id: string };

export interface ResearchFields {
  readonly meeting: string;
  readonly caseRef: string;
  readonly agency: string;
  readonly known?: Answer;
  readonly willSpeak?: boolean;
  /** Only what the agency chooses to share. */
  readonly shared?: string;
  readonly nil?: boolean;
  readonly proposedActions?: string;
  readonly answeredOn?: Day;
  readonly answeredBy?: string;
  readonly late?: boolean;
  readonly verbal?: boolean;
}
export type Research = ResearchFields & { readonly id: string };

export type Section =
  | 'background'
  | 'information'
  | 'risksVictim'
  | 'risksChildren'
  | 'risksOthers'
  | 'risksStaff'
  | 'victimView'
  | 'links'
  | 'flags'
  | 'feedback'
  | 'disclosure'
  | 'general';
export interface NoteFields {
  readonly meeting: string;
  readonly caseRef?: string;
  readonly section: Section;
  readonly agency?: string;
  readonly fact?: 'fact' | 'opinion';
  readonly text?: string;
}
export type Note = NoteFields & { readonly id: string };
