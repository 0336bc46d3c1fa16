// Texts of cells that lead somewhere, written and read: a tab with its rows. A workbook makes the link out of what the cell says, so a link never
// leads anywhere else than its words.

export interface RowsOfTab {
  readonly tab: string;
  readonly rows: readonly number[];
  /** Said where the line stands in the restricted workbook and its rows in main, which has a tab of that name too. */
  readonly of?: 'main';
}

const MOST = 3;
export const OF_MAIN = ' of the main workbook';

/** “Actions, rows 4, 7 and 9; Cases, row 3 of the main workbook” */
export function printPlaces(places: readonly RowsOfTab[]): string {
  return places.map(({ tab, rows, of }) => `${tab}, ${printRows(rows)}${of === undefined ? '' : OF_MAIN}`).join('; ');
}

function printRows(rows: readonly number[]): string {
  const inOrder = [...new Set(rows)].toSorted((a, b) => a - b);
  const more = inOrder.length - MOST;
  const said = [...inOrder.slice(0, MOST).map(String), ...(more > 0 ? [`${more} more`] : [])];
  const last = said.pop() ?? '';
  return said.length === 0 ? `row ${last}` : `rows ${said.join(', ')} and ${last}`;
}

export interface Leading {
  readonly tab: string;
  /** The first of its rows; the whole tab without one. */
  readonly row?: number;
  readonly of?: 'main';
}

/** The first place that the text names, if that is all it says. */
export function readPlace(text: string): Leading | undefined {
  const [first = ''] = text.split('; ');
  const [, tab, row, of] = /^([^,;]+?)(?:, rows? (\d+)[^;]*?)?( of the main workbook)?$/.exec(first) ?? [];
  if (tab === undefined) return undefined;
  return { tab, ...(row === undefined ? {} : { row: Number(row) }), ...(of === undefined ? {} : { of: 'main' }) };
}
