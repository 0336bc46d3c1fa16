// What an agency undertook at a meeting, its answers, and the flags and dates that follow a case.
import type { Day } from '../time/day.ts';

export type ActionStatus = 'open' | 'inProgress' | 'completed' | 'notPossibleCircumstances' | 'notDone' | 'superseded';
export type Recurrence = 'weekly' | 'fortnightly' | 'monthly' | 'untilReview';
export interface ActionFields {
  readonly meeting?: string;
  readonly caseRef?: string;
  readonly aboutWhom?: string;
  readonly text?: string;
  /** An agency's row id or name; the MARAC team and the chair are agencies too. */
  readonly agency: string;
  /** Whoever does it in the agency, as free text: never a recipient. */
  readonly owner?: string;
  readonly agreedOn?: Day;
  readonly due?: Day;
  readonly immediate?: boolean;
  readonly safety?: boolean;
  readonly reviewOn?: Day;
  readonly repeatEvery?: Recurrence;
  readonly status?: ActionStatus;
  readonly answer?: string;
  readonly answeredOn?: Day;
  readonly newDate?: Day;
  readonly doneOn?: Day;
  readonly doneAtMeeting?: boolean;
  readonly phoneCallMadeOn?: Day;
  readonly phoneCallBy?: string;
  /** An escalation above the deputy that a person has let go: the rung's number. */
  readonly releasedRung?: number;
  readonly releasedRungBy?: string;
  readonly keepOpenAfterClosing?: boolean;
}
export type Action = ActionFields & { readonly id: string };

export interface FlagFields {
  readonly meeting: string;
  readonly agency: string;
  readonly flagged?: 'all' | 'except' | 'none';
  readonly exceptCases?: readonly string[];
  readonly exceptWhy?: string;
  readonly answeredOn?: Day;
  readonly removedOn?: Day;
}
export type Flag = FlagFields & { readonly id: string };

/** Days before a key date when nobody typed how many. */
export const REMIND_DAYS = 7;

export interface KeyDateFields {
  readonly caseRef: string;
  readonly what: 'release' | 'bail' | 'order' | 'court' | 'birth' | 'review' | 'other';
  readonly on?: Day;
  readonly detail?: string;
  readonly remindAgency?: string;
  readonly remindDaysBefore?: number;
  readonly dealtWithOn?: Day;
}
export type KeyDate = KeyDateFields & { readonly id: string };
