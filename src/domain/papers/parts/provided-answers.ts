// Whether an agency has answered for a case: a nil return is an answer.
import { dayOf, type Day } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { deadlines } from '../../meeting/meetings.ts';
import type { Research } from '../../meeting/listing.ts';
import { agencyName, type ViewContext } from './case-parts.ts';

export function answersOf(view: ViewContext, meeting: string, agency: string): readonly Research[] {
  const name = agencyName(view, agency);
  return rowsWith(view.marac.research, 'meeting', meeting).filter(
    (research) => research.agency === agency || research.agency === name,
  );
}

export function isAnswer(one: Pick<Research, 'nil' | 'known' | 'shared' | 'answeredOn'>): boolean {
  return one.nil === true || one.known !== undefined || (one.shared ?? '') !== '' || one.answeredOn !== undefined;
}

export function isProvidedBy(view: ViewContext, meeting: string, caseRef: string, agency: string): boolean {
  return answersOf(view, meeting, agency).some((answer) => answer.caseRef === caseRef && isAnswer(answer));
}

/** Written information of an agency for a meeting: on how many of its cases. */
export function countProvided(view: ViewContext, meeting: Meeting, agency: string, cases: readonly string[]): number {
  return cases.filter((ref) => isProvidedBy(view, meeting.id, ref, agency)).length;
}

/** Until when an agency's answer is asked for: a case that came after the list has until the meeting. */
export function answerDue(marac: MaracFacts, meeting: Meeting, caseRef: string): Day {
  const added = rowsWith(marac.listings, 'caseRef', caseRef).some(
    (listing) => listing.meeting === meeting.id && listing.lateAddedAt !== undefined,
  );
  return added ? meeting.on : dayOf(deadlines(marac, meeting).agenda);
}

/** Whether and how it answered: late when it was marked so or came after its day, by phone when it was told. */
export function describeProvided(view: ViewContext, meeting: Meeting, caseRef: string, agency: string): string {
  const found = answersOf(view, meeting.id, agency).filter((answer) => answer.caseRef === caseRef && isAnswer(answer));
  if (found.length === 0) return 'has not answered';
  const due = answerDue(view.marac, meeting, caseRef);
  const late = found.some((one) => one.late === true || (one.answeredOn !== undefined && one.answeredOn > due));
  const verbal = found.some((research) => research.verbal === true);
  return ['answered', late ? 'late' : '', verbal ? 'by word of mouth' : ''].filter((word) => word !== '').join(' ');
}
