// Writes the chain head of the newest message that left into a cell of the workbook, with the views. At every reading it is compared with the ledger,
// together with the anchor: a ledger without that head is an older copy.
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { findLocalTime } from '../../domain/time/day.ts';
import { openIdPool } from '../engine/open-id-pool.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { judgeCopies, describeMended, type Copies, type Copy } from '../../domain/record/record-copies.ts';
import { Failure } from '../../errors.ts';
import type { LeftMark } from '../../ledger/ledger-history.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Keys } from '../../system/keys.ts';
import type { RawRow, RawTable, Snapshot } from '../../workbook/workbook-port.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';
import { standingRows, type ViewRow } from '../views/view-rows.ts';
import type { MaracReading } from '../reading/reading.ts';

/** What is needed to compare the copies. */
type Recorded = Pick<Ports, 'keys' | 'anchor' | 'otherRecord'> & {
  readonly ledger: Pick<Ledger, 'mode' | 'judgeHead' | 'size'>;
};

type Marked = Pick<LeftMark, 'count' | 'hash'>;

function sign(keys: Keys, mode: string, { count, hash }: Marked): string {
  return keys.mac('record', mode, String(count), hash).toString('hex').slice(0, 16);
}

/** The row of this mode for the ledger as it is now, beside the unchanged rows of other modes. */
export async function recordRows(ports: Ports, reading: MaracReading): Promise<readonly ViewRow[]> {
  const mark = await ports.ledger.leftMark();
  const id = rowId(ports, reading.ports.name);
  const others = standingRows(reading, 'record').filter((row) => row.id !== id);
  if (mark === undefined) return others;
  const { mode } = ports.ledger;
  const values = {
    mode,
    events: mark.count,
    head: `${mark.hash} ${sign(ports.keys, mode, mark)}`,
    leftAt: mark.at,
  };
  return [...others, { id, file: 'main', values }];
}

function rowId({ keys, ledger }: Recorded, marac: string): string {
  return openIdPool(keys, marac).take('RD', `record/${ledger.mode}`);
}

interface Read {
  readonly copy: Copy;
  /** The rows there, if they can be read. */
  readonly mark?: Marked;
}

const text = (row: RawRow, field: string): string => cellText(row.cells.get(field) ?? BLANK).trim();

/** What the tab Record of a workbook says about this ledger. */
async function readMark(desk: Recorded, name: string, table: RawTable | undefined): Promise<Read> {
  const { mode } = desk.ledger;
  const rows = table?.rows ?? [];
  const row = rows.find((one) => text(one, 'mode') === mode) ?? rows.find((one) => one.id === rowId(desk, name));
  const where = `the workbook of ${name}`;
  if (row === undefined) return { copy: { name: where, state: 'none' } };
  const [hash = '', signature = ''] = text(row, 'head').split(' ');
  const mark = { count: Number(text(row, 'events')), hash };
  const at = findLocalTime(text(row, 'leftAt').replace(' ', 'T').slice(0, 16));
  const says = { name: where, events: mark.count, ...(at === undefined ? {} : { at }) };
  if (signature !== sign(desk.keys, mode, mark)) return { copy: { name: where, state: 'otherKey' }, mark };
  return { copy: { ...says, state: await desk.ledger.judgeHead(mark) }, mark };
}

/** The part of a workbook that the record needs. */
export interface RecordBook {
  readonly name: string;
  readonly record: RawTable | undefined;
  readonly outbox: RawTable | undefined;
}

export function recordBook(name: string, { tables }: Snapshot): RecordBook {
  return { name, record: tables.get('record'), outbox: tables.get('outbox') };
}

export async function gatherCopies(
  desk: Recorded,
  books: readonly RecordBook[],
): Promise<{ readonly copies: Copies; readonly heads: readonly string[] }> {
  const reads: Read[] = [];
  for (const { name, record } of books) reads.push(await readMark(desk, name, record));
  const { copy, hash } = await readAnchorCopy(desk);
  const explained = desk.otherRecord?.() ?? true;
  const used = explained ? [] : books.filter(({ outbox }) => (outbox?.rows ?? []).length > 0);
  return {
    copies: {
      ledger: describeSize(await desk.ledger.size()),
      anchor: copy,
      workbooks: reads.map((read) => read.copy),
      used: used.map(({ name }) => `the workbook of ${name}`),
    },
    heads: [...reads.flatMap(({ mark }) => mark?.hash ?? []), ...(hash === undefined ? [] : [hash])],
  };
}

const describeSize = ({ events, runs, at }: Awaited<ReturnType<Ledger['size']>>): Copies['ledger'] => ({
  events,
  runs,
  ...(at === undefined ? {} : { at }),
});

async function readAnchorCopy({ ledger, anchor }: Recorded): Promise<{ readonly copy: Copy; readonly hash?: string }> {
  const name = 'the anchor';
  // A desk without a second folder, as in a test: nothing is compared.
  if (anchor === undefined) return { copy: { name, state: 'held' } };
  const found = await anchor();
  if (found === 'damaged') return { copy: { name, state: 'unreadable' } };
  if (found === undefined) return { copy: { name, state: 'none' } };
  const state = await ledger.judgeHead(found);
  return { copy: { name, state, events: found.count }, hash: found.hash };
}

/**
 * Refuses workbooks, before anything is written to them, if the copies of the record disagree, and blocks the ledger if that might send something
 * twice. Returns what a person should know although the ledger may be used.
 */
export async function guardRecord(ports: Ports, books: readonly RecordBook[]): Promise<readonly Problem[]> {
  const { copies } = await gatherCopies(ports, books);
  const problem = judgeCopies(copies);
  if (problem !== undefined) {
    if (problem.code !== 'anchor-broken') await ports.ledger.callRestored();
    throw new Failure(problem.code, problem.sentence);
  }
  if ((await ports.ledger.blocked()) !== undefined)
    throw new Failure(
      'ledger-behind',
      'The ledger was put back from an older copy; nothing is planned or sent until a person has compared it with what went: `marac unblock`.',
    );
  return describeMended(copies).map((sentence, index): Problem => ({
    id: problemId('record.mended', String(index)),
    code: 'record.mended',
    size: 'note',
    place: 'The record of what was sent',
    sentence,
  }));
}

/** Whether mail left this desk that its ledger does not know: a person began the ledger in place of a lost one, or mail left in another mode. */
export async function isLedgerBegunAnew(
  { ledger }: Pick<Ports, 'ledger'>,
  readings: readonly MaracReading[],
): Promise<boolean> {
  if ((await ledger.answers('unblock/')).size > 0) return true;
  const others = REAL_MODES.filter((mode) => mode !== ledger.mode);
  return (
    ledger.mode !== 'rehearsal' &&
    readings.some(({ tables }) => (tables.get('record')?.rows ?? []).some((row) => others.includes(text(row, 'mode'))))
  );
}

/** Modes in which mail really leaves. */
const REAL_MODES: readonly string[] = ['draft', 'live'];

/** What all copies say now. `heads`: the hashes that they hold, for a person who unblocks the ledger knowing of them. */
export async function readCopies(
  desk: Recorded,
  maracs: readonly MaracPorts[],
): Promise<{ readonly copies: Copies; readonly heads: readonly string[] }> {
  const books: RecordBook[] = [];
  for (const { name, workbook } of maracs) books.push(recordBook(name, await workbook.read(['record', 'outbox'])));
  return gatherCopies(desk, books);
}
