// The reports that the setting `reports` asks for: each month's progress report to the manager, each quarter's report to the steering group. Drafted
// once for each reader and time, released by a person; nothing is drafted of a time that began before the setting did.
import type { Period } from '../period.ts';
import { findDueReport, readersOfReport, type ReportKind } from './due-reports.ts';
import { progressOf } from '../progress/month-progress.ts';
import { publish } from '../published/publish.ts';
import { seenByOthers } from '../pages/seen.ts';
import { viewProgressReport, viewReport } from '../pages/view-report.ts';
import type { Effect } from '../../plan/effects.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Contact } from '../../register/register.ts';
import { makeReason } from '../../text/reason.ts';
import { at, clockTime, formatDate } from '../../time/day.ts';
import { sendPaper } from '../../papers/mail-views.ts';
import { isSettled, viewContextOf } from '../../papers/parts/circulation.ts';
import { paperHead } from '../../papers/parts/paper-head.ts';
import type { FiguresReportModel } from '../../papers/figures-report/figures-report-paper.ts';

export function planFiguresReports(context: MaracPlanContext): readonly Effect[] {
  return [
    ...planReport(context, 'monthly', 'progress', (period) => makeProgress(context, period)),
    ...planReport(context, 'quarterly', 'steering', (period) => makeSteering(context, period)),
  ];
}

const INTRO = {
  monthly: 'The progress report of last month. No case stands in it.',
  quarterly: 'The figures of last quarter for the steering group. No case stands in them.',
} as const;

function planReport(
  context: MaracPlanContext,
  kind: ReportKind,
  step: 'progress' | 'steering',
  make: (period: Period) => FiguresReportModel | undefined,
): readonly Effect[] {
  const { marac, today } = context;
  const report = findDueReport(marac.rules, kind, today);
  if (report === undefined || today > report.due) return [];
  const { period, due } = report;
  const keyOf = (what: string, { id }: Contact): string => `${marac.name}/reports/${period.name}/${what}/${id}`;
  const readers = readersOfReport(context, kind).filter((one) => !isSettled(context, keyOf(step, one)));
  const model = readers.length === 0 ? undefined : make(period);
  if (model === undefined) return [];
  return readers.flatMap((to) => {
    const [mailKey, paperKey] = [keyOf(step, to), keyOf(`${step}-report`, to)];
    return sendPaper(context, 'reports', {
      template: 'figures-report',
      paperKey,
      mailKey,
      to,
      audience: 'manager',
      model: { ...model, head: paperHead(viewContextOf(context), paperKey, '') },
      intro: INTRO[kind],
      covers: [`${period.name}/${step}/${to.id}`],
      notAfter: at(due, clockTime('17:00')),
      because: [
        makeReason(kind === 'monthly' ? 'report.monthly' : 'report.quarterly', { until: formatDate(period.to) }),
      ],
    });
  });
}

function makeProgress({ facts, marac, today }: MaracPlanContext, month: Period): FiguresReportModel | undefined {
  const progress = progressOf(facts, marac.name, month);
  return progress === undefined ? undefined : viewProgressReport(progress, { facts, maracs: [marac], today });
}

/** What is published of this MARAC alone: the same for every reader, with small numbers hidden. */
function makeSteering({ facts, marac, today, now }: MaracPlanContext, quarter: Period): FiguresReportModel | undefined {
  const published = publish(facts, now, { marac: marac.name, quarter }, 'everyoneElse');
  if (published?.audience !== 'everyoneElse') return undefined;
  const about = { facts, maracs: [marac], today, isPublished: true };
  return viewReport('steering-group', seenByOthers(published.reports), about);
}
