// A tab of the workbook as a page, from its cells: the columns that are in sight first, with the colours that its workbook has.
import { cellText } from '../../src/domain/cells/cell.ts';
import { findDay, findLocalTime, formatDay } from '../../src/domain/time/day.ts';
import { COLOURS } from '../../src/workbook/looks/colours.ts';
import { columnLook } from '../../src/workbook/looks/column-look.ts';
import { sheetOrder } from '../../src/workbook/looks/sheet-order.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { RawTable } from '../../src/workbook/workbook-port.ts';
import { safe } from './html.ts';

/** Pixels for a letter of a column's width. */
const LETTER = 7.2;
const GUTTER = 34;

const colour = (argb: string): string => `#${argb.slice(2)}`;

/** As the workbook writes days and times: 30 Mar 2027, 08:30. */
function shown(text: string): string {
  const time = findLocalTime(text.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d$/, '$1'));
  if (time !== undefined) return `${shown(time.slice(0, 10))}, ${time.slice(11)}`;
  const day = findDay(text);
  if (day === undefined) return text;
  const [date = '', month = '', year = ''] = formatDay(day).split(' ').slice(-3);
  return `${date} ${month.slice(0, 3)} ${year}`;
}

export interface TabPage {
  readonly html: string;
  readonly width: number;
}

/** The first rows of the main workbook's tab, and as many of its columns as `widest` takes. */
export function tabPage({ name, rows: all }: Pick<RawTable, 'name' | 'rows'>, widest: number, most: number): TabPage {
  const table = tableNamed(name);
  const room = widest - GUTTER - 2;
  const columns: { field: string; header: string; writer: string; pixels: number }[] = [];
  let used = 0;
  for (const { field, header, column, hidden, group } of sheetOrder(table).columns) {
    if (hidden || group !== undefined || field === undefined || column === undefined) continue;
    const pixels = Math.round(columnLook(column).width * LETTER);
    if (used + pixels > room && columns.length > 3) break;
    columns.push({ field, header, writer: column.writer, pixels });
    used += pixels;
  }
  const rows = all.filter(({ file, cells }) => file === 'main' && cells.size > 0);
  const fill = (writer: string): string =>
    colour(writer === 'runner' ? COLOURS.runner : writer === 'seeded' ? COLOURS.seeded : COLOURS.person);
  const heads = columns.map(
    ({ header, writer, pixels }) =>
      `<th scope="col" style="width:${pixels}px;background:${fill(writer)}">${safe(header)}</th>`,
  );
  const lines = rows.slice(0, most).map(({ cells }, at) => {
    const each = columns.map(({ field, writer }) => {
      const found = cells.get(field);
      return `<td${writer === 'runner' ? ' class="runner"' : ''}>${safe(found === undefined ? '' : shown(cellText(found)))}</td>`;
    });
    return `<tr><th>${at + 2}</th>${each.join('')}</tr>`;
  });
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${safe(table.tab)}</title><style>
body{margin:0;background:#fff;font:13px/1.35 "Noto Sans",sans-serif;color:${colour(COLOURS.ink)}}
table{border-collapse:collapse;table-layout:fixed;width:${used + GUTTER}px}
td,th{border:1px solid ${colour(COLOURS.line)};padding:3px 5px;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line;font-weight:400}
thead th{color:#fff;font-weight:600}
th:first-child{width:${GUTTER}px;box-sizing:border-box;background:#eef0f2;color:${colour(COLOURS.quiet)};text-align:center}
td.runner{background:${colour(COLOURS.runnerCell)}}
p{margin:0;padding:5px 8px;background:#eef0f2;color:${colour(COLOURS.quiet)}}b{background:#fff;color:${colour(COLOURS.ink)};padding:4px 12px}
</style></head><body><p><b>${safe(table.tab)}</b></p><table><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></body></html>`;
  return { html, width: used + GUTTER };
}
