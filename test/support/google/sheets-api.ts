// The methods of the Sheets API v4 by their paths: every one that the client package declares for spreadsheets and values.
import type { sheets_v4 } from '@googleapis/sheets';
import { readRange, tabById } from './a1.ts';
import type { Place } from './a1.ts';
import { applyBatch } from './batch.ts';
import type { Book } from './book.ts';
import { invalid } from './errors.ts';
import { asks, everything, parseMask } from './fields.ts';
import type { Mask } from './fields.ts';
import { matchMetadata, placesOfFilter, renderMetadata } from './metadata.ts';
import { duplicateSheet } from './objects.ts';
import type { Editor } from './protection.ts';
import { renderSpreadsheet } from './render.ts';
import { schemasOf } from './schema.ts';
import { valueMethods } from './values-api.ts';
import { bodyOf, flag, scopes } from './wire.ts';
import type { Call, Method, Reply } from './wire.ts';
import { assertStorage, roleOn, saveBook, sheetFor, storeSheet } from './world.ts';
import type { StoredFile } from './world.ts';

export const readScopes = scopes('spreadsheets', 'spreadsheets.readonly', 'drive', 'drive.readonly');
export const writeScopes = scopes('spreadsheets', 'drive');

/** Who edits, as protections see it. */
export function editorOf(call: Call, file: StoredFile): Editor {
  return { email: call.caller.email, owner: roleOn(call.world, file, call.caller.email) === 'owner' };
}

function maskOf(call: Call, schema: string): Mask {
  const fields = call.query.get('fields') ?? call.query.get('$fields');
  return fields ? parseMask(fields, schemasOf('sheets'), schema) : everything;
}

function create(call: Call): Reply {
  assertStorage(call.caller.email);
  const file = storeSheet(call.world, bodyOf(call), call.caller.email);
  return { json: view(call, { ...file, book: file.book! }, everything, false) };
}

function get(call: Call): Reply {
  const file = sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
  const { email, owner } = editorOf(call, file);
  const key = `get ${email} ${owner} ${call.query.toString()}`;
  return { kept: { of: file.book, key, make: () => viewAsked(call, file) } };
}

function viewAsked(call: Call, file: StoredFile & { book: Book }): sheets_v4.Schema$Spreadsheet {
  const mask = maskOf(call, 'Spreadsheet');
  const places = call.query.getAll('ranges').map((range) => readRange(file.book, range));
  const gridData = mask.size > 0 ? asksFor(mask, 'sheets', 'data') : flag(call.query, 'includeGridData');
  return view(call, file, mask, gridData, places.length > 0 ? places : undefined);
}

function asksFor(mask: Mask, ...path: readonly string[]): boolean {
  return asks(mask, ...path);
}

function view(
  call: Call,
  file: StoredFile & { book: Book },
  mask: Mask,
  gridData: boolean,
  places?: readonly Place[],
): sheets_v4.Schema$Spreadsheet {
  return renderSpreadsheet(file.book, {
    editor: editorOf(call, file),
    mask,
    gridData,
    ...(places && { places }),
    origin: call.world.origin(),
  });
}

function getByDataFilter(call: Call): Reply {
  const file = sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
  const request = bodyOf(call) as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
  const mask = maskOf(call, 'Spreadsheet');
  const places = (request.dataFilters ?? []).flatMap((filter) => placesOfFilter(file.book, filter));
  const gridData = mask.size > 0 ? asksFor(mask, 'sheets', 'data') : (request.includeGridData ?? false);
  return { json: view(call, file, mask, gridData, request.dataFilters?.length ? places : undefined) };
}

function batchUpdate(call: Call): Reply {
  const file = sheetFor(call.world, call.path[0]!, call.caller.email, 'writer');
  const request = bodyOf(call) as sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
  const mask = maskOf(call, 'BatchUpdateSpreadsheetResponse');
  const { book, replies } = applyBatch(file.book, request.requests ?? [], editorOf(call, file));
  const response: sheets_v4.Schema$BatchUpdateSpreadsheetResponse = { spreadsheetId: file.id, replies };
  if (request.includeSpreadsheetInResponse) {
    const places = request.responseRanges?.map((range) => readRange(book, range));
    const inner = mask.get('updatedSpreadsheet') ?? everything;
    const gridData =
      mask.size > 0 ? asks(mask, 'updatedSpreadsheet', 'sheets', 'data') : (request.responseIncludeGridData ?? false);
    response.updatedSpreadsheet = view(call, { ...file, book }, inner, gridData, places);
  }
  saveBook(call.world, file, book, call.caller.email);
  return { json: response };
}

function copyTo(call: Call): Reply {
  const source = sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
  const tab = tabById(source.book, Number(call.path[1]));
  const request = bodyOf(call) as sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest;
  const target = sheetFor(call.world, request.destinationSpreadsheetId ?? '', call.caller.email, 'writer');
  if (target.id !== source.id) throw invalid('The test server copies a tab within its own spreadsheet only.');
  const made = duplicateSheet(target.book, { sourceSheetId: tab.properties.sheetId ?? 0 });
  saveBook(call.world, target, made.book, call.caller.email);
  return { json: made.properties };
}

function metadataGet(call: Call): Reply {
  const file = sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
  const item = file.book.metadata.find((each) => each.metadataId === Number(call.path[1]));
  if (!item) throw invalid(`No developer metadata with id: ${call.path[1]}`);
  return { json: renderMetadata(file.book, item) };
}

function metadataSearch(call: Call): Reply {
  const file = sheetFor(call.world, call.path[0]!, call.caller.email, 'reader');
  const { dataFilters = [] } = bodyOf(call) as sheets_v4.Schema$SearchDeveloperMetadataRequest;
  const found = new Map<number, sheets_v4.Schema$MatchedDeveloperMetadata>();
  for (const filter of dataFilters) {
    for (const item of matchMetadata(file.book, filter)) {
      const earlier = found.get(item.metadataId)?.dataFilters ?? [];
      found.set(item.metadataId, {
        developerMetadata: renderMetadata(file.book, item),
        dataFilters: [...earlier, filter],
      });
    }
  }
  return { json: found.size > 0 ? { matchedDeveloperMetadata: [...found.values()] } : {} };
}

const top = '^/v4/spreadsheets';
const one = `${top}/([^/:]+)`;
const read = { kind: 'read', scopes: readScopes } as const;
const write = { kind: 'write', scopes: writeScopes } as const;

/** All methods, most particular first. */
export const sheetsMethods: readonly Method[] = [
  {
    ...write,
    name: 'sheets.spreadsheets.create',
    verb: 'POST',
    path: new RegExp(`${top}$`),
    act: create,
    takes: 'Spreadsheet',
    gives: 'Spreadsheet',
  },
  {
    ...read,
    name: 'sheets.spreadsheets.get',
    verb: 'GET',
    path: new RegExp(`${one}/?$`),
    act: get,
    gives: 'Spreadsheet',
  },
  {
    ...read,
    name: 'sheets.spreadsheets.getByDataFilter',
    verb: 'POST',
    path: new RegExp(`${one}/?:getByDataFilter$`),
    act: getByDataFilter,
    takes: 'GetSpreadsheetByDataFilterRequest',
    gives: 'Spreadsheet',
  },
  {
    ...write,
    name: 'sheets.spreadsheets.batchUpdate',
    verb: 'POST',
    path: new RegExp(`${one}/?:batchUpdate$`),
    act: batchUpdate,
    takes: 'BatchUpdateSpreadsheetRequest',
    gives: 'BatchUpdateSpreadsheetResponse',
  },
  {
    ...read,
    name: 'sheets.spreadsheets.developerMetadata.search',
    verb: 'POST',
    path: new RegExp(`${one}/developerMetadata:search$`),
    act: metadataSearch,
    takes: 'SearchDeveloperMetadataRequest',
    gives: 'SearchDeveloperMetadataResponse',
  },
  {
    ...read,
    name: 'sheets.spreadsheets.developerMetadata.get',
    verb: 'GET',
    path: new RegExp(`${one}/developerMetadata/(\\d+)$`),
    act: metadataGet,
    gives: 'DeveloperMetadata',
  },
  {
    ...write,
    name: 'sheets.spreadsheets.sheets.copyTo',
    verb: 'POST',
    path: new RegExp(`${one}/sheets/(\\d+):copyTo$`),
    act: copyTo,
    takes: 'CopySheetToAnotherSpreadsheetRequest',
    gives: 'SheetProperties',
  },
  ...valueMethods(one, read, write, editorOf),
];
