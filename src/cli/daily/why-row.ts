// Where a row stands, which case it is about, and whether it counts: what `marac why` says of any row. Of a restricted one its place alone.
import { cellText } from '../../domain/cells/cell.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { Table, TableName } from '../../workbook/tables/table.ts';
import type { MaracReading, Reading } from '../../jobs/reading/reading.ts';

const STOPS: Readonly<Record<Problem['size'], string>> = {
  gap: 'It could be read, and counts; a cell that is named here counts as not given.',
  note: 'It could be read, and counts.',
  row: 'This row counts for nothing until that is put right; everything else goes on.',
  table: 'Nothing of this tab is used until that is put right.',
  run: 'Nothing is planned or sent until that is put right.',
};
const SIZES: readonly Problem['size'][] = ['run', 'table', 'row', 'gap'];

/** Lines about the row of that id, in whichever tab of whichever workbook; none where no row has it. */
export function describeRow({ maracs }: Reading, problems: readonly Problem[], asked: string): readonly string[] {
  return maracs.flatMap((marac) =>
    [...marac.tables].flatMap(([name, { rows }]) =>
      rows.filter((row) => row.id === asked).flatMap((row) => describeOne(marac, tableNamed(name), row, problems)),
    ),
  );
}

function describeOne(marac: MaracReading, table: Table, row: RawRow, problems: readonly Problem[]): readonly string[] {
  const apart = row.file === 'restricted';
  const where = `${table.tab}, ${row.place}, in the ${row.file} workbook of ${marac.ports.title}.`;
  if (table.view) return [`${where} A line of the runner’s own${apart ? '.' : `: ${saysIn(table.name, row)}`}`];
  const caseRef = row.cells.get('caseRef');
  const person = row.cells.get('personId');
  const about = [
    caseRef === undefined ? '' : ` It is about case ${cellText(caseRef).trim()}.`,
    person === undefined ? '' : ` It is about person ${cellText(person).trim()}.`,
  ];
  const mine = problems.filter((one) => one.rowId === row.id || (one.table === table.name && one.rowId === undefined));
  const size = SIZES.find((each) => mine.some((one) => one.size === each)) ?? 'note';
  return [`${where}${about.join('')}`, STOPS[size]];
}

/** What a line of Today, Outbox or Checks says, in the words that stand there. */
function saysIn(view: TableName, { cells }: RawRow): string {
  const text = (field: string): string => {
    const cell = cells.get(field);
    return cell === undefined ? '' : cellText(cell);
  };
  if (view === 'outbox') return `message ${text('key')}, ${text('state')}. ${text('goes')}`.trim();
  return text(view === 'today' ? 'what' : 'sentence');
}
