// spreadsheets.batchUpdate: each request in order on an immutable book, so one that fails leaves nothing behind.
import type { sheets_v4 } from '@googleapis/sheets';
import { tabById } from './a1.ts';
import { withTab } from './book.ts';
import type { Book } from './book.ts';
import {
  appendCells,
  copyPaste,
  cutPaste,
  findReplace,
  pasteData,
  repeatCell,
  setDataValidation,
  sortRange,
  trimWhitespace,
  updateCells,
} from './cells.ts';
import {
  appendDimension,
  changeGroups,
  deleteDimension,
  insertDimension,
  moveDimension,
  shiftCells,
  updateDimensionProperties,
} from './dimensions.ts';
import { ApiError, invalid } from './errors.ts';
import { parseMask, patch } from './fields.ts';
import { createMetadata, deleteMetadata, renderMetadata, updateMetadata } from './metadata.ts';
import * as objects from './objects.ts';
import { assertAllowed } from './protection.ts';
import type { Editor } from './protection.ts';

type Request = sheets_v4.Schema$Request;
type Reply = sheets_v4.Schema$Response;
type Step = { readonly book: Book; readonly reply?: Reply };
type Handlers = { readonly [K in keyof Request]?: (book: Book, body: NonNullable<Request[K]>, editor: Editor) => Step };

const plain = (book: Book): Step => ({ book });

const handlers: Handlers = {
  updateCells: (book, body) => plain(updateCells(book, body)),
  repeatCell: (book, body) => plain(repeatCell(book, body)),
  appendCells: (book, body) => plain(appendCells(book, body)),
  copyPaste: (book, body) => plain(copyPaste(book, body)),
  cutPaste: (book, body) => plain(cutPaste(book, body)),
  pasteData: (book, body) => plain(pasteData(book, body)),
  sortRange: (book, body) => plain(sortRange(book, body)),
  setDataValidation: (book, body) => plain(setDataValidation(book, body)),
  findReplace: (book, body) => {
    const made = findReplace(book, body);
    return { book: made.book, reply: { findReplace: made.reply } };
  },
  trimWhitespace: (book, body) => {
    const made = trimWhitespace(book, body);
    return { book: made.book, reply: { trimWhitespace: made.reply } };
  },
  insertDimension: (book, body) => plain(insertDimension(book, body)),
  deleteDimension: (book, body) => plain(deleteDimension(book, body)),
  moveDimension: (book, body) => plain(moveDimension(book, body)),
  appendDimension: (book, body) => plain(appendDimension(book, body)),
  updateDimensionProperties: (book, body) => plain(updateDimensionProperties(book, body)),
  autoResizeDimensions: plain,
  insertRange: (book, body) => plain(shiftCells(book, body.range, body.shiftDimension, 1)),
  deleteRange: (book, body) => plain(shiftCells(book, body.range, body.shiftDimension, -1)),
  addDimensionGroup: (book, body) => {
    const made = changeGroups(book, body.range, 'add');
    return { book: made.book, reply: { addDimensionGroup: { dimensionGroups: [...made.groups] } } };
  },
  deleteDimensionGroup: (book, body) => {
    const made = changeGroups(book, body.range, 'delete');
    return { book: made.book, reply: { deleteDimensionGroup: { dimensionGroups: [...made.groups] } } };
  },
  updateDimensionGroup: (book, body) =>
    plain(changeGroups(book, body.dimensionGroup?.range, { collapsed: body.dimensionGroup?.collapsed ?? false }).book),
  addSheet: (book, body) => {
    const made = objects.addSheet(book, body.properties);
    return { book: made.book, reply: { addSheet: { properties: made.properties } } };
  },
  deleteSheet: (book, body) => plain(objects.deleteSheet(book, body.sheetId)),
  duplicateSheet: (book, body) => {
    const made = objects.duplicateSheet(book, body);
    return { book: made.book, reply: { duplicateSheet: { properties: made.properties } } };
  },
  updateSheetProperties: (book, body) => plain(objects.updateSheetProperties(book, body)),
  updateSpreadsheetProperties: (book, body) => plain(objects.updateSpreadsheetProperties(book, body)),
  addProtectedRange: (book, body, editor) => {
    const made = objects.addProtectedRange(book, body.protectedRange, editor.email);
    return { book: made.book, reply: { addProtectedRange: { protectedRange: made.protectedRange } } };
  },
  updateProtectedRange: (book, body) => {
    const given = body.protectedRange ?? {};
    const mask = parseMask(body.fields ?? '*');
    return plain(objects.changeProtectedRange(book, given.protectedRangeId, (before) => patch(before, given, mask)));
  },
  deleteProtectedRange: (book, body) =>
    plain(objects.changeProtectedRange(book, body.protectedRangeId, () => undefined)),
  addNamedRange: (book, body) => {
    const made = objects.addNamedRange(book, body.namedRange);
    return { book: made.book, reply: { addNamedRange: { namedRange: made.namedRange } } };
  },
  updateNamedRange: (book, body) => {
    const mask = parseMask(body.fields ?? '*');
    const namedRanges = book.namedRanges.map((named) =>
      named.namedRangeId === body.namedRange?.namedRangeId ? patch(named, body.namedRange ?? {}, mask) : named,
    );
    return plain({ ...book, namedRanges });
  },
  deleteNamedRange: (book, body) =>
    plain({ ...book, namedRanges: book.namedRanges.filter((named) => named.namedRangeId !== body.namedRangeId) }),
  setBasicFilter: (book, body) => {
    const tab = tabById(book, body.filter?.range?.sheetId);
    return plain(withTab(book, { ...tab, ...(body.filter && { basicFilter: body.filter }) }));
  },
  clearBasicFilter: (book, body) => {
    const { basicFilter: _gone, ...rest } = tabById(book, body.sheetId);
    return plain(withTab(book, { ...rest, rows: rest.rows.map(({ hiddenByFilter: _shown, ...row }) => row) }));
  },
  addFilterView: (book, body) => {
    const made = objects.addToTab(book, 'filterViews', 'filterViewId', body.filter ?? {});
    return { book: made.book, reply: { addFilterView: { filter: made.item } } };
  },
  addBanding: (book, body) => {
    const made = objects.addToTab(book, 'bandedRanges', 'bandedRangeId', body.bandedRange ?? {});
    return { book: made.book, reply: { addBanding: { bandedRange: made.item } } };
  },
  addConditionalFormatRule: (book, body) => {
    const tab = tabById(book, body.rule?.ranges?.[0]?.sheetId);
    const rules = tab.conditionalFormats.toSpliced(body.index ?? 0, 0, body.rule ?? {});
    return plain(withTab(book, { ...tab, conditionalFormats: rules }));
  },
  deleteConditionalFormatRule: (book, body) => {
    const tab = tabById(book, body.sheetId);
    const rule = tab.conditionalFormats[body.index ?? 0];
    if (!rule) throw invalid(`No conditional format on sheet: ${body.sheetId} at index: ${body.index}`);
    const rules = tab.conditionalFormats.toSpliced(body.index ?? 0, 1);
    return {
      book: withTab(book, { ...tab, conditionalFormats: rules }),
      reply: { deleteConditionalFormatRule: { rule } },
    };
  },
  mergeCells: (book, body) => plain(objects.mergeCells(book, body)),
  unmergeCells: (book, body) => {
    const tab = tabById(book, body.range?.sheetId);
    const gone = JSON.stringify({ ...body.range, sheetId: tab.properties.sheetId });
    return plain(withTab(book, { ...tab, merges: tab.merges.filter((merge) => JSON.stringify(merge) !== gone) }));
  },
  createDeveloperMetadata: (book, body) => {
    const { book: after, made } = createMetadata(book, body.developerMetadata);
    return { book: after, reply: { createDeveloperMetadata: { developerMetadata: renderMetadata(after, made) } } };
  },
  updateDeveloperMetadata: (book, body) => {
    const { book: after, changed } = updateMetadata(book, body);
    const developerMetadata = changed.map((item) => renderMetadata(after, item));
    return { book: after, reply: { updateDeveloperMetadata: { developerMetadata } } };
  },
  deleteDeveloperMetadata: (book, body) => {
    const { book: after, gone } = deleteMetadata(book, body.dataFilter);
    const deletedDeveloperMetadata = gone.map((item) => renderMetadata(book, item));
    return { book: after, reply: { deleteDeveloperMetadata: { deletedDeveloperMetadata } } };
  },
};

/** The names of the requests this server carries out; others are answered with 400, never silently ignored. */
export const supportedRequests: readonly string[] = Object.keys(handlers);

/** All requests or none: an error names the request it was found in, as Google's does. */
export function applyBatch(book: Book, requests: readonly Request[], editor: Editor): { book: Book; replies: Reply[] } {
  if (requests.length === 0) throw invalid('Must specify at least one request.');
  let after = book;
  const replies: Reply[] = [];
  for (const [index, request] of requests.entries()) {
    const [name] = Object.keys(request) as (keyof Request)[];
    const step = attempt(index, name ?? 'request', () => {
      assertAllowed(after, request, editor);
      return applyOne(after, request, name, editor);
    });
    after = step.book;
    replies.push(step.reply ?? {});
  }
  return { book: after, replies };
}

function applyOne(book: Book, request: Request, name: keyof Request | undefined, editor: Editor): Step {
  const handler: ((book: Book, body: object, editor: Editor) => Step) | undefined = name && handlers[name];
  const body = name && request[name];
  if (!handler || !body) throw invalid(`The test server does not carry out "${String(name)}".`);
  return handler(book, body, editor);
}

function attempt<T>(index: number, name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError({ ...error.parts, message: `Invalid requests[${index}].${name}: ${error.parts.message}` });
  }
}
