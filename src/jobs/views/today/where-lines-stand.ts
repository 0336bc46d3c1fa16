// Where a line of Today is settled, by tab and row number, and the files of its papers. Only what the workbook in which the line stands may tell of.
import type { Facts, MaracFacts } from '../../../domain/plan/facts.ts';
import { paperFile } from '../../../domain/outward/paper-file.ts';
import { rowsOf } from '../../../domain/today/alike-lines.ts';
import type { TodayItem } from '../../../domain/today/today-item.ts';
import { OF_MAIN, printPlaces, type RowsOfTab } from '../../../workbook/looks/leading-texts.ts';
import { printPapers } from '../../../workbook/looks/leading-papers.ts';
import { SIDE_TABLES, TABLES } from '../../../workbook/tables/all-tables.ts';
import type { TableName } from '../../../workbook/tables/table.ts';
import type { RawTable } from '../../../workbook/workbook-port.ts';
import { readersOfPaper, restrictedIn } from '../papers-folder.ts';
import { outboxRowId } from '../outbox-row-id.ts';

type Tables = ReadonlyMap<TableName, RawTable>;
type Line = Pick<TodayItem, 'tab' | 'about' | 'things' | 'messages' | 'restricted'>;

/** “At Risk List, row 12”; the tab alone while no row of it is known. A line of restricted says of which workbook a tab is that restricted has not. */
export function describeWhere(marac: Pick<MaracFacts, 'pool'>, tables: Tables, line: Line): string {
  const rows = rowNumbers(marac, tables, line);
  if (rows.length > 0) return printPlaces(rows);
  const table = TABLES.find(({ tab }) => tab === line.tab);
  const isInMainOnly = table !== undefined && table.home === 'main' && !table.alsoRestricted;
  return line.restricted && isInMainOnly ? `${line.tab}${OF_MAIN}` : line.tab;
}

/** By the workbook in which the rows stand, that of the line first. A row that is gone is in none. */
export function rowNumbers(marac: Pick<MaracFacts, 'pool'>, tables: Tables, line: Line): readonly RowsOfTab[] {
  const table = [...TABLES, ...SIDE_TABLES].find(({ tab }) => tab === line.tab);
  if (table === undefined) return [];
  const messages = table.name === 'outbox' ? line.messages : undefined;
  const ids = new Set(messages?.map(({ key }) => outboxRowId(marac, key)) ?? rowsOf(line));
  const found = (tables.get(table.name)?.rows ?? []).filter(({ id = '' }) => ids.has(id));
  const [own, other] = [true, false].map((isRestricted) =>
    found.filter(({ file }) => (file === 'restricted') === isRestricted).map(({ place }) => numberOf(place)),
  );
  const main = { tab: table.tab, rows: other ?? [] };
  if (!line.restricted) return main.rows.length === 0 ? [] : [main];
  return [
    { tab: table.tab, rows: own ?? [] },
    { ...main, of: 'main' as const },
  ].filter(({ rows }) => rows.length > 0);
}

const numberOf = (place: string): number => Number(/\d+$/.exec(place)?.[0] ?? 0);

const FORMATS = ['pdf', 'docx', 'xlsx', 'ics'];

/** The file of its paper, or the folders of several; '' where it has none. In main nothing that lies in the folder of the few. */
export function describePapersOf(facts: Pick<Facts, 'maracs' | 'recorded'>, line: Line): string {
  const restricted = restrictedIn(facts);
  const keys = new Set((line.messages ?? []).flatMap(({ papers }) => papers));
  const files = [...keys].flatMap((key) => {
    const paper = facts.recorded.papers.get(key);
    const format = FORMATS.find((one) => paper?.formats?.includes(one) === true);
    if (paper === undefined || format === undefined) return [];
    const isOfTeam = readersOfPaper(paper, restricted) === 'team';
    return isOfTeam || line.restricted ? [{ path: paperFile(paper, format), isOfTeam }] : [];
  });
  return printPapers(files, line.restricted ? 'restricted' : 'main');
}
