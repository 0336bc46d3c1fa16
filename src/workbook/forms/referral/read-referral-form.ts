// Takes a returned referral form back: every answer by the question before it, every cell that cannot be read by name, and nothing written
// anywhere on it lost in silence.
import { BLANK, cellText, type Cell } from '../../../domain/cells/cell.ts';
import { QUESTION_SETS } from '../../../domain/referral/checklist.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import type { ReferralFields } from '../../../domain/referral/referral.ts';
import { refuse, succeed, type Result } from '../../../domain/text/result.ts';
import { columnLetters } from '../../tables/headers.ts';
import { formProblem, readAnswer, spotAt, spotProblem, type FormRow, type FormSheet } from '../form-sheets.ts';
import { CHECKLIST_HEADINGS, FORM_VERSION, LAST_UNSAID, topLines, versionIn } from './fixed-lines.ts';
import { checklistQuestions, CHECKLIST_TAB, SECTIONS, type FormQuestion } from './referral-questions.ts';
import type { Value } from '../../../domain/cells/cell-read.ts';

const FORM = 'Referral form';

export interface ReturnedReferral {
  readonly values: ReferralFields;
  /** The cells of answers that could not be read: gaps of the referral, each named in `problems`. */
  readonly unread: ReadonlyMap<string, Cell>;
  /** Each names its cell. */
  readonly problems: readonly Problem[];
  /** Said of a form of another version. */
  readonly notice?: string;
}

interface Place {
  readonly question: FormQuestion;
  /** Index of the first answer column. */
  readonly from: number;
}

function placesByLabel(): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const question of SECTIONS.flatMap((section) => section.questions))
    places.set(foldText(question.label), { question, from: 1 });
  const [set] = QUESTION_SETS;
  for (const question of set === undefined ? [] : checklistQuestions(set))
    places.set(foldText(question.label), { question, from: 2 });
  return places;
}

/** The referral on a returned form; refused when it is not the form, or has lost the victim's name. */
export function readReferralForm(sheets: readonly FormSheet[]): Result<ReturnedReferral> {
  const places = placesByLabel();
  const found = new Map<string, { readonly sheet: FormSheet; readonly row: FormRow }[]>();
  for (const sheet of sheets)
    for (const row of sheet.rows) {
      const label = foldText(cellText(row.cells.get('A') ?? BLANK));
      if (places.has(label)) found.set(label, [...(found.get(label) ?? []), { sheet, row }]);
    }
  if (!found.has(foldText('Victim surname')) || !found.has(foldText('Victim forenames')))
    return refuse(
      formProblem(
        FORM,
        'form.not-the-form',
        'This is not the referral form, or its questions were changed. Ask for the form as `marac form referral` makes it, or type the referral on Referrals.',
      ),
    );
  const values: Record<string, Value> = {};
  const unread = new Map<string, Cell>();
  const version = versionOf(sheets);
  const isOlder = (version ?? LAST_UNSAID) < FORM_VERSION;
  const problems: Problem[] = [];
  const unasked: string[] = [];
  for (const [label, place] of places) {
    const rows = found.get(label) ?? [];
    const [first] = rows;
    if (first === undefined) {
      if (isOlder) unasked.push(place.question.label);
      else if (place.question.askedLater !== true) problems.push(lost(place.question.label));
    } else if (rows.length > 1)
      problems.push(
        ...rows.slice(1).map((row) => spotProblem(FORM, spotAt(row.sheet, row.row, 'A'), place.question.label, TWICE)),
      );
    if (first !== undefined) readAnswers(first.sheet, first.row, place, { values, unread, problems });
  }
  problems.push(...strays(sheets, places));
  if (isOlder || (version ?? FORM_VERSION) > FORM_VERSION)
    return succeed({ values, unread, problems, notice: otherVersion(version, unasked) });
  return succeed({ values, unread, problems });
}

const TWICE = {
  code: 'form.question-twice',
  sentence: 'This question stands on the form twice; the first was read. Ring and ask which is meant.',
};
const STRAY = {
  code: 'form.stray',
  sentence:
    'Something is written here, outside the answers, and is not taken in. Read it, and type it where it belongs.',
};

/** The version that the form says, in a line at the top. */
function versionOf(sheets: readonly FormSheet[]): number | undefined {
  for (const { rows } of sheets)
    for (const { row, cells } of rows) {
      const version = row <= TOP ? versionIn(cellText(cells.get('A') ?? BLANK)) : undefined;
      if (version !== undefined) return version;
    }
  return undefined;
}

/** The lines above the first question. */
const TOP = 12;

/** An older form is whole: what it does not ask is said once, and not as lost. */
function otherVersion(version: number | undefined, unasked: readonly string[]): string {
  const which = version === undefined ? 'an older version of the form' : `version ${version} of the form`;
  const lacks = unasked.length === 0 ? '' : ` It does not ask: ${unasked.map((label) => `“${label}”`).join('; ')}.`;
  return `It is ${which}, and this program has version ${FORM_VERSION}. What it asks alike was taken in.${lacks} Send the agency a form of now: \`marac form referral\`, with \`--word\` for Word.`;
}

function lost(label: string): Problem {
  return {
    ...formProblem(
      FORM,
      'form.question-lost',
      'This question is no longer on the form. Ask the referrer for the answer.',
      label,
    ),
    size: 'note',
  };
}

interface Gathered {
  readonly values: Record<string, Value>;
  readonly unread: Map<string, Cell>;
  readonly problems: Problem[];
}

function readAnswers(sheet: FormSheet, row: FormRow, { question, from }: Place, into: Gathered): void {
  question.fields.forEach((field, index) => {
    const spot = spotAt(sheet, row, columnLetters(from + index));
    const label = question.fields.length === 1 ? question.label : `${question.label} ${index + 1}`;
    const read = readAnswer(row, spot, question.column);
    if (!read.ok) {
      into.unread.set(field, spot.cell);
      into.problems.push(spotProblem(FORM, spot, label, read.fault));
    } else if (read.value !== undefined) {
      into.values[field] = read.value;
      if (read.warning !== undefined) into.problems.push(spotProblem(FORM, spot, label, read.warning, 'note'));
    }
  });
}

function fixedWords(): ReadonlySet<string> {
  const words = [
    ...SECTIONS.flatMap((section) => [
      section.heading,
      ...section.people,
      // Forms that were handed out before the help said so are still on their way.
      ...section.questions.flatMap(({ label, help }) => [label, help, help.replace(/ On no paper\.$/, '')]),
    ]),
    ...topLines('Referral', { marac: '', sendTo: '' }),
    ...CHECKLIST_HEADINGS,
    ...QUESTION_SETS.flatMap((set) => [
      set.title,
      set.acknowledgement,
      ...checklistQuestions(set).flatMap((question) => [question.words, question.help]),
    ]),
  ];
  return new Set(words.map(foldText));
}

/** Cells with words that are neither answers nor printed on the form. */
function strays(sheets: readonly FormSheet[], places: ReadonlyMap<string, Place>): readonly Problem[] {
  const fixed = fixedWords();
  const found: Problem[] = [];
  for (const sheet of sheets) {
    const isOwnWording = hasOwnWording(sheet, fixed);
    for (const row of sheet.rows) {
      const place = places.get(foldText(cellText(row.cells.get('A') ?? BLANK)));
      const answers = new Set(
        (place?.question.fields ?? []).map((_, index) => columnLetters((place?.from ?? 1) + index)),
      );
      for (const [letters, cell] of row.cells) {
        const text = foldText(cellText(cell));
        const isWording =
          isOwnWording && (['B', 'D'].includes(letters) || (letters === 'A' && row.row <= CHECKLIST_TOP));
        const isTop = letters === 'A' && row.row <= 3 && /. send it to\b/.test(text);
        if (
          text !== '' &&
          !answers.has(letters) &&
          !fixed.has(text) &&
          !(letters === 'A' && row.row <= TOP && versionIn(text) !== undefined) &&
          !isWording &&
          !isTop &&
          !(letters === 'A' && place !== undefined)
        )
          found.push(spotProblem(FORM, spotAt(sheet, row, letters), 'beside the answers', STRAY, 'note'));
      }
    }
  }
  return found;
}

/** Rows above the questions of the checklist: its title, whose it is, the headings. */
const CHECKLIST_TOP = 7;

/** An area may ask the checklist in words of its own: then most of its questions are in none of ours. */
function hasOwnWording(sheet: FormSheet, fixed: ReadonlySet<string>): boolean {
  if (sheet.name !== CHECKLIST_TAB) return false;
  const asked = sheet.rows.flatMap((row) =>
    /^q\d+$/.test(foldText(cellText(row.cells.get('A') ?? BLANK)))
      ? [foldText(cellText(row.cells.get('B') ?? BLANK))]
      : [],
  );
  return asked.filter((one) => !fixed.has(one)).length * 2 > asked.length;
}
