// What each agency did: who came to which meeting, answers to the request for research, and what became of actions.
import { AGENCY_TABLES, type AgencyTable } from '../reports/agency-tables.ts';
import type { PublishedPresence } from '../published/hide-attendance.ts';
import { sortBy } from '../../text/order.ts';
import { NO_CHART, type ChartModel } from '../../papers/parts/chart-model.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, findFigure, point, section, shortDate } from './report-parts.ts';
import { NOT_SHOWN, type Seen, type SeenFigure } from './seen.ts';

type AgencyFigures = Seen['agencies'][number];

export function viewAgencies({ agencies }: Seen): ReportBody {
  const charts = [attendanceGrid(agencies), NO_CHART, actionsChart(agencies)];
  return {
    title: 'What agencies did',
    inShort: inShort(agencies),
    sections: AGENCY_TABLES.map((table, index) => {
      const chart = charts[index] ?? NO_CHART;
      const words = index === 0 && chart !== NO_CHART ? [KEY] : [];
      return section(table.title, { words, chart, ...tableOf(table, agencies) });
    }),
  };
}

const find = ({ figures }: AgencyFigures, name: string) => findFigure(figures, name);

const NOTHING_SHOWN = 'Nothing of it is shown: the numbers are small, or would tell small ones.';

const isHidden = (figure: SeenFigure | undefined): boolean => figure?.kind === 'median' || figure?.text === NOT_SHOWN;

function tableOf({ columns }: AgencyTable, agencies: readonly AgencyFigures[]): Partial<ReportSection> {
  const [[first] = ['']] = columns;
  const some = withSome(agencies, first);
  if (some.length > 0 && some.every((one) => columns.every(([name]) => isHidden(find(one, name)))))
    return { words: [NOTHING_SHOWN] };
  return {
    first: 'Agency',
    columns: [...columns.map(([, heading]) => heading), 'not known'],
    rows: some.map((one) => ({
      label: one.agency.name,
      note: '',
      cells: [
        ...columns.map(([name]) => {
          const figure = find(one, name);
          if (figure === undefined || (figure.kind === 'median' && figure.value === undefined)) return '';
          return figure.text;
        }),
        find(one, columns[1]?.[0] ?? '')?.notKnown ?? '',
      ],
    })),
  };
}

/** Agencies that have anything to count there; a number that is not shown is more than nothing. */
function withSome(agencies: readonly AgencyFigures[], name: string): readonly AgencyFigures[] {
  return agencies.filter((one) => find(one, name)?.value !== 0);
}

const SIGNS: Readonly<Record<PublishedPresence, readonly [value: number, sign: string]>> = {
  present: [4, 'P'],
  substitute: [3, 'S'],
  written: [2, 'W'],
  absent: [1, 'A'],
  notAsked: [0, 'not asked'],
  notThere: [0, 'not there'],
  notRecorded: [0, '?'],
};
const KEY =
  'P present, S by a substitute, W wrote instead, A absent; ? nobody recorded it. An empty place: the meeting did not need the agency, or it is not shown.';
/** More columns are too narrow to read: the table has the sums. */
const MOST_MEETINGS = 8;

function attendanceGrid(agencies: readonly AgencyFigures[]): ChartModel {
  const all = new Map(
    agencies.flatMap(({ meetings }) => meetings.map(({ meeting }) => [meeting.id, meeting] as const)),
  );
  const meetings = sortBy(
    [...all.values()],
    ({ on }) => on,
    ({ id }) => id,
  );
  if (meetings.length > MOST_MEETINGS) return NO_CHART;
  const some = agencies.filter((one) => one.meetings.length > 0);
  return chartOf('grid', 'Which agency came to which meeting.', {
    labels: some.map(({ agency }) => agency.name),
    series: meetings.map(({ id, on }) => ({
      name: shortDate(on),
      points: some.map((one) => {
        const at = one.meetings.find(({ meeting }) => meeting.id === id);
        return at === undefined ? point(undefined, '') : point(...SIGNS[at.presence]);
      }),
    })),
    marks: [],
  });
}

const PARTS = [
  ['in time', ['actionsOnTime']],
  ['late', ['actionsLate']],
  ['open', ['actionsOpen']],
  ['not done', ['actionsNotDone']],
] as const;

function actionsChart(agencies: readonly AgencyFigures[]): ChartModel {
  const some = withSome(agencies, 'actions');
  return chartOf('stacked', 'Actions by agency: done in time, done late, open, not done.', {
    labels: some.map(({ agency }) => agency.name),
    series: PARTS.map(([name, [figure]]) => ({
      name,
      points: some.map((one) => {
        const found = find(one, figure);
        return point(found?.value, found?.text ?? '');
      }),
    })),
    marks: [],
  });
}

function inShort(agencies: readonly AgencyFigures[]): readonly string[] {
  const absent = agencies.filter((one) => (find(one, 'absent')?.value ?? 0) > 0);
  const silent = agencies.filter((one) => (find(one, 'researchNever')?.value ?? 0) > 0);
  const isAllShown = agencies.every((one) => find(one, 'absent')?.text !== NOT_SHOWN);
  return [
    ...(absent.length > 0 ? [`Absent from a meeting that expected and asked them: ${count(absent.length)}.`] : []),
    ...(absent.length === 0 && isAllShown ? ['No agency that was asked stayed away from a meeting.'] : []),
    ...(silent.length === 0 ? [] : [`Never answered a request for research: ${count(silent.length)}.`]),
    'Nothing is held against an agency that was never asked.',
  ];
}

const count = (agencies: number): string => `${agencies} ${agencies === 1 ? 'agency' : 'agencies'}`;
