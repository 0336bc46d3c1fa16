// The links of cells that lead somewhere, made out of what the cells say: the row of a tab, in this file or another of the MARAC, or a paper.
import path from 'node:path';
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { readPaper } from '../looks/leading-papers.ts';
import { readPlace } from '../looks/leading-texts.ts';
import { tablesIn } from '../tables/all-tables.ts';
import { columnsOf } from '../tables/table.ts';
import type { FileRole } from '../workbook-port.ts';
import type { BoundTable } from './bind-tab.ts';
import type { CellLink, SheetLinks } from './patching/lay-links.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { XlsxFile, XlsxWorkbook } from './workbook-files.ts';
import { foldText } from '../../domain/text/fold.ts';

/** For each sheet in which something is written and whose cells lead somewhere: all of its links, as it stands afterwards. */
export function linksOf(
  { files, papers }: Pick<XlsxWorkbook, 'files' | 'papers'>,
  file: XlsxFile,
  tables: ReadonlyMap<string, BoundTable>,
  written: readonly SheetChange[],
): readonly SheetLinks[] {
  return [...tables.values()].flatMap(({ table, at, rows }) => {
    const leading = columnsOf(table).filter((column) => column.leadsTo !== undefined);
    if (at === undefined || leading.length === 0 || !written.some(({ sheet }) => sheet === at.sheet)) return [];
    const links = leading.flatMap(({ field, leadsTo }): readonly CellLink[] => {
      const column = at.columns.get(field);
      if (column === undefined) return [];
      const texts = new Map(rows.map(({ row, cells }) => [row, cellText(cells.get(field) ?? BLANK)]));
      for (const change of written)
        if (change.sheet === at.sheet && change.column === column) texts.set(change.row, cellText(change.to));
      return [...texts].flatMap(([row, text]) => {
        const led = leadsTo === 'row' ? toRow({ files }, file, tables, text) : toPaper(papers, file, text);
        return text === '' || led === undefined ? [] : [{ row, column, ...led }];
      });
    });
    const columns = leading.flatMap(({ field }) => at.columns.get(field) ?? []);
    return [{ sheet: at.sheet, headingRow: at.headingRow, columns, links }];
  });
}

type Led = Pick<CellLink, 'file' | 'place'>;

/** Never from another file into the restricted one: nothing outside says that it has such a row. */
function toRow(
  { files }: Pick<XlsxWorkbook, 'files'>,
  file: XlsxFile,
  tables: ReadonlyMap<string, BoundTable>,
  text: string,
): Led | undefined {
  const led = readPlace(text);
  if (led === undefined) return undefined;
  const { tab, row = 1, of } = led;
  const place = `'${tab.replaceAll("'", "''")}'!A${row}`;
  const own = [...tables.values()].find(({ table }) => foldText(table.tab) === foldText(tab));
  if (own !== undefined && of === undefined)
    return own.at === undefined ? undefined : { place: placeIn(own.at.sheet, row) };
  const isIn = (role: FileRole): boolean =>
    tablesIn(role === 'main' && !files.some((one) => one.role === 'register') ? 'mainAndRegister' : role).some(
      (table) => foldText(table.tab) === foldText(tab),
    );
  const other = files.find(
    (one) => one !== file && one.role !== 'restricted' && (of ?? one.role) === one.role && isIn(one.role),
  );
  if (other === undefined || led.row === undefined) return undefined;
  return { file: webPath(path.relative(path.dirname(file.path), other.path)), place };
}

const placeIn = (sheet: string, row: number): string => `'${sheet.replaceAll("'", "''")}'!A${row}`;

function toPaper(papers: XlsxWorkbook['papers'], file: XlsxFile, text: string): Led | undefined {
  if (papers === undefined || text === '') return undefined;
  const { path: below, of } = readPaper(text, file.role === 'restricted' ? 'restricted' : 'main');
  return { file: webPath(path.join(path.relative(path.dirname(file.path), papers[of]), below)) };
}

/** As a link writes a path: with forward slashes, each part in percent signs. */
const webPath = (relative: string): string =>
  relative
    .split(path.sep)
    .map((part) => (part === '..' ? part : encodeURIComponent(part)))
    .join('/');
