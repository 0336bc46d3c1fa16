// Walks the XML of one worksheet and says where every row and cell stands, for the reader and the patcher alike, so that both see the same
// sheet. Rows and cells without a reference stand where the last one leads; a place that is written twice is refused.
import type { Profile } from '../trust-profile.ts';
import { createRowLedger, type RowLedger } from './met-rows.ts';
import { isOnGrid, parsePlace, placeName } from '../package/cell-reference.ts';
import { Refused } from './refusal.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { emptyCell, type SheetVisitor, type WalkedCell } from './sheet-visitor.ts';
import type { XmlSink, XmlTag } from '../../../system/xml/xml-scanner.ts';

const AROUND = 0;
const IN_DATA = 1;
const IN_ROW = 2;
const IN_CELL = 3;
const IN_VALUE = 4;
const IN_FORMULA = 5;
const IN_INLINE = 6;
const IN_INLINE_TEXT = 7;

const TEXT_PLACES = [false, false, false, false, true, true, false, true];

interface Walk {
  where: number;
  depth: number;
  /** Levels below an element that is passed over. */
  passed: number;
  row: number;
  rowStated: boolean;
  rowHasCells: boolean;
  column: number;
  lastRow: number;
  columns: number[];
  /** Cells of this row may be taken the short way. */
  isPlain: boolean;
  readonly cell: WalkedCell;
  readonly profile: Profile;
  readonly visitor: SheetVisitor;
}

/** A sink for the scanner that tells `visitor` what stands where. Throws Refused. */
export function createSheetWalker(profile: Profile, visitor: SheetVisitor): XmlSink {
  const rows = createRowLedger(profile);
  const walk: Walk = {
    where: AROUND,
    depth: 0,
    passed: 0,
    row: 0,
    rowStated: false,
    rowHasCells: false,
    column: 0,
    lastRow: 0,
    columns: [],
    isPlain: false,
    cell: emptyCell(),
    profile,
    visitor,
  };
  return {
    wantsText: false,
    open(tag): void {
      if (walk.passed > 0) walk.passed += 1;
      else openTag(walk, tag, rows);
      this.wantsText = walk.passed === 0 && TEXT_PLACES[walk.where] === true;
    },
    close(name, start, end): void {
      if (walk.passed > 0) walk.passed -= 1;
      else closeTag(walk, name, start, end);
      this.wantsText = walk.passed === 0 && TEXT_PLACES[walk.where] === true;
    },
    shortcutLetter: 99,
    shortcut: (xml, at, base) =>
      walk.where === IN_ROW && walk.passed === 0 && walk.isPlain ? takeCells(walk, rows, xml, at, base) : 0,
    text(raw, literal): void {
      const { cell } = walk;
      const piece = decodeXml(raw, profile.strict, literal);
      if (walk.where === IN_VALUE) cell.value = (cell.value ?? '') + piece;
      else if (walk.where === IN_FORMULA) cell.formula = (cell.formula ?? '') + piece;
      else cell.inline = (cell.inline ?? '') + piece;
    },
  };
}

function openTag(walk: Walk, tag: XmlTag, rows: RowLedger): void {
  switch (walk.where) {
    case AROUND:
      openAround(walk, tag);
      return;
    case IN_DATA:
      if (tag.name === 'row') openRow(walk, tag, rows);
      else walk.passed = 1;
      return;
    case IN_ROW:
      if (tag.name === 'c') openCell(walk, tag, rows);
      else walk.passed = 1;
      return;
    case IN_CELL:
      openInCell(walk, tag);
      return;
    case IN_INLINE:
      if (tag.name === 't') walk.where = IN_INLINE_TEXT;
      else if (tag.name !== 'r') walk.passed = 1;
      return;
    default:
      walk.passed = 1;
  }
}

const WORKSHEET_ONLY = 'This part is not a worksheet.';

function openAround(walk: Walk, tag: XmlTag): void {
  if (walk.depth === 0 && tag.name !== 'worksheet') throw new Refused('damaged', WORKSHEET_ONLY);
  if (tag.name === 'extLst') {
    walk.passed = 1;
    return;
  }
  walk.visitor.outside(tag, walk.depth);
  if (walk.depth === 1 && tag.name === 'sheetData') walk.where = IN_DATA;
  else walk.depth += 1;
}

function openRow(walk: Walk, tag: XmlTag, rows: RowLedger): void {
  const stated = tag.get('r');
  const number = stated === undefined ? undefined : plainNumber(stated);
  if (stated === undefined || number === undefined) {
    if (walk.profile.strict)
      throw new Refused('damaged', 'A row in it has no number. Save it again as an Excel workbook (.xlsx).');
    walk.row = walk.lastRow + 1;
    walk.rowStated = false;
  } else {
    walk.row = number;
    walk.rowStated = true;
    rows.enter(number);
  }
  walk.rowHasCells = false;
  walk.column = 0;
  walk.columns = [];
  walk.where = IN_ROW;
  walk.lastRow = walk.row;
  walk.visitor.startRow(walk.row, tag);
  walk.isPlain = tag.prefix === '';
}

function plainNumber(text: string): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

// Nine cells of ten are written like this: a plain value, nothing but a style, or a text of its own as we write it. Taking them whole reads a
// sheet in half the time. Anything else goes the long way.
const PLAIN_CELL =
  /<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?:\/>|(?: t="(s|n|b|str|e)")?><v>([^<&\r\x80-\xff]{0,64})<\/v><\/c>| t="inlineStr"><is><t(?: xml:space="preserve")?>([^<&\r\x80-\xff]{0,1000})<\/t><\/is><\/c>)/y;

function takeCells(walk: Walk, rows: RowLedger, xml: string, from: number, base: number): number {
  const { cell } = walk;
  PLAIN_CELL.lastIndex = from;
  let at = from;
  for (let match = PLAIN_CELL.exec(xml); match !== null; match = PLAIN_CELL.exec(xml)) {
    enterPlace(walk, match[1], rows);
    cell.column = walk.column;
    cell.row = walk.row;
    cell.style = match[2] ?? '';
    cell.inline = match[5] === undefined ? undefined : decodeXml(match[5], walk.profile.strict);
    cell.type = cell.inline === undefined ? (match[3] ?? '') : 'inlineStr';
    cell.value = match[4];
    cell.formula = undefined;
    cell.formulaType = '';
    cell.start = base + at;
    at = PLAIN_CELL.lastIndex;
    cell.end = base + at;
    walk.visitor.cell(cell);
  }
  return at - from;
}

function openCell(walk: Walk, tag: XmlTag, rows: RowLedger): void {
  const { cell } = walk;
  enterPlace(walk, tag.get('r'), rows);
  cell.column = walk.column;
  cell.row = walk.row;
  cell.type = tag.get('t') ?? '';
  cell.style = tag.get('s') ?? '';
  cell.value = undefined;
  cell.inline = undefined;
  cell.formula = undefined;
  cell.formulaType = '';
  cell.start = tag.start;
  walk.where = IN_CELL;
  walk.visitor.startCell?.(tag, walk.column, walk.row);
}

function enterPlace(walk: Walk, stated: string | undefined, rows: RowLedger): void {
  const place = stated === undefined ? undefined : parsePlace(stated);
  if (place === undefined && walk.profile.strict)
    throw new Refused('damaged', 'A cell in it has no place. Save it again as an Excel workbook (.xlsx).');
  if (!walk.rowStated && !walk.rowHasCells) {
    // A row without a number is where its first cell says.
    if (place !== undefined && place.row !== walk.row) walk.row = place.row;
    walk.lastRow = walk.row;
    rows.enter(walk.row);
  }
  walk.rowHasCells = true;
  const column = place?.column ?? walk.column + 1;
  if (place !== undefined && place.row !== walk.row)
    throw new Refused(
      'damaged',
      `Cell ${placeName(place.column, place.row)} stands in row ${walk.row}. Save it again as an Excel workbook (.xlsx).`,
    );
  if (!isOnGrid({ column, row: walk.row }))
    throw new Refused('off-grid', 'A cell in it stands outside the sheet. Save it again as an Excel workbook (.xlsx).');
  if (column <= walk.column) {
    if (walk.columns.includes(column))
      throw new Refused(
        'duplicate-cell',
        `Cell ${placeName(column, walk.row)} stands in the file twice; which one counts cannot be known.`,
      );
    if (walk.profile.strict)
      throw new Refused(
        'damaged',
        `The cells of row ${walk.row} are out of order. Save it again as an Excel workbook (.xlsx).`,
      );
  }
  walk.column = column;
  walk.columns.push(column);
}

function openInCell(walk: Walk, tag: XmlTag): void {
  const { cell } = walk;
  if (tag.name === 'v') {
    walk.where = IN_VALUE;
    cell.value ??= '';
  } else if (tag.name === 'f') {
    walk.where = IN_FORMULA;
    cell.formula ??= '';
    cell.formulaType = tag.get('t') ?? '';
    cell.formulaRange = tag.get('ref') ?? '';
    cell.formulaGroup = tag.get('si') ?? '';
    cell.formulaStart = tag.start;
  } else if (tag.name === 'is') {
    walk.where = IN_INLINE;
    cell.inline ??= '';
  } else walk.passed = 1;
}

function closeTag(walk: Walk, name: string, start: number, end: number): void {
  switch (walk.where) {
    case AROUND:
      walk.depth -= 1;
      return;
    case IN_DATA:
      walk.where = AROUND;
      walk.visitor.endData?.(start, end);
      return;
    case IN_ROW:
      walk.where = IN_DATA;
      walk.visitor.endRow(walk.row, start, end);
      return;
    case IN_CELL:
      walk.where = IN_ROW;
      walk.cell.end = end;
      walk.visitor.cell(walk.cell);
      return;
    case IN_INLINE_TEXT:
      walk.where = IN_INLINE;
      return;
    case IN_INLINE:
      if (name === 'is') walk.where = IN_CELL;
      return;
    default:
      if (walk.where === IN_FORMULA) walk.cell.formulaEnd = end;
      walk.where = IN_CELL;
  }
}
