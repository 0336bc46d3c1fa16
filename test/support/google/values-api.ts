// The spreadsheets.values methods as they are called over the wire.
import type { sheets_v4 } from '@googleapis/sheets';
import { readRange, writeRange } from './a1.ts';
import type { Place } from './a1.ts';
import type { Book } from './book.ts';
import { invalid } from './errors.ts';
import { placesOfFilter } from './metadata.ts';
import type { Editor } from './protection.ts';
import { appendValues, clearValues, getValues, renderOptions, updateValues, valuesOfTab } from './values.ts';
import type { WriteOptions } from './values.ts';
import { bodyOf, flag } from './wire.ts';
import type { Call, Method, Reply } from './wire.ts';
import { saveBook, sheetFor } from './world.ts';
import type { StoredFile } from './world.ts';

type EditorOf = (call: Call, file: StoredFile) => Editor;

function readable(call: Call): StoredFile & { book: Book } {
  return sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
}

function writable(call: Call): StoredFile & { book: Book } {
  return sheetFor(call.world, call.path[0]!, call.caller.email, 'writer');
}

function queryOptions(query: URLSearchParams, prefix = '') {
  const name = (text: string) => (prefix ? `${prefix}${text[0]!.toUpperCase()}${text.slice(1)}` : text);
  return renderOptions(
    query.get(name('valueRenderOption')),
    query.get(name('dateTimeRenderOption')),
    query.get('majorDimension'),
  );
}

function get(call: Call): Reply {
  const { book } = readable(call);
  return { json: getValues(book, readRange(book, call.path[1]!), queryOptions(call.query)) };
}

function batchGet(call: Call): Reply {
  const { book, id } = readable(call);
  const options = queryOptions(call.query);
  const ranges = call.query.getAll('ranges');
  const valueRanges = ranges.map((range) => getValues(book, readRange(book, range), options));
  return { json: { spreadsheetId: id, valueRanges } };
}

function batchGetByDataFilter(call: Call): Reply {
  const { book } = readable(call);
  const key = `values ${call.query.toString()} ${call.body.toString('utf8')}`;
  return { kept: { of: book, key, make: () => valuesAsked(call, book) } };
}

function valuesAsked(call: Call, book: Book): sheets_v4.Schema$BatchGetValuesByDataFilterResponse {
  const request = bodyOf(call) as sheets_v4.Schema$BatchGetValuesByDataFilterRequest;
  const options = renderOptions(request.valueRenderOption, request.dateTimeRenderOption, request.majorDimension);
  const valueRanges = (request.dataFilters ?? []).flatMap((filter) =>
    placesOfFilter(book, filter).map((place) => ({
      valueRange: valuesOfTab(book, place, options),
      dataFilters: [filter],
    })),
  );
  return { spreadsheetId: book.spreadsheetId, valueRanges };
}

function inputOption(option: string | null | undefined): string {
  if (option !== 'RAW' && option !== 'USER_ENTERED') throw invalid("'valueInputOption' is required but not specified");
  return option;
}

function writeOptions(query: URLSearchParams): WriteOptions {
  return {
    input: inputOption(query.get('valueInputOption')),
    includeValues: flag(query, 'includeValuesInResponse'),
    render: renderOptions(query.get('responseValueRenderOption'), query.get('responseDateTimeRenderOption')),
  };
}

function update(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const given = bodyOf(call) as sheets_v4.Schema$ValueRange;
    const range = call.path[1]!;
    const place = readRange(file.book, range);
    if (given.range && writeRange(place.tab, place.box) !== rangeOf(file.book, given.range)) {
      throw invalid(`Requested range [${range}] does not match value range [${given.range}]`);
    }
    const { book, response } = updateValues(file.book, place, given, writeOptions(call.query), editorOf(call, file));
    saveBook(call.world, file, book, call.caller.email);
    return { json: response };
  };
}

function rangeOf(book: Book, range: string): string {
  const { tab, box } = readRange(book, range);
  return writeRange(tab, box);
}

/** All ranges of one request are written together or not at all. */
function updateMany(
  call: Call,
  editor: Editor,
  file: StoredFile & { book: Book },
  writes: readonly { readonly place: (book: Book) => Place[]; readonly given: sheets_v4.Schema$ValueRange }[],
  options: WriteOptions,
): sheets_v4.Schema$UpdateValuesResponse[] {
  let book = file.book;
  const responses: sheets_v4.Schema$UpdateValuesResponse[] = [];
  for (const { place, given } of writes) {
    for (const at of place(book)) {
      const made = updateValues(book, at, given, options, editor);
      book = made.book;
      responses.push(made.response);
    }
  }
  saveBook(call.world, file, book, call.caller.email);
  return responses;
}

function totals(id: string, responses: readonly sheets_v4.Schema$UpdateValuesResponse[]) {
  const sum = (key: 'updatedRows' | 'updatedColumns' | 'updatedCells') =>
    responses.reduce((total, response) => total + (response[key] ?? 0), 0);
  const sheets = new Set(responses.map((response) => response.updatedRange?.split('!')[0]));
  return {
    spreadsheetId: id,
    totalUpdatedRows: sum('updatedRows'),
    totalUpdatedColumns: sum('updatedColumns'),
    totalUpdatedCells: sum('updatedCells'),
    totalUpdatedSheets: sheets.size,
    responses,
  };
}

function batchUpdate(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const request = bodyOf(call) as sheets_v4.Schema$BatchUpdateValuesRequest;
    const options: WriteOptions = {
      input: inputOption(request.valueInputOption),
      includeValues: request.includeValuesInResponse ?? false,
      render: renderOptions(request.responseValueRenderOption, request.responseDateTimeRenderOption),
    };
    const writes = (request.data ?? []).map((given) => ({
      place: (book: Book) => [readRange(book, given.range ?? '')],
      given,
    }));
    return { json: totals(file.id, updateMany(call, editorOf(call, file), file, writes, options)) };
  };
}

function batchUpdateByDataFilter(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const request = bodyOf(call) as sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest;
    const options: WriteOptions = {
      input: inputOption(request.valueInputOption),
      includeValues: request.includeValuesInResponse ?? false,
      render: renderOptions(request.responseValueRenderOption, request.responseDateTimeRenderOption),
    };
    const writes = (request.data ?? []).map((given) => ({
      place: (book: Book) => placesOfFilter(book, given.dataFilter ?? {}),
      given,
    }));
    return { json: totals(file.id, updateMany(call, editorOf(call, file), file, writes, options)) };
  };
}

function append(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const options = { ...writeOptions(call.query), insert: call.query.get('insertDataOption') };
    const { book, response } = appendValues(file.book, call.path[1]!, bodyOf(call), options, editorOf(call, file));
    saveBook(call.world, file, book, call.caller.email);
    return { json: response };
  };
}

function clear(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const place = readRange(file.book, call.path[1]!);
    saveBook(call.world, file, clearValues(file.book, place, editorOf(call, file)), call.caller.email);
    return { json: { spreadsheetId: file.id, clearedRange: writeRange(place.tab, place.box) } };
  };
}

function batchClear(editorOf: EditorOf): Method['act'] {
  return (call) => {
    const file = writable(call);
    const { ranges = [] } = bodyOf(call) as sheets_v4.Schema$BatchClearValuesRequest;
    const places = ranges?.map((range) => readRange(file.book, range)) ?? [];
    const clearedRanges = places.map((place) => writeRange(place.tab, place.box));
    const editor = editorOf(call, file);
    const book = (ranges ?? []).reduce(
      (after, range) => clearValues(after, readRange(after, range), editor),
      file.book,
    );
    saveBook(call.world, file, book, call.caller.email);
    return { json: { spreadsheetId: file.id, clearedRanges } };
  };
}

/** The methods under /values of one spreadsheet. */
export function valueMethods(
  one: string,
  read: Pick<Method, 'kind' | 'scopes'>,
  write: Pick<Method, 'kind' | 'scopes'>,
  editorOf: EditorOf,
): Method[] {
  const v = 'sheets.spreadsheets.values';
  const at = (suffix: string) => new RegExp(`${one}/${suffix}$`);
  return [
    {
      ...read,
      name: `${v}.batchGet`,
      verb: 'GET',
      path: at('values:batchGet'),
      act: batchGet,
      gives: 'BatchGetValuesResponse',
    },
    {
      ...read,
      name: `${v}.batchGetByDataFilter`,
      verb: 'POST',
      path: at('values:batchGetByDataFilter'),
      act: batchGetByDataFilter,
      takes: 'BatchGetValuesByDataFilterRequest',
      gives: 'BatchGetValuesByDataFilterResponse',
    },
    {
      ...write,
      name: `${v}.batchUpdate`,
      verb: 'POST',
      path: at('values:batchUpdate'),
      act: batchUpdate(editorOf),
      takes: 'BatchUpdateValuesRequest',
      gives: 'BatchUpdateValuesResponse',
    },
    {
      ...write,
      name: `${v}.batchUpdateByDataFilter`,
      verb: 'POST',
      path: at('values:batchUpdateByDataFilter'),
      act: batchUpdateByDataFilter(editorOf),
      takes: 'BatchUpdateValuesByDataFilterRequest',
    },
    {
      ...write,
      name: `${v}.batchClear`,
      verb: 'POST',
      path: at('values:batchClear'),
      act: batchClear(editorOf),
      takes: 'BatchClearValuesRequest',
      gives: 'BatchClearValuesResponse',
    },
    {
      ...write,
      name: `${v}.append`,
      verb: 'POST',
      path: at('values/(.+):append'),
      act: append(editorOf),
      takes: 'ValueRange',
      gives: 'AppendValuesResponse',
    },
    {
      ...write,
      name: `${v}.clear`,
      verb: 'POST',
      path: at('values/(.+):clear'),
      act: clear(editorOf),
      gives: 'ClearValuesResponse',
    },
    { ...read, name: `${v}.get`, verb: 'GET', path: at('values/(.+)'), act: get, gives: 'ValueRange' },
    {
      ...write,
      name: `${v}.update`,
      verb: 'PUT',
      path: at('values/(.+)'),
      act: update(editorOf),
      takes: 'ValueRange',
      gives: 'UpdateValuesResponse',
    },
  ];
}
