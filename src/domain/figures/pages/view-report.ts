// A report of figures for its reader: the body of one of the six, under the head that all papers have.
import { formatFigure } from '../format-figure.ts';
import type { Figure } from '../figure.ts';
import { quarterOf } from '../period.ts';
import { cellsOf, type Statistics } from '../statistics.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { formatDate, formatDay, type Day } from '../../time/day.ts';
import { joinNames } from '../../text/join-names.ts';
import { askingFor } from '../../papers/parts/paper-head.ts';
import { viewAgencies } from './agencies-view.ts';
import { viewEquality } from './equality-view.ts';
import type { FiguresReportModel, ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { viewForecast } from './forecast-view.ts';
import { viewPrinciples } from './principles-view.ts';
import { viewReturn } from './return-view.ts';
import { viewSteering } from './steering-view.ts';

/** Each under the name of its files; `cells` begin the names of its figures. */
export const REPORTS = {
  return: { cells: 'return/', view: viewReturn },
  'steering-group': { cells: 'steering/', view: viewSteering },
  agencies: { cells: 'agency/', view: viewAgencies },
  forecast: { cells: 'forecast/', view: viewForecast },
  equality: { cells: 'equality/', view: viewEquality },
  principles: { cells: 'principle/', view: viewPrinciples },
} as const;
export type ReportName = keyof typeof REPORTS;
export const REPORT_NAMES = Object.keys(REPORTS) as readonly ReportName[];

export interface ReportContext {
  readonly facts: Facts;
  readonly maracs: readonly MaracFacts[];
  readonly today: Day;
  /** Only some meetings of the time: the team's own look. */
  readonly isPart: boolean;
}

const TEAM_ONLY = 'For the team alone: small numbers are shown as they are. Do not hand it on.';

export function viewReport(name: ReportName, statistics: Statistics, context: ReportContext): FiguresReportModel {
  const { maracs, today, facts } = context;
  const { period } = statistics;
  const [marac] = maracs;
  const limits = [...new Set(maracs.map(({ rules }) => rules.whole('maxWaitDays', period.to)))];
  const body: ReportBody = REPORTS[name].view(statistics, limits);
  const figures = cellsOf(statistics)
    .filter((cell) => cell.name.startsWith(REPORTS[name].cells))
    .map(({ figure }) => figure);
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
    period: describePeriod(statistics),
    team: isPublished(statistics, context) ? '' : TEAM_ONLY,
    notes: notesOf(figures),
    coordinator: marac === undefined ? { name: '', phone: '', email: '' } : askingFor({ facts, marac, today }),
  };
}

/** Whole quarters in fixed tables are published; everything else is the team's own look. */
export function isPublished(
  { period }: Pick<Statistics, 'period'>,
  { isPart }: Pick<ReportContext, 'isPart'>,
): boolean {
  return !isPart && quarterOf(period.from).name === period.name;
}

function describePeriod({ period }: Statistics): string {
  const days = `${formatDate(period.from)} to ${formatDate(period.to)}`;
  return period.name.includes('Q') ? `${period.name}: ${days}.` : `${days}.`;
}

function notesOf(figures: readonly Figure[]): readonly string[] {
  const missing = [...new Set(figures.flatMap(({ missing: what }) => what ?? []))];
  const isPartial = figures.some((figure) => figure.value === undefined && formatFigure(figure) === 'not recorded');
  return [
    ...(isPartial ? ['“Not recorded” is not nought: nobody typed what it is counted from, or it is missing.'] : []),
    ...missing.map((what) => `Missing: ${what}.`),
    'How each number is counted stands in docs/figures.md; `marac statistics --rows` lists the rows behind it.',
  ];
}
