// Answers on Outbox, Checks and Today without a name beside them: a Hold holds all the same, nothing else is done, and it is told.
import type { CheckFields, OutboxFields, TodayFields } from '../domain/register.ts';
import { cellText } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { RawRow, RawTable } from '../workbook/port.ts';
import { TABLE } from '../workbook/tables/index.ts';
import { parseRow } from '../workbook/tables/parse-row.ts';
import type { Table, TableName } from '../workbook/tables/table.ts';

const HELD = 'Hold stands here without a name: the message is held. Type your name here too.';
const WAITS = 'An answer stands here without a name: nothing was done. Type your name here.';

/** One problem for each row of the views that somebody answered without saying who. */
export function unsignedAnswers(tables: ReadonlyMap<TableName, RawTable>): readonly Problem[] {
  const rowsOf = (name: TableName): readonly RawRow[] => tables.get(name)?.rows ?? [];
  return [
    ...rowsOf('outbox').flatMap((row) => outboxRow(row)),
    ...rowsOf('checks').flatMap((row) => {
      const parsed = parseRow<CheckFields>(TABLE.checks, row);
      const isOpen = parsed.ok && parsed.value.accepted === true && parsed.value.acceptedBy === undefined;
      return isOpen ? [tell(TABLE.checks, row, 'acceptedBy', WAITS)] : [];
    }),
    ...rowsOf('today').flatMap((row) => {
      const parsed = parseRow<TodayFields>(TABLE.today, row);
      const { done, answer, doneBy } = parsed.ok ? parsed.value : {};
      const isOpen = (done === true || answer !== undefined) && doneBy === undefined;
      return isOpen ? [tell(TABLE.today, row, 'doneBy', WAITS)] : [];
    }),
  ];
}

function outboxRow(row: RawRow): readonly Problem[] {
  const parsed = parseRow<OutboxFields>(TABLE.outbox, row);
  if (!parsed.ok || parsed.value.by !== undefined) return [];
  const { answer, sentByHandAt } = parsed.value;
  const settled = row.cells.get('settledAt');
  const isOver = settled !== undefined && cellText(settled) !== '';
  if (isOver || (answer === undefined && sentByHandAt === undefined)) return [];
  return [tell(TABLE.outbox, row, 'by', answer === 'hold' ? HELD : WAITS)];
}

function tell<R>(table: Table<R>, row: RawRow, field: keyof R & string, sentence: string): Problem {
  const column = table.columns[field]?.header ?? field;
  return {
    id: problemId('answer.unsigned', table.name, row.id ?? `${row.file} ${row.place}`),
    code: 'answer.unsigned',
    size: 'row',
    table: table.name,
    ...(row.id === undefined ? {} : { rowId: row.id }),
    column,
    place: `${table.tab}, ${row.place}, "${column}"`,
    sentence,
  };
}
