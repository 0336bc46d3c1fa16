// The only place that leaves out answers without a name, before anything reads them. An answer that was there at the last run of a version that did
// not ask for names stays valid as long as it does not change.
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { OutboxFields } from '../../domain/register/register.ts';
import {
  findUnsigned,
  describeNameless,
  withoutUnsigned,
  type UnsignedAnswer,
  type UnsignedAnswerPlace,
} from '../../domain/answers/unsigned-answers.ts';
import type { RawRow, RawTable } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import { parseRow, type Identified, type ParsedRow, type ParsedTable } from '../../workbook/tables/parse-row.ts';
import type { Column, Table, TableName } from '../../workbook/tables/table.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';
import { isEndAnswer } from '../../domain/outbox/end-answer.ts';

/** A row of a view as it counts: without answers that need a name and have none. */
export function parseSigned<R extends object>(table: Table<R>, raw: RawRow): ParsedRow<R> {
  const parsed = parseRow(table, raw);
  if (!parsed.ok) return parsed;
  const value: Identified<R> = withoutUnsigned(parsed.value, findUnsigned(table.name, parsed.value));
  return { ...parsed, value };
}

type Parsed = ReadonlyMap<TableName, ParsedTable<object>>;
type Tables = ReadonlyMap<TableName, RawTable>;

export interface SignedRows {
  readonly parsed: Parsed;
  readonly nameless: readonly UnsignedAnswerPlace[];
  readonly problems: readonly Problem[];
}

/** The fields by which somebody is verified: these need a name, whenever they were typed. */
const VERIFIES: readonly string[] = ['contacts', 'attendance'];

/** The tables as they count. `remember`: the first run of a version that asks for names remembers what was there before. */
export async function leaveOutUnsigned(
  ports: Ports,
  marac: MaracPorts,
  tables: Tables,
  parsed: Parsed,
  remember: boolean,
): Promise<SignedRows> {
  const found = [...parsed].flatMap(([name, { rows }]) => rows.flatMap((row) => namelessOf(name, row, tables)));
  const old = await standingBefore(ports, marac, tables, found, remember);
  const asked = found.filter((place) => VERIFIES.includes(place.signed.table) || !old.has(nameOf(place)));
  const byRow = new Map<string, UnsignedAnswerPlace[]>();
  for (const place of asked) {
    const row = `${place.signed.table} ${place.rowId}`;
    byRow.set(row, [...(byRow.get(row) ?? []), place]);
  }
  const counted = [...parsed].map(([name, table]): [TableName, ParsedTable<object>] => [
    name,
    { ...table, rows: table.rows.map((row) => withoutUnsigned(row, byRow.get(`${name} ${row.id}`) ?? [])) },
  ]);
  return { parsed: asked.length === 0 ? parsed : new Map(counted), nameless: asked, problems: asked.map(tell) };
}

const BY_PERSON: readonly string[] = ['uncertain', 'handed'];

function namelessOf(name: TableName, row: Identified<object>, tables: Tables): readonly UnsignedAnswerPlace[] {
  const found = findUnsigned(name, row);
  if (found.length === 0) return [];
  const raw = tables.get(name)?.rows.find((other) => other.id === row.id);
  if (name === 'outbox' && raw !== undefined && isAnsweredFor(raw, row as OutboxFields)) return [];
  return found.map((answer) => asFound(name, row, raw?.file === 'restricted', answer));
}

/** A message that is over needs no answer, except about its end. One that may have left, or is among the drafts, is ended by a person. */
function isAnsweredFor({ cells }: RawRow, { answer }: OutboxFields): boolean {
  const text = (field: string): string => cellText(cells.get(field) ?? BLANK);
  return text('settledAt') !== '' && !BY_PERSON.includes(text('state')) && !isEndAnswer(answer);
}

function asFound(
  name: TableName,
  row: Identified<object>,
  restricted: boolean,
  one: UnsignedAnswer,
): UnsignedAnswerPlace {
  const { tab, columns } = tableNamed(name);
  const header = (field: string): string => (columns as Readonly<Record<string, Column>>)[field]?.header ?? field;
  const { does, answer, by } = one.signed;
  return {
    ...one,
    rowId: row.id,
    tab,
    column: header(answer),
    byColumn: header(by),
    does: typeof does === 'string' ? does : does(row),
    restricted,
  };
}

function tell(place: UnsignedAnswerPlace): Problem {
  const { signed, rowId, tab, byColumn } = place;
  return {
    id: problemId('answer.unsigned', signed.table, rowId, signed.answer),
    code: 'answer.unsigned',
    size: 'note',
    table: signed.table,
    rowId,
    column: byColumn,
    place: `${tab}, row ${rowId}, "${byColumn}"`,
    sentence: describeNameless(place),
  };
}

const BEFORE = 'nameless-before';
const nameOf = ({ signed, rowId }: UnsignedAnswerPlace): string => `${signed.table}/${rowId}/${signed.answer}`;

/** Ids of the answers that were there at the last run before names were asked for, and have not changed. */
async function standingBefore(
  { ledger }: Ports,
  marac: MaracPorts,
  tables: Tables,
  found: readonly UnsignedAnswerPlace[],
  remember: boolean,
): Promise<ReadonlySet<string>> {
  const prefix = `${BEFORE}/${marac.name}/`;
  const kept = await ledger.answers(prefix);
  const hashOf = ({ signed, rowId }: UnsignedAnswerPlace): string => {
    const cell = tables
      .get(signed.table as TableName)
      ?.rows.find((candidate) => candidate.id === rowId)
      ?.cells.get(signed.answer);
    const text = cell === undefined ? '' : cellText(cell);
    return ledger.hashCell(`${marac.name}/${signed.table}`, signed.answer, text);
  };
  if (kept.has(`${prefix}asked`))
    return new Set(found.flatMap((one) => (kept.get(prefix + nameOf(one))?.answer === hashOf(one) ? nameOf(one) : [])));
  const old: UnsignedAnswerPlace[] = [];
  for (const name of new Set(found.map((place) => place.signed.table))) {
    const rows = new Map((await ledger.readRows(`${marac.name}/${name}`)).map((row) => [row.rowId, row.hashes]));
    const there = found.filter((place) => place.signed.table === name);
    old.push(...there.filter((place) => rows.get(place.rowId)?.get(place.signed.answer) === hashOf(place)));
  }
  if (remember) {
    const rule = { by: 'marac', in: 'rule' } as const;
    for (const place of old) await ledger.rememberAnswer(prefix + nameOf(place), hashOf(place), rule);
    await ledger.rememberAnswer(`${prefix}asked`, 'yes', rule);
  }
  return new Set(old.map(nameOf));
}
