// The questions of the referral form, from the columns of Referrals: one definition for making the form and for reading it back.
import type { QuestionSet } from '../../../domain/referral/checklist.ts';
import type { ReferralFields } from '../../../domain/referral/referral.ts';
import { TABLE } from '../../tables/all-tables.ts';
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
}

export interface FormSection {
  readonly tab: string;
  readonly heading: string;
  /** Headings of the answer columns when there is more than one. */
  readonly people: readonly string[];
  readonly questions: readonly FormQuestion[];
}

export const CHECKLIST_TAB = 'Checklist';
const COLUMNS = TABLE.referrals.columns as Readonly<Record<string, Column>>;

// The coordinator's, never the referrer's.
const NOT_ASKED = new Set(['channel', 'receivedAt', 'morePeopleEntered']);
export const NEEDED: ReadonlySet<string> = new Set(
  [
    'referrerAgency referrerName referrerPhone referredOn surname forenames birthDate postcode perpetratorKnowsAddress',
    'safeToCall perp1Surname perp1Relationship incident victimAware consent',
  ].flatMap((line) => line.split(' ')),
);

// Where the column's own help speaks to the coordinator.
const FORM_HELP: Readonly<Record<string, string>> = {
  referrerAgency: 'Your agency.',
  referrerName: 'Your name.',
  referredOn: 'Today.',
  birthDate: 'A date. When only the year is known, leave it blank and use the next answer.',
  refuge: 'Yes when she or he stays in a refuge. Do not write its address anywhere.',
  phone: 'Her or his own number. It goes to the IDVA of the case and to nobody else.',
  email: 'It goes to the IDVA of the case and to nobody else.',
  unsafeRoutes: 'Letters; voicemail; visits: parted by ;. Everybody who gets papers is told.',
  saidRepeat: 'As you see it.',
  victimAware: 'If not, say why in the next answer.',
  consent: 'Agreement is preferred, not compulsory. Without it the next four answers are needed.',
  excludedWho: 'A person or agency, and how they are connected. They get nothing of this case.',
  perp1Surname: 'As in the records; or say below why it is not known.',
  perp1Employer: 'Also a partner agency: then few see the case until a person has looked.',
  employer: 'Also a partner agency: then few see the case until a person has looked.',
};

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
      help: FORM_HELP[fields[0] ?? ''] ?? column.help,
      needed,
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
        .filter(([field, column]) => column.group === group && !NOT_ASKED.has(field))
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
