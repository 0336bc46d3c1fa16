// Reads the requests that people made in their Google Sheets, answers each once, and writes the answer there. It decides nothing: questions only
// read, and work is what the schedule would do soon anyway. .xlsx files have no such tab.
import { addMinutes, type LocalTime } from '../domain/time/day.ts';
import { cellText } from '../domain/cells/cell.ts';
import { shippedWeights } from '../domain/repeats/weights/shipped-weights.ts';
import { renderWeights } from '../domain/repeats/weights/weights-text.ts';
import type { Weights } from '../domain/repeats/weights/weights.ts';
import { renderAnswer, type Answer } from '../domain/sheet-requests/request-answer.ts';
import { judgeRequest, type Request } from '../domain/sheet-requests/sheet-request.ts';
import { describeFailure } from '../errors.ts';
import type { MaracPorts } from '../jobs/engine/ports.ts';
import { readWeights } from '../jobs/memory/repeat-memory.ts';
import type { Change, RawRow, Snapshot } from '../workbook/workbook-port.ts';
import { SIDE_TABLE } from '../workbook/tables/all-tables.ts';
import { parseRow } from '../workbook/tables/parse-row.ts';
import { isRunnerRow } from '../workbook/tables/runner/requests-tab.ts';
import { ownedCell, type Written } from '../workbook/tables/write-cell.ts';
import { openAnswering, type Answering } from './answer-requests.ts';
import type { App } from '../app/app-port.ts';

const TABLE = SIDE_TABLE.requests;
/** How often the runner writes that it is running. After three times as long without it, the sidebar says that it is not. */
const BEAT_MINUTES = 5;
/** Answers may name cases, so they are removed after a day. */
const KEPT_MINUTES = 1440;
/** Nothing runs so long: what says so was begun before a crash, or its answer never reached the sheet. */
const LONGEST_MINUTES = 15;
const AGAIN = 'It was begun before and did not end. Ask again if you still want it.';
/** More requests wait for the next time. */
const MOST_AT_ONCE = 20;

export interface Answered {
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
}

/** Looks at the tabs of all sheets; safe at every beat, and does nothing where workbooks are files. */
export async function answerRequests(app: App, now: LocalTime): Promise<Answered> {
  const sum = { done: 0, refused: 0, failed: 0 };
  for (const marac of app.ports.maracs) {
    if (marac.workbook.sharing === undefined) continue;
    try {
      const answered = await answerIn(app, marac, now);
      sum.done += answered.done;
      sum.refused += answered.refused;
      sum.failed += answered.failed;
    } catch (error) {
      // Sending continues: a question waits for the next time.
      app.ports.log.warn('requests.failed', { marac: marac.name, code: describeFailure(error).code });
    }
  }
  return sum;
}

async function answerIn(app: App, marac: MaracPorts, now: LocalTime): Promise<Answered> {
  const sum = { done: 0, refused: 0, failed: 0 };
  const { workbook } = marac;
  const last = marac.requestsRead;
  const rested = last !== undefined && last.at > addMinutes(now, -BEAT_MINUTES);
  if (rested && !(await workbook.moved(last.revision))) return sum;
  const snapshot = await workbook.read([TABLE.name]);
  const rows = rowsOf(snapshot);
  const fresh = rows.filter(isFresh).slice(0, MOST_AT_ONCE);
  const taken = await takeRows(app, marac, snapshot, fresh, now);
  const answering = openAnswering(app, marac, now);
  const ended = new Map<string, Readonly<Record<string, Written>>>();
  for (const row of taken) {
    const told = await answerRow(app, marac, answering, row, now);
    sum[told.state] += 1;
    ended.set(row.id ?? '', { state: told.state, answeredAt: now, says: told.says, answer: told.answer });
  }
  const changes = [
    ...taken.map((row) => setOwn(row, ended.get(row.id ?? '') ?? {})),
    ...stuckRows(rows, now),
    ...goneRows(rows, now),
    ...beats(rows, now, await readWeights(app.ports)),
  ];
  const answers = changes.length === 0 ? [] : await workbook.write(changes, snapshot.revision);
  if (taken.some((_, index) => answers[index]?.outcome !== 'done')) await writeAgain(marac, ended);
  marac.requestsRead = { revision: snapshot.revision, at: now };
  return sum;
}

/** Answers that did not reach the sheet, or not for certain, once more: into the rows that have none. */
async function writeAgain(
  { workbook }: MaracPorts,
  ended: ReadonlyMap<string, Readonly<Record<string, Written>>>,
): Promise<void> {
  const snapshot = await workbook.read([TABLE.name]);
  const changes = rowsOf(snapshot).flatMap((row) => {
    const told = ended.get(row.id ?? '');
    return told === undefined || row.cells.has('answeredAt') ? [] : [setOwn(row, told)];
  });
  if (changes.length > 0) await workbook.write(changes, snapshot.revision);
}

/** Rows of a sheet that is shared as it should be; none of one that is not. */
function rowsOf({ tables, problems }: Snapshot): readonly RawRow[] {
  const raw = tables.get(TABLE.name);
  return problems.some((problem) => problem.size === 'run') || raw?.state !== 'known' ? [] : raw.rows;
}

function isFresh(row: RawRow, _index: number, all: readonly RawRow[]): boolean {
  if (row.id === undefined || isRunnerRow(row.id) || row.cells.has('state')) return false;
  // A copied row has the nonce of another: neither is answered.
  return all.filter((other) => other.id === row.id).length === 1;
}

/** Recorded before anything is done, so that it happens once even after a crash; what was begun is not begun again. */
async function takeRows(
  { ledger }: App,
  marac: MaracPorts,
  snapshot: Snapshot,
  rows: readonly RawRow[],
  now: LocalTime,
): Promise<readonly RawRow[]> {
  if (rows.length === 0) return [];
  const known = await ledger.answers(`request/${marac.name}/`);
  const [begun, fresh] = [
    rows.filter((row) => known.has(nameOf(marac, row))),
    rows.filter((row) => !known.has(nameOf(marac, row))),
  ];
  for (const row of fresh) await ledger.rememberAnswer(nameOf(marac, row), 'taken', { by: 'marac', in: 'rule' });
  const changes = [
    ...fresh.map((row) => setOwn(row, { state: 'running', takenAt: now })),
    ...begun.map((row) => setOwn(row, { state: 'failed', answeredAt: now, says: AGAIN })),
  ];
  const answers = await marac.workbook.write(changes, snapshot.revision);
  return fresh.map((row, index) =>
    answers[index]?.outcome === 'done' ? withOwn(row, { state: 'running', takenAt: now }) : row,
  );
}

function nameOf(marac: MaracPorts, row: RawRow): string {
  return `request/${marac.name}/${row.file}/${row.id ?? ''}`;
}

interface Told {
  readonly state: 'done' | 'refused' | 'failed';
  readonly says: string;
  readonly answer?: string;
}

async function answerRow(
  app: App,
  marac: MaracPorts,
  answering: Answering,
  row: RawRow,
  now: LocalTime,
): Promise<Told> {
  const parsed = parseRow(TABLE, row);
  const request: Request = parsed.ok ? parsed.value : { id: row.id ?? '' };
  try {
    const allowed = judgeRequest(request, { now, meetings: await answering.meetings() });
    if (!allowed.allowed) return { state: 'refused', says: allowed.sentence };
    const answer: Answer = await answering.answer(request, row.file);
    app.ports.log.info('request.done', { marac: marac.name, row: request.id });
    return { state: 'done', says: answer.lead, answer: renderAnswer(answer) };
  } catch (error) {
    const { code } = describeFailure(error);
    app.ports.log.warn('request.failed', { marac: marac.name, row: request.id, code });
    return {
      state: 'failed',
      says: `It could not be done (${code}). The runner’s own record says more; ask again later.`,
    };
  }
}

/** Rows that say they run, and nothing does: a person would wait for ever, and the row would never go. */
function stuckRows(rows: readonly RawRow[], now: LocalTime): readonly Change[] {
  const old = `${addMinutes(now, -LONGEST_MINUTES)}:00`;
  return rows.flatMap((row): readonly Change[] => {
    const taken = row.cells.get('takenAt');
    if (row.id === undefined || isRunnerRow(row.id) || row.cells.has('answeredAt')) return [];
    if (taken?.kind !== 'date' || taken.date >= old) return [];
    return [setOwn(row, { state: 'failed', answeredAt: now, says: AGAIN })];
  });
}

/** Yesterday's answers, and questions that nobody took. */
function goneRows(rows: readonly RawRow[], now: LocalTime): readonly Change[] {
  const old = `${addMinutes(now, -KEPT_MINUTES)}:00`;
  return rows.flatMap((row): readonly Change[] => {
    const ended = row.cells.get('answeredAt');
    if (row.id === undefined || isRunnerRow(row.id) || ended?.kind !== 'date' || ended.date >= old) return [];
    return [{ do: 'remove', table: TABLE.name, rowId: row.id }];
  });
}

/** Writes "The runner is here" into every sheet whose add-on has made a row for it, with the weights for finding repeats. */
function beats(rows: readonly RawRow[], now: LocalTime, weights: Weights = shippedWeights): readonly Change[] {
  const learnt = weights === shippedWeights ? '' : renderWeights(weights);
  const handed = learnt === undefined ? { says: '', answer: '' } : { says: weights.version, answer: learnt };
  return rows
    .filter((row) => isRunnerRow(row.id))
    .map((row) => {
      const known = cellText(row.cells.get('says') ?? { kind: 'blank' }) === handed.says;
      return setOwn(row, { state: 'here', answeredAt: now, ...(known ? {} : handed) });
    });
}

function setOwn(row: RawRow, values: Readonly<Record<string, Written>>): Change {
  const cells = Object.entries(values).map(
    ([field, value]) =>
      [
        field,
        { from: row.cells.get(field) ?? ({ kind: 'blank' } as const), to: ownedCell(TABLE, field, value) },
      ] as const,
  );
  return { do: 'set', table: TABLE.name, rowId: row.id ?? '', cells: new Map(cells) };
}

function withOwn(row: RawRow, values: Readonly<Record<string, Written>>): RawRow {
  const cells = new Map(row.cells);
  for (const [field, value] of Object.entries(values)) cells.set(field, ownedCell(TABLE, field, value));
  return { ...row, cells };
}
