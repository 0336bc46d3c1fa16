// A workbook of an earlier version whose columns are in order: its look is that of this version, and every cell, comment, colour and column of
// people's own stands where it stood. What comes out is read back and compared before it is given away.
import { columnLook } from '../../looks/column-look.ts';
import { inTabOrder } from '../../looks/tab-looks.ts';
import type { Table } from '../../tables/table.ts';
import { bindTab, type BoundTable } from '../bind-tab.ts';
import { findKind, openPackage } from '../package/workbook-package.ts';
import type { ReadCells } from '../read-cells.ts';
import { heightsOf } from '../row-heights.ts';
import type { SheetChange } from '../patching/sheet-change.ts';
import type { Profile } from '../trust-profile.ts';
import { openPartTexts } from './part-texts.ts';
import { addHeights, addPages, addStates, columnStyles } from './sheet-text.ts';
import { upgradeStyles } from './styles-text.ts';
import { upgradeWorkbookText, type OurTab } from './workbook-text.ts';

export interface Upgrading {
  readonly bytes: Buffer;
  readonly sheets: readonly ReadCells[];
  readonly tables: readonly Table[];
  /** Whether a table that folds away elsewhere is shown in this file. */
  readonly isHome: (table: Table) => boolean;
  readonly profile: Profile;
}

export interface Upgraded {
  readonly bytes: Buffer;
  /** What became different, in sentences; empty when the file is of this version already. */
  readonly said: readonly string[];
}

export async function upgradeFile({ bytes, sheets, tables, isHome, profile }: Upgrading): Promise<Upgraded> {
  const pack = await openPackage(bytes, profile);
  const bound = inTabOrder(tables)
    .map((table) => bindTab(table, sheets))
    .filter(({ at }) => at !== undefined);
  const texts = openPartTexts(pack);
  const textOf = texts.of;
  const said: string[] = [];
  const put = (name: string, edited: { readonly text: string; readonly said: readonly string[] }): void => {
    texts.put(name, edited.text);
    said.push(...edited.said);
  };
  const partOf = (one: BoundTable): string => pack.sheets.find(({ name }) => name === one.at?.sheet)?.entry.name ?? '';
  // What names its elements in another way than Excel and LibreOffice do is left as it is.
  const plain = bound.filter((one) => /<worksheet[\s>]/.test(textOf(partOf(one))));
  const change = (what: string, make: (text: string, one: BoundTable) => string): void => {
    const changed = plain.filter((one) => {
      const [name, before] = [partOf(one), textOf(partOf(one))];
      const text = make(before, one);
      if (text !== before) texts.put(name, text);
      return text !== before;
    });
    if (changed.length > 0) said.push(`${what}: ${changed.map(({ at }) => at?.sheet ?? '').join(', ')}.`);
  };
  const tabs = bound.map(({ table, at }): OurTab => ({
    name: at?.sheet ?? '',
    shows: table.shown || isHome(table),
    filter: filterOf(textOf(partOf({ table, at, rows: [], problems: [] }))),
  }));
  put(pack.workbook.name, upgradeWorkbookText(textOf(pack.workbook.name), tabs));
  const styles = findKind(pack, 'styles', 'styles.xml')?.name;
  if (styles !== undefined) {
    const wrapped = new Set(plain.flatMap((one) => columnStyles(textOf(partOf(one)), wrappedColumns(one))));
    const made = upgradeStyles(textOf(styles), wrapped);
    put(styles, made);
    change('Marked where something is overdue, due today or waits for you', (text, one) =>
      addStates(text, one, made.dxfOf),
    );
  }
  const heights = heightsOf(plain, plain.flatMap(standingCells));
  change('Rows as high as their text', (text, { at }) => addHeights(text, heights.get(at?.sheet ?? '') ?? NO_HEIGHTS));
  change('On as many pages beside each other as can be read', addPages);
  return said.length === 0 ? { bytes, said } : { bytes: texts.pack(), said };
}

const NO_HEIGHTS: ReadonlyMap<number, number> = new Map();

function filterOf(text: string): string | undefined {
  const range = /<autoFilter[^>]*\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(text);
  return range === null ? undefined : `$${range[1]}$${range[2]}:$${range[3]}$${range[4]}`;
}

function wrappedColumns({ table, at }: BoundTable): readonly number[] {
  const columns = { ...table.columns, ...table.computed };
  return [...(at?.columns ?? [])].flatMap(([field, column]) => {
    const of = (columns as Readonly<Record<string, Parameters<typeof columnLook>[0]>>)[field];
    return columnLook(of).wraps ? [column] : [];
  });
}

/** Its rows as if they were written anew, so that their heights are counted. */
function standingCells({ at, rows }: BoundTable): readonly SheetChange[] {
  if (at === undefined) return [];
  return rows.flatMap(({ row, cells }) => {
    const [field, cell] = [...cells].find(([, one]) => one.kind !== 'formula' && one.kind !== 'error') ?? [];
    const column = at.columns.get(field ?? '');
    if (column === undefined || cell === undefined || cell.kind === 'formula' || cell.kind === 'error') return [];
    return [{ sheet: at.sheet, row, column, to: cell }];
  });
}
