// What a workbook file is made of: its kind, its sheets in order with their parts, and the parts that say what cells mean.
import { openZip } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { refuseOutsiders } from '../reading/guard-workbook.ts';
import { onTags, scanPart } from './part-text.ts';
import type { Profile } from '../trust-profile.ts';
import { Refused } from '../reading/refusal.ts';
import { openParts, readRelations, type Parts, type Relation } from './relations.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly sheetId: string;
  readonly entry: ZipEntry;
}

export interface Package {
  readonly parts: Parts;
  readonly profile: Profile;
  readonly workbook: ZipEntry;
  readonly relations: readonly Relation[];
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  /** Sheets that the workbook names and whose part is missing. */
  readonly lost: readonly string[];
}

/** Opens a workbook held in memory. Throws Refused or ZipTrouble with what it is instead, or what is wrong with it. */
export async function openPackage(bytes: Buffer, profile: Profile): Promise<Package> {
  refuseByFirstBytes(bytes);
  const zip = openZip(bytes, profile.zip, profile.strict);
  const parts = openParts(zip);
  refuseOpenDocument(parts);
  if (profile.strict && parts.find('[Content_Types].xml') === undefined)
    throw new Refused('damaged', 'It does not say what its parts are. Save it again as an Excel workbook (.xlsx).');
  const workbook = await findWorkbook(parts, profile);
  await refuseOtherKinds(parts, profile, workbook);
  if (profile.strict) await refuseOutsiders(parts);
  const relations = await readRelations(parts, workbook.name, profile.strict);
  const listed = await readWorkbookPart(parts, workbook, profile);
  const sheets: SheetPart[] = [];
  const lost: string[] = [];
  for (const [index, sheet] of listed.sheets.entries()) {
    const found = findSheet(parts, workbook.name, relations, sheet, index, profile);
    if (found === 'lost') lost.push(sheet.name);
    else if (found !== 'other')
      sheets.push({ name: sheet.name, hidden: sheet.hidden, sheetId: sheet.sheetId, entry: found });
  }
  if (sheets.length === 0 && lost.length > 0)
    throw new Refused('damaged', 'None of its sheets is in the file. Open the original and save it again.');
  return { parts, profile, workbook, relations, date1904: listed.date1904, sheets, lost };
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function refuseByFirstBytes(bytes: Buffer): void {
  if (bytes.length === 0) throw new Refused('not-a-workbook', 'The file is empty.');
  if (!bytes.subarray(0, 8).equals(OLE)) return;
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new Refused(
      'encrypted',
      'The workbook is protected by a password. Save a copy without one (File, Info, Protect Workbook).',
    );
  }
  throw new Refused('old-workbook', 'This is an old workbook (.xls). Save it as an Excel workbook (.xlsx).');
}

function refuseOpenDocument(parts: Parts): void {
  const mimetype = parts.find('mimetype');
  if (mimetype !== undefined && parts.find('content.xml') !== undefined) {
    const kind = parts.zip.read(mimetype).toString('latin1', 0, 100);
    if (kind.includes('opendocument'))
      throw new Refused('open-document', 'This is an OpenDocument file (.ods). Save it as an Excel workbook (.xlsx).');
  }
}

async function refuseOtherKinds(parts: Parts, profile: Profile, workbook: ZipEntry): Promise<void> {
  const types = await readContentTypes(parts, profile.strict);
  const own = workbook.name.toLowerCase();
  for (const [part, type] of types) {
    // Some writers name every kind there is by its extension, also in files that have none of it: only that of the workbook itself counts.
    if (part.startsWith('*.') && (types.has(own) || !own.endsWith(part.slice(1)))) continue;
    if (/macroenabled\.(main\+xml|12)|addin\.macroenabled/i.test(type) && /ms-excel/i.test(type)) {
      throw new Refused(
        'macro-workbook',
        'This workbook can hold macros (.xlsm). Save it as an Excel workbook without macros (.xlsx).',
      );
    }
    if (/sheet\.binary/i.test(type))
      throw new Refused('binary-workbook', 'This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx).');
  }
}

/** Content type of each part that has its own, by lower-case part name, and of whole extensions, `*.xml`, that are some sheet. */
async function readContentTypes(parts: Parts, strict: boolean): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  const entry = parts.find('[Content_Types].xml');
  if (entry === undefined) return types;
  const sink = onTags((tag) => {
    if (tag.name === 'Override')
      types.set((tag.get('PartName') ?? '').replace(/^\//, '').toLowerCase(), tag.get('ContentType') ?? '');
    else if (tag.name === 'Default' && (tag.get('ContentType') ?? '').includes('sheet.'))
      types.set(`*.${(tag.get('Extension') ?? '').toLowerCase()}`, tag.get('ContentType') ?? '');
  });
  await scanPart(parts.zip, entry, strict, sink);
  return types;
}

async function findWorkbook(parts: Parts, profile: Profile): Promise<ZipEntry> {
  const root = await readRelations(parts, '', profile.strict);
  const stated = root.find((relation) => relation.kind === 'officeDocument' && !relation.outside);
  const byRelation = stated === undefined ? undefined : parts.find(stated.target);
  const found =
    byRelation ??
    (profile.strict
      ? undefined
      : (parts.find('xl/workbook.xml') ?? parts.zip.entries.find((entry) => /(^|\/)workbook\.xml$/i.test(entry.name))));
  if (found !== undefined && /\.bin$/i.test(found.name))
    throw new Refused('binary-workbook', 'This is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx).');
  if (found === undefined)
    throw new Refused('not-a-workbook', 'There is no workbook in this file. Save it as an Excel workbook (.xlsx).');
  return found;
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly sheetId: string;
  readonly relation: string;
}

async function readWorkbookPart(
  parts: Parts,
  workbook: ZipEntry,
  profile: Profile,
): Promise<{ date1904: boolean; sheets: ListedSheet[] }> {
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  let root = '';
  const sink = onTags((tag) => {
    if (root === '') root = tag.name;
    if (tag.name === 'workbookPr') date1904 = /^\s*(1|true|on)\s*$/i.test(tag.get('date1904') ?? '');
    if (tag.name !== 'sheet') return;
    const state = tag.get('state') ?? 'visible';
    sheets.push({
      name: decodeXml(tag.get('name') ?? '', profile.strict),
      hidden: /^(very)?hidden$/i.test(state.trim()),
      sheetId: tag.get('sheetId') ?? '',
      relation: decodeXml(tag.getPrefixed('id') ?? '', profile.strict),
    });
  });
  await scanPart(parts.zip, workbook, profile.strict, sink);
  if (root !== 'workbook')
    throw new Refused('not-a-workbook', 'There is no workbook in this file. Save it as an Excel workbook (.xlsx).');
  const names = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  if (names.size !== sheets.length)
    throw new Refused('duplicate-sheet', 'Two of its sheets have the same name. Rename one and save it again.');
  return { date1904, sheets };
}

const OTHER_SHEETS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet']);

function findSheet(
  parts: Parts,
  workbook: string,
  relations: readonly Relation[],
  sheet: ListedSheet,
  index: number,
  profile: Profile,
): ZipEntry | 'lost' | 'other' {
  const relation = relations.find((candidate) => candidate.id === sheet.relation && !candidate.outside);
  if (relation !== undefined && OTHER_SHEETS.has(relation.kind)) return 'other';
  if (profile.strict) {
    const entry =
      relation === undefined || relation.climbs || relation.kind !== 'worksheet'
        ? undefined
        : parts.find(relation.target);
    if (entry === undefined)
      throw new Refused('damaged', 'A sheet of it is not in the file. Save it again as an Excel workbook (.xlsx).');
    return entry;
  }
  if (relation !== undefined) {
    const base = relation.target.slice(relation.target.lastIndexOf('/') + 1);
    return parts.find(relation.target) ?? parts.find(`xl/worksheets/${base}`) ?? 'lost';
  }
  // Without any relations the old custom is left: sheet1.xml is the first.
  if (relations.length > 0) return 'lost';
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  return (
    parts.find(`${folder}worksheets/sheet${sheet.sheetId}.xml`) ??
    parts.find(`${folder}worksheets/sheet${index + 1}.xml`) ??
    'lost'
  );
}

/** The part that a workbook relation of this kind names, or the usual one. */
export function findKind(pack: Package, kind: string, usual: string): ZipEntry | undefined {
  const relation = pack.relations.find((candidate) => candidate.kind === kind && !candidate.outside);
  const stated = relation === undefined ? undefined : pack.parts.find(relation.target);
  const folder = pack.workbook.name.slice(0, pack.workbook.name.lastIndexOf('/') + 1);
  const byName = stated ?? pack.parts.find(folder + usual);
  // Without it days would be numbers; with it the file says something that other readers do not see.
  if (pack.profile.strict && relation === undefined && byName !== undefined)
    throw new Refused('damaged', 'A part of it belongs to no other. Save it again as an Excel workbook (.xlsx).');
  return byName;
}
