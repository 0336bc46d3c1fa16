// What people typed on Checks and Today: accepted problems, answers, lines marked as done. Recorded as stated, not as proof.
import type { CheckFields, TodayFields } from '../../domain/register/register.ts';
import { cellText } from '../../domain/cells/cell.ts';
import { dayOf } from '../../domain/time/day.ts';
import { answerTo, type TodayAnswer, type TodayWord } from '../../domain/today/today-question.ts';
import { chosenThings, standingLine, type StandingLine } from '../../domain/today/alike-lines.ts';
import { doneName, doneThingName } from '../../domain/today/done-lines.ts';
import type { TodayItem } from '../../domain/today/today-item.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { withoutNameWanted } from '../../domain/today/unsigned-lines.ts';
import type { Stated } from '../../ledger/ledger-port.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import type { Ports } from '../engine/ports.ts';
import { openIdPool } from '../engine/open-id-pool.ts';
import { readStandingLines } from '../memory/standing-lines.ts';
import { parseSigned } from './leave-out-unsigned.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';
import type { Reading } from './reading.ts';

function shown(row: RawRow, field: string): string {
  const cell = row.cells.get(field);
  return cell === undefined ? '' : cellText(cell);
}

/** The same reading, with what was just accepted, answered and marked as done. */
export async function recordPeoplesAnswers<R extends Reading>(ports: Ports, reading: R): Promise<R> {
  const misnamed = new Map<string, ReadonlySet<string>>();
  for (const marac of reading.maracs) {
    for (const row of marac.tables.get('checks')?.rows ?? []) await hearCheck(ports, row);
    const known = await readAnswered(ports, marac.ports.name);
    const lines = await readStandingLines(ports.ledger, marac.ports.name);
    const odd = new Set<string>();
    for (const row of marac.tables.get('today')?.rows ?? []) {
      const heard = { ports, marac: marac.ports.name, row, line: lines.get(row.id ?? '') };
      const isHeard = [await hearDone(heard), await hearAnswer(heard, known)];
      if (row.id !== undefined && isHeard.includes('misnamed')) odd.add(row.id);
    }
    if (odd.size > 0) misnamed.set(marac.ports.name, odd);
  }
  return withMisnamed(await withAnswers(ports, reading), misnamed);
}

function withMisnamed<R extends Reading>(reading: R, misnamed: ReadonlyMap<string, ReadonlySet<string>>): R {
  if (misnamed.size === 0) return reading;
  const maracs = reading.facts.maracs.map((marac) => {
    const odd = misnamed.get(marac.name);
    return odd === undefined ? marac : { ...marac, misnamed: odd };
  });
  return { ...reading, facts: { ...reading.facts, maracs } };
}

/** A row of Today as it stands, and what the line lists if it lists several things. */
interface Heard {
  readonly ports: Ports;
  readonly marac: string;
  readonly row: RawRow;
  readonly line: StandingLine | undefined;
}

/** Returns the same object if nothing is new, because results computed from it are cached with it. */
export async function withAnswers<R extends Reading>(ports: Ports, reading: R): Promise<R> {
  const maracs: MaracFacts[] = [];
  for (const marac of reading.facts.maracs) {
    const [done, answered] = [await readDone(ports, marac.name), await readAnswered(ports, marac.name)];
    const same = done.size === marac.done?.size && isSame(answered, marac.answered);
    maracs.push(same ? marac : { ...marac, done, answered });
  }
  const isNew = maracs.some((marac, index) => marac !== reading.facts.maracs[index]);
  return isNew ? { ...reading, facts: { ...reading.facts, maracs } } : reading;
}

async function hearCheck(ports: Ports, row: RawRow): Promise<void> {
  const parsed = parseSigned<CheckFields>(TABLE.checks, row);
  if (!parsed.ok || parsed.value.accepted !== true || parsed.value.acceptedBy === undefined) return;
  const id = shown(row, 'problem');
  if (id === '' || (await ports.ledger.accepted()).has(id)) return;
  await ports.ledger.acceptProblem(id, {
    by: parsed.value.acceptedBy,
    in: 'workbook',
    ...(parsed.value.acceptedWhy === undefined ? {} : { why: parsed.value.acceptedWhy }),
  });
}

const DONE = 'today-done';

/** A row of Today that somebody marked as done, with the words it had then. Of a line that lists several things each is done, or those in "Only". */
async function hearDone({ ports, marac, row, line }: Heard): Promise<'misnamed' | undefined> {
  const parsed = parseSigned<TodayFields>(TABLE.today, row);
  if (!parsed.ok || row.id === undefined) return undefined;
  const { done, doneBy: by, only } = parsed.value;
  if (done !== true || by === undefined) return undefined;
  const pool = openIdPool(ports.keys, marac);
  const [kind, today] = [shown(row, 'kind'), dayOf(ports.clock.now())];
  const things = line === undefined ? [] : chosenThings(line.things, only);
  if (things === undefined) return 'misnamed';
  const what = withoutNameWanted(shown(row, 'what'));
  const names =
    line === undefined
      ? [doneName(pool, row.id, what, kind, today)]
      : things.map((thing) => doneThingName(pool, thing.rows[0] ?? '', thing.says, kind, today));
  for (const name of names) {
    const subject = `${DONE}/${marac}/${name}`;
    if ((await ports.ledger.answers(subject)).has(subject)) continue;
    await ports.ledger.rememberAnswer(subject, 'done', { by, in: 'workbook' });
  }
  return undefined;
}

/** The names of what is done, of one MARAC. */
export async function readDone(ports: Ports, marac: string): Promise<ReadonlySet<string>> {
  const prefix = `${DONE}/${marac}/`;
  return new Set([...(await ports.ledger.answers(prefix)).keys()].map((subject) => subject.slice(prefix.length)));
}

const ANSWERED = 'today-answer';

/** What a named person typed beside a line of Today that asks. If it is typed again, the newest answer counts. */
async function hearAnswer(
  { ports, marac, row, line }: Heard,
  known: ReadonlyMap<string, TodayAnswer>,
): Promise<'misnamed' | undefined> {
  const parsed = parseSigned<TodayFields>(TABLE.today, row);
  if (!parsed.ok || row.id === undefined) return undefined;
  const { answer, doneBy: by, why, only } = parsed.value;
  if (answer === undefined || by === undefined) return undefined;
  const rows = line === undefined ? [row.id] : rowsAnswered(line, answer, why, only);
  if (rows === undefined) return 'misnamed';
  const stated: Stated = { by, in: 'workbook', ...(why === undefined ? {} : { why }) };
  for (const one of rows) {
    const before = known.get(one);
    if (before?.answer === answer && before.by === by && before.why === why) continue;
    await rememberTodayAnswer(ports.ledger, marac, one, answer, stated);
  }
  return undefined;
}

/** A named person's answer to a line as it stands now: to all that it lists, or to those that `only` names. False where `only` names none of them. */
export async function answerLine(
  ledger: Ports['ledger'],
  { name, pool }: Pick<MaracFacts, 'name' | 'pool'>,
  item: TodayItem,
  answer: TodayWord,
  stated: Stated & { readonly only?: string },
): Promise<boolean> {
  const { only, ...said } = stated;
  const line = standingLine(pool, item);
  const rows = line === undefined ? [rowIdOf(pool, item)] : rowsAnswered(line, answer, said.why, only);
  for (const row of rows ?? []) await rememberTodayAnswer(ledger, name, row, answer, said);
  return rows !== undefined;
}

/** Of a line that lists several things: the rows of answers of each that is meant. An answer that does not count is one to the line alone, which says so. */
export function rowsAnswered(
  line: StandingLine,
  answer: TodayWord,
  why: string | undefined,
  only: string | undefined,
): readonly string[] | undefined {
  const things = chosenThings(line.things, only);
  if (things === undefined) return undefined;
  const counts = line[answer] === 'plain' || (line[answer] === 'why' && why !== undefined);
  return counts ? things.flatMap((thing) => thing.rows) : [line.row];
}

/** `row` is the row id of the line on Today. */
export async function rememberTodayAnswer(
  ledger: Ports['ledger'],
  marac: string,
  row: string,
  answer: TodayWord,
  stated: Stated,
): Promise<void> {
  await ledger.rememberAnswer(`${ANSWERED}/${marac}/${row}`, answer, stated);
}

/** If a line that asks about several things was answered, each of them is answered, whatever the line asks about next. */
export async function rememberParts(ledger: Ports['ledger'], facts: Facts, items: readonly TodayItem[]): Promise<void> {
  for (const { id, marac: name, question, parts = [] } of items) {
    const marac = facts.maracs.find((candidate) => candidate.name === name);
    const given = marac === undefined ? undefined : answerTo(marac, id, question);
    if (marac === undefined || given === undefined) continue;
    const { answer, by, why } = given;
    for (const part of parts) {
      const before = answerTo(marac, part);
      if (before?.answer === answer && before.at >= given.at) continue;
      const row = rowIdOf(marac.pool, { id: part });
      await rememberTodayAnswer(ledger, name, row, answer, { by, in: 'rule', ...(why === undefined ? {} : { why }) });
    }
  }
}

/** Answers to lines of Today of one MARAC, by row id of the line. */
export async function readAnswered(ports: Ports, marac: string): Promise<ReadonlyMap<string, TodayAnswer>> {
  const prefix = `${ANSWERED}/${marac}/`;
  return new Map(
    [...(await ports.ledger.answers(prefix))].map(([subject, { answer, by, at, why }]) => [
      subject.slice(prefix.length),
      { answer: answer === 'yes' ? ('yes' as const) : ('no' as const), by, at, ...(why === undefined ? {} : { why }) },
    ]),
  );
}

function isSame(one: ReadonlyMap<string, TodayAnswer>, other: ReadonlyMap<string, TodayAnswer> | undefined): boolean {
  return (
    one.size === (other?.size ?? 0) &&
    [...one].every(([row, answer]) => {
      const before = other?.get(row);
      return before !== undefined && stateAnswer(before) === stateAnswer(answer);
    })
  );
}

const stateAnswer = ({ answer, by, at, why }: TodayAnswer): string => JSON.stringify([answer, by, at, why]);
