// One Google Form from its plan: a page for each section, help under each question, lists where there are choices, checks where an answer has a shape.
import type { Column } from '../../src/workbook/tables/table.ts';
import type { FormPlan, Question } from './questions.ts';

type Form = GoogleAppsScript.Forms.Form;

/** Choices that this sheet knows: the names of its agencies. */
export interface Known {
  readonly agencies: readonly string[];
}

/** Makes the form with the settings that docs/google.md asks for; its answers go into this spreadsheet. */
export function makeForm(plan: FormPlan, known: Known, spreadsheetId: string): Form {
  const form = FormApp.create(plan.title)
    .setTitle(plan.title)
    .setDescription(plan.about)
    .setCollectEmail(plan.collectsAddress)
    .setAllowResponseEdits(false)
    .setPublishingSummary(false)
    .setShowLinkToRespondAgain(false)
    .setProgressBar(true)
    .setConfirmationMessage('Thank you. It has arrived with the MARAC team.');
  plan.sections.forEach(({ heading, questions }, nth) => {
    if (nth === 0) form.addSectionHeaderItem().setTitle(heading);
    else form.addPageBreakItem().setTitle(heading);
    for (const question of questions) addQuestion(form, question, known);
  });
  form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheetId);
  return form;
}

function addQuestion(form: Form, question: Question, known: Known): void {
  const { column, help, needed } = question;
  const item = itemFor(form, column, known);
  item.setTitle(column.header).setHelpText(help).setRequired(needed);
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
