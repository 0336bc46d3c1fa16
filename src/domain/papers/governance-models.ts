// Papers without a case: terms of reference, praise letter, the manager's report.
import { asking, head } from './parts/part-models.ts';
import { caseGroup, count, group, list, text } from './model-shape.ts';
import type { ModelOf } from './model-shape.ts';

/** A section filled from Settings and Agencies; `gap` names what is not yet decided, or ''. */
const section = group({
  title: text('open'),
  paragraphs: list(text('open')),
  points: list(text('open')),
  gap: text('open'),
});
export type SectionModel = ModelOf<typeof section>;

export const termsOfReference = group({
  head,
  sections: list(section),
  agencies: list(
    group({ name: text('staff'), representative: text('staff'), deputy: text('staff'), signedOn: text('open') }),
  ),
  chairs: list(group({ name: text('staff'), agency: text('staff'), role: text('open'), trained: text('open') })),
  idvaServices: list(group({ name: text('staff'), contact: text('staff'), phone: text('staff') })),
  settings: list(group({ name: text('open'), value: text('open'), from: text('open') })),
  gaps: list(text('open')),
  reviewOn: text('open'),
});
export type TermsOfReferenceModel = ModelOf<typeof termsOfReference>;

export const praiseLetter = group({
  head,
  to: text('staff'),
  toAgency: text('staff'),
  /** One text per paragraph; written by a person on the Practice log, no case in it. */
  paragraphs: list(text('open')),
  from: text('staff'),
  fromRole: text('open'),
});
export type PraiseLetterModel = ModelOf<typeof praiseLetter>;

/** The manager's weekly report: numbers and agencies, never names. */
export const progressReport = group({
  head,
  period: text('open'),
  coordinator: asking,
  /** `value`: "18 days", `note`: "longest: 41 days". */
  figures: list(group({ name: text('open'), value: text('open'), note: text('open') })),
  meetings: list(group({ on: text('open'), cases: count(), minutes: count(), note: text('open') })),
  actionsByAgency: list(
    group({ agency: text('staff'), completed: count(), open: count(), overdue: count(), notDone: count() }),
  ),
  offProtocol: list(group({ agency: text('staff'), what: text('open'), since: text('open') })),
  waiting: list(caseGroup({ ref: text('open'), days: count(), why: text('open') })),
  needsYou: list(text('open')),
});
export type ProgressReportModel = ModelOf<typeof progressReport>;
