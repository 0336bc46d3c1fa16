// One Google Form from its plan: a page for each section, help under each question, lists where there are choices, checks where an answer has a shape.
import type { Column } from '../../src/workbook/tables/table.ts';
import type { FormPlan, Question } from './questions.ts';

/** What Google's published types do not have yet: since 2026 a form that a script makes takes no answers before it is published. */
export interface Form extends GoogleAppsScript.Forms.Form {
  setPublished?(published: boolean): Form;
  isPublished?(): boolean;
  setEmailCollectionType?(type: unknown): Form;
}

/** Choices that this sheet knows: the names of its agencies. */
export interface Known {
  readonly agencies: readonly string[];
}

/** A new form, closed: nobody shall answer one that is half made. */
export function createForm(title: string): Form {
  const service = FormApp as unknown as { create(title: string, published: boolean): Form };
  return service.create(title, false);
}

/** Where the answers go, how nobody but the team sees them, and who may answer. Nothing of it hurts when it is done again. */
export function setForm(form: Form, plan: FormPlan, spreadsheetId: string): void {
  if (destinationOf(form) !== spreadsheetId) form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheetId);
  form
    .setDescription(plan.about)
    .setCollectEmail(plan.collectsAddress)
    .setAllowResponseEdits(false)
    .setPublishingSummary(false)
    .setShowLinkToRespondAgain(false)
    .setProgressBar(true)
    .setConfirmationMessage('Thank you. It has arrived with the MARAC team.');
  const { EmailCollectionType } = FormApp as unknown as {
    readonly EmailCollectionType?: { readonly VERIFIED: unknown };
  };
  if (plan.collectsAddress && EmailCollectionType) form.setEmailCollectionType?.(EmailCollectionType.VERIFIED);
  attempt(() => form.setAcceptingResponses(false));
  // Outside an organisation there is no such setting, and nobody has to log in.
  attempt(() => form.setRequireLogin(false));
}

/** Adds what the form does not have yet, in order; false when the time ran out before the last. */
export function addItems(form: Form, plan: FormPlan, known: Known, isLate: () => boolean): boolean {
  const makes = plan.sections.flatMap(({ heading, questions }, nth) => [
    () => (nth === 0 ? form.addSectionHeaderItem() : form.addPageBreakItem()).setTitle(heading),
    ...questions.map((question) => () => addQuestion(form, question, known)),
  ]);
  for (const make of makes.slice(itemsOf(form))) {
    if (isLate()) return false;
    make();
  }
  return true;
}

/** How many items are whole: the title comes last, so one without a title was cut off, and goes. */
function itemsOf(form: Form): number {
  const items = form.getItems();
  const last = items.at(-1);
  if (last === undefined || last.getTitle() !== '') return items.length;
  form.deleteItem(last);
  return items.length - 1;
}

/** Opens the form to answers, reads back what was set, and says what a person must put right; empty when all is as it must be. */
export function publish(form: Form, plan: FormPlan, spreadsheetId: string): readonly string[] {
  form.setPublished?.(true);
  attempt(() => form.setAcceptingResponses(true));
  const faults: readonly (readonly [wrong: boolean, todo: string])[] = [
    [form.isPublished?.() === false, 'It is not published: press Publish in the form.'],
    [!form.isAcceptingResponses(), 'It takes no answers: Responses > Accepting responses.'],
    [
      attempt(() => form.requiresLogin()) === true,
      'Only people of your organisation can open it: Settings > Responses > Restrict to users in your organisation: Off.',
    ],
    [destinationOf(form) !== spreadsheetId, 'Its answers do not come here: Responses > Link to Sheets.'],
    [
      form.collectsEmail() !== plan.collectsAddress,
      `Settings > Responses > Collect email addresses: ${plan.collectsAddress ? 'Verified' : 'Do not collect'}.`,
    ],
    [form.canEditResponse(), 'Settings > Responses > Allow response editing: Off.'],
    [form.isPublishingSummary(), 'Settings > Presentation > View results summary: Off.'],
  ];
  return faults.flatMap(([wrong, todo]) => (wrong ? [todo] : []));
}

/** A form that nobody shall use: closed, and named so that it can be found and put into the bin. */
export function layAside(form: Form): void {
  attempt(() => form.setPublished?.(false));
  attempt(() => form.setAcceptingResponses(false));
  attempt(() => form.removeDestination());
  form.setTitle(`Not used: ${form.getTitle()}`);
}

/** Google throws where a form answers to no sheet, and where a setting is not there for this account. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

const destinationOf = (form: Form): string | undefined => attempt(() => form.getDestinationId());

function addQuestion(form: Form, { column, help, needed }: Question, known: Known): void {
  const item = itemFor(form, column, known).setHelpText(help);
  if (needed) item.setRequired(true);
  item.setTitle(column.header);
}

/** What every kind of question has in common. */
interface Titled {
  setTitle(title: string): Titled;
  setHelpText(text: string): Titled;
  setRequired(needed: boolean): Titled;
}

function itemFor(form: Form, column: Column, known: Known): Titled {
  const { kind } = column;
  if (kind === 'choice') return form.addListItem().setChoiceValues(Object.values(column.choices ?? {}));
  if (kind === 'yesNo') return form.addMultipleChoiceItem().setChoiceValues(['Yes', 'No']);
  if (kind === 'answer') return form.addMultipleChoiceItem().setChoiceValues(['Yes', 'No', 'Not known']);
  if (kind === 'day') return form.addDateItem().setIncludesYear(true);
  if (kind === 'time') return form.addDateTimeItem().setIncludesYear(true);
  if (kind === 'clock') return form.addTimeItem();
  if (kind === 'note' || kind === 'list') return form.addParagraphTextItem();
  if (column.refersTo === 'agencies' && known.agencies.length > 0)
    return form.addListItem().setChoiceValues([...known.agencies]);
  const check = checkFor(column);
  return check === undefined ? form.addTextItem() : form.addTextItem().setValidation(check);
}

/** Loose on purpose: the runner reads exactly, and a form that refuses a frightened person's answer helps nobody. */
const SHAPES: Readonly<Record<string, readonly [pattern: string, says: string]>> = {
  phone: ['[+(0-9][0-9 ()+./-]{5,24}.*', 'One phone number: 020 7946 0000.'],
  postcode: ['[A-Za-z]{1,4} ?[0-9].*', 'A postcode: W5 2BY, or its first part alone.'],
};

function checkFor({ kind, refersTo }: Column) {
  const check = FormApp.createTextValidation();
  if (kind === 'email') return check.setHelpText('One email address.').requireTextIsEmail().build();
  if (kind === 'whole') return check.setHelpText('A whole number.').requireWholeNumber().build();
  if (refersTo === 'cases')
    return check
      .setHelpText('The case ref: K- and six letters and digits.')
      .requireTextMatchesPattern('\\s*[Kk]-.+')
      .build();
  const shape = SHAPES[kind];
  return shape === undefined ? undefined : check.setHelpText(shape[1]).requireTextMatchesPattern(shape[0]).build();
}
