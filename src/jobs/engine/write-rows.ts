// Writes rows that a plan adds and cells it blanks, before the plan is committed: an id already there counts as done, so a crash does no harm.
import { BLANK, sameCell, type Cell } from '../../domain/cells/cell.ts';
import type { BlankEffect, FillEffect, Hashed, Key, RowEffect } from '../../domain/plan/effects.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Change, FileRole } from '../../workbook/workbook-port.ts';
import { ownedCell } from '../../workbook/tables/write-cell.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { MaracReading } from '../reading/reading.ts';

export interface Written {
  /** Keys of effects that are in the workbook now. */
  readonly done: readonly Key[];
  /** What waits because the file is open elsewhere. */
  readonly keptBack: number;
  readonly problems: readonly Problem[];
  /** Rows of the plan that are in the workbook now. */
  readonly rows: readonly RowEffect[];
}

/** The file in which a row of this table is made. */
export function workbookOf(table: TableName, restricted: boolean): FileRole {
  const of = tableNamed(table);
  if (of.home === 'restricted' || (restricted && of.alsoRestricted)) return 'restricted';
  return of.home === 'register' ? 'register' : 'main';
}

function rowChange(effect: RowEffect): Change {
  const table = tableNamed(effect.table as TableName);
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(effect.values)) cells.set(field, ownedCell(table, field, value));
  return { do: 'add', table: table.name, file: workbookOf(table.name, effect.restricted), rowId: effect.rowId, cells };
}

function blankChange(effect: BlankEffect, reading: MaracReading): Change | undefined {
  const row = reading.tables.get(effect.table as TableName)?.rows.find((candidate) => candidate.id === effect.rowId);
  if (row === undefined) return undefined;
  const cells = new Map<string, { from: Cell; to: Cell }>();
  for (const field of effect.fields) {
    const from = row.cells.get(field) ?? BLANK;
    if (from.kind !== 'blank') cells.set(field, { from, to: BLANK });
  }
  return { do: 'set', table: effect.table as TableName, rowId: effect.rowId, cells };
}

/** Nothing to change if a cell that must be blank is not, or already has the value. */
function fillChange(effect: FillEffect, reading: MaracReading): Change | undefined {
  const table = tableNamed(effect.table as TableName);
  const row = reading.tables.get(table.name)?.rows.find((candidate) => candidate.id === effect.rowId);
  if (row === undefined) return undefined;
  const cells = new Map<string, { from: Cell; to: Cell }>();
  for (const [field, value] of Object.entries(effect.values)) {
    const [from, to] = [row.cells.get(field) ?? BLANK, ownedCell(table, field, value)];
    if (effect.over === 'blank' && from.kind !== 'blank') continue;
    if (!sameCell(from, to)) cells.set(field, { from, to });
  }
  return cells.size === 0 ? undefined : { do: 'set', table: table.name, rowId: effect.rowId, cells };
}

/** Fills what can be filled; a cell that changed meanwhile is tried again by the next run. */
async function fillCells(
  reading: MaracReading,
  effects: readonly FillEffect[],
): Promise<{ readonly done: readonly Key[]; readonly keptBack: number }> {
  const changes = effects.map((effect) => ({ effect, change: fillChange(effect, reading) }));
  const toWrite = changes.flatMap(({ change }) => (change === undefined ? [] : [change]));
  const answers = toWrite.length === 0 ? [] : await reading.ports.workbook.write(toWrite, reading.snapshot.revision);
  const done: Key[] = [];
  let [place, keptBack] = [0, 0];
  for (const { effect, change } of changes) {
    const answer = change === undefined ? { outcome: 'done' as const } : answers[place++];
    if (answer?.outcome === 'done') done.push(effect.key);
    else keptBack += 1;
  }
  return { done, keptBack };
}

/** New rows first, then cells of rows; blanking last, and only if every row of the same plan is there: nothing is cleared before it is kept. */
export async function writeRows(reading: MaracReading, wanted: readonly Hashed[]): Promise<Written> {
  const mine = wanted.map((hashed) => hashed.effect).filter((effect) => effect.marac === reading.ports.name);
  const rows = mine.filter((effect): effect is RowEffect => effect.do === 'row');
  const blanks = mine.filter((effect): effect is BlankEffect => effect.do === 'blank');
  const done: Key[] = [];
  const made: RowEffect[] = [];
  const problems: Problem[] = [];
  let keptBack = 0;
  const answers =
    rows.length === 0 ? [] : await reading.ports.workbook.write(rows.map(rowChange), reading.snapshot.revision);
  rows.forEach((effect, index) => {
    if (answers[index]?.outcome !== 'done') keptBack += 1;
    else {
      done.push(effect.key);
      made.push(effect);
    }
  });
  const filled = await fillCells(
    reading,
    mine.filter((effect): effect is FillEffect => effect.do === 'fill'),
  );
  done.push(...filled.done);
  if (keptBack > 0 || blanks.length === 0)
    return {
      done,
      keptBack: keptBack + filled.keptBack + blanks.length,
      problems: blanks.map((blank) => describeOfReferral(blank, 'safe-answer-waits', WAITS)),
      rows: made,
    };
  const changes = blanks.map((effect) => ({ effect, change: blankChange(effect, reading) }));
  const toWrite = changes.flatMap((change) => (change.change === undefined ? [] : [change.change]));
  const blanked = toWrite.length === 0 ? [] : await reading.ports.workbook.write(toWrite, reading.snapshot.revision);
  let place = 0;
  for (const { effect, change } of changes) {
    const answer = change === undefined ? { outcome: 'done' as const } : blanked[place++];
    if (answer?.outcome === 'done') done.push(effect.key);
    else if (answer?.outcome === 'movedOn') problems.push(describeOfReferral(effect, 'safe-answer-changed', CHANGED));
    else keptBack += 1;
  }
  return { done, keptBack: keptBack + filled.keptBack, problems, rows: made };
}

const WAITS =
  'Safe answers or a hidden address of this referral are not put away yet, and the IDVA’s safe-contact paper waits for that: the restricted workbook, or this one, is open elsewhere. Close it. If nobody has it open, delete the lock file (~$ or .~lock) that was left beside it.';
const CHANGED =
  'An answer about a safe contact or a hidden address was changed while it was being put away. It is put away at the next run; until then it stands in this workbook.';

function describeOfReferral({ table, rowId }: BlankEffect, code: string, sentence: string): Problem {
  const place = `Referrals, row ${rowId}`;
  return { id: problemId(code, table, rowId), code, size: 'row', table, rowId, place, sentence };
}
