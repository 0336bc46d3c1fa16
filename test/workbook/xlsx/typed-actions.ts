// A workbook on disk with three actions as people typed them, and hands to edit it with while nobody looks. Every name and text is made up.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { openFiles } from '../../../src/system/files.ts';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import type { Change, RawTable, Workbook } from '../../../src/workbook/workbook-port.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { parsePlace, placeName } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../../support/backups.ts';
import { readCells } from './read-cells.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patching/sheet-change.ts';

export const TAB = 'Actions';
export const HEADERS = ['Row id', 'Action', 'Agency', 'Owner'] as const;
const BLANK: SheetChange['to'] = { kind: 'blank' };

/** A heading and row, and the text or cell that somebody puts there. */
export type Edit = readonly [header: string, row: number, to: string | SheetChange['to']];

export interface TypedActions {
  readonly folder: string;
  readonly main: string;
  readonly workbook: Workbook;
  /** Column of a heading, from 1. */
  column(header: string): number;
  /** Somebody edits cells and saves. */
  type(edits: readonly Edit[]): Promise<void>;
  /** Changes the XML of the tab's part as no program of ours would write it. */
  change(how: (xml: string) => string): Promise<void>;
  /** Starts again with the three rows. */
  reset(): Promise<void>;
  bytes(): Promise<Buffer>;
  read(): Promise<RawTable>;
  close(): Promise<void>;
}

export const textCell = (value: string): SheetChange['to'] => ({ kind: 'text', text: value });
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export function setChange(rowId: string, field: string, from: Cell, to: Cell): Change {
  return { do: 'set', table: 'actions', rowId, cells: new Map([[field, { from, to }]]) };
}

/** What one of the three rows holds, put into any row. */
export function rowEdits(row: number, number: number): readonly Edit[] {
  const values = [`A-TEST0${number}`, `Do thing ${number}`, `Agency ${number}`, `Owner ${number}`];
  return HEADERS.map((header, at) => [header, row, values[at] ?? ''] as const);
}

export function clearEdits(row: number): readonly Edit[] {
  return HEADERS.map((header) => [header, row, BLANK] as const);
}

async function apply(bytes: Buffer, edits: readonly Edit[], column: (header: string) => number): Promise<Buffer> {
  const changes = edits.map(([header, row, to]) => ({
    sheet: TAB,
    column: column(header),
    row,
    to: typeof to === 'string' ? textCell(to) : to,
  }));
  return (await patchWorkbook(bytes, OWN, changes)).bytes;
}

function changeTab(bytes: Buffer, how: (xml: string) => string): Buffer {
  const zip = openZip(bytes, OWN.zip);
  return writeZip(
    zip.entries.map((entry) => {
      const xml = entry.name.startsWith('xl/worksheets/sheet') ? zip.read(entry).toString('utf8') : '';
      if (!xml.includes('Owner 2')) return { entry, packed: zip.packed(entry) };
      const changed = how(xml);
      if (changed === xml) throw new Error('Nothing was changed.');
      return { name: entry.name, content: Buffer.from(changed) };
    }),
  );
}

/** Every cell of the tab moved one column to the right, and a column of somebody's own in front. */
export async function insertColumn(bytes: Buffer): Promise<Buffer> {
  const cells = await readCells(bytes);
  const edits: SheetChange[] = [];
  for (const [place, cell] of cells) {
    const [tab, ref = ''] = place.split('!');
    const at = parsePlace(ref);
    if (tab !== TAB || at === undefined) continue;
    edits.push({ sheet: TAB, column: at.column + 1, row: at.row, to: cell as SheetChange['to'] });
    if (at.column > 1 && cells.has(`${TAB}!${placeName(at.column - 1, at.row)}`)) continue;
    const isFirst = at.column === 1 && at.row === 1;
    edits.push({ sheet: TAB, column: at.column, row: at.row, to: isFirst ? textCell('My own notes') : BLANK });
  }
  return (await patchWorkbook(bytes, OWN, edits)).bytes;
}

async function makeBlank(): Promise<Buffer> {
  let count = 0;
  const newId = (prefix: string): string => `${prefix}-B${String((count += 1)).padStart(5, '0')}`;
  return renderBlankWorkbook({ file: 'mainAndRegister', title: 'Test MARAC', newId, blankRows: 5 });
}

async function readHeadings(blank: Buffer): Promise<ReadonlyMap<string, number>> {
  const headings = new Map<string, number>();
  for (const [place, cell] of await readCells(blank)) {
    const [tab, ref = ''] = place.split('!');
    const at = parsePlace(ref);
    if (tab === TAB && at?.row === 1 && cell.kind === 'text') headings.set(cell.text, at.column);
  }
  return headings;
}

export async function openTypedActions(): Promise<TypedActions> {
  const folder = await mkdtemp(path.join(tmpdir(), 'xlsx-port-'));
  const main = path.join(folder, 'main.xlsx');
  const blank = await makeBlank();
  const headings = await readHeadings(blank);
  const column = (header: string): number => {
    const found = headings.get(header);
    if (found === undefined) throw new Error(`There is no heading ${header}.`);
    return found;
  };
  const filled = await apply(
    blank,
    [2, 3, 4].flatMap((row) => rowEdits(row, row)),
    column,
  );
  const workbook = openXlsxWorkbook({
    files: [{ role: 'main', path: main }],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
  await writeFile(main, filled);
  return {
    folder,
    main,
    workbook,
    column,
    type: async (edits) => writeFile(main, await apply(await readFile(main), edits, column)),
    change: async (how) => writeFile(main, changeTab(await readFile(main), how)),
    reset: () => writeFile(main, filled),
    bytes: () => readFile(main),
    async read(): Promise<RawTable> {
      const table = (await workbook.read(['actions'])).tables.get('actions');
      if (table === undefined) throw new Error('The table was not read.');
      return table;
    },
    close: () => rm(folder, { recursive: true }),
  };
}
