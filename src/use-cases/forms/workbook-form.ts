// A returned .xlsx file: the referral form, an answer sheet, a list, or one of our own workbooks put there by mistake.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold.ts';
import { deadlines } from '../../domain/meeting/meetings.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { AGENCY_REF, MEETING_REF } from '../../workbook/forms/answer-sheet/answer-columns.ts';
import { commentProblems, findFormKind, gatherSheets, type FormSheet } from '../../workbook/forms/form-sheets.ts';
import { readAnswerSheet } from '../../workbook/forms/answer-sheet/read-answer-sheet.ts';
import { readReferralForm } from '../../workbook/forms/referral/read-referral-form.ts';
import type { LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import { pageOfSheets } from '../../workbook/forms/page-of-sheets.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import type { Written } from '../../workbook/tables/write-cell.ts';
import { RECEIVED } from '../../workbook/xlsx/trust-profile.ts';
import type { Refusal } from '../../workbook/xlsx/reading/refusal.ts';
import { readInChild } from '../../workbook/xlsx/process/run-reader.ts';
import { answerChanges, askedOf } from './take-in-answers.ts';
import { inboxProblem, referralRow, type Taken } from '../inbox/taken.ts';
import type { Arrived } from '../inbox/arrived.ts';
import { showOwnForm } from './show-form.ts';
import { referralOfPage } from './word-form.ts';
import { takeInList } from '../inbox/take-in-list-file.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

/** One of our own workbooks, or a copy: nothing is taken from it, and it is not moved. */
export const OUR_WORKBOOK = 'form.our-workbook';

export async function takeInWorkbook(
  ports: Ports,
  reading: Reading,
  file: Arrived,
  now: LocalTime,
  learnt: readonly LearntLabel[] = [],
): Promise<Result<Taken>> {
  const gatherer = gatherSheets();
  const read = await readInChild(file.bytes, RECEIVED, (sheet, row) => gatherer.add(sheet, row));
  if (read.outcome === 'refused') return refuse(inboxProblem(`form.${read.code}`, describeRefused(read)));
  const sheets = gatherer.sheets(read.sheets);
  const kind = findFormKind(sheets);
  if (kind === 'answers') return withComments(takeInAnswers(reading, sheets, now), 'Answer sheet', sheets);
  if (kind === 'referral') {
    const ours = takeInReferral(reading, sheets, file, now);
    const other = isOurForm(ours) ? undefined : takeInAreaForm(reading, sheets, file, { now, learnt });
    // A file of ours that is neither form is reported as changed.
    return other?.ok === true ? other : withComments(ours, 'Referral form', sheets);
  }
  if (isOurWorkbook(sheets))
    return refuse(
      inboxProblem(
        OUR_WORKBOOK,
        'This is a workbook of this MARAC, or a copy of one, and no form. It is left where it lies: move it to where it belongs, or delete it.',
      ),
    );
  const list = await takeInList(ports, reading, file, now);
  return list ?? takeInAreaForm(reading, sheets, file, { now, learnt });
}

/** A form of somebody else may have the title of ours. */
const isOurForm = (read: Result<unknown>): boolean =>
  read.ok || !read.problems.some((problem) => problem.code === 'form.not-the-form');

/** The page of an area's own form in a workbook; undefined for our own forms and workbooks, and for what cannot be read. */
export async function areaPageOf(bytes: Buffer): Promise<FormPage | undefined> {
  const gatherer = gatherSheets();
  const read = await readInChild(bytes, RECEIVED, (sheet, row) => gatherer.add(sheet, row));
  if (read.outcome === 'refused') return undefined;
  const sheets = gatherer.sheets(read.sheets);
  const kind = findFormKind(sheets);
  const isOurs = kind === 'answers' || (kind === 'referral' && isOurForm(readReferralForm(sheets)));
  return isOurs || isOurWorkbook(sheets) ? undefined : pageOfSheets(sheets);
}

/** An area's own form in a workbook: questions with the answers beside them. */
function takeInAreaForm(
  reading: Reading,
  sheets: readonly FormSheet[],
  file: Arrived,
  { now, learnt }: { readonly now: LocalTime; readonly learnt: readonly LearntLabel[] },
): Result<Taken> {
  const taken = referralOfPage(reading, file, pageOfSheets(sheets), { now, learnt, channel: 'xlsx' });
  const isNone = !taken.ok && taken.problems.some((problem) => problem.code === 'form.no-controls');
  return isNone ? refuse(inboxProblem('form.unknown', UNKNOWN)) : withComments(taken, 'The form', sheets);
}

/** What people wrote beside the cells is always named, whatever happens to the cells. */
function withComments(taken: Result<Taken>, form: string, sheets: readonly FormSheet[]): Result<Taken> {
  const comments = commentProblems(form, sheets);
  if (!taken.ok) return { ok: false, problems: [...taken.problems, ...comments] };
  return succeed({ ...taken.value, notes: [...taken.value.notes, ...comments] });
}

const UNKNOWN =
  'This is neither the referral form nor an answer sheet of ours, nor a list with headings that are known. `marac form referral` makes a blank form; `marac import` takes a list in, with --map for its headings.';

/** A text file is a list, or does not belong in the inbox. */
export async function takeInText(
  ports: Ports,
  reading: Reading,
  file: Arrived,
  now: LocalTime,
): Promise<Result<Taken>> {
  return (await takeInList(ports, reading, file, now)) ?? refuse(inboxProblem('form.no-list', NO_LIST));
}

const NO_LIST =
  'This text is no list of referrals with headings that are known. Nothing was read from it. Read it yourself and type what it says on Referrals; if it is a list, `marac import` takes it in, with --map for its headings.';

/** A file that is not a workbook cannot be saved as one: somebody has to read it, or ask for the form. */
function describeRefused({ code, message }: Refusal): string {
  return code === 'not-a-workbook'
    ? `${message.split('. ')[0] ?? message}. Nothing was read from it. Read it yourself and type what it says on Referrals, or ask for our form, filled in.`
    : message;
}

/** Recognised by the names of its tabs: an exported list has at most one of them. */
function isOurWorkbook(sheets: readonly FormSheet[]): boolean {
  const ours = new Set(TABLES.map((table) => foldText(table.tab)));
  return sheets.filter((sheet) => ours.has(foldText(sheet.name))).length > 3;
}

function takeInAnswers(reading: Reading, sheets: readonly FormSheet[], now: LocalTime): Result<Taken> {
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
  const late = now > deadlines(found.marac, found.meeting).agenda;
  return succeed({
    marac: found.marac.name,
    changes: answerChanges(found.marac, marac, answers.value, dayOf(now), late),
    notes: answers.value.problems,
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

/** Our .xlsx referral form: one row on Referrals. The same file again makes no second row. */
function takeInReferral(reading: Reading, sheets: readonly FormSheet[], file: Arrived, now: LocalTime): Result<Taken> {
  const form = readReferralForm(sheets);
  if (!form.ok) return form;
  const { values, problems, unread } = form.value;
  if (Object.keys(values).length === 0 && unread.size === 0) return refuse(empty('form'), ...problems);
  const written = values as Readonly<Record<string, Written>>;
  const referral = {
    values: written,
    problems,
    shows: showOwnForm(written, new Set(unread.keys())),
    unread,
    heads: headsOf(sheets),
    channel: 'xlsx',
  } as const;
  return succeed(referralRow(reading, file, referral, now));
}

/** The printed lines at the top of the first tab, which may name the MARAC. */
function headsOf([first]: readonly FormSheet[]): readonly string[] {
  return (first?.rows ?? []).filter((row) => row.row <= 3).flatMap((row) => [...row.cells.values()].map(cellText));
}
