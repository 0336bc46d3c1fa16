// A table part (ListObject): where its header and rows are, how its header follows the cells, how it grows by rows.
import type { Package, SheetPart } from './workbook-package.ts';
import { onTags, scanPart } from './part-text.ts';
import { holds, parseRange, placeName, rangeName, type Range } from './cell-reference.ts';
import { Refused } from '../reading/refusal.ts';
import { readRelations } from './relations.ts';
import type { CellEdit } from '../patching/sheet-edit.ts';
import { copyTag, findFilled, type SheetPlan } from '../patching/sheet-plan.ts';
import { writeTag, type Splice } from '../patching/splice.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { decodeEscapes, escapeAttributeText } from './xml-text.ts';

export interface TablePart {
  readonly entry: ZipEntry;
  readonly range: Range;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly root: XmlTag;
  readonly filter: XmlTag | undefined;
  readonly columns: readonly { readonly name: string; readonly tag: XmlTag }[];
}

/** The tables of a worksheet. */
export async function readTables(pack: Package, sheet: SheetPart): Promise<readonly TablePart[]> {
  const tables: TablePart[] = [];
  for (const relation of await readRelations(pack.parts, sheet.entry.name, pack.profile.strict)) {
    if (relation.kind !== 'table' || relation.outside) continue;
    const entry = pack.parts.find(relation.target);
    const table = entry === undefined ? undefined : await readTable(pack, entry);
    if (table !== undefined) tables.push(table);
  }
  return tables;
}

async function readTable(pack: Package, entry: ZipEntry): Promise<TablePart | undefined> {
  let root: XmlTag | undefined;
  let filter: XmlTag | undefined;
  const columns: { name: string; tag: XmlTag }[] = [];
  const sink = onTags((tag) => {
    if (tag.name === 'table') root ??= copyTag(tag);
    else if (tag.name === 'autoFilter') filter ??= copyTag(tag);
    else if (tag.name === 'tableColumn')
      columns.push({ name: decodeEscapes(decodeXml(tag.get('name') ?? '', false)), tag: copyTag(tag) });
  });
  await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  const range = parseRange(root?.get('ref') ?? '');
  if (root === undefined || range === undefined) return undefined;
  const hasTotals = Number(root.get('totalsRowCount') ?? '0') > 0;
  return { entry, range, hasHeader: root.get('headerRowCount') !== '0', hasTotals, root, filter, columns };
}

export interface TableEdit {
  readonly splices: readonly Splice[];
  /** Rows that the table grew by. */
  readonly grown: readonly number[];
}

/** What the edits of its sheet mean for a table: a header cell renames its column, a row written right below makes the table longer. */
export function editTable(table: TablePart, plan: SheetPlan, edits: readonly CellEdit[]): TableEdit {
  const splices = renameColumns(table, edits);
  let bottom = table.range.bottom;
  const grown: number[] = [];
  while (!table.hasTotals && growsBy(table, plan, edits, bottom + 1)) {
    bottom += 1;
    grown.push(bottom);
  }
  if (grown.length > 0) {
    splices.push(reach(table.root, { ...table.range, bottom }));
    const filtered = parseRange(table.filter?.get('ref') ?? '');
    if (table.filter !== undefined && filtered?.bottom === table.range.bottom)
      splices.push(reach(table.filter, { ...filtered, bottom }));
  }
  return { splices, grown };
}

function reach(tag: XmlTag, range: Range): Splice {
  return { start: tag.start, end: tag.end, text: writeTag(tag, new Map([['ref', rangeName(range)]]), tag.selfClosed) };
}

// Excel grows a table the same way when someone types below it, and only into an empty row.
function growsBy(table: TablePart, plan: SheetPlan, edits: readonly CellEdit[], row: number): boolean {
  const { left, right } = table.range;
  const written = edits.filter((edit) => edit.row === row && edit.column >= left && edit.column <= right);
  if (!written.some((edit) => edit.to.kind !== 'blank')) return false;
  const span = { left, right, top: row, bottom: row };
  if (
    plan.merges.some((merge) => merge.left <= right && merge.right >= left && merge.top <= row && merge.bottom >= row)
  )
    return false;
  return findFilled(plan, row).every((column) => !holds(span, column, row));
}

function renameColumns(table: TablePart, edits: readonly CellEdit[]): Splice[] {
  if (!table.hasHeader) return [];
  const names = table.columns.map((column) => column.name);
  const splices: Splice[] = [];
  for (const edit of edits) {
    if (edit.row !== table.range.top || edit.column < table.range.left || edit.column > table.range.right) continue;
    const index = edit.column - table.range.left;
    const column = table.columns[index];
    const place = placeName(edit.column, edit.row);
    if (column === undefined)
      throw new Refused(
        'damaged',
        `The table round ${place} does not say what its columns are. Save the workbook again in Excel.`,
      );
    const name = edit.to.kind === 'text' ? edit.to.text : '';
    if (name === '' || name.length > 255)
      throw new Refused('header-taken', `${place} is the header of a table: it needs a text of 1 to 255 characters.`);
    if (names.some((other, at) => at !== index && other.toLowerCase() === name.toLowerCase())) {
      throw new Refused('header-taken', `${place} is the header of a table that already has a column of that name.`);
    }
    names[index] = name;
    const text = writeTag(column.tag, new Map([['name', escapeAttributeText(name)]]), column.tag.selfClosed);
    splices.push({ start: column.tag.start, end: column.tag.end, text });
  }
  return splices;
}
