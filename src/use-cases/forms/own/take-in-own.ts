// A returned form of ours, read as rows of cells from a workbook or a Word file: an answer sheet becomes changes of rows, a referral form one row on
// Referrals.
import { cellText, type Cell } from '../../../domain/cells/cell.ts';
import { deadlines } from '../../../domain/meeting/meetings.ts';
import { refuse, succeed, type Result } from '../../../domain/text/result.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import { dayOf, type LocalTime } from '../../../domain/time/day.ts';
import type { Reading } from '../../../jobs/reading/reading.ts';
import { AGENCY_REF, MEETING_REF } from '../../../workbook/forms/answer-sheet/answer-columns.ts';
import { readAnswerSheet } from '../../../workbook/forms/answer-sheet/read-answer-sheet.ts';
import type { FormSheet } from '../../../workbook/forms/form-sheets.ts';
import { readReferralForm } from '../../../workbook/forms/referral/read-referral-form.ts';
import type { Written } from '../../../workbook/tables/write-cell.ts';
import type { Arrived } from '../../inbox/arrived.ts';
import { describeAnswersOf } from '../../inbox/file-note.ts';
import { inboxProblem, referralRow, type Taken } from '../../inbox/taken.ts';
import { showOwnForm } from '../show-form.ts';
import { answerChanges, askedOf } from '../take-in-answers.ts';
import { flagsLeft } from '../flags-left.ts';
import { attendanceLeft } from '../who-comes.ts';

export function takeInAnswers(reading: Reading, sheets: readonly FormSheet[], now: LocalTime): Result<Taken> {
  const meeting = cellBeside(sheets, MEETING_REF);
  const found = reading.facts.maracs.flatMap((marac) =>
    marac.meetings.filter((other) => other.id === meeting).map((one) => ({ marac, meeting: one })),
  )[0];
  if (found === undefined)
    return refuse(inboxProblem('form.no-meeting', 'The meeting this sheet belongs to is not in the workbook.'));
  const known = new Set(reading.facts.agencies.map((agency) => agency.id));
  const agencies = agencyRefs(sheets).filter((ref) => known.has(ref));
  const asked = {
    meeting: found.meeting.id,
    agencies,
    ...askedOf(reading.facts, found.marac, found.meeting.id, agencies),
  };
  const answers = readAnswerSheet(sheets, asked);
  if (!answers.ok) return answers;
  const { availability, flags, research, actions, problems } = answers.value;
  if ([availability, flags, research, actions, problems].every((one) => one.length === 0))
    return refuse(empty('sheet'));
  const marac = reading.maracs.find((candidate) => candidate.ports.name === found.marac.name);
  if (marac === undefined)
    return refuse(inboxProblem('form.no-meeting', 'The MARAC this sheet belongs to is not open.'));
  const { contacts } = reading.facts;
  const late = now > deadlines(found.marac, found.meeting).agenda;
  return succeed({
    marac: found.marac.name,
    changes: answerChanges(contacts, found.marac, marac, answers.value, dayOf(now), late),
    notes: [
      ...problems,
      ...attendanceLeft(found.marac, answers.value, contacts, dayOf(now)),
      ...flagsLeft(found.marac, answers.value),
    ],
    says: [
      describeAnswersOf(
        reading.facts.agencies.filter(({ id }) => agencies.includes(id)),
        found.meeting.id,
      ),
    ],
  });
}

/** A blank sheet must neither make an empty row nor look like an answer. */
function empty(what: 'form' | 'sheet'): Problem {
  return inboxProblem(
    'form.empty',
    `No answer stands on this ${what}. Ask whoever sent it for the one that was filled in, and put that into inbox.`,
  );
}

function cellBeside(sheets: readonly FormSheet[], label: string): string | undefined {
  for (const sheet of sheets)
    for (const row of sheet.rows) if (textOf(row.cells.get('A')) === label) return textOf(row.cells.get('B'));
  return undefined;
}

function agencyRefs(sheets: readonly FormSheet[]): readonly string[] {
  const refs = new Set<string>();
  for (const sheet of sheets) {
    let column: string | undefined;
    for (const row of sheet.rows) {
      for (const [letters, cell] of row.cells) if (textOf(cell) === AGENCY_REF) column = letters;
      const ref = column === undefined ? undefined : textOf(row.cells.get(column));
      if (ref !== undefined && /^G-[0-9A-Z]{4,10}$/.test(ref)) refs.add(ref);
    }
  }
  return [...refs];
}

function textOf(cell: Cell | undefined): string | undefined {
  return cell?.kind === 'text' ? cell.text.trim() : undefined;
}

/** Our referral form: one row on Referrals. The same file again makes no second row. */
export function takeInReferral(
  reading: Reading,
  sheets: readonly FormSheet[],
  file: Arrived,
  { now, channel }: { readonly now: LocalTime; readonly channel: 'docx' | 'xlsx' },
): Result<Taken> {
  const form = readReferralForm(sheets);
  if (!form.ok) return form;
  const { values, problems, unread, notice } = form.value;
  if (Object.keys(values).length === 0 && unread.size === 0) return refuse(empty('form'), ...problems);
  const written = values as Readonly<Record<string, Written>>;
  const referral = {
    values: written,
    problems,
    shows: [...(notice === undefined ? [] : [notice]), ...showOwnForm(written, new Set(unread.keys()))],
    unread,
    heads: headsOf(sheets),
    channel,
  } as const;
  return succeed(referralRow(reading, file, referral, now));
}

/** The printed lines at the top of the first tab, which may name the MARAC. */
function headsOf([first]: readonly FormSheet[]): readonly string[] {
  return (first?.rows ?? []).filter((row) => row.row <= 3).flatMap((row) => [...row.cells.values()].map(cellText));
}

/** A form of somebody else may have the title of ours. */
export const isOurForm = (read: Result<unknown>): boolean =>
  read.ok || !read.problems.some((problem) => problem.code === 'form.not-the-form');

/** What was written beside the answers is always named, whatever happens to the answers. */
export function withNotes(taken: Result<Taken>, notes: readonly Problem[]): Result<Taken> {
  if (!taken.ok) return { ok: false, problems: [...taken.problems, ...notes] };
  return succeed({ ...taken.value, notes: [...taken.value.notes, ...notes] });
}
