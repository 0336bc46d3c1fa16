// Changes cells of a workbook held in memory and gives the new file: only parts that must change are written anew, every other entry keeps
// its packed bytes.
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { writeZip, type ZipPart } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { editCalcChain, forgetPart } from '../package/calc-chain.ts';
import { openDateStyles } from './date-style.ts';
import { headingCells, layColumns } from './new-column.ts';
import { addTabs } from './new-tab.ts';
import { renewRules, type Renewals } from './renew-sheet-rules.ts';
import { findKind, openPackage, type Package, type SheetPart } from '../package/workbook-package.ts';
import type { Profile } from '../trust-profile.ts';
import { placeName } from '../package/cell-reference.ts';
import { Refused } from '../reading/refusal.ts';
import { editSheet, type CellEdit, type ChooseStyle } from './sheet-edit.ts';
import { planSheet } from './sheet-plan.ts';
import { hasFormula } from '../reading/sheet-reader.ts';
import { spliceParts, type Splice } from './splice.ts';
import { readDateStyles } from '../reading/date-styles.ts';
import { editTable, readTables } from '../package/table-part.ts';
import { askForCalculation } from '../package/workbook-part.ts';
import type { SheetChange } from './sheet-change.ts';
import { NO_ADDITIONS, type Additions, type Heights } from './additions.ts';
import { arrangeRows, type Arrangement } from './arrange-rows.ts';
import { layLinks } from './lay-links.ts';
import { showTabs } from './show-tabs.ts';

export interface Patched {
  readonly bytes: Buffer;
  /** Names of the parts that differ from before, those taken out among them. */
  readonly changed: readonly string[];
  /** Every cell that was written, headings of new columns among them. */
  readonly written: readonly SheetChange[];
}

/** A twelfth larger than by zlib's own choice, and a third quicker. */
const PACKING = 4;
/** Packed: a part so small is packed in one step, which takes less than handing it to another thread in pieces. */
const SMALL_BYTES = 1 << 17;
const LARGE_BYTES = 1 << 18;

const NO_RENEWALS: Renewals = { columns: [] };
const NO_HEIGHTS: Heights = new Map();

type Changes = Map<ZipEntry, readonly Splice[]>;

/** The workbook with tabs and columns added and cells changed. Throws Refused or ZipTrouble, and then nothing was changed. */
export async function patchWorkbook(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  {
    tabs,
    columns,
    renewals = NO_RENEWALS,
    shown = [],
    arrangements = [],
    heights = NO_HEIGHTS,
    links = [],
  }: Additions = NO_ADDITIONS,
): Promise<Patched> {
  const added = await addTabs(bytes, profile, tabs);
  const pack = await openPackage(added.bytes, profile);
  const renewed = await renewRules(pack, renewals);
  const arranged = await arrangeAll(pack, added.bytes, arrangements);
  const showing = await showTabs(pack, shown);
  const cells = [...changes, ...renewed.cells, ...(await headingCells(pack, columns))];
  const written = [...cells, ...arranged.written];
  // Nothing to change: the file stays as it is.
  if (written.length + tabs.length + renewed.splices.size + showing.length + heights.size === 0)
    return { bytes, changed: [], written };
  const styles = await openDateStyles(pack, await readDateStyles(pack));
  const edited: Changes = new Map();
  const gone = new Set<string>();
  let formulaSeen = false;
  for (const [sheet, edits] of bySheet(pack, cells, heights.keys())) {
    const done = await editOneSheet(pack, sheet, edits, styles.choose, heights.get(sheet.name));
    for (const [entry, splices] of done.edited) edited.set(entry, splices);
    const laid = columns.filter((column) => column.sheet === sheet.name);
    if (laid.length > 0)
      edited.set(sheet.entry, [...(edited.get(sheet.entry) ?? []), ...(await layColumns(pack, sheet, laid))]);
    for (const place of done.gone) gone.add(`${sheet.sheetId}!${place}`);
    formulaSeen ||= done.hasFormula;
  }
  for (const [{ entry }, splices] of renewed.splices) edited.set(entry, [...(edited.get(entry) ?? []), ...splices]);
  const styled = styles.changes();
  if (styled !== undefined) edited.set(styled.entry, styled.splices);
  const removed = await editChain(pack, gone, edited);
  for (const [entry, splices] of arranged.splices) edited.set(entry, [...(edited.get(entry) ?? []), ...splices]);
  const asking = written.length === 0 ? [] : await askForCalculation(pack);
  const isAsked = asking.length > 0 && (formulaSeen || (await anyFormula(pack)));
  if (isAsked || showing.length > 0) edited.set(pack.workbook, [...(isAsked ? asking : []), ...showing]);
  const patched = await writeChanged(pack, edited, removed);
  const linked = await layLinks(patched.bytes, profile, links);
  const changed = [...new Set([...added.changed, ...patched.changed, ...linked.changed])];
  return { bytes: linked.bytes, written, changed };
}

async function arrangeAll(
  pack: Package,
  bytes: Buffer,
  arrangements: readonly Arrangement[],
): Promise<{ readonly splices: Changes; readonly written: readonly SheetChange[] }> {
  const splices: Changes = new Map();
  const written: SheetChange[] = [];
  for (const one of arrangements) {
    const arranged = await arrangeRows(pack, bytes, one);
    const sheet = pack.sheets.find(({ name }) => name === one.sheet);
    if (sheet !== undefined && arranged.splices.length > 0) splices.set(sheet.entry, arranged.splices);
    written.push(...arranged.written);
  }
  return { splices, written };
}

/** The edits of each sheet; of two of one cell the later, since no cell may stand in a file twice. Sheets named beside them have none. */
function bySheet(
  pack: Package,
  changes: readonly SheetChange[],
  others: Iterable<string>,
): ReadonlyMap<SheetPart, readonly CellEdit[]> {
  const found = new Map<SheetPart, Map<string, CellEdit>>();
  for (const change of changes) {
    const wanted = change.sheet.toLowerCase();
    const sheet =
      pack.sheets.find((candidate) => candidate.name === change.sheet) ??
      pack.sheets.find((candidate) => candidate.name.toLowerCase() === wanted);
    if (sheet === undefined) throw new Refused('no-such-sheet', 'The workbook has no worksheet of that name.');
    if (pack.sheets.some((other) => other !== sheet && other.entry === sheet.entry))
      throw new Refused('damaged', 'Two of its sheets are one part: a change to one would change the other.');
    const edits = found.get(sheet) ?? new Map<string, CellEdit>();
    found.set(sheet, edits.set(`${change.row}/${change.column}`, change));
  }
  for (const name of others) {
    const sheet = pack.sheets.find((candidate) => candidate.name === name);
    if (sheet !== undefined && !found.has(sheet)) found.set(sheet, new Map());
  }
  return new Map([...found].map(([sheet, edits]) => [sheet, [...edits.values()]]));
}

interface SheetDone {
  readonly edited: Changes;
  readonly gone: readonly string[];
  readonly hasFormula: boolean;
}

async function editOneSheet(
  pack: Package,
  sheet: SheetPart,
  edits: readonly CellEdit[],
  choose: ChooseStyle,
  heights: ReadonlyMap<number, number> = new Map(),
): Promise<SheetDone> {
  const tables = await readTables(pack, sheet);
  const wanted = new Set<number>(heights.keys());
  for (const edit of edits) wanted.add(edit.row).add(edit.row - 1);
  const plan = await planSheet(pack, sheet, wanted);
  const edited: Changes = new Map();
  const grown = new Set<number>();
  for (const table of tables) {
    const change = editTable(table, plan, edits);
    if (change.splices.length > 0) edited.set(table.entry, change.splices);
    for (const row of change.grown) grown.add(row);
  }
  const done = editSheet(plan, edits, grown, pack.date1904, choose, heights);
  edited.set(sheet.entry, done.splices);
  return {
    edited,
    gone: done.formulasGone.map((cell) => placeName(cell.column, cell.row)),
    hasFormula: plan.hasFormula,
  };
}

async function editChain(pack: Package, gone: ReadonlySet<string>, edited: Changes): Promise<ReadonlySet<ZipEntry>> {
  const chain = gone.size === 0 ? undefined : findKind(pack, 'calcChain', 'calcChain.xml');
  if (chain === undefined) return new Set();
  const { splices, empty } = await editCalcChain(pack, chain, gone);
  if (!empty) {
    edited.set(chain, splices);
    return new Set();
  }
  for (const [entry, parts] of await forgetPart(pack, chain.name)) edited.set(entry, parts);
  return new Set([chain]);
}

async function anyFormula(pack: Package): Promise<boolean> {
  if (findKind(pack, 'calcChain', 'calcChain.xml') !== undefined) return true;
  for (const sheet of pack.sheets) if (await hasFormula(pack, sheet)) return true;
  return false;
}

async function writeChanged(
  pack: Package,
  edited: Changes,
  removed: ReadonlySet<ZipEntry>,
): Promise<Pick<Patched, 'bytes' | 'changed'>> {
  const { zip } = pack.parts;
  const parts: ZipPart[] = [];
  const changed: string[] = [];
  for (const entry of zip.entries) {
    const splices = edited.get(entry) ?? [];
    if (removed.has(entry) || splices.length > 0) changed.push(entry.name);
    if (removed.has(entry)) continue;
    parts.push(splices.length === 0 ? { entry, packed: zip.packed(entry) } : await repack(pack, entry, splices));
  }
  return { bytes: writeZip(parts), changed };
}

async function repack(pack: Package, entry: ZipEntry, splices: readonly Splice[]): Promise<ZipPart> {
  let crc = 0;
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of inLargePieces(spliceParts(pack.parts.zip, entry, splices))) {
      crc = crc32(piece, crc);
      bytes += piece.length;
      yield piece;
    }
  }
  const packed = entry.packedBytes <= SMALL_BYTES ? await packWhole(counted()) : await packStream(counted());
  return { rawName: entry.rawName, utf8: (entry.flags & 0x800) !== 0, packed, crc, bytes };
}

/** Two small pieces come for every cell that changes: each by itself would cost a way to the packing thread and back. */
async function* inLargePieces(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < LARGE_BYTES) continue;
    yield Buffer.concat(waiting, bytes);
    [waiting, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(waiting, bytes);
}

async function packWhole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const whole: Buffer[] = [];
  for await (const piece of pieces) whole.push(piece);
  return deflateRawSync(Buffer.concat(whole), { level: PACKING });
}

async function packStream(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const packed: Buffer[] = [];
  await pipeline(
    Readable.from(pieces, { objectMode: true, highWaterMark: 2 }),
    createDeflateRaw({ chunkSize: 1 << 17, level: PACKING }),
    async (made: AsyncIterable<Buffer>) => {
      for await (const piece of made) packed.push(piece);
    },
  );
  return Buffer.concat(packed);
}
