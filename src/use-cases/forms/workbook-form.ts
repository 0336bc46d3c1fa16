// A returned .xlsx file: the referral form, an answer sheet, a list, or one of our own workbooks put there by mistake.
import type { LocalTime } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { FormPage } from '../../domain/referral/form-page.ts';
import { refuse, type Result } from '../../domain/text/result.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { commentProblems, findFormKind, gatherSheets, type FormSheet } from '../../workbook/forms/form-sheets.ts';
import { readReferralForm } from '../../workbook/forms/referral/read-referral-form.ts';
import type { LearntLabel } from '../../workbook/forms/labels/known-words.ts';
import { pageOfSheets } from '../../workbook/forms/page-of-sheets.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import { RECEIVED } from '../../workbook/xlsx/trust-profile.ts';
import type { Refusal } from '../../workbook/xlsx/reading/refusal.ts';
import { readInChild } from '../../workbook/xlsx/process/run-reader.ts';
import { inboxProblem, type Taken } from '../inbox/taken.ts';
import type { Arrived } from '../inbox/arrived.ts';
import { isOurForm, takeInAnswers, takeInReferral, withNotes } from './own/take-in-own.ts';
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
    const ours = takeInReferral(reading, sheets, file, { now, channel: 'xlsx' });
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

function withComments(taken: Result<Taken>, form: string, sheets: readonly FormSheet[]): Result<Taken> {
  return withNotes(taken, commentProblems(form, sheets));
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
