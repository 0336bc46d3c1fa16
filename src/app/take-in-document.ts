// Word forms that come back: the minute form as notes and actions, an area's own referral form as a referral.
import { wordsBesidePlaces } from '../documents/forms/beside-places.ts';
import { listControls } from '../documents/forms/controls.ts';
import { readWordPage } from '../documents/forms/word-page.ts';
import { looksLikeMinuteForm } from '../documents/forms/minute-places.ts';
import { readMinuteForm, type MinuteFormAnswers } from '../documents/forms/minute-form.ts';
import { BLANK, type Cell } from '../domain/cell.ts';
import type { LocalTime } from '../domain/day.ts';
import type { MaracFacts } from '../domain/facts.ts';
import type { Result } from '../domain/result.ts';
import { refuse, succeed } from '../domain/result.ts';
import { readCell } from '../domain/value.ts';
import type { Reading } from '../jobs/read-facts.ts';
import type { Change } from '../workbook/port.ts';
import { TABLE, tableNamed } from '../workbook/tables/index.ts';
import type { TableName } from '../workbook/tables/table.ts';
import { ownedCell, type Written } from '../workbook/tables/write-cell.ts';
import type { Arrived } from './inbox/arrived.ts';
import { referralOfPage } from './inbox/word-form.ts';
import type { LearntLabel } from '../workbook/forms/labels/known-words.ts';
import type { Taken } from './taken.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';

export function takeInDocument(
  reading: Reading,
  file: Arrived,
  now: LocalTime,
  learnt: readonly LearntLabel[] = [],
): Result<Taken> {
  const { bytes, name: place } = file;
  const controls = listControls(bytes, place);
  if (!controls.ok) return controls;
  for (const marac of reading.facts.maracs) {
    const meeting = marac.meetings.find((one) =>
      controls.value.some(({ name, value }) => name.includes(one.id) || value === one.id),
    );
    if (meeting === undefined) continue;
    const minutes = readMinuteForm(bytes, meeting.id, place, reading.facts.agencies);
    if (!minutes.ok) return minutes;
    const taken = minutesTaken(marac, reading, meeting.id, minutes.value);
    return succeed({ ...taken, notes: [...minutes.value.problems, ...taken.notes, ...besideProblems(bytes, place)] });
  }
  const page = readWordPage(bytes, place);
  if (page.ok && looksLikeMinuteForm(page.value.blocks)) return refuse(noPlaces(place));
  return page.ok ? referralOfPage(reading, file, page.value, { now, learnt, channel: 'docx' }) : page;
}

const noPlaces = (place: string): Problem => ({
  id: problemId('form.places-lost', 'form', place),
  code: 'form.places-lost',
  size: 'run',
  place,
  sentence:
    'This is a minute form that names no meeting of this desk: it is of another desk, or LibreOffice before 7.6 took the names off all its places. Nothing was taken in. Copy what was typed into a fresh copy of the form, in Word or in LibreOffice 7.6 or newer, or type it on Notes and Actions.',
});

/** What was written on a minute form outside its places is in no row: it is named. */
function besideProblems(bytes: Buffer, place: string): readonly Problem[] {
  const page = readWordPage(bytes, place);
  return (page.ok ? wordsBesidePlaces(page.value) : []).map(({ title, place: where, text }, index) => ({
    id: problemId('minute-form.beside', String(index + 1)),
    code: 'minute-form.beside',
    size: 'row',
    place: `Minute form, ${title === '' ? '' : `at "${title}", `}${where}`,
    sentence: 'Written outside the places of the form, and not taken in. Type it where it belongs.',
    shown: text,
  }));
}

function add(
  marac: MaracFacts,
  table: TableName,
  prefix: string,
  purpose: string,
  values: Readonly<Record<string, Written>>,
): Change {
  const of = tableNamed(table);
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(values))
    if (value !== undefined && value !== '') cells.set(field, ownedCell(of, field, value));
  const restricted =
    typeof values['caseRef'] === 'string' && marac.restrictedCases.has(values['caseRef']) && of.alsoRestricted;
  return { do: 'add', table, file: restricted ? 'restricted' : 'main', rowId: marac.pool.take(prefix, purpose), cells };
}

/** Notes and actions as rows, once per place of the form: the same form twice makes no second row. */
function minutesTaken(marac: MaracFacts, reading: Reading, meeting: string, answers: MinuteFormAnswers): Taken {
  const changes: Change[] = [];
  const notes: Problem[] = [];
  answers.notes.forEach((one, index) =>
    changes.push(
      add(
        marac,
        'notes',
        'NT',
        `minute-form/${meeting}/${one.caseRef ?? ''}/${one.section}/${one.agency ?? ''}/${index}`,
        { meeting, ...one },
      ),
    ),
  );
  answers.actions.forEach((one, index) => {
    const due = readCell({ kind: 'text', text: one.due }, TABLE.actions.columns.due);
    if (!due.ok)
      notes.push({
        id: problemId(due.fault.code, 'minute-form', `${index + 1}`, 'due'),
        code: due.fault.code,
        size: 'row',
        place: `Minute form, action ${index + 1}, "Due"`,
        sentence: `${due.fault.sentence} The action was taken in without a date.`,
        shown: one.due,
      });
    changes.push(
      add(marac, 'actions', 'A', `minute-form/${meeting}/${one.caseRef}/${index}`, {
        meeting,
        status: 'open',
        ...one,
        due: due.ok ? due.value : undefined,
        safety: one.safety ? true : undefined,
      }),
    );
  });
  changes.push(...outcomeChanges(marac, reading, meeting, answers, notes));
  if (answers.attendance.trim() !== '')
    notes.push({
      id: problemId('minute-form.attendance', meeting),
      code: 'minute-form.attendance',
      size: 'note',
      place: 'Minute form, attendance',
      sentence: 'Who came was written in words: enter it on Attendance.',
      shown: answers.attendance,
    });
  return { marac: marac.name, changes, notes };
}

/** Outcomes go into blank cells of the At Risk List only: what stands there is a person's. */
function outcomeChanges(
  marac: MaracFacts,
  reading: Reading,
  meeting: string,
  answers: MinuteFormAnswers,
  notes: Problem[],
): readonly Change[] {
  const rows = reading.maracs.find((one) => one.desk.name === marac.name)?.tables.get('list')?.rows ?? [];
  return answers.outcomes.flatMap((one) => {
    const listing = marac.listings.find((each) => each.meeting === meeting && each.caseRef === one.caseRef);
    const read = readCell({ kind: 'text', text: one.outcome }, TABLE.list.columns.outcome);
    const from = rows.find((row) => row.id === listing?.id)?.cells.get('outcome') ?? BLANK;
    if (listing === undefined || !read.ok || read.value === undefined) {
      notes.push({
        id: problemId('minute-form.outcome', meeting, one.caseRef),
        code: 'minute-form.outcome',
        size: 'row',
        place: `Minute form, outcome of ${one.caseRef}`,
        sentence: 'It is none of the outcomes of the At Risk List: choose one there.',
        shown: one.outcome,
      });
      return [];
    }
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
