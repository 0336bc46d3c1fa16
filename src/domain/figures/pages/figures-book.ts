// The figures as the team's own workbook: the numbers of each report, and the rows behind each number. Rows of the restricted workbook are not in it.
import { formatFigure } from '../format-figure.ts';
import type { CountedRow, Figure } from '../figure.ts';
import { columnLetter } from '../return/quarterly-return.ts';
import { cellsOf, type Cell, type Statistics } from '../statistics.ts';

export interface BookTab {
  readonly name: string;
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** A list to look things up in: of it only the top goes to paper. */
  readonly isLookedUp?: boolean;
}

const STEERING = 'Steering group';
/** The tabs after the return, by how the names of their figures begin. */
const TABS = [
  [STEERING, 'steering/'],
  ['Agencies', 'agency/'],
  ['Forecast', 'forecast/'],
  ['Equality', 'equality/'],
  ['Ten principles', 'principle/'],
] as const;

/** Where a row stands: its tab, and "row 14". */
export type PlaceOf = (row: CountedRow) => { readonly tab: string; readonly place: string };

export function figuresBook(statistics: Statistics, placeOf: PlaceOf): readonly BookTab[] {
  const cells = cellsOf(statistics);
  return [
    returnTab(statistics),
    ...TABS.map(([name, start]) =>
      numbersTab(
        name,
        cells.filter((cell) => cell.name.startsWith(start)),
        statistics,
      ),
    ),
    rowsTab(cells, placeOf),
  ];
}

const number = (value: number | undefined): number | '' => (value === undefined ? '' : Number(value.toFixed(4)));

const line = (figures: readonly Figure[]): readonly (string | number)[] => figures.map(({ value }) => number(value));

/** As SafeLives collects it: a row for each meeting, the columns in its order; blank is not collected. */
function returnTab({ quarterly }: Statistics): BookTab {
  const { rows, sum } = quarterly;
  return {
    name: 'Return',
    lines: ['Restricted cases are counted. Blank means not recorded, 0 means none.'],
    headings: [
      'MARAC',
      'Date',
      ...sum.map(({ name, label }) => [columnLetter(name), label].filter((part) => part !== undefined).join(' ')),
    ],
    widths: [22, 13, ...sum.map(() => 12)],
    rows: [
      ...rows.map(({ marac, meeting, figures }) => [marac.title, meeting.on, ...line(figures)]),
      ['All', '', ...line(sum)],
      ['Not known', '', ...sum.map(({ notKnown }) => number(notKnown))],
    ],
  };
}

function numbersTab(name: string, cells: readonly Cell[], { agencies, steering }: Statistics): BookTab {
  const before = name === STEERING ? steering.before : [];
  const agencyOf = new Map(agencies.map(({ agency }) => [agency.id, agency.name]));
  const lines = new Map(steering.lines.map(({ figure, before: earlier }) => [figure, earlier]));
  return {
    name,
    lines: ['Restricted cases are left out. Small numbers are not suppressed.'],
    headings: ['Name', 'What', 'Number', 'As it is read', 'Of', 'Not known', ...before.map(({ name: one }) => one)],
    widths: [42, 62, 12, 18, 12, 12, ...before.map(() => 12)],
    rows: cells.map(({ name: cell, figure }) => [
      cell,
      [agencyOf.get(cell.split('/')[1] ?? ''), figure.label].filter((part) => part !== undefined).join(': '),
      number(figure.value),
      formatFigure(figure),
      number(figure.ofCount),
      number(figure.notKnown),
      ...(before.length === 0 ? [] : (lines.get(figure) ?? []).map(({ value }) => number(value))),
    ]),
  };
}

function rowsTab(cells: readonly Cell[], placeOf: PlaceOf): BookTab {
  const listed = cells.flatMap(({ name, figure }) => [
    ...figure.rows.map((row) => ({ name, row, counts: 'counted' })),
    ...figure.notKnownRows.map((row) => ({ name, row, counts: 'not known' })),
  ]);
  return {
    name: 'Rows',
    lines: [
      'The rows behind each number. Those of the restricted workbook are not listed: `marac statistics --rows NAME --restricted` does.',
      'To look things up on the screen: choose a name in the first column. These rows are not printed.',
    ],
    isLookedUp: true,
    headings: ['Name', 'MARAC', 'Tab', 'Row id', 'Where', 'Counts', ''],
    widths: [42, 16, 18, 14, 12, 10, 12],
    rows: listed
      .filter(({ row }) => !row.restricted)
      .map(({ name, row, counts }) => {
        const { tab, place } = placeOf(row);
        return [name, row.marac, tab, row.id, place, number(row.counts), counts];
      }),
  };
}
