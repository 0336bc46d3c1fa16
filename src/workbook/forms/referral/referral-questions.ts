// The questions of the referral form, from the columns of Referrals: one definition for making the form and for reading it back.
import type { QuestionSet } from '../../../domain/referral/checklist.ts';
import type { ReferralFields } from '../../../domain/referral/referral.ts';
import { QUESTIONS, REFERRAL_COLUMNS } from '../../../domain/referral/questions/all-questions.ts';
import type { ReferralQuestion } from '../../../domain/referral/questions/question.ts';
import type { Column } from '../../tables/table.ts';

export type ReferralField = keyof ReferralFields;

export interface FormQuestion {
  /** What stands before the answer; for a checklist question its number alone. */
  readonly label: string;
  /** One field, or one for each person in a row of people. */
  readonly fields: readonly ReferralField[];
  readonly column: Column;
  readonly help: string;
  readonly needed: boolean;
  /** Older blank forms do not have it. */
  readonly askedLater?: true;
}

export interface FormSection {
  readonly tab: string;
  readonly heading: string;
  /** Headings of the answer columns when there is more than one. */
  readonly people: readonly string[];
  readonly questions: readonly FormQuestion[];
}

export const CHECKLIST_TAB = 'Checklist';
const COLUMNS = REFERRAL_COLUMNS as Readonly<Record<string, ReferralQuestion>>;

/** Marked with a star; named when they were left blank. */
export const NEEDED: ReadonlySet<string> = new Set(
  QUESTIONS.filter((column) => column.needed === true).map((column) => column.field),
);

const TABS: readonly (readonly [tab: string, groups: readonly string[]])[] = [
  ['Referral', ['Referral', 'Victim', 'Where the victim lives', 'Safe contact', 'About the victim']],
  ['What happened', ['Grounds', 'What happened', 'The victim’s voice']],
];

function question(label: string, fields: readonly string[]): readonly FormQuestion[] {
  const column = COLUMNS[fields[0] ?? ''];
  if (column === undefined) return [];
  const needed = fields.some((field) => NEEDED.has(field));
  return [
    {
      label,
      fields: fields as readonly ReferralField[],
      column,
      help: column.formHelp ?? column.help,
      needed,
      ...(column.askedLater === true ? { askedLater: true } : {}),
    },
  ];
}

function plainSections(): readonly FormSection[] {
  return TABS.flatMap(([tab, groups]) =>
    groups.map((group) => ({
      tab,
      heading: group,
      people: [],
      questions: Object.entries(COLUMNS)
        .filter(([, column]) => column.group === group && column.notAsked !== true)
        .flatMap(([field, column]) => question(column.header, [field])),
    })),
  );
}

/** Rows of people: the fields of the first one name the rows, and every person is a column. */
function peopleSection(tab: string, prefix: string, heading: string, called: string, count: number): FormSection {
  const first = Object.entries(COLUMNS).filter(([field]) => field.startsWith(`${prefix}1`));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    tab,
    heading,
    people: numbers.map((number) => `${called} ${number}`),
    questions: first.flatMap(([field, column]) =>
      question(
        column.header.replace(`${called} 1`, called),
        numbers.map((number) => field.replace(`${prefix}1`, `${prefix}${number}`)),
      ),
    ),
  };
}

/** All sections of the form in order, but the checklist, which may be in an area's own words. */
export const SECTIONS: readonly FormSection[] = [
  ...plainSections().filter((section) => section.tab === 'Referral'),
  peopleSection('Perpetrators', 'perp', 'Perpetrators', 'Perpetrator', 2),
  peopleSection('Children and others', 'child', 'Children, born and unborn', 'Child', 6),
  peopleSection('Children and others', 'other', 'Others at risk', 'Other person', 2),
  {
    tab: 'Children and others',
    heading: 'Anybody else',
    people: [],
    questions: question('More people', ['morePeople']),
  },
  ...plainSections().filter((section) => section.tab === 'What happened'),
];

/** The 24 questions: the number is the label, so that an area's own wording comes back all the same. */
export function checklistQuestions(set: QuestionSet): readonly (FormQuestion & { readonly words: string })[] {
  return set.questions.flatMap((asked) =>
    question(`Q${asked.number}`, [`q${asked.number}`]).map((one) => ({ ...one, help: asked.help, words: asked.label })),
  );
}
