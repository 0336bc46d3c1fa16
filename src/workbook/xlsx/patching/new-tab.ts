// A tab that is added to a workbook: an empty sheet behind the others, named in the workbook, its relations and the content types.
import { writeZip, type ZipPart } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { openPackage, type Package } from '../package/workbook-package.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import type { Profile } from '../trust-profile.ts';
import { columnName } from '../package/cell-reference.ts';
import { Refused } from '../reading/refusal.ts';
import { relationsName } from '../package/relations.ts';
import { spliceParts, writeTag, type Splice } from './splice.ts';
import { copyTag } from './sheet-plan.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import { encodeXml } from '../package/xml-text.ts';

export interface NewTab {
  readonly name: string;
  readonly hidden: boolean;
  /** As `FF1F4E79`. */
  readonly colour: string;
  /** Columns that stay in sight while scrolling; the headings always do. */
  readonly frozen: number;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

interface Made {
  readonly tab: NewTab;
  readonly part: string;
  readonly sheetId: number;
  readonly relation: string;
}

/** The workbook with empty tabs more, and the names of the parts that differ. Throws Refused or ZipTrouble, and then nothing was changed. */
export async function addTabs(
  bytes: Buffer,
  profile: Profile,
  tabs: readonly NewTab[],
): Promise<{ readonly bytes: Buffer; readonly changed: readonly string[] }> {
  if (tabs.length === 0) return { bytes, changed: [] };
  const pack = await openPackage(bytes, profile);
  const { parts, workbook } = pack;
  const relations = parts.find(relationsName(workbook.name));
  const types = parts.find('[Content_Types].xml');
  if (relations === undefined || types === undefined)
    throw new Refused('damaged', 'It does not say what its parts are. Save it again as an Excel workbook (.xlsx).');
  const made = nameParts(pack, tabs);
  const idName = await idNameOf(pack);
  const edits = new Map<ZipEntry, readonly Splice[]>([
    [workbook, await atEndOf(pack, workbook, 'sheets', (prefix) => made.map((one) => sheetTag(prefix, one, idName)))],
    [
      relations,
      await atEndOf(pack, relations, 'Relationships', (prefix) => made.map((one) => relationTag(prefix, one))),
    ],
    [types, await atEndOf(pack, types, 'Types', (prefix) => made.map((one) => typeTag(prefix, one)))],
  ]);
  const all: ZipPart[] = [];
  for (const entry of parts.zip.entries) {
    const splices = edits.get(entry);
    if (splices === undefined) all.push({ entry, packed: parts.zip.packed(entry) });
    else all.push({ name: entry.name, content: await spliced(pack, entry, splices) });
  }
  for (const { tab, part } of made) all.push({ name: part, content: Buffer.from(sheetXml(tab), 'utf8') });
  const changed = [...[...edits.keys()].map(({ name }) => name), ...made.map(({ part }) => part)];
  return { bytes: writeZip(all), changed };
}

/** Names and numbers that nothing in the file has yet. */
function nameParts({ parts, workbook, sheets }: Package, tabs: readonly NewTab[]): readonly Made[] {
  const folder = `${workbook.name.slice(0, workbook.name.lastIndexOf('/') + 1)}worksheets/`;
  let sheetId = Math.max(0, ...sheets.map((sheet) => Number(sheet.sheetId) || 0));
  let number = sheets.length;
  return tabs.map((tab) => {
    sheetId += 1;
    do number += 1;
    while (parts.find(`${folder}sheet${number}.xml`) !== undefined);
    return { tab, sheetId, part: `${folder}sheet${number}.xml`, relation: `maracTab${sheetId}` };
  });
}

/** As the other sheets name their relation: some readers know it by that name alone. */
async function idNameOf({ parts, workbook, profile }: Package): Promise<string> {
  let name = '';
  const sink = onTags((tag) => {
    if (tag.name === 'sheet' && name === '') name = tag.list().find(([one]) => one.endsWith(':id'))?.[0] ?? '';
  });
  await scanPart(parts.zip, workbook, profile.strict, sink);
  return name === '' ? 'r:id' : name;
}

function sheetTag(prefix: string, { tab, sheetId, relation }: Made, idName: string): string {
  const state = tab.hidden ? ' state="hidden"' : '';
  return `<${prefix}sheet sheetId="${sheetId}" name="${encodeXml(tab.name)}"${state} ${idName}="${relation}"/>`;
}

function relationTag(prefix: string, { part, relation }: Made): string {
  return `<${prefix}Relationship Id="${relation}" Type="${RELATION}/worksheet" Target="/${encodeXml(part)}"/>`;
}

function typeTag(prefix: string, { part }: Made): string {
  return `<${prefix}Override PartName="/${encodeXml(part)}" ContentType="${TYPE}"/>`;
}

/** Puts elements at the end of one that the part has once. */
async function atEndOf(
  pack: Package,
  entry: ZipEntry,
  name: string,
  make: (prefix: string) => readonly string[],
): Promise<readonly Splice[]> {
  let tag: XmlTag | undefined;
  let closeAt = 0;
  const sink = onTags(
    (opened) => {
      if (opened.name === name) tag ??= copyTag(opened);
    },
    (closed, start) => {
      if (closed === name) closeAt = start;
    },
  );
  await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  if (tag === undefined)
    throw new Refused('damaged', 'A part of it holds nothing. Save it again as an Excel workbook (.xlsx).');
  const text = make(tag.prefix).join('');
  if (!tag.selfClosed) return [{ start: closeAt, end: closeAt, text }];
  return [{ start: tag.start, end: tag.end, text: `${writeTag(tag, new Map(), false)}${text}</${tag.prefix}${name}>` }];
}

async function spliced(pack: Package, entry: ZipEntry, splices: readonly Splice[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of spliceParts(pack.parts.zip, entry, splices)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function sheetXml({ colour, frozen }: NewTab): string {
  const pane =
    frozen === 0
      ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
      : `<pane xSplit="${frozen}" ySplit="1" topLeftCell="${columnName(frozen + 1)}2" activePane="bottomRight" state="frozen"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${MAIN}"><sheetPr><tabColor rgb="${colour}"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData><row r="1" ht="34" customHeight="1"/></sheetData></worksheet>`;
}
