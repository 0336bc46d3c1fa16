// The quarterly return to SafeLives: a column for each meeting, their sum, and the checks. Its counts are the true ones.
import { formatNumber, NOT_RECORDED } from '../format-figure.ts';
import { columnLetter, type QuarterlyReturn, type ReturnRow } from '../return/quarterly-return.ts';
import { formatDate } from '../../time/day.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { section } from './report-parts.ts';
import { seenFigure } from './seen.ts';

/** Meetings side by side; more stand in a further table. */
const MOST_MEETINGS = 5;

export function viewReturn(quarterly: QuarterlyReturn): ReportBody {
  const { rows, sum, checks } = quarterly;
  const failed = checks.filter(({ holds }) => !holds);
  return {
    title: 'Quarterly return to SafeLives',
    inShort: [
      rows.length === 0
        ? 'No meeting was held in that time.'
        : `${rows.length} meetings. Restricted cases are counted. Look at the workbook that you were given before you copy a number into it.`,
      failed.length === 0
        ? 'Every check holds.'
        : `Look at the rows before you send it. This must hold and does not: ${failed.map(({ rule }) => rule).join(' ')}`,
    ],
    sections: chunks(rows).map((some, index, all) =>
      section(index === 0 ? 'The columns of the return' : 'Further meetings', {
        newPage: index > 0,
        ...tableOf(quarterly, some, index === all.length - 1 ? sum : undefined),
      }),
    ),
  };
}

function chunks(rows: readonly ReturnRow[]): readonly (readonly ReturnRow[])[] {
  const some: ReturnRow[][] = [[]];
  for (const row of rows) {
    const last = some[some.length - 1];
    if (last === undefined || last.length >= MOST_MEETINGS) some.push([row]);
    else last.push(row);
  }
  return some;
}

function tableOf(
  { sum: all, rows }: QuarterlyReturn,
  some: readonly ReturnRow[],
  sum: QuarterlyReturn['sum'] | undefined,
): Partial<ReportSection> {
  const severalMaracs = new Set(rows.map(({ marac }) => marac.name)).size > 1;
  return {
    first: 'Column',
    columns: [
      ...some.map(({ marac, meeting }) => `${formatDate(meeting.on)}${severalMaracs ? `, ${marac.title}` : ''}`),
      ...(sum === undefined ? [] : ['All', 'Not known']),
    ],
    rows: all.map((figure, index) => ({
      label: [columnLetter(figure.name), figure.label].filter((part) => part !== undefined).join('  '),
      note: figure.missing === undefined ? '' : `Missing: ${figure.missing}`,
      cells: [
        ...some.map(({ figures }) => {
          const value = figures[index]?.value;
          return value === undefined ? NOT_RECORDED : formatNumber(value);
        }),
        ...(sum === undefined ? [] : [seenFigure(figure).text, seenFigure(figure).notKnown]),
      ],
    })),
  };
}
