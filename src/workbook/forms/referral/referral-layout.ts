// The referral form on pages: the same questions as its workbook, in sections as agencies' forms have them.
import { DASH } from '../../../domain/referral/checklist.ts';
import {
  answerPlace,
  TICKS,
  ticksFor,
  type FormLayout,
  type FormLine,
  type FormPart,
} from '../../../domain/referral/form-layout.ts';
import { TITLES } from '../form-sheets.ts';
import { FORM_MARKING, FORM_VERSION, pageLines, type FormTop } from './fixed-lines.ts';
import { checklistQuestions, SECTIONS, type FormQuestion, type FormSection } from './referral-questions.ts';

/** Every place of the form is named so: `referral/surname`, `referral/q1/yes`. */
export const REFERRAL_TAG = 'referral';

export function referralLayout(form: FormTop): FormLayout {
  const tabs = [...new Set(SECTIONS.map((section) => section.tab))];
  const last = tabs.at(-1);
  return {
    title: TITLES.referral,
    marking: FORM_MARKING,
    copyFor: '',
    foot: `${form.marac} · ${TITLES.referral}, version ${FORM_VERSION}`,
    lines: pageLines(form),
    parts: [
      ...SECTIONS.filter((section) => section.tab !== last).flatMap(partsOf),
      checklistPart(),
      ...SECTIONS.filter((section) => section.tab === last).flatMap(partsOf),
    ],
  };
}

const ASKED = 'Question';
/** So many people stand beside each other on a page. */
const MOST_BESIDE = 3;

function partsOf(section: FormSection): readonly FormPart[] {
  if (section.people.length === 0)
    return [
      {
        heading: section.heading,
        help: '',
        widths: [40, 60],
        head: [ASKED, 'Answer'],
        rows: section.questions.map((question) => lineOf(question, question.fields)),
      },
    ];
  const pages = Math.ceil(section.people.length / MOST_BESIDE);
  const each = Math.ceil(section.people.length / pages);
  return Array.from({ length: pages }, (_, page) => {
    const from = page * each;
    const people = section.people.slice(from, from + each);
    const share = Math.floor(72 / people.length);
    return {
      heading: pages === 1 ? section.heading : `${section.heading}: ${from + 1} to ${from + people.length}`,
      help: '',
      widths: [100 - share * people.length, ...people.map(() => share)],
      head: [ASKED, ...people],
      together: true,
      rows: section.questions.map((question) => lineOf(question, question.fields.slice(from, from + each), from)),
    };
  });
}

function lineOf(question: FormQuestion, fields: readonly string[], from = 0): FormLine {
  const isOne = question.fields.length === 1;
  return {
    label: question.label,
    help: helpOf(question),
    needed: question.needed,
    ...(question.fields[0] === 'morePeople' ? { room: 'much' as const } : {}),
    cells: fields.map((field, index) =>
      answerPlace(
        `${REFERRAL_TAG}/${field}`,
        isOne ? question.label : `${question.label} ${from + index + 1}`,
        question.column,
      ),
    ),
  };
}

/** What can be ticked is printed beside the boxes; what can be chosen is said for whoever writes by hand. */
function helpOf({ column, help }: FormQuestion): string {
  if (/^Yes, no or don’t know\.$/.test(help)) return '';
  return column.kind === 'choice' ? `${help} ${Object.values(column.choices ?? {}).join('; ')}.` : help;
}

function checklistPart(): FormPart {
  const ticks = ticksFor('answer') ?? [];
  return {
    heading: DASH.title,
    help: DASH.acknowledgement,
    widths: [68, 9, 9, 14],
    newPage: true,
    head: [ASKED, ...ticks.map((name) => TICKS[name])],
    rows: checklistQuestions(DASH).map((question) => ({
      label: `${question.label.replace('Q', '')}. ${question.words}`,
      help: question.help,
      needed: question.needed,
      cells: ticks.map((name) => ({
        ticks: [
          {
            tag: `${REFERRAL_TAG}/${question.fields[0] ?? ''}/${name}`,
            title: `${question.label}: ${TICKS[name]}`,
            words: '',
          },
        ],
      })),
    })),
  };
}
