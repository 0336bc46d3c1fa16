// The inbox: returned forms read with strict limits, taken in as rows, and moved to done or refused with a note beside them that says why.
import path from 'node:path';
import type { Config } from '../config.ts';
import type { Cell } from '../domain/cell.ts';
import { dayOf, type LocalTime } from '../domain/day.ts';
import { deadlines } from '../domain/meetings.ts';
import type { Problem } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';
import { refuse, succeed } from '../domain/result.ts';
import type { Desk, InboxLeft } from '../jobs/desk.ts';
import { readFacts, type Reading } from '../jobs/read-facts.ts';
import type { Files } from '../system/files.ts';
import { AGENCY_REF, MEETING_REF } from '../workbook/forms/answer-columns.ts';
import { findFormKind, gatherSheets, type FormSheet } from '../workbook/forms/form-sheets.ts';
import { readAnswerSheet } from '../workbook/forms/read-answer-sheet.ts';
import { readReferralForm } from '../workbook/forms/read-referral-form.ts';
import { type Written } from '../workbook/tables/write-cell.ts';
import { loadFile } from '../workbook/xlsx/load-file.ts';
import { RECEIVED } from '../workbook/xlsx/profile.ts';
import type { Refusal } from '../workbook/xlsx/refused.ts';
import { readInChild } from '../workbook/xlsx/runner.ts';
import { answerChanges, askedOf } from './take-in-answers.ts';
import { takeInDocument } from './take-in-document.ts';
import { inboxProblem, referralRow, type Taken } from './taken.ts';

export interface TakenIn {
  readonly done: number;
  readonly refused: number;
  readonly waiting: number;
}

const NOTE = '.note.txt';

/** What of returned forms still wants a person, by what lies in the folders beside the inbox. */
export async function countInboxLeft(config: Config, files: Files): Promise<InboxLeft> {
  const [refused, done] = await Promise.all(
    ['refused', 'done'].map((folder) => files.list(path.join(config.folders.inbox, folder))),
  );
  return {
    refused: (refused ?? []).filter((name) => !name.endsWith(NOTE)).length,
    noted: (done ?? []).filter((name) => name.endsWith(NOTE)).length,
  };
}

/** Takes in every file of the inbox. A form whose rows cannot be written yet (workbook open elsewhere) stays where it is. */
export async function takeInForms(desk: Desk, config: Config, files: Files, now: LocalTime): Promise<TakenIn> {
  const inbox = config.folders.inbox;
  const names = await formsIn(inbox, files);
  let [done, refused, waiting] = [0, 0, 0];
  for (const name of names) {
    const file = path.join(inbox, name);
    const reading = await readFacts(desk, false);
    const taken = name.toLowerCase().endsWith('.docx')
      ? await takeInDocument(desk, reading, files, file, now)
      : await takeInWorkbook(desk, reading, file, now);
    if (!taken.ok) {
      await putAway(files, file, path.join(inbox, 'refused'), taken.problems, now);
      refused += 1;
      continue;
    }
    if (await writeAll(reading, taken.value)) {
      await putAway(files, file, path.join(inbox, 'done'), taken.value.notes, now);
      done += 1;
    } else waiting += 1;
  }
  return { done, refused, waiting };
}

async function formsIn(inbox: string, files: Files): Promise<readonly string[]> {
  return (await files.list(inbox)).filter((name) => !name.startsWith('~') && !name.startsWith('.'));
}

/** How many files of the inbox nobody has opened yet. */
export async function waitingForms(config: Config, files: Files): Promise<number> {
  return (await formsIn(config.folders.inbox, files)).length;
}

async function writeAll(reading: Reading, taken: Taken): Promise<boolean> {
  const marac = reading.maracs.find((one) => one.desk.name === taken.marac);
  if (marac === undefined) return false;
  if (taken.changes.length === 0) return true;
  const answers = await marac.desk.workbook.write(taken.changes, marac.snapshot.revision);
  return answers.every((one) => one.outcome !== 'keptBack');
}

/** A note of the same name beside the file; sentences name cells, never what stood in them. */
async function putAway(
  files: Files,
  file: string,
  folder: string,
  problems: readonly Problem[],
  now: LocalTime,
): Promise<void> {
  const name = await files.moveInto(file, folder);
  if (problems.length === 0) return;
  const lines = problems.map((one) => `${one.place}: ${one.sentence} (${one.code})`);
  await files.write(
    path.join(folder, `${path.basename(name)}${NOTE}`),
    `${now.replace('T', ' ')}\n${lines.join('\n')}\n`,
  );
}

async function takeInWorkbook(desk: Desk, reading: Reading, file: string, now: LocalTime): Promise<Result<Taken>> {
  const loaded = await loadFile(file, RECEIVED);
  if (loaded.outcome === 'refused') return refuse(inboxProblem(`form.${loaded.code}`, loaded.message));
  const gatherer = gatherSheets();
  const read = await readInChild(loaded.bytes, RECEIVED, (sheet, row) => gatherer.add(sheet, row));
  if (read.outcome === 'refused') return refuse(inboxProblem(`form.${read.code}`, tellRefused(read)));
  const sheets = gatherer.sheets(read.sheets);
  const kind = findFormKind(sheets);
  if (kind === 'answers') return takeInAnswers(reading, sheets, now);
  if (kind === 'referral') return takeInReferral(desk, reading, sheets, loaded.hash, now);
  return refuse(
    inboxProblem(
      'form.unknown',
      'This is neither the referral form nor an answer sheet of ours. `marac form referral` makes a blank one; a pasted list goes through `marac import`.',
    ),
  );
}

/** What is no workbook cannot be saved as one again: somebody reads it, or asks for the form. */
function tellRefused({ code, message }: Refusal): string {
  return code === 'not-a-workbook'
    ? `${message.split('. ')[0] ?? message}. Nothing was read from it. Read it yourself and type what it says on Referrals, or ask for our form, filled in.`
    : message;
}

function takeInAnswers(reading: Reading, sheets: readonly FormSheet[], now: LocalTime): Result<Taken> {
  const meeting = cellBeside(sheets, MEETING_REF);
  const found = reading.facts.maracs.flatMap((marac) =>
    marac.meetings.filter((one) => one.id === meeting).map((one) => ({ marac, meeting: one })),
  )[0];
  if (found === undefined)
    return refuse(inboxProblem('form.no-meeting', 'The meeting this sheet belongs to is not in the workbook.'));
  const known = new Set(reading.facts.agencies.map((one) => one.id));
  const agencies = agencyRefs(sheets).filter((one) => known.has(one));
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
  const marac = reading.maracs.find((one) => one.desk.name === found.marac.name);
  if (marac === undefined)
    return refuse(inboxProblem('form.no-meeting', 'The MARAC this sheet belongs to is not open.'));
  const late = now > deadlines(found.marac, found.meeting).agenda;
  return succeed({
    marac: found.marac.name,
    changes: answerChanges(found.marac, marac, answers.value, dayOf(now), late),
    notes: answers.value.problems,
  });
}

/** A blank one must not make an empty row, nor look as if somebody had answered. */
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

/** A referral on the .xlsx form: one row on Referrals; the same file again makes no second row. */
function takeInReferral(
  desk: Desk,
  reading: Reading,
  sheets: readonly FormSheet[],
  hash: string,
  now: LocalTime,
): Result<Taken> {
  const form = readReferralForm(sheets);
  if (!form.ok) return form;
  const { values, problems, unread } = form.value;
  if (Object.keys(values).length === 0 && unread.size === 0) return refuse(empty('form'), ...problems);
  return succeed(
    referralRow(
      desk,
      reading,
      {
        values: values as Readonly<Record<string, Written>>,
        problems,
        unread,
        named: undefined,
        hash,
        channel: 'xlsx',
      },
      now,
    ),
  );
}
