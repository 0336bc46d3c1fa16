// A meeting, who was there, and what else stands on its agenda.
import type { ClockTime, Day } from '../time/day.ts';

export type MeetingKind = 'ordinary' | 'extra' | 'emergency';
export interface MeetingFields {
  readonly kind?: MeetingKind;
  readonly on: Day;
  readonly start?: ClockTime;
  readonly end?: ClockTime;
  readonly place?: string;
  readonly link?: string;
  readonly chair?: string;
  /** The chair for cases that the chair may not hear. */
  readonly viceChair?: string;
  /** Breaks as "11:00 15; 12:30 30": start and minutes. */
  readonly breaks?: readonly string[];
  readonly state?: 'planned' | 'cancelled' | 'moved' | 'closed';
  readonly movedTo?: Day;
  readonly listReady?: boolean;
  readonly listReadyBy?: string;
  readonly agendaReady?: boolean;
  readonly agendaReadyBy?: string;
  readonly actionsReady?: boolean;
  readonly actionsReadyBy?: string;
  readonly minutesReady?: boolean;
  readonly minutesReadyBy?: string;
  /** The cell for a chair who answers "fine". */
  readonly chairApproved?: boolean;
  readonly chairApprovedBy?: string;
  readonly chairApprovedOn?: Day;
  /** During the meeting: the case now being heard, and when it began. */
  readonly nowAtCase?: string;
  readonly nowAtTime?: ClockTime;
  /** Emergency: deadlines in hours. */
  readonly deadlineHours?: number;
}
export type Meeting = MeetingFields & { readonly id: string };

export type Came =
  'present' | 'substitute' | 'apologiesWithInformation' | 'apologiesWithoutInformation' | 'absent' | 'observer';
export interface AttendanceFields {
  readonly meeting: string;
  readonly agency?: string;
  readonly contact?: string;
  readonly personName?: string;
  readonly came?: Came;
  readonly substituteName?: string;
  readonly substitutePhoneVerifiedBy?: string;
  readonly canComeFrom?: ClockTime;
  readonly canComeTo?: ClockTime;
  readonly informationReceivedOn?: Day;
  readonly observer?: boolean;
  readonly statementSigned?: boolean;
}
export type Attendance = AttendanceFields & { readonly id: string };

export interface DisclosureFields {
  readonly meeting: string;
  /** The applicant is never shown on a paper. */
  readonly applicant?: string;
  readonly route?: 'ask' | 'know';
  readonly subject?: string;
  readonly subjectBirthDate?: Day;
  readonly subjectAliases?: readonly string[];
  readonly receivedOn?: Day;
  readonly concern?: 'concern' | 'noConcern';
  readonly decision?: 'disclose' | 'doNotDisclose' | 'deferred';
  readonly decidedBy?: string;
  readonly discloseTo?: string;
  readonly decidedWhy?: string;
  readonly disclosedOn?: Day;
  readonly agenciesWho?: readonly string[];
}
export type Disclosure = DisclosureFields & { readonly id: string };

export interface TransferFields {
  readonly caseRef?: string;
  readonly direction: 'out' | 'in';
  readonly otherMarac?: string;
  readonly preparedOn?: Day;
  readonly sentOn?: Day;
  readonly acknowledgedOn?: Day;
  readonly papersMissing?: string;
  readonly completeOn?: Day;
}
export type Transfer = TransferFields & { readonly id: string };

export interface PracticeFields {
  readonly kind: 'issue' | 'praise' | 'feedback' | 'matterArising' | 'milestone' | 'breach' | 'reviewAction';
  readonly on?: Day;
  readonly agency?: string;
  readonly caseRef?: string;
  readonly text?: string;
  /** Of a breach: what of the protocol it is about. */
  readonly clause?: string;
  readonly letterWanted?: boolean;
  /** Who sees to it, and by when. */
  readonly owner?: string;
  readonly due?: Day;
  /** The operations meeting at which it was raised. */
  readonly raisedOn?: Day;
  readonly outcome?: string;
  readonly closedOn?: Day;
}
export type Practice = PracticeFields & { readonly id: string };
