// Who may edit which cells: protected ranges, and what each request touches. Warnings never stop anybody.
import type { sheets_v4 } from '@googleapis/sheets';
import { boxOf, overlap, readGridRange, tabById } from './a1.ts';
import type { Book, Box, Tab } from './book.ts';
import { readSpan } from './dimensions.ts';
import { invalid } from './errors.ts';

/** Who is at the keyboard or behind the token, as far as protections ask. */
export interface Editor {
  readonly email: string;
  readonly owner: boolean;
}

const message =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Whether the protection lets this editor through. */
export function mayEdit(range: sheets_v4.Schema$ProtectedRange, editor: Editor): boolean {
  if (range.warningOnly || editor.owner) return true;
  return (range.editors?.users ?? []).some((user) => user.toLowerCase() === editor.email.toLowerCase());
}

/** Refuses (400) a box that meets a protection this editor is not on; unprotected holes in it are free. */
export function assertEditable(book: Book, tab: Tab, box: Box, editor: Editor): void {
  for (const range of tab.protectedRanges) {
    const area = range.namedRangeId
      ? book.namedRanges.find((named) => named.namedRangeId === range.namedRangeId)?.range
      : range.range;
    if (!area || mayEdit(range, editor)) continue;
    if (!overlap(boxOf(area, tab), box)) continue;
    const free = (range.unprotectedRanges ?? []).some((hole) => inside(box, boxOf(hole, tab)));
    if (!free) throw invalid(message);
  }
}

function inside(box: Box, hole: Box): boolean {
  return box.top >= hole.top && box.bottom <= hole.bottom && box.left >= hole.left && box.right <= hole.right;
}

/** Refuses a request that touches what the editor may not touch. */
export function assertAllowed(book: Book, request: sheets_v4.Schema$Request, editor: Editor): void {
  for (const { tab, box } of touched(book, request)) assertEditable(book, tab, box, editor);
  const changed =
    request.updateProtectedRange?.protectedRange?.protectedRangeId ?? request.deleteProtectedRange?.protectedRangeId;
  const range = book.tabs.flatMap((tab) => tab.protectedRanges).find((each) => each.protectedRangeId === changed);
  if (changed != null && range && !mayEdit(range, editor)) throw invalid(message);
}

function touched(book: Book, request: sheets_v4.Schema$Request): { tab: Tab; box: Box }[] {
  const ranges = [
    request.repeatCell?.range,
    request.updateCells?.range,
    request.setDataValidation?.range,
    request.sortRange?.range,
    request.mergeCells?.range,
    request.unmergeCells?.range,
    request.copyPaste?.destination,
    request.cutPaste?.source,
    request.findReplace?.range,
    request.trimWhitespace?.range,
    request.insertRange?.range,
    request.deleteRange?.range,
    startRange(request.updateCells?.start, request.updateCells?.rows),
    startRange(request.cutPaste?.destination, undefined),
    startRange(request.pasteData?.coordinate, undefined),
  ].filter((range) => range !== undefined);
  const spans = [request.deleteDimension?.range, request.moveDimension?.source].filter((span) => span !== undefined);
  return [
    ...ranges.map((range) => readGridRange(book, range)),
    ...spans.map((range) => spanBox(book, range)),
    ...insertedInto(book, request.insertDimension?.range),
    ...wholeTab(book, request.deleteSheet?.sheetId),
  ];
}

function startRange(
  start: sheets_v4.Schema$GridCoordinate | undefined,
  rows: readonly sheets_v4.Schema$RowData[] | undefined,
): sheets_v4.Schema$GridRange | undefined {
  if (!start) return undefined;
  const top = start.rowIndex ?? 0;
  const left = start.columnIndex ?? 0;
  const width = Math.max(1, ...(rows ?? []).map((row) => row.values?.length ?? 0));
  return {
    sheetId: start.sheetId ?? 0,
    startRowIndex: top,
    endRowIndex: top + Math.max(1, rows?.length ?? 1),
    startColumnIndex: left,
    endColumnIndex: left + width,
  };
}

function spanBox(book: Book, range: sheets_v4.Schema$DimensionRange): { tab: Tab; box: Box } {
  const { tab, dimension, start, end } = readSpan(book, range);
  const box =
    dimension === 'ROWS'
      ? { top: start, bottom: end, left: 0, right: tab.columns.length }
      : { top: 0, bottom: tab.rows.length, left: start, right: end };
  return { tab, box };
}

/** Only an insertion strictly inside a protected span changes it; before or after it, nothing protected is edited. */
function insertedInto(book: Book, range: sheets_v4.Schema$DimensionRange | undefined): { tab: Tab; box: Box }[] {
  if (!range) return [];
  const { tab, dimension, start } = readSpan(book, range);
  const inner = tab.protectedRanges.filter((each) => {
    const area = boxOf(each.range ?? {}, tab);
    const [from, to] = dimension === 'ROWS' ? [area.top, area.bottom] : [area.left, area.right];
    const whole = dimension === 'ROWS' ? each.range?.startRowIndex == null : each.range?.startColumnIndex == null;
    return !whole && start > from && start < to;
  });
  return inner.map((each) => ({ tab, box: boxOf(each.range ?? {}, tab) }));
}

function wholeTab(book: Book, sheetId: number | null | undefined): { tab: Tab; box: Box }[] {
  if (sheetId == null) return [];
  const tab = tabById(book, sheetId);
  return [{ tab, box: boxOf({}, tab) }];
}
