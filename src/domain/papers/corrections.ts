// When something on a paper was wrong or should not have gone: what changed, to those who may still have it; stop, to all who had it.
import { asking, head } from './parts.ts';
import { caseGroup, count, group, list, text, yesNo } from './shape.ts';
import type { ModelOf } from './shape.ts';

/** The cover of a re-issued paper. The new version itself goes with it. */
export const correctionNotice = group({
  head,
  coordinator: asking,
  paperTitle: text('open'),
  paperReference: text('open'),
  oldVersion: count(),
  newVersion: count(),
  why: text('open'),
  /** `what`: "Date of birth of the perpetrator". The values stand in the new version only: a wrong one is not sent twice. */
  changes: list(caseGroup({ ref: text('open'), number: count(), what: text('open') })),
});
export type CorrectionNoticeModel = ModelOf<typeof correctionNotice>;

/** No content: which paper, do not act on it, whom to call. */
export const withdrawalNotice = group({
  head,
  coordinator: asking,
  paperTitle: text('open'),
  paperReference: text('open'),
  sentOn: text('open'),
});
export type WithdrawalNoticeModel = ModelOf<typeof withdrawalNotice>;

export const meetingMovedNotice = group({
  head,
  coordinator: asking,
  cancelled: yesNo(),
  was: text('open'),
  is: text('open'),
  place: text('open'),
  link: text('open'),
  why: text('open'),
  /** "List closes 12:00 on Friday 12 March 2027". */
  deadlines: list(text('open')),
});
export type MeetingMovedNoticeModel = ModelOf<typeof meetingMovedNotice>;
