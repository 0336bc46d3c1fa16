// Sets one cell of a workbook and tells at once what else became of it, for tests about what may change.
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { openZip } from '../../../src/system/zip.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { OWN, RECEIVED } from '../../../src/workbook/xlsx/trust-profile.ts';
import { parsePlace } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import { findRefusal } from '../../../src/workbook/xlsx/reading/refusal.ts';
import { outcomeOf, readCells } from './read-cells.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patching/sheet-change.ts';

export interface Edited {
  readonly bytes: Buffer;
  /** Names of the parts that say otherwise, in order. */
  readonly changed: readonly string[];
  /** The cell itself, as it reads now. */
  readonly cell: Cell | undefined;
  part(name: string): string;
}

function changeAt(sheet: string, ref: string, to: SheetChange['to']): SheetChange {
  const place = parsePlace(ref);
  if (place === undefined) throw new Error(`${ref} is no cell.`);
  return { sheet, ...place, to };
}

/** Throws when another cell reads otherwise than before, or an entry that was not said to change did. */
export async function editCell(bytes: Buffer, sheet: string, ref: string, to: SheetChange['to']): Promise<Edited> {
  const before = await readCells(bytes);
  const done = await patchWorkbook(bytes, OWN, [changeAt(sheet, ref, to)]);
  const after = await readCells(done.bytes);
  const key = `${sheet}!${ref}`;
  const places = new Set([...before.keys(), ...after.keys()]);
  const differing = [...places].filter(
    (place) => place !== key && JSON.stringify(before.get(place)) !== JSON.stringify(after.get(place)),
  );
  const [old, now] = [openZip(bytes, OWN.zip), openZip(done.bytes, OWN.zip)];
  const kept = old.entries.filter((entry) => !done.changed.includes(entry.name));
  const lost = kept.filter((entry) => {
    const same = now.entries.find((one) => one.name === entry.name);
    return same === undefined || !now.packed(same).equals(old.packed(entry));
  });
  const harmed = [...differing, ...lost.map((entry) => entry.name)];
  // A strict reader that took it before takes it still: rows and cells stand in order, nothing is doubled.
  const [was, is] = [await outcomeOf(bytes, RECEIVED), await outcomeOf(done.bytes, RECEIVED)];
  if (was === 'ok' && is !== 'ok') throw new Error(`After setting ${key} a strict reader refuses it: ${is}.`);
  if (harmed.length > 0) throw new Error(`Setting ${key} also changed ${harmed.join(', ')}.`);
  return {
    bytes: done.bytes,
    changed: done.changed.toSorted(),
    cell: after.get(key),
    part(name): string {
      const entry = now.entries.find((one) => one.name === name);
      return entry === undefined ? '' : now.read(entry).toString('utf8');
    },
  };
}

/** The code by which a text for that cell is refused. */
export async function refusalOf(bytes: Buffer, sheet: string, ref: string, value = 'x'): Promise<string | undefined> {
  try {
    await patchWorkbook(bytes, OWN, [changeAt(sheet, ref, { kind: 'text', text: value })]);
    return undefined;
  } catch (error) {
    return findRefusal(error)?.code;
  }
}
