// A returned referral form in Word, as the rows of its workbook.
import { lineOf, paragraphsIn } from '../../../documents/forms/minute-places.ts';
import { BLANK } from '../../../domain/cells/cell.ts';
import { DASH } from '../../../domain/referral/checklist.ts';
import type { FormPage } from '../../../domain/referral/form-page.ts';
import { foldText } from '../../../domain/text/fold.ts';
import { TITLES, type FormRow } from '../../../workbook/forms/form-sheets.ts';
import { versionLine } from '../../../workbook/forms/referral/fixed-lines.ts';
import { REFERRAL_TAG, referralLayout } from '../../../workbook/forms/referral/referral-layout.ts';
import {
  checklistQuestions,
  CHECKLIST_TAB,
  SECTIONS,
  type FormQuestion,
} from '../../../workbook/forms/referral/referral-questions.ts';
import type { OwnWordForm } from './own-word-form.ts';
import { FOOT, versionAtFoot } from './form-version.ts';
import { readLayout } from './read-layout.ts';
import { describeOutsidePlaces } from './word-notes.ts';
import { cellsOf, rowOf } from './word-rows.ts';

const REFERRAL = 'Referral form';

export function readReferral(page: FormPage): OwnWordForm {
  const layout = referralLayout({ marac: '', sendTo: '' });
  const read = readLayout(page, layout, isPrintedOnReferral);
  const rowsOf = (questions: readonly FormQuestion[], place: string, from: number): readonly FormRow[] =>
    questions.flatMap((question, index) => {
      const tags = question.fields.map((field) => `${REFERRAL_TAG}/${field}`);
      if (tags.every((tag) => !read.places.has(tag))) return [];
      return [rowOf(read, tags, { row: index + 1, place, from, first: [question.label] })];
    });
  const sheets = [
    { name: TITLES.referral, rows: topRows(page) },
    ...SECTIONS.map(({ heading, questions }) => ({ name: heading, rows: rowsOf(questions, heading, 1) })),
    { name: CHECKLIST_TAB, rows: rowsOf(checklistQuestions(DASH), CHECKLIST_TAB, 2) },
  ];
  return {
    kind: 'referral',
    sheets,
    problems: describeOutsidePlaces(REFERRAL, page, layout, read),
  };
}

/** The first lines, which name the MARAC, and the version that stands at the foot. */
function topRows(page: FormPage): readonly FormRow[] {
  const version = versionAtFoot(page);
  const said = version === undefined ? [] : [{ row: 4, cells: cellsOf([versionLine(version)]) }];
  const lines = paragraphsIn(page.blocks)
    .filter((one) => !one.place.startsWith('page '))
    .slice(0, 3)
    .map((paragraph, index) => ({
      row: index + 1,
      cells: cellsOf([lineOf(paragraph)]),
    }))
    .filter((row) => isPrintedOnReferral(lineOfRow(row)) || foldText(lineOfRow(row)) === foldText(TITLES.referral));
  return [...lines, ...said];
}

const lineOfRow = (row: FormRow): string => {
  const cell = row.cells.get('A') ?? BLANK;
  return cell.kind === 'text' ? cell.text : '';
};

function isPrintedOnReferral(line: string): boolean {
  return (
    /^[^.]*\. Send it to: \S.{0,200}$/.test(line) || new RegExp(`^(.+ · )?${FOOT.source}\\s*Page\\s+of\\s*$`).test(line)
  );
}
