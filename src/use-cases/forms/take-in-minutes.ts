// Turns a returned minute form into rows: one note or action per place, and outcomes into blank cells. Cells that already say something else are
// reported.
import { readDayFirst } from '../../domain/cells/day-first.ts';
import type { MinuteFormAnswers } from '../../documents/forms/minute-form.ts';
import { BLANK, type Cell } from '../../domain/cells/cell.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { succeed, type Result } from '../../domain/text/result.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import { TABLE, tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import type { Taken } from '../inbox/taken.ts';
import { describeOutside } from './outside-places.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import type { Minuted } from './find-minuted.ts';

export function minutesTaken(
  reading: Reading,
  { marac, meeting }: Minuted,
  answers: MinuteFormAnswers,
  printed: readonly FormPage[],
): Result<Taken> {
  const told: Problem[] = [...answers.problems];
  const changes = [
    ...noteChanges(marac, meeting.id, answers, told),
    ...actionChanges(marac, meeting.id, answers, told),
    ...outcomeChanges(marac, reading, meeting.id, answers, told),
  ];
  if (answers.attendance.trim() !== '')
    told.push({
      id: problemId('minute-form.attendance', meeting.id),
      code: 'minute-form.attendance',
      size: 'note',
      place: 'Minute form, attendance',
      sentence: 'Who came was written in words: enter it on Attendance.',
      shown: answers.attendance,
    });
  const outside = describeOutside(marac, answers.page, answers.used, printed);
  return succeed({ marac: marac.name, changes, notes: [...told, ...outside.problems], shows: outside.shows });
}

function add(
  marac: MaracFacts,
  table: TableName,
  prefix: string,
  purpose: string,
  values: Readonly<Record<string, Written>>,
): Extract<Change, { do: 'add' }> {
  const of = tableNamed(table);
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(values))
    if (value !== undefined && value !== '') cells.set(field, ownedCell(of, field, value));
  const restricted =
    typeof values['caseRef'] === 'string' && marac.restrictedCases.has(values['caseRef']) && of.alsoRestricted;
  return { do: 'add', table, file: restricted ? 'restricted' : 'main', rowId: marac.pool.take(prefix, purpose), cells };
}

const CHANGED =
  'It was taken in before with other words, and those stand there. What the form says now was not taken over: put it right there.';

function changed(label: string, tab: string, shown: string): Problem {
  const place = `Minute form, ${label}`;
  return {
    id: problemId('minute-form.changed', place),
    code: 'minute-form.changed',
    size: 'row',
    place,
    sentence: `${CHANGED} (${tab})`,
    shown,
  };
}

const same = (a: string | undefined, b: string): boolean => (a ?? '').trim() === b.trim();

/** One row per place: the same form twice makes no second row; a form that was filled in further adds what is new. */
function noteChanges(
  marac: MaracFacts,
  meeting: string,
  answers: MinuteFormAnswers,
  told: Problem[],
): readonly Change[] {
  return answers.notes.flatMap(({ label, ...one }) => {
    const standing = marac.notes.filter(
      (each) =>
        each.meeting === meeting &&
        each.caseRef === one.caseRef &&
        each.section === one.section &&
        each.agency === one.agency,
    );
    if (standing.some((each) => same(each.text, one.text))) return [];
    const purpose = `minute-form/${meeting}/${one.caseRef ?? ''}/${one.section}/${one.agency ?? ''}`;
    const change = add(marac, 'notes', 'NT', purpose, { meeting, ...one });
    if (!marac.notes.some((each) => each.id === change.rowId)) return [change];
    told.push(changed(label, 'Minutes', one.text));
    return [];
  });
}

function actionChanges(
  marac: MaracFacts,
  meeting: string,
  answers: MinuteFormAnswers,
  told: Problem[],
): readonly Change[] {
  return answers.actions.flatMap(({ label, ...one }, index) => {
    const due = readCell({ kind: 'text', text: readDayFirst(one.due) }, TABLE.actions.columns.due);
    const standing = marac.actions.find(
      (each) =>
        each.meeting === meeting &&
        each.caseRef === one.caseRef &&
        each.agency === one.agency &&
        same(each.text, one.text),
    );
    if (!due.ok && standing === undefined)
      told.push({
        id: problemId(due.fault.code, 'minute-form', `${index + 1}`, 'due'),
        code: due.fault.code,
        size: 'row',
        place: `Minute form, action ${index + 1}, "Due"`,
        sentence: `${due.fault.sentence} The action was taken in without a date.`,
        shown: one.due,
      });
    if (standing !== undefined) {
      if (one.due !== '' && (!due.ok || due.value !== standing.due))
        told.push(changed(`${label}, "Due"`, 'Actions', one.due));
      return [];
    }
    const change = add(marac, 'actions', 'A', `minute-form/${meeting}/${one.caseRef}/action/${one.agency}`, {
      meeting,
      status: 'open',
      ...one,
      due: due.ok ? due.value : undefined,
      safety: one.safety ? true : undefined,
    });
    if (!marac.actions.some((each) => each.id === change.rowId)) return [change];
    told.push(changed(label, 'Actions', one.due === '' ? one.text : `${one.text} (due ${one.due})`));
    return [];
  });
}

/** Outcomes go only into blank cells of the At Risk List: whatever is there is a person's. */
function outcomeChanges(
  marac: MaracFacts,
  reading: Reading,
  meeting: string,
  answers: MinuteFormAnswers,
  notes: Problem[],
): readonly Change[] {
  const rows = reading.maracs.find((other) => other.ports.name === marac.name)?.tables.get('list')?.rows ?? [];
  return answers.outcomes.flatMap((outcome) => {
    const listing = marac.listings.find((each) => each.meeting === meeting && each.caseRef === outcome.caseRef);
    const read = readCell({ kind: 'text', text: outcome.outcome }, TABLE.list.columns.outcome);
    const from = rows.find((row) => row.id === listing?.id)?.cells.get('outcome') ?? BLANK;
    if (listing === undefined || !read.ok || read.value === undefined) {
      notes.push({
        id: problemId('minute-form.outcome', meeting, outcome.caseRef),
        code: 'minute-form.outcome',
        size: 'row',
        place: `Minute form, ${outcome.label}`,
        sentence: 'It is none of the outcomes of the At Risk List: choose one there.',
        shown: outcome.outcome,
      });
      return [];
    }
    if (from.kind !== 'blank' && listing.outcome !== read.value)
      notes.push(changed(outcome.label, 'At Risk List', outcome.outcome));
    return from.kind === 'blank'
      ? [
          {
            do: 'set' as const,
            table: 'list' as const,
            rowId: listing.id,
            cells: new Map([['outcome', { from, to: ownedCell(tableNamed('list'), 'outcome', read.value) }]]),
          },
        ]
      : [];
  });
}
