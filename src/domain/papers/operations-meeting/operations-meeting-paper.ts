// Agenda and notes of an operations meeting. No case stands in it.
import { SEARCH, paper } from '../paper.ts';
import { group, list, text, yesNo } from '../model-shape.ts';
import { head } from '../parts/part-models.ts';

const entry = group({
  ref: text('open'),
  on: text('open'),
  agency: text('open'),
  /** What was typed; '' where it is about a case. */
  text: text('staff'),
  owner: text('staff'),
  due: text('open'),
  late: yesNo(),
  raisedOn: text('open'),
  outcome: text('staff'),
});

export const operationsMeeting = paper('Operations meeting', [...SEARCH, 'manager'], {
  head,
  /** What is still open, by kind. */
  sections: list(group({ title: text('open'), entries: list(entry) })),
  closed: list(entry),
  /** The day of the operations meeting since which `closed` counts, or ''. */
  since: text('open'),
  /** What the terms of reference ask for and the register lacks. */
  lacks: list(text('staff')),
  /** Courses that are due again. */
  training: list(group({ contact: text('staff'), agency: text('open'), course: text('open'), dueAgain: text('open') })),
  /** What the people of each agency were told and taught. */
  record: list(group({ agency: text('open'), inducted: text('open'), courses: list(text('open')) })),
  /** Agencies that have referred nobody for a year. */
  visits: list(group({ agency: text('open'), lastReferral: text('open'), lastSaid: text('staff') })),
  /** Groups that the MARAC hears of less than live here, with how many live here. */
  groups: list(group({ name: text('open'), people: text('open') })),
  /** Specialist services, who may know why. */
  specialists: list(group({ agency: text('open'), lastSaid: text('staff') })),
});
