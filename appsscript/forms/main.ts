// The second, optional file of the add-on: makes the forms, and takes out of them the answers that the runner has taken in. It needs one more right.
import { bindHeaders } from '../../src/workbook/tables/headers.ts';
import { TABLE, tableNamed } from '../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../src/workbook/tables/parse-row.ts';
import { describePage, filled, type Item, type Page } from '../page.ts';
import { openSheet, type SheetFile } from '../sheet.ts';
import { forgetForm, halfMade, rememberAsked, rememberForm } from './half-made.ts';
import { addItems, createForm, layAside, publish, setForm, type Form, type Known } from './make-form.ts';
import { FORMS, type FormPlan } from './questions.ts';

export { removeFormAnswers } from './forget-answers.ts';

type Tab = GoogleAppsScript.Spreadsheet.Sheet;

const TITLE = 'Make the forms';
/** Google ends a script after six minutes; what follows the last question takes some seconds. */
const LONGEST_MS = 240_000;

/** What became of one form by this click. */
interface Ended {
  readonly as: 'made' | 'half' | 'left' | 'look';
  readonly items: readonly Item[];
}

/** Makes each form whose tab is still empty, and goes on with one that an earlier click began; `anew` names the table whose half-made form is put aside. */
export function makeForms(anew = ''): Page {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(1000))
    return describePage(TITLE, 'Somebody is making the forms at this moment. Look again in six minutes.');
  try {
    const untilMs = Date.now() + LONGEST_MS;
    const isLate = (): boolean => Date.now() > untilMs;
    const known = { agencies: agenciesIn(openSheet()) };
    const ended = FORMS.flatMap((plan) => {
      if (plan.table === anew) putAside(plan);
      return makeOne(plan, known, isLate);
    });
    return show(ended);
  } finally {
    lock.releaseLock();
  }
}

function show(ended: readonly Ended[]): Page {
  const of = (as: Ended['as']): readonly Item[] => ended.flatMap((one) => (one.as === as ? one.items : []));
  const isHalf = of('half').length > 0;
  return {
    title: TITLE,
    lead: isHalf
      ? 'Google stops a script after six minutes, so this is done in parts. Press Go on until nothing is half made.'
      : of('made').length === 0
        ? 'Nothing was made.'
        : 'Look at each before you hand out its address; then run `marac init --google`, which marks and locks the columns of its tab.',
    sections: filled([
      { heading: 'Half made', items: of('half') },
      { heading: 'To put right', items: of('look') },
      { heading: 'Made', items: of('made') },
      { heading: 'Left alone', items: of('left') },
    ]),
    presses: isHalf
      ? [{ label: 'Go on', call: 'makeForms', args: [''] }]
      : [{ label: 'Take out of the forms what was taken in', call: 'forgetAnswers', args: [] }],
  };
}

function makeOne(plan: FormPlan, known: Known, isLate: () => boolean): readonly Ended[] {
  const file = openSheet();
  const { title, tab } = plan;
  const half = halfMade(plan.table);
  if (half === undefined) {
    if ((tabOf(file, plan)?.getFormUrl() ?? null) !== null)
      return [said('left', `${title}: there is one already, linked to the tab ${tab}.`)];
    if (!isEmpty(file, plan))
      return [
        said(
          'left',
          `${title}: rows stand on the tab ${tab}. A form puts its answers into a tab of its own, so it was not made; docs/google.md says how to link one by hand.`,
        ),
      ];
    if (isLate()) return [said('half', `${title}: not begun yet.`)];
  }
  const { form, notes } = openForm(plan, half?.id, half !== undefined);
  setForm(form, plan, file.book.getId());
  if (!addItems(form, plan, known, isLate)) return [...notes, goOn(plan, form, 'its questions are not all there yet')];
  const problem = linkTab(plan, form);
  if (problem !== undefined) return [...notes, goOn(plan, form, problem)];
  const todo = publish(form, plan, file.book.getId());
  forgetForm(plan.table);
  const login = plan.collectsAddress
    ? ' Who answers signs in with a Google account, so that Google verifies the address; look that Settings > Responses > Collect email addresses says Verified, then `marac check --form-looked-at-by "Your Name"`.'
    : ' Nobody needs an account to answer it.';
  return [
    ...notes,
    said('made', `${title}: ${form.getPublishedUrl()} answers into the tab ${tab}.${login}`),
    ...todo.map((one) => said('look', `${title}: ${one}`)),
  ];
}

/** The form that an earlier click began, or a new one; what it says of those that cannot be opened is for a person. */
function openForm(
  { table, title }: FormPlan,
  id: string | undefined,
  begun: boolean,
): { readonly form: Form; readonly notes: readonly Ended[] } {
  if (id !== undefined) {
    try {
      return { form: FormApp.openById(id), notes: [] };
    } catch {
      // In the bin for good, or another account's.
    }
  }
  rememberAsked(table);
  const form = createForm(title);
  rememberForm(table, form.getId());
  const lost =
    id === undefined
      ? 'Google was asked for it before and did not answer'
      : 'the one begun before cannot be opened by this account';
  return {
    form,
    notes: begun
      ? [said('look', `${title}: ${lost}, so another one was made. If Drive shows an older one, put it into the bin.`)]
      : [],
  };
}

function putAside({ table }: FormPlan): void {
  const id = halfMade(table)?.id;
  if (id !== undefined) layAside(FormApp.openById(id));
  forgetForm(table);
}

function goOn({ title, table }: FormPlan, form: Form, why: string): Ended {
  const text = `${title}: ${why}. It takes no answers before it is whole: ${form.getEditUrl()}`;
  const presses = [{ label: 'Put it aside and begin anew', about: title, call: 'makeForms', args: [table] }];
  return { as: 'half', items: [{ text, presses }] };
}

const said = (as: Ended['as'], text: string): Ended => ({ as, items: [{ text }] });

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

/** Google makes a tab for the answers: it takes the place and name of the empty one. Says what keeps it from that. */
function linkTab(plan: FormPlan, form: Form): string | undefined {
  const file = openSheet();
  const answers = file.book.getSheets().find((sheet) => (sheet.getFormUrl() ?? '').includes(form.getId()));
  if (answers === undefined) return 'Google has not made the tab of its answers yet';
  const there = tabOf(file, plan);
  if (there !== undefined && there.getSheetId() !== answers.getSheetId()) {
    if (!isEmpty(file, plan))
      return `rows stand on the tab ${plan.tab} by now. Move them into the tab ${answers.getName()} or put the form aside`;
    file.book.deleteSheet(there);
  }
  answers.setName(plan.tab);
  addHeadings(answers, plan);
  return undefined;
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
