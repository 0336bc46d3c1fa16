// Developer metadata: keys and values tied to the spreadsheet, a tab, one row or one column; found again by look-ups.
import type { sheets_v4 } from '@googleapis/sheets';
import { boxOf, readRange, tabById } from './a1.ts';
import type { Place } from './a1.ts';
import { readSpan } from './dimensions.ts';
import type { Book, Metadata } from './book.ts';
import { invalid } from './errors.ts';
import { parseMask, patch } from './fields.ts';

type Filter = sheets_v4.Schema$DataFilter;

/** createDeveloperMetadata: a dimension must be a single row or column; the key is needed, the id may be chosen. */
export function createMetadata(
  book: Book,
  given: sheets_v4.Schema$DeveloperMetadata = {},
): { book: Book; made: Metadata } {
  if (!given.metadataKey) throw invalid('developerMetadata.metadataKey must be set');
  if (!given.visibility) throw invalid('developerMetadata.visibility must be set');
  if (given.metadataId != null && book.metadata.some((item) => item.metadataId === given.metadataId)) {
    throw invalid(`Developer metadata with id ${given.metadataId} already exists.`);
  }
  const made: Metadata = {
    metadataId: given.metadataId ?? book.nextId,
    metadataKey: given.metadataKey,
    ...(given.metadataValue != null && { metadataValue: given.metadataValue }),
    visibility: given.visibility,
    on: placeOf(book, given.location),
  };
  return { book: { ...book, metadata: [...book.metadata, made], nextId: book.nextId + 1 }, made };
}

function placeOf(book: Book, location: sheets_v4.Schema$DeveloperMetadataLocation | undefined): Metadata['on'] {
  if (location?.spreadsheet) return { type: 'SPREADSHEET' };
  if (location?.dimensionRange) {
    const { tab, dimension, start, end } = readSpan(book, location.dimensionRange);
    const track = (dimension === 'ROWS' ? tab.rows : tab.columns)[start];
    if (end - start !== 1 || !track) {
      throw invalid('developerMetadata.location.dimensionRange must represent a single row or column');
    }
    const sheetId = tab.properties.sheetId ?? 0;
    return { type: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId, track: track.id };
  }
  if (location?.sheetId == null) throw invalid('developerMetadata.location must be set');
  return { type: 'SHEET', sheetId: tabById(book, location.sheetId).properties.sheetId ?? 0 };
}

/** As answers show it, with where its row or column stands now. */
export function renderMetadata(book: Book, item: Metadata): sheets_v4.Schema$DeveloperMetadata {
  const { on, ...rest } = item;
  return { ...rest, location: renderLocation(book, on) };
}

function renderLocation(book: Book, on: Metadata['on']): sheets_v4.Schema$DeveloperMetadataLocation {
  if (on.type === 'SPREADSHEET') return { locationType: on.type, spreadsheet: true };
  if (on.type === 'SHEET') return { locationType: on.type, sheetId: on.sheetId };
  const startIndex = indexOf(book, on);
  const dimension = on.type === 'ROW' ? 'ROWS' : 'COLUMNS';
  return {
    locationType: on.type,
    dimensionRange: { sheetId: on.sheetId, dimension, startIndex, endIndex: startIndex + 1 },
  };
}

function indexOf(book: Book, on: Extract<Metadata['on'], { track: number }>): number {
  const tab = tabById(book, on.sheetId);
  return (on.type === 'ROW' ? tab.rows : tab.columns).findIndex((track) => track.id === on.track);
}

/** The metadata one filter selects: every field of a look-up must fit; a range selects what lies within it. */
export function matchMetadata(book: Book, filter: Filter): Metadata[] {
  const lookup = filter.developerMetadataLookup;
  if (!lookup) {
    const place = placeOfFilter(book, filter);
    return book.metadata.filter((item) => place && within(book, item, place, filter));
  }
  const at = lookup.metadataLocation && placeOf(book, lookup.metadataLocation);
  return book.metadata.filter(
    (item) =>
      (lookup.metadataId == null || item.metadataId === lookup.metadataId) &&
      (lookup.metadataKey == null || item.metadataKey === lookup.metadataKey) &&
      (lookup.metadataValue == null || item.metadataValue === lookup.metadataValue) &&
      (lookup.visibility == null || item.visibility === lookup.visibility) &&
      (lookup.locationType == null || item.on.type === lookup.locationType) &&
      (!at || sits(item, at, lookup.locationMatchingStrategy === 'INTERSECTING_LOCATION')),
  );
}

function sits(item: Metadata, at: Metadata['on'], intersecting: boolean): boolean {
  if (intersecting && at.type === 'SPREADSHEET') return true;
  if (intersecting && at.type === 'SHEET') return 'sheetId' in item.on && item.on.sheetId === at.sheetId;
  return JSON.stringify(item.on) === JSON.stringify(at);
}

function within(book: Book, item: Metadata, place: Place, filter: Filter): boolean {
  if (!('track' in item.on) || item.on.sheetId !== (place.tab.properties.sheetId ?? 0)) return false;
  const index = indexOf(book, item.on);
  const whole = filter.gridRange;
  if (item.on.type === 'ROW')
    return index >= place.box.top && index < place.box.bottom && whole?.startColumnIndex == null;
  return index >= place.box.left && index < place.box.right && whole?.startRowIndex == null;
}

/** The rectangle a data filter selects: a range as it stands, or the rows and columns its metadata sits on. */
export function placeOfFilter(book: Book, filter: Filter): Place | undefined {
  if (filter.a1Range) return readRange(book, filter.a1Range);
  if (filter.gridRange) {
    const tab = tabById(book, filter.gridRange.sheetId);
    return { tab, box: boxOf(filter.gridRange, tab) };
  }
  return placesOfFilter(book, filter)[0];
}

/** Every rectangle a data filter selects: one for each piece of metadata that fits. */
export function placesOfFilter(book: Book, filter: Filter): Place[] {
  if (!filter.developerMetadataLookup) {
    const place = placeOfFilter(book, filter);
    return place ? [place] : [];
  }
  return matchMetadata(book, filter).flatMap((item) => {
    if (item.on.type === 'SPREADSHEET') return book.tabs.map((tab) => ({ tab, box: boxOf({}, tab) }));
    const tab = tabById(book, item.on.sheetId);
    if (item.on.type === 'SHEET') return [{ tab, box: boxOf({}, tab) }];
    const index = indexOf(book, item.on);
    const span =
      item.on.type === 'ROW'
        ? { startRowIndex: index, endRowIndex: index + 1 }
        : { startColumnIndex: index, endColumnIndex: index + 1 };
    return [{ tab, box: boxOf(span, tab) }];
  });
}

/** updateDeveloperMetadata: key, value, visibility or place of all that the filters select. */
export function updateMetadata(
  book: Book,
  request: sheets_v4.Schema$UpdateDeveloperMetadataRequest,
): { book: Book; changed: Metadata[] } {
  const mask = parseMask(request.fields ?? '*');
  const given = request.developerMetadata ?? {};
  const ids = idsOf(book, request.dataFilters);
  const metadata = book.metadata.map((item) => {
    if (!ids.has(item.metadataId)) return item;
    const { on, ...rest } = item;
    const moved = mask.has('location') || mask.has('*') ? given.location : undefined;
    const { location: _location, ...fields } = given;
    return { ...patch(rest, fields, mask), on: moved ? placeOf(book, moved) : on };
  });
  return { book: { ...book, metadata }, changed: metadata.filter((item) => ids.has(item.metadataId)) };
}

export function deleteMetadata(book: Book, filter: Filter | undefined): { book: Book; gone: Metadata[] } {
  const ids = idsOf(book, filter ? [filter] : []);
  return {
    book: { ...book, metadata: book.metadata.filter((item) => !ids.has(item.metadataId)) },
    gone: book.metadata.filter((item) => ids.has(item.metadataId)),
  };
}

function idsOf(book: Book, filters: readonly Filter[] | undefined): Set<number> {
  return new Set((filters ?? []).flatMap((filter) => matchMetadata(book, filter)).map((item) => item.metadataId));
}
