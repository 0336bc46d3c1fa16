// Counts in computed columns: written information on Attendance, children of a meeting, when flags come off.
import { sameAgency } from '../../../domain/access/access.ts';
import { lastReferredOn } from '../../../domain/cases/case-of-referral.ts';
import type { Person } from '../../../domain/cases/case.ts';
import { addMonths, type Day } from '../../../domain/time/day.ts';
import type { Flag } from '../../../domain/actions/action.ts';
import type { MaracFacts } from '../../../domain/plan/facts.ts';
import { sortBy } from '../../../domain/text/order.ts';
import { foldText } from '../../../domain/text/fold.ts';
import { isInTheRoom } from '../../../domain/meeting/in-the-room.ts';
import type { Attendance, Meeting } from '../../../domain/meeting/meeting.ts';
import { listedAt } from '../../../domain/meeting/meetings.ts';
import { countProvided } from '../../../domain/papers/parts/provided-answers.ts';
import type { ViewContext } from '../../../domain/papers/parts/case-parts.ts';

/** The cases of a meeting that a number in the main workbook may count: restricted cases are left out. */
function countedAt(marac: MaracFacts, meeting: Meeting): ReadonlySet<string> {
  const refs = listedAt(marac, meeting.id).map((listing) => listing.caseRef);
  return new Set(refs.filter((ref) => !marac.restrictedCases.has(ref)));
}

/** "2 of 3": on how many of its cases an agency has given information in writing, or ''. */
export function describeWritten(view: ViewContext, row: Attendance): string | undefined {
  const { marac, facts } = view;
  const meeting = marac.meetings.find((candidate) => candidate.id === row.meeting);
  const agency = facts.agencies.find((candidate) => row.agency !== undefined && sameAgency(row.agency, candidate));
  if (meeting === undefined || agency === undefined) return undefined;
  const cases = [...countedAt(marac, meeting)].filter((ref) => isInTheRoom(view, meeting.id, ref, agency.id));
  return cases.length === 0 ? undefined : `${countProvided(view, meeting, agency.id, cases)} of ${cases.length}`;
}

/** Children of all cases of a meeting; a child in two linked cases counts once. */
export function countChildren(view: ViewContext, meeting: Meeting): number {
  const { marac } = view;
  const listed = countedAt(marac, meeting);
  const here = marac.people.filter((one) => listed.has(one.caseRef) && (one.role === 'child' || one.role === 'unborn'));
  const ids = new Set(here.map((person) => person.id));
  const names = new Set<string>();
  let count = 0;
  for (const person of here) {
    const again = person.sharedWith !== undefined && ids.has(person.sharedWith);
    const name = nameOf(person);
    if (again || (name !== undefined && names.has(name))) continue;
    if (name !== undefined) names.add(name);
    count += 1;
  }
  return count;
}

function nameOf(person: Person): string | undefined {
  const known = person.forenames !== undefined && person.surname !== undefined && person.birthDate !== undefined;
  return known ? foldText(`${person.forenames ?? ''} ${person.surname ?? ''} ${person.birthDate ?? ''}`) : undefined;
}

/** Counted from the last referral, as for repeats: the latest among the cases that the answer is about. */
export function flagsDueOn(view: ViewContext, flag: Flag): Day | undefined {
  const { marac, today } = view;
  const days = listedAt(marac, flag.meeting).flatMap((listing) => {
    const row = marac.cases.find((caseRow) => caseRow.id === listing.caseRef);
    const last = row === undefined ? undefined : lastReferredOn(marac, row);
    return last === undefined || (flag.exceptCases ?? []).includes(listing.caseRef) ? [] : [last];
  });
  const last = sortBy(days, (day) => day).slice(-1)[0];
  return last === undefined ? undefined : addMonths(last, marac.rules.whole('flagMonths', today));
}
