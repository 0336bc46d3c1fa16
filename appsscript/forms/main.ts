// The second, optional file of the add-on: makes the forms, and takes out of them the answers that the runner has taken in. It needs one more right.
import { cellText } from '../../src/domain/cells/cell.ts';
import { bindHeaders } from '../../src/workbook/tables/headers.ts';
import { TABLE, tableNamed } from '../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../src/workbook/tables/parse-row.ts';
import { filled, section, type Page } from '../page.ts';
import { openSheet, type SheetFile } from '../sheet.ts';
import { makeForm } from './make-form.ts';
import { FORMS, type FormPlan } from './questions.ts';

type Tab = GoogleAppsScript.Spreadsheet.Sheet;

const TITLE = 'Make the forms';

/** Makes each form whose tab is still empty; a tab in which something stands is left alone. */
export function makeForms(): Page {
  const file = openSheet();
  const made: string[] = [];
  const left: string[] = [];
  const agencies = agenciesIn(file);
  for (const plan of FORMS) {
    const linked = tabOf(file, plan)?.getFormUrl() ?? null;
    if (linked !== null) left.push(`${plan.title}: there is one already, linked to the tab ${plan.tab}.`);
    else if (!isEmpty(file, plan))
      left.push(
        `${plan.title}: rows stand on the tab ${plan.tab}. A form puts its answers into a tab of its own, so it was not made; docs/google.md says how to link one by hand.`,
      );
    else made.push(`${plan.title}: ${linkTab(file, plan, makeForm(plan, { agencies }, file.book.getId()))}`);
  }
  return {
    title: TITLE,
    lead:
      made.length === 0
        ? 'Nothing was made.'
        : 'Look at each before you hand out its address; then run `marac init --google`, which marks and locks the columns of its tab.',
    sections: filled([section('Made', made), section('Left alone', left)]),
    presses: [{ label: 'Take out of the forms what was taken in', call: 'forgetAnswers', args: [] }],
  };
}

function agenciesIn(file: SheetFile): readonly string[] {
  const raw = file.read('agencies')?.raw;
  return raw === undefined ? [] : parseTable(TABLE.agencies, raw).rows.map((identified) => identified.name);
}

function tabOf(file: SheetFile, { table }: FormPlan): Tab | undefined {
  return file.read(table)?.tab;
}

function isEmpty(file: SheetFile, { table }: FormPlan): boolean {
  const read = file.read(table);
  return read === undefined || read.raw.rows.length === 0;
}

/** Google makes a tab for the answers: it takes the place and name of the empty one. */
function linkTab(file: SheetFile, plan: FormPlan, form: GoogleAppsScript.Forms.Form): string {
  const empty = tabOf(file, plan);
  const fresh = file.book.getSheets().find((sheet) => (sheet.getFormUrl() ?? '').includes(form.getId()));
  if (fresh === undefined)
    return `made, but Google has not made its tab yet. Name the new tab ${plan.tab} yourself, and delete the empty one.`;
  if (empty !== undefined) file.book.deleteSheet(empty);
  fresh.setName(plan.tab);
  addHeadings(fresh, plan);
  return `${form.getPublishedUrl()} answers into the tab ${plan.tab}.`;
}

/** The columns that no question fills: the team's and the runner's, right of the answers. */
function addHeadings(tab: Tab, { table }: FormPlan): void {
  const wide = tab.getLastColumn();
  const [headings = []] = tab.getRange(1, 1, 1, wide).getValues();
  const of = tableNamed(table);
  const missing = bindHeaders(headings.map(String), of).problems.flatMap((problem) =>
    problem.column !== undefined && ['heading.missing', 'heading.new', 'heading.not-shown'].includes(problem.code)
      ? [problem.column]
      : [],
  );
  if (missing.length === 0) return;
  const room = tab.getMaxColumns() - wide;
  if (room < missing.length) tab.insertColumnsAfter(tab.getMaxColumns(), missing.length - room);
  tab
    .getRange(1, wide + 1, 1, missing.length)
    .setValues([missing])
    .setFontWeight('bold');
}

/** The column in which the runner says that it has taken a row in. */
const TAKEN: Readonly<Record<string, readonly [received: string, taken: string]>> = {
  referrals: ['receivedAt', 'state'],
  actionUpdates: ['receivedAt', 'takenInOn'],
};

/** Deletes from the forms what the runner has taken in: everything up to the last row it has marked before the first that it has not. */
export function removeFormAnswers(): Page {
  const file = openSheet();
  const said = FORMS.map((plan) => `${plan.title}: ${removeFrom(file, plan)}`);
  return {
    title: 'Answers in the forms',
    lead: 'The sheet keeps its rows; the forms forget their copies.',
    sections: [section('Taken out', said)],
  };
}

function removeFrom(file: SheetFile, plan: FormPlan): string {
  const url = tabOf(file, plan)?.getFormUrl() ?? null;
  if (url === null) return 'no form is linked here.';
  const until = takenUntil(file, plan);
  if (until === undefined) return 'the runner has taken nothing in yet, so nothing was deleted.';
  const form = FormApp.openByUrl(url);
  const over = form.getResponses().filter((response) => wallOf(response.getTimestamp() as unknown as Date) <= until);
  for (const response of over) form.deleteResponse(response.getId());
  return `${over.length} deleted, those up to ${until.replace('T', ' ')}.`;
}

/** A row that was moved to the restricted sheet is not here any more, so it is times that are compared and not rows. */
function takenUntil(file: SheetFile, { table }: FormPlan): string | undefined {
  const [received, taken] = TAKEN[table] ?? ['', ''];
  const rows = (file.read(table)?.raw.rows ?? []).flatMap(({ cells }) => {
    const at = cells.get(received);
    return at?.kind === 'date' ? [{ at: at.date, taken: cellText(cells.get(taken) ?? { kind: 'blank' }) !== '' }] : [];
  });
  const open = rows.filter((row) => !row.taken).map((row) => row.at);
  const first = open.length === 0 ? '9999' : open.reduce((a, b) => (a < b ? a : b));
  const done = rows.filter((row) => row.taken && row.at < first).map((row) => row.at);
  return done.length === 0 ? undefined : done.reduce((a, b) => (a > b ? a : b));
}

/** The sheet stores whole seconds of its own wall. */
function wallOf(at: Date): string {
  return Utilities.formatDate(at, Session.getScriptTimeZone(), "yyyy-MM-dd'T'HH:mm:ss");
}
