// Cells that lead somewhere: the links of our columns as they should be, those of people as they are. The cells hold values only.
import { writeZip, type ZipPart } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { openPackage, type Package, type SheetPart } from '../package/workbook-package.ts';
import { parseRange, placeName } from '../package/cell-reference.ts';
import { onTags, scanPart } from '../package/part-text.ts';
import { readRelations, relationsName } from '../package/relations.ts';
import { encodeXml } from '../package/xml-text.ts';
import type { Profile } from '../trust-profile.ts';
import { BEHIND_LINKS } from './sheet-frame.ts';
import { copyTag } from './sheet-plan.ts';
import { spliceParts, writeTag, type Splice } from './splice.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';

export interface CellLink {
  readonly row: number;
  readonly column: number;
  /** A file, beside the workbook or with a path from there; without one the place is in this workbook. */
  readonly file?: string;
  /** `'At Risk List'!A12` */
  readonly place?: string;
}

export interface SheetLinks {
  readonly sheet: string;
  readonly headingRow: number;
  readonly columns: readonly number[];
  readonly links: readonly CellLink[];
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OURS = 'maracLink';

interface Laid {
  readonly bytes: Buffer;
  /** Names of the parts that differ. */
  readonly changed: readonly string[];
}

/** The workbook with these links. Throws Refused or ZipTrouble, and then nothing was changed. */
export async function layLinks(bytes: Buffer, profile: Profile, wanted: readonly SheetLinks[]): Promise<Laid> {
  if (wanted.length === 0) return { bytes, changed: [] };
  const pack = await openPackage(bytes, profile);
  const edits = new Map<ZipEntry, readonly Splice[]>();
  const added: { readonly name: string; readonly content: Buffer }[] = [];
  for (const links of wanted) {
    const sheet = pack.sheets.find(({ name }) => name === links.sheet);
    if (sheet === undefined) continue;
    const splices = await sheetSplices(pack, sheet, links);
    if (splices.length > 0) edits.set(sheet.entry, splices);
    const relations = await relationSplices(pack, sheet, links);
    if (relations !== undefined && 'splices' in relations && relations.splices.length > 0)
      edits.set(relations.entry, relations.splices);
    if (relations !== undefined && 'name' in relations) added.push(relations);
  }
  if (edits.size + added.length === 0) return { bytes, changed: [] };
  const { zip } = pack.parts;
  const all: ZipPart[] = [];
  for (const entry of zip.entries) {
    const splices = edits.get(entry);
    if (splices === undefined) all.push({ entry, packed: zip.packed(entry) });
    else all.push({ name: entry.name, content: await spliced(pack, entry, splices) });
  }
  return {
    bytes: writeZip([...all, ...added]),
    changed: [...[...edits.keys()].map(({ name }) => name), ...added.map(({ name }) => name)],
  };
}

/** A place that leads outside has a relation of its own. */
const outside = ({ links }: SheetLinks): readonly CellLink[] => links.filter(({ file }) => file !== undefined);

function linkTag(prefix: string, wanted: SheetLinks, link: CellLink): string {
  const at = outside(wanted).indexOf(link);
  const id = at < 0 ? '' : ` xmlns:r="${RELATION}" r:id="${OURS}${at + 1}"`;
  const place = link.place === undefined ? '' : ` location="${encodeXml(link.place)}"`;
  return `<${prefix}hyperlink${id} ref="${placeName(link.column, link.row)}"${place}/>`;
}

interface Found {
  readonly prefix: string;
  readonly whole: { readonly start: number; readonly end: number; readonly tags: readonly XmlTag[] } | undefined;
  /** Where links would stand. */
  readonly at: number;
}

async function sheetSplices(pack: Package, sheet: SheetPart, wanted: SheetLinks): Promise<readonly Splice[]> {
  const { prefix, whole, at } = await findLinks(pack, sheet);
  const isOurs = (tag: XmlTag): boolean => {
    const range = parseRange(tag.get('ref') ?? '');
    return (
      range !== undefined &&
      range.left === range.right &&
      range.top > wanted.headingRow &&
      wanted.columns.includes(range.left)
    );
  };
  const others = (whole?.tags ?? []).filter((tag) => !isOurs(tag)).map((tag) => writeTag(tag, new Map(), true));
  const all = [...others, ...wanted.links.map((link) => linkTag(prefix, wanted, link))];
  const text = all.length === 0 ? '' : `<${prefix}hyperlinks>${all.join('')}</${prefix}hyperlinks>`;
  if (whole === undefined) return text === '' ? [] : [{ start: at, end: at, text }];
  return [{ start: whole.start, end: whole.end, text }];
}

async function findLinks(pack: Package, sheet: SheetPart): Promise<Found> {
  let [depth, prefix, closeAt] = [0, '', 0];
  let behindAt: number | undefined;
  let whole: { start: number; end: number; tags: XmlTag[] } | undefined;
  const sink = onTags(
    (tag) => {
      if (depth === 0) prefix = tag.prefix;
      else if (depth === 1 && tag.name === 'hyperlinks') whole = { start: tag.start, end: tag.end, tags: [] };
      else if (depth === 1 && BEHIND_LINKS.has(tag.name)) behindAt ??= tag.start;
      else if (depth === 2 && tag.name === 'hyperlink') whole?.tags.push(copyTag(tag));
      depth += 1;
    },
    (name, start, end) => {
      depth -= 1;
      if (depth === 0) closeAt = start;
      if (depth === 1 && name === 'hyperlinks' && whole !== undefined) whole.end = end;
    },
  );
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, sink);
  return { prefix, whole, at: behindAt ?? closeAt };
}

type RelationEdit =
  | { readonly entry: ZipEntry; readonly splices: readonly Splice[] }
  | { readonly name: string; readonly content: Buffer }
  | undefined;

async function relationSplices(pack: Package, sheet: SheetPart, wanted: SheetLinks): Promise<RelationEdit> {
  const name = relationsName(sheet.entry.name);
  const entry = pack.parts.find(name);
  const tags = (prefix: string): string =>
    outside(wanted)
      .map(
        ({ file = '' }, at) =>
          `<${prefix}Relationship Id="${OURS}${at + 1}" Type="${RELATION}/hyperlink" Target="${encodeXml(file)}" TargetMode="External"/>`,
      )
      .join('');
  if (entry === undefined) {
    if (outside(wanted).length === 0) return undefined;
    const content = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags('')}</Relationships>`;
    return { name, content: Buffer.from(content, 'utf8') };
  }
  const before = await readRelations(pack.parts, sheet.entry.name, pack.profile.strict);
  if (outside(wanted).length === 0 && !before.some(({ id }) => id.startsWith(OURS))) return undefined;
  const splices: Splice[] = [];
  let root: XmlTag | undefined;
  let closeAt = 0;
  const sink = onTags(
    (tag) => {
      if (tag.name === 'Relationships') root ??= copyTag(tag);
      else if ((tag.get('Id') ?? '').startsWith(OURS)) splices.push({ start: tag.start, end: tag.end, text: '' });
    },
    (closed, start) => {
      if (closed === 'Relationships') closeAt = start;
    },
  );
  await scanPart(pack.parts.zip, entry, pack.profile.strict, sink);
  if (root === undefined) return undefined;
  const text = tags(root.prefix);
  return {
    entry,
    splices: root.selfClosed
      ? [
          {
            start: root.start,
            end: root.end,
            text: `${writeTag(root, new Map(), false)}${text}</${root.prefix}Relationships>`,
          },
        ]
      : [...splices, { start: closeAt, end: closeAt, text }],
  };
}

async function spliced(pack: Package, entry: ZipEntry, splices: readonly Splice[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of spliceParts(pack.parts.zip, entry, splices)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
