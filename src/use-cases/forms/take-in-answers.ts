// Turns the answers of a returned sheet into changes of rows: research, attendance, flags, actions. Fills only cells that are blank or that the
// program filled; it never overwrites what a person typed.
import { BLANK, type Cell } from '../../domain/cells/cell.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { isAnswer } from '../../domain/papers/parts/provided-answers.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import { ALL_ASKS } from '../../workbook/forms/answer-sheet/answer-columns.ts';
import type { ReturnedAnswers } from '../../workbook/forms/answer-sheet/read-answer-sheet.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';
import type { Contact } from '../../domain/register/register.ts';
import { attendanceOf, CAME, placeName } from './who-comes.ts';

type Values = Readonly<Record<string, Written>>;

/** The cases and actions that these agencies were asked about for a meeting: answers about anything else are ignored. */
export function askedOf(
  facts: Facts,
  marac: MaracFacts,
  meeting: string,
  agencies: readonly string[],
): { readonly cases: readonly { caseRef: string; agency: string }[]; readonly actions: readonly string[] } {
  const contacts = new Set(facts.contacts.filter((contact) => agencies.includes(contact.agency)).map((one) => one.id));
  const cases = new Set<string>();
  for (const occasion of facts.recorded.covered.keys()) {
    const [what, on, ref, contact] = occasion.split('/');
    if (what === 'list' && on === meeting && ref !== undefined && contact !== undefined && contacts.has(contact))
      cases.add(ref);
  }
  return {
    cases: [...cases].flatMap((caseRef) => agencies.map((agency) => ({ caseRef, agency }))),
    actions: marac.actions.filter((action) => agencies.includes(action.agency)).map((action) => action.id),
  };
}

export function answerChanges(
  contacts: readonly Contact[],
  marac: MaracFacts,
  reading: MaracReading,
  answers: ReturnedAnswers,
  today: Day,
  late: boolean,
): readonly Change[] {
  const { meeting } = answers;
  const changes: Change[] = [];
  const place = (
    table: TableName,
    found: string | undefined,
    prefix: string,
    purpose: string,
    values: Values,
  ): void => {
    changes.push(
      found === undefined ? added(marac, table, prefix, purpose, values) : filled(reading, table, found, values),
    );
  };
  for (const { caseRef, agency, ...said } of answers.research) {
    const there = marac.research.find(
      (research) => research.meeting === meeting && research.caseRef === caseRef && research.agency === agency,
    );
    place('research', there?.id, 'RS', `answer/${meeting}/${caseRef}/${agency}`, {
      meeting,
      caseRef,
      agency,
      ...said,
      // Proposed actions or "will not speak" do not say whether the agency knows somebody: that is still asked for.
      answeredOn: isAnswer(said) || said.willSpeak === true ? today : undefined,
      late: late ? true : undefined,
    });
  }
  for (const available of answers.availability) {
    const { agency, coming, personName: _name, ...said } = available;
    const there = attendanceOf(marac, meeting, agency);
    const came = coming === undefined ? undefined : CAME[coming];
    place('attendance', there?.id, 'AT', `answer/${meeting}/${agency}`, {
      meeting,
      agency,
      came,
      ...placeName(available, there, contacts, today),
      ...said,
      informationReceivedOn: answers.research.length > 0 ? today : undefined,
    });
  }
  for (const { agency, ...said } of answers.flags) {
    const there = marac.flags.find((row) => row.meeting === meeting && row.agency === agency);
    place('flags', there?.id, 'F', `answer/${meeting}/${agency}`, { meeting, agency, ...said, answeredOn: today });
  }
  for (const { id, ...said } of answers.actions)
    changes.push(filled(reading, 'actions', id, { ...said, answeredOn: today }));
  return changes.filter((change) => change.do !== 'set' || change.cells.size > 0);
}

function added(marac: MaracFacts, table: TableName, prefix: string, purpose: string, values: Values): Change {
  const of = tableNamed(table);
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(values))
    if (value !== undefined) cells.set(field, ownedCell(of, field, value));
  const restricted =
    typeof values['caseRef'] === 'string' && marac.restrictedCases.has(values['caseRef']) && of.alsoRestricted;
  return { do: 'add', table, file: restricted ? 'restricted' : 'main', rowId: marac.pool.take(prefix, purpose), cells };
}

/** An agency may change these with every answer. All other fields are filled only if blank. */
const ANSWERED_ANEW: readonly string[] = [
  'answeredOn',
  ...ALL_ASKS.flatMap((asks) => Object.entries(asks)).flatMap(([field, { anew }]) => (anew === true ? [field] : [])),
];

function filled(reading: MaracReading, table: TableName, rowId: string, values: Values): Change {
  const of = tableNamed(table);
  const row = reading.tables.get(table)?.rows.find((candidate) => candidate.id === rowId);
  const cells = new Map<string, { from: Cell; to: Cell }>();
  for (const [field, value] of Object.entries(values)) {
    const from = row?.cells.get(field) ?? BLANK;
    if (value === undefined || (from.kind !== 'blank' && !ANSWERED_ANEW.includes(field))) continue;
    cells.set(field, { from, to: ownedCell(of, field, value) });
  }
  return { do: 'set', table, rowId, cells };
}
