// The weekly report to the manager: counts, and no case.
import { paper } from '../paper.ts';
import { group, text, list, count, caseGroup, type ModelOf } from '../model-shape.ts';
import { head, asking } from '../parts/part-models.ts';

/** The manager's weekly report: numbers and agencies, never names. */
export const progressReport = paper('Weekly report', ['manager', 'coordinator'], {
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
export type ProgressReportModel = ModelOf<typeof progressReport.shape>;
