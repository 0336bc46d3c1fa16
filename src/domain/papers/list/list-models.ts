// Lists around the meeting: Clare's Law requests, flags to take off, who came and signed.
import { asking, head, searched } from '../parts/part-models.ts';
import { caseGroup, count, group, list, text } from '../model-shape.ts';
import type { ModelOf } from '../model-shape.ts';

/** Clare's Law requests at the end of the agenda; the applicant is never shown. */
export const disclosureList = group({
  head,
  coordinator: asking,
  requests: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      /** "Right to ask" or "Right to know". */
      route: text('open'),
      received: text('open'),
      /** "Decision due by 29 March 2027". */
      clock: text('open'),
      people: list(searched),
      concern: text('note'),
      decision: text('note'),
      by: text('staff'),
    }),
  ),
});
export type DisclosureListModel = ModelOf<typeof disclosureList>;

/** Per agency: people whose flags have stayed as long as was agreed, so that they can come off. */
export const flagRemovalList = group({
  head,
  coordinator: asking,
  due: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      lastReferred: text('open'),
      flaggedOn: text('open'),
      people: list(searched),
    }),
  ),
});
export type FlagRemovalListModel = ModelOf<typeof flagRemovalList>;

/** Attendance and the confidentiality statement to sign; no case stands on it. */
export const attendanceSheet = group({
  head,
  hours: text('open'),
  place: text('open'),
  chair: text('staff'),
  statement: list(text('open')),
  /** `expected`: "09:30 to 11:12"; `note`: "substitute, verified by phone". */
  people: list(group({ agency: text('staff'), person: text('staff'), expected: text('open'), note: text('open') })),
  observers: list(group({ agency: text('staff'), person: text('staff') })),
  /** Empty lines for people who were not expected: one '' each. */
  spareLines: list(text('open')),
});
export type AttendanceSheetModel = ModelOf<typeof attendanceSheet>;
