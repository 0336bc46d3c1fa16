// A report of figures for its reader: the body of one of the six, under the head that all papers have.
import type { Period } from '../period.ts';
import type { QuarterlyReturn } from '../return/quarterly-return.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { formatDate, formatDay, type Day } from '../../time/day.ts';
import { joinNames } from '../../text/join-names.ts';
import { askingFor } from '../../papers/parts/paper-head.ts';
import type { FiguresReportModel, ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { viewAgencies } from './agencies-view.ts';
import { viewEquality } from './equality-view.ts';
import { viewForecast } from './forecast-view.ts';
import { viewPrinciples } from './principles-view.ts';
import { viewReturn } from './return-view.ts';
import type { Progress } from '../progress/month-progress.ts';
import { viewProgress } from './progress-view.ts';
import { viewReview } from './review-view.ts';
import type { Seen } from './seen.ts';
import { viewSteering } from './steering-view.ts';

/** For SafeLives and for nobody else: its counts are the true ones. */
export const RETURN = 'return';

export const REVIEW = 'review';

/** Each under the name of its files. */
const VIEWS = {
  'steering-group': viewSteering,
  agencies: viewAgencies,
  forecast: viewForecast,
  equality: viewEquality,
  principles: viewPrinciples,
} as const;
export type ReportName = keyof typeof VIEWS;
export const REPORT_NAMES = Object.keys(VIEWS) as readonly ReportName[];

export interface ReportContext {
  readonly facts: Facts;
  readonly maracs: readonly MaracFacts[];
  readonly today: Day;
  /** Small numbers are hidden and the time is a whole quarter; else it is the team's own look. */
  readonly isPublished: boolean;
}

const TEAM_ONLY = 'For the team alone: small numbers are shown as they are. Do not hand it on.';
const SAFELIVES_ONLY = 'For SafeLives alone: its counts are the true ones. Nobody else gets it.';
const HIDDEN =
  'Numbers of people below five are told as “fewer than 5”. Others are “not shown” where such a number could be computed from them.';

export function viewReport(name: ReportName, seen: Seen, context: ReportContext): FiguresReportModel {
  const limits = [...new Set(context.maracs.map(({ rules }) => rules.whole('maxWaitDays', seen.period.to)))];
  return dress(name, seen.period, context, {
    ...VIEWS[name](seen, limits),
    team: context.isPublished ? '' : TEAM_ONLY,
    notes: context.isPublished ? [HIDDEN] : [],
  });
}

/** For the team's own look alone: what a review of the MARAC asks for beside figures. */
export function viewReviewReport(period: Period, context: ReportContext): FiguresReportModel {
  const { facts, maracs, today } = context;
  const body = viewReview(facts, maracs, period, today);
  return dress(REVIEW, period, context, { ...body, team: TEAM_ONLY, notes: [] });
}

export function viewReturnReport(
  quarterly: QuarterlyReturn,
  period: Period,
  context: ReportContext,
): FiguresReportModel {
  return dress(RETURN, period, context, {
    ...viewReturn(quarterly),
    team: context.isPublished ? SAFELIVES_ONLY : TEAM_ONLY,
    notes: [],
  });
}

const MANAGER_ONLY = 'For the manager of the MARAC: small numbers are shown as they are. Do not hand it on.';

export function viewProgressReport(
  progress: Progress,
  context: Omit<ReportContext, 'isPublished'>,
): FiguresReportModel {
  return dress('progress', progress.month, context, { ...viewProgress(progress), team: MANAGER_ONLY, notes: [] });
}

function dress(
  name: string,
  period: Period,
  { facts, maracs, today }: Omit<ReportContext, 'isPublished'>,
  body: ReportBody & Pick<FiguresReportModel, 'team' | 'notes'>,
): FiguresReportModel {
  const [marac] = maracs;
  const days = `${formatDate(period.from)} to ${formatDate(period.to)}`;
  return {
    head: {
      marac: joinNames(maracs.map(({ title }) => title)),
      meeting: '',
      copyFor: '',
      reference: `${name} ${period.name}`,
      version: 1,
      madeOn: formatDay(today),
      marking: 'OFFICIAL-SENSITIVE',
    },
    ...body,
    period: period.name.includes('Q') ? `${period.name}: ${days}.` : `${days}.`,
    notes: [
      ...body.notes,
      '“Not recorded” is not nought: nobody typed what it is counted from, or it is missing. A dash: there was nothing to count.',
      'Restricted cases are counted in the return to SafeLives alone.',
      'The team can name the cases behind each number.',
    ],
    coordinator: marac === undefined ? { name: '', phone: '', email: '' } : askingFor({ facts, marac, today }),
  };
}
