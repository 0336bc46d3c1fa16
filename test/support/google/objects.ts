// Requests about what hangs on a spreadsheet besides cells: tabs, names, protections, filters, bands, conditional formats,
// developer metadata.
import type { sheets_v4 } from '@googleapis/sheets';
import { tabById } from './a1.ts';
import { addTab, renumbered, withTab } from './book.ts';
import type { Book, Tab } from './book.ts';
import { resizeGrid } from './grid-size.ts';
import { invalid } from './errors.ts';
import { parseMask, patch } from './fields.ts';

/** addSheet: ids and titles are unique; an id not given is drawn. */
export function addSheet(
  book: Book,
  given: sheets_v4.Schema$SheetProperties = {},
): { book: Book; properties: sheets_v4.Schema$SheetProperties } {
  const title = given.title ?? `Sheet${book.tabs.length + 1}`;
  assertTitleFree(book, title);
  const sheetId = given.sheetId ?? 100_000 + book.nextId * 7;
  if (book.tabs.some((tab) => tab.properties.sheetId === sheetId)) {
    throw invalid(`A sheet with the id ${sheetId} already exists. Please enter another id.`);
  }
  const made = addTab(
    { ...book, nextId: book.nextId + 1 },
    { ...given, title, sheetId, index: given.index ?? book.tabs.length },
  );
  return { book: made, properties: tabById(made, sheetId).properties };
}

function assertTitleFree(book: Book, title: string, except?: number): void {
  const taken = book.tabs.some(
    (tab) => tab.properties.title?.toLowerCase() === title.toLowerCase() && tab.properties.sheetId !== except,
  );
  if (taken) throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

export function deleteSheet(book: Book, sheetId: number | null | undefined): Book {
  const tab = tabById(book, sheetId);
  if (book.tabs.length === 1) throw invalid("You can't remove all the sheets in a document.");
  const id = tab.properties.sheetId ?? 0;
  return renumbered({
    ...book,
    tabs: book.tabs.filter((each) => each !== tab),
    namedRanges: book.namedRanges.filter((named) => (named.range?.sheetId ?? 0) !== id),
    metadata: book.metadata.filter((item) => !('sheetId' in item.on && item.on.sheetId === id)),
  });
}

/** duplicateSheet: values, formats and validations are copied, developer metadata too; the copy has its own id. */
export function duplicateSheet(
  book: Book,
  request: sheets_v4.Schema$DuplicateSheetRequest,
): { book: Book; properties: sheets_v4.Schema$SheetProperties } {
  const source = tabById(book, request.sourceSheetId);
  const sheetId = request.newSheetId ?? 100_000 + book.nextId * 7;
  const title = request.newSheetName ?? freeTitle(book, `Copy of ${source.properties.title}`);
  assertTitleFree(book, title);
  const at = request.insertSheetIndex ?? (source.properties.index ?? 0) + 1;
  let id = book.nextId + 1;
  const tracks = new Map<number, number>();
  const copied = <T extends { readonly id: number }>(items: readonly T[]): T[] =>
    items.map((item) => {
      tracks.set(item.id, (id += 1));
      return { ...item, id };
    });
  const moved = <T extends { range?: sheets_v4.Schema$GridRange }>(items: readonly T[]): T[] =>
    items.map((item) => (item.range ? { ...item, range: { ...item.range, sheetId } } : item));
  const tab: Tab = {
    ...source,
    properties: { ...source.properties, sheetId, title },
    rows: copied(source.rows),
    columns: copied(source.columns),
    merges: source.merges.map((merge) => ({ ...merge, sheetId })),
    protectedRanges: moved(source.protectedRanges).map((range) => ({ ...range, protectedRangeId: (id += 1) })),
    filterViews: [],
    bandedRanges: [],
  };
  const metadata = book.metadata.flatMap((item) => {
    if (!('sheetId' in item.on) || item.on.sheetId !== source.properties.sheetId) return [];
    const on =
      'track' in item.on ? { ...item.on, sheetId, track: tracks.get(item.on.track) ?? 0 } : { ...item.on, sheetId };
    return [{ ...item, metadataId: (id += 1), on }];
  });
  const tabs = [...book.tabs.slice(0, at), tab, ...book.tabs.slice(at)];
  const made = renumbered({ ...book, tabs, metadata: [...book.metadata, ...metadata], nextId: id + 1 });
  return { book: made, properties: tabById(made, sheetId).properties };
}

function freeTitle(book: Book, wanted: string): string {
  let title = wanted;
  for (let count = 1; book.tabs.some((tab) => tab.properties.title === title); count += 1) title = `${wanted} ${count}`;
  return title;
}

/** updateSheetProperties: rename, move, hide, freeze, resize. */
export function updateSheetProperties(book: Book, request: sheets_v4.Schema$UpdateSheetPropertiesRequest): Book {
  const given = request.properties ?? {};
  const tab = tabById(book, given.sheetId);
  if (!request.fields)
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const properties = patch(tab.properties, given, parseMask(request.fields));
  if (!properties.title) throw invalid('You must specify a sheet name.');
  assertTitleFree(book, properties.title, tab.properties.sheetId ?? 0);
  const rest = book.tabs.filter((each) => each !== tab);
  if (properties.hidden && rest.every((each) => each.properties.hidden)) {
    throw invalid("You can't hide all the sheets in a document.");
  }
  const at = properties.index ?? tab.properties.index ?? 0;
  const changed = { ...tab, properties };
  const moved = renumberedAt(book, rest, changed, Math.min(at, rest.length));
  return resizeGrid(moved, tabById(moved, properties.sheetId), properties.gridProperties ?? {});
}

function renumberedAt(book: Book, rest: readonly Tab[], tab: Tab, at: number): Book {
  const tabs = [...rest.slice(0, at), tab, ...rest.slice(at)];
  return { ...book, tabs: tabs.map((each, index) => ({ ...each, properties: { ...each.properties, index } })) };
}

export function updateSpreadsheetProperties(
  book: Book,
  request: sheets_v4.Schema$UpdateSpreadsheetPropertiesRequest,
): Book {
  return { ...book, properties: patch(book.properties, request.properties ?? {}, parseMask(request.fields ?? '*')) };
}

/** addProtectedRange: whoever protects stays an editor. */
export function addProtectedRange(
  book: Book,
  given: sheets_v4.Schema$ProtectedRange = {},
  actor: string,
): { book: Book; protectedRange: sheets_v4.Schema$ProtectedRange } {
  const tab = tabById(book, given.range?.sheetId);
  const protectedRangeId = given.protectedRangeId ?? book.nextId;
  if (book.tabs.some((each) => each.protectedRanges.some((range) => range.protectedRangeId === protectedRangeId))) {
    throw invalid(`A protected range with the id ${protectedRangeId} already exists.`);
  }
  const users = [...new Set([...(given.editors?.users ?? []), actor])];
  const protectedRange = {
    ...given,
    protectedRangeId,
    ...(!given.warningOnly && { editors: { ...given.editors, users } }),
  };
  const changed = withTab(book, { ...tab, protectedRanges: [...tab.protectedRanges, protectedRange] });
  return { book: { ...changed, nextId: book.nextId + 1 }, protectedRange };
}

/** Replaces (or, with undefined, removes) the protection of that id. */
export function changeProtectedRange(
  book: Book,
  id: number | null | undefined,
  change: (before: sheets_v4.Schema$ProtectedRange) => sheets_v4.Schema$ProtectedRange | undefined,
): Book {
  const tab = book.tabs.find((each) => each.protectedRanges.some((range) => range.protectedRangeId === id));
  if (!tab) throw invalid(`No protected range with id: ${id}`);
  const protectedRanges = tab.protectedRanges.flatMap((range) =>
    range.protectedRangeId === id ? (change(range) ?? []) : [range],
  );
  return withTab(book, { ...tab, protectedRanges });
}

/** addNamedRange: names are unique and look like words. */
export function addNamedRange(
  book: Book,
  given: sheets_v4.Schema$NamedRange = {},
): { book: Book; namedRange: sheets_v4.Schema$NamedRange } {
  if (!/^[A-Za-z_][\w.]*$/.test(given.name ?? '')) throw invalid(`The name "${given.name}" is not a valid range name.`);
  if (book.namedRanges.some((named) => named.name === given.name)) {
    throw invalid(`A named range with the name "${given.name}" already exists.`);
  }
  const namedRange = { namedRangeId: `range${book.nextId}`, ...given };
  return { book: { ...book, namedRanges: [...book.namedRanges, namedRange], nextId: book.nextId + 1 }, namedRange };
}

/** Everything else that is a list on a tab: added at the end with an id of its own. */
export function addToTab<K extends 'filterViews' | 'bandedRanges'>(
  book: Book,
  key: K,
  idKey: 'filterViewId' | 'bandedRangeId',
  given: Tab[K][number],
): { book: Book; item: Tab[K][number] } {
  const tab = tabById(book, given.range?.sheetId);
  const item = { ...given, [idKey]: (given as Record<string, unknown>)[idKey] ?? book.nextId };
  return { book: { ...withTab(book, { ...tab, [key]: [...tab[key], item] }), nextId: book.nextId + 1 }, item };
}

export function mergeCells(book: Book, request: sheets_v4.Schema$MergeCellsRequest): Book {
  const tab = tabById(book, request.range?.sheetId);
  return withTab(book, { ...tab, merges: [...tab.merges, { ...request.range, sheetId: tab.properties.sheetId ?? 0 }] });
}
