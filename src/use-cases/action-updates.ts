// Answers about actions that came by a form linked to the tab Action updates. Each is copied to its action once, if it comes from a contact of the
// agency that has the action and that contact may know of the case. An address counts only while a person has looked that Google verifies it:
// otherwise the answer is proposed on Today. The outcome is written beside the answer.
import { describeLeft, SAID_NO, type WhyLeft } from '../domain/actions/answers-left.ts';
import { gatherAccess, agencyNamed } from '../domain/access/access.ts';
import { BLANK, type Cell } from '../domain/cells/cell.ts';
import { canonicalAddress, isActive, isVerified } from '../domain/register/contacts.ts';
import { dayOf, type Day, type LocalTime } from '../domain/time/day.ts';
import { proposalId } from '../domain/actions/proposed-answer.ts';
import { PROPOSED } from '../domain/today/cases/proposed-answers.ts';
import { answerTo } from '../domain/today/today-question.ts';
import { mayKnowOf } from '../domain/access/may-know.ts';
import type { Facts, MaracFacts } from '../domain/plan/facts.ts';
import { adoptRows } from '../jobs/reading/adopt-rows.ts';
import type { Ports } from '../jobs/engine/ports.ts';
import { isProposed, PROPOSED_OUTCOME, refOf } from '../jobs/reading/read-proposed.ts';
import { lookAtReading } from '../jobs/answers/take-reading.ts';
import type { Change, RawRow, RawTable, Workbook } from '../workbook/workbook-port.ts';
import { SIDE_TABLE, SIDE_TABLES, TABLES } from '../workbook/tables/all-tables.ts';
import { parseTable, type Identified } from '../workbook/tables/parse-row.ts';
import type { ActionUpdateFields } from '../workbook/tables/cases/action-updates-tab.ts';
import { ownedCell } from '../workbook/tables/write-cell.ts';
import { answerChanges } from './forms/take-in-answers.ts';
import { readFormLook } from './form-settings.ts';
import type { MaracReading } from '../jobs/reading/reading.ts';

export interface UpdatesTaken {
  readonly taken: number;
  /** Answers that a person must check: the tab says why beside each. */
  readonly asked: number;
  /** Answers that wait for the next run: somebody was typing, or Google was busy. */
  readonly waiting: number;
}

const NONE: UpdatesTaken = { taken: 0, asked: 0, waiting: 0 };
const TABLE = SIDE_TABLE.actionUpdates;
const NAMES = [...TABLES, ...SIDE_TABLES].map(({ name }) => name);

/** Copies what is new in the form's tab of every workbook that can have one. */
export async function takeInActionUpdates(ports: Ports, now: LocalTime): Promise<UpdatesTaken> {
  let sum = NONE;
  for (const marac of ports.maracs) {
    // Only sheets can be linked to a form. For files, agencies return an answer sheet through the inbox.
    if (marac.workbook.sharing === undefined) continue;
    const snapshot = await marac.workbook.read(NAMES);
    const raw = snapshot.tables.get(TABLE.name);
    if (raw?.state !== 'known' || raw.rows.every((row) => isTaken(row) && !isProposed(row))) continue;
    const { tables } = await adoptRows(ports, marac, snapshot, [TABLE]);
    const table = tables.get(TABLE.name) ?? raw;
    const { facts, maracs } = await lookAtReading(ports);
    const reading = maracs.find((other) => other.ports === marac);
    const own = facts.maracs.find((other) => other.name === marac.name);
    if (reading === undefined || own === undefined || own.blocked === 'all' || own.unknownTables.has('actions'))
      continue;
    const { counts } = await readFormLook(ports.ledger, now);
    const judged = judge({ ports, facts, marac: own, verifies: counts, today: dayOf(now) }, table);
    const taken = await takeIn(judged, own, reading, dayOf(now));
    sum = { taken: sum.taken + taken.taken, asked: sum.asked + taken.asked, waiting: sum.waiting + taken.waiting };
  }
  return sum;
}

function isTaken(row: RawRow): boolean {
  return row.cells.size === 0 || (row.cells.get('takenInOn') ?? BLANK).kind !== 'blank';
}

type Update = Identified<ActionUpdateFields>;

interface Judged {
  readonly row: RawRow;
  readonly update?: Update;
  /** Why it is not copied, and what to do. */
  readonly asked?: string;
}

interface Judge {
  readonly ports: Ports;
  readonly facts: Facts;
  readonly marac: MaracFacts;
  /** Whether an address on the tab counts as verified by Google. */
  readonly verifies: boolean;
  readonly today: Day;
}

function judge(by: Judge, table: RawTable): readonly Judged[] {
  const parsed = parseTable(TABLE, table);
  return table.rows.flatMap((row): readonly Judged[] => {
    if (row.id === undefined || (isTaken(row) && !isProposed(row))) return [];
    const update = parsed.rows.find(({ id }) => id === row.id);
    if (update === undefined) {
      const problem = parsed.setAside.find(({ raw }) => raw === row)?.problems[0];
      return [
        {
          row,
          asked: `Not taken in: “${problem?.column ?? 'the row'}” cannot be read. If it is right, type it on Actions.`,
        },
      ];
    }
    const why = whyNot(by, update);
    if (why !== undefined) return [{ row, update, asked: describeLeft(why) }];
    if (!isProposed(row)) return [by.verifies ? { row, update } : { row, update, asked: PROPOSAL }];
    const said = answerTo(by.marac, proposalId(by.marac.pool, { ...update, action: refOf(update) }), PROPOSED);
    if (said === undefined) return [];
    return [said.answer === 'yes' ? { row, update } : { row, update, asked: SAID_NO }];
  });
}

const PROPOSAL = `${PROPOSED_OUTCOME} nobody has looked within a quarter whether the form lets Google verify its senders, so the address counts as typed. Today asks; nothing is changed before.`;

/** Anybody with the link could have sent the answer: it counts only from the address of a contact of the agency. */
function whyNot({ ports, facts, marac, today }: Judge, update: Update): WhyLeft | undefined {
  const action = marac.actions.find(({ id }) => id === refOf(update));
  if (action === undefined) return 'noAction';
  if (update.respondent === undefined) return 'noSender';
  const agency = agencyNamed(facts.agencies, action.agency);
  const sender = canonicalAddress(update.respondent);
  const theirs = facts.contacts.filter(
    (one) =>
      one.agency === agency?.id &&
      one.address !== undefined &&
      canonicalAddress(one.address) === sender &&
      isActive(one, today),
  );
  if (theirs.length === 0) return 'notTheirs';
  const contact = theirs.find((candidate) => isVerified(candidate, today));
  if (contact === undefined) return 'unverified';
  const access = gatherAccess(facts, today, ports.allowedDomains);
  const own = access.maracs.find((other) => other.name === marac.name);
  if (own === undefined || (action.caseRef !== undefined && !mayKnowOf(access, own, contact, action.caseRef)))
    return 'noPart';
  return undefined;
}

/** Writes the action first; only what the action then holds is reported as taken in. */
async function takeIn(
  judged: readonly Judged[],
  marac: MaracFacts,
  reading: MaracReading,
  today: Day,
): Promise<UpdatesTaken> {
  const { workbook } = reading.ports;
  const { revision } = reading.snapshot;
  const good = judged.filter(({ asked }) => asked === undefined);
  const answers = new Map<Judged, boolean>();
  // In order: if there are two answers about one action, the later one counts.
  for (const one of good) answers.set(one, await writeAction(workbook, one, marac, reading, today));
  const told = judged.filter((one) => one.asked !== undefined || answers.get(one) === true);
  if (told.length > 0)
    await workbook.write(
      told.map((one) => outcomeOf(one, isRestricted(reading, one), today)),
      revision,
    );
  const taken = good.filter((one) => answers.get(one) === true).length;
  return { taken, asked: judged.length - good.length, waiting: good.length - taken };
}

async function writeAction(
  workbook: Workbook,
  { update }: Judged,
  marac: MaracFacts,
  reading: MaracReading,
  today: Day,
): Promise<boolean> {
  if (update === undefined) return false;
  const { status, answer, newDate, doneOn } = update;
  const said = {
    id: refOf(update),
    status,
    ...(answer === undefined ? {} : { answer }),
    ...(newDate === undefined ? {} : { newDate }),
    ...(doneOn === undefined ? {} : { doneOn }),
  };
  const nothing = { meeting: '', availability: [], flags: [], research: [], problems: [] };
  const rows = (await workbook.read(NAMES)).tables;
  const changes = answerChanges([], marac, { ...reading, tables: rows }, { ...nothing, actions: [said] }, today, false);
  const written = await workbook.write(changes, reading.snapshot.revision);
  return written.every(({ outcome }) => outcome === 'done');
}

/** An action of the restricted workbook is mentioned in no other workbook. */
function isRestricted(reading: MaracReading, { update }: Judged): boolean {
  const rows = reading.tables.get('actions')?.rows ?? [];
  return update !== undefined && rows.some(({ id, file }) => id === refOf(update) && file === 'restricted');
}

function outcomeOf({ row, asked }: Judged, restricted: boolean, today: Day): Change {
  const set = (field: string, value: string): readonly [string, { readonly from: Cell; readonly to: Cell }] => [
    field,
    { from: row.cells.get(field) ?? BLANK, to: ownedCell(TABLE, field, value) },
  ];
  const moved = asked === undefined && restricted;
  const outcome = asked ?? (moved ? 'Taken in; the answer stands in the restricted workbook.' : 'Taken in.');
  const cells = new Map([
    set('takenInOn', today),
    set('outcome', outcome),
    ...(moved && row.cells.has('answer') ? [set('answer', '')] : []),
  ]);
  return { do: 'set', table: TABLE.name, rowId: row.id ?? '', cells };
}
