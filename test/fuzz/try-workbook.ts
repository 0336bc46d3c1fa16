// What must hold for any bytes at all: they are read or refused by name, quickly, twice the same; and a cell that can be set changes no other.
import type { Cell } from '../../src/domain/cells/cell.ts';
import { patchWorkbook } from '../../src/workbook/xlsx/patching/patch-workbook.ts';
import type { Profile } from '../../src/workbook/xlsx/trust-profile.ts';
import { OWN, RECEIVED } from '../../src/workbook/xlsx/trust-profile.ts';
import { readWorkbook } from '../../src/workbook/xlsx/reading/read-workbook.ts';
import { parsePlace, placeName } from '../../src/workbook/xlsx/package/cell-reference.ts';
import type { Place } from '../../src/workbook/xlsx/package/cell-reference.ts';
import { findRefusal } from '../../src/workbook/xlsx/reading/refusal.ts';
import { cpuMs } from '../support/cpu-time.ts';
import type { Dice } from './mutate.ts';

interface Read {
  readonly code: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly sheets: readonly string[];
}

const tell = (cell: Cell): string => JSON.stringify(cell);

async function read(bytes: Buffer, profile: Profile): Promise<Read> {
  const cells = new Map<string, string>();
  const sheets: string[] = [];
  try {
    await readWorkbook(bytes, profile, {
      sheet: (index, name) => void (sheets[index] = name),
      row: (index, row) =>
        row.cells.forEach((cell, at) => cells.set(`${index}!${placeName(row.columns[at] ?? 0, row.row)}`, tell(cell))),
    });
    return { code: 'ok', cells, sheets };
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return { code: refusal.code, cells: new Map(), sheets: [] };
  }
}

// Of the processor, so that a busy machine is no fault of ours.
const SLOWEST_MS = 10_000;

/** The outcome code of these bytes in the own file. Throws with what is wrong with us when a promise is broken. */
export async function tryWorkbook(bytes: Buffer, dice: Dice): Promise<string> {
  const began = performance.now();
  const code = await readAndPatch(bytes, dice);
  // Asking for the processor's time costs a tenth of a try, and no try has used more of it than the clock has gone on.
  if (performance.now() - began <= SLOWEST_MS) return code;
  const before = cpuMs();
  await readAndPatch(bytes, dice);
  if (cpuMs() - before > SLOWEST_MS) throw new Error('It took longer than 10 s.');
  return code;
}

async function readAndPatch(bytes: Buffer, dice: Dice): Promise<string> {
  const [own, again, received] = [await read(bytes, OWN), await read(bytes, OWN), await read(bytes, RECEIVED)];
  if (own.code !== again.code || own.cells.size !== again.cells.size) throw new Error('Read twice, it was two things.');
  if (received.code === 'ok') {
    if (own.code !== 'ok') throw new Error(`Read when received and refused as one's own: ${own.code}.`);
    for (const [place, cell] of received.cells)
      if (own.cells.get(place) !== cell) throw new Error(`The two profiles see ${place} differently.`);
  }
  if (own.code === 'ok' && own.sheets.length > 0) await tryPatch(bytes, own, received.code === 'ok', dice);
  return own.code;
}

/** Half of the time a cell that holds something, else any near the corner. */
function pickPlace(before: Read, dice: Dice): Place & { readonly index: number } {
  const keys = [...before.cells.keys()];
  const [index = '0', ref = ''] =
    (dice.roll(2) === 0 ? keys[dice.roll(Math.max(1, keys.length))] : undefined)?.split('!') ?? [];
  const place = parsePlace(ref);
  if (place !== undefined) return { ...place, index: Number(index) };
  return { column: 1 + dice.roll(8), row: 1 + dice.roll(8), index: dice.roll(before.sheets.length) };
}

async function tryPatch(bytes: Buffer, before: Read, isPlain: boolean, dice: Dice): Promise<void> {
  const { index, column, row } = pickPlace(before, dice);
  const key = `${index}!${placeName(column, row)}`;
  let patched: Buffer;
  try {
    patched = (
      await patchWorkbook(bytes, OWN, [
        { sheet: before.sheets[index] ?? '', column, row, to: { kind: 'text', text: '=set' } },
      ])
    ).bytes;
  } catch (error) {
    if (findRefusal(error) === undefined) throw error;
    return;
  }
  const after = await read(patched, OWN);
  if (after.code !== 'ok') throw new Error(`After setting ${key} it is refused: ${after.code}.`);
  const strict = isPlain ? (await read(patched, RECEIVED)).code : 'ok';
  if (strict !== 'ok') throw new Error(`After setting ${key} a strict reader refuses it: ${strict}.`);
  if (after.cells.get(key) !== JSON.stringify({ kind: 'text', text: '=set' })) throw new Error(`${key} was not set.`);
  for (const [place, cell] of before.cells)
    if (place !== key && after.cells.get(place) !== cell) throw new Error(`Setting ${key} changed ${place}.`);
  if (after.cells.size > before.cells.size + 1) throw new Error(`Setting ${key} made other cells.`);
}
