// The questions of the three forms, each under the heading of its column, so that the tab of answers reads as the tab it stands for.
import { DASH } from '../../src/domain/referral/checklist.ts';
import {
  checklistQuestions,
  SECTIONS,
  type FormSection,
} from '../../src/workbook/forms/referral/referral-questions.ts';
import { SIDE_TABLE, TABLE } from '../../src/workbook/tables/all-tables.ts';
import type { Column, Table, TableName } from '../../src/workbook/tables/table.ts';

export interface Question {
  readonly column: Column;
  readonly help: string;
  readonly needed: boolean;
}

export interface FormPlan {
  readonly table: TableName;
  /** The tab that its answers stand in. */
  readonly tab: string;
  readonly title: string;
  readonly about: string;
  /** Google then asks who answers and verifies it. */
  readonly collectsAddress: boolean;
  readonly sections: readonly { readonly heading: string; readonly questions: readonly Question[] }[];
}

type FormPart = FormPlan['sections'][number];

const REFERRALS = TABLE.referrals.columns as Readonly<Record<string, Column>>;

/** A section of the printed form; of people, one for each person. */
function partsOf({ heading, people, questions }: FormSection): readonly FormPart[] {
  const headings = people.length === 0 ? [heading] : people;
  return headings.map((one, nth) => ({
    heading: one,
    questions: questions.flatMap(({ fields, help, needed }): readonly Question[] => {
      const column = REFERRALS[fields[nth] ?? ''];
      // Of several people the first must be named, the others need not be there.
      return column === undefined ? [] : [{ column, help, needed: needed && nth === 0 }];
    }),
  }));
}

function checklistPart(): FormPart {
  const questions = checklistQuestions(DASH).flatMap(({ fields, help, words }): readonly Question[] => {
    const column = REFERRALS[fields[0] ?? ''];
    return column === undefined
      ? []
      : [{ column, help: [words, help].filter((part) => part !== '').join(' '), needed: false }];
  });
  return { heading: 'Checklist', questions };
}

function plainPart<Row>(table: Table<Row>, without: readonly string[]): FormPart {
  const columns = Object.entries(table.columns as Readonly<Record<string, Column>>);
  return {
    heading: table.tab,
    questions: columns
      .filter(([field]) => !without.includes(field))
      .map(([, column]) => ({ column, help: column.help, needed: column.required === true })),
  };
}

const whatHappened = SECTIONS.findIndex((section) => section.tab === 'What happened');

export const FORMS: readonly FormPlan[] = [
  {
    table: 'referrals',
    tab: TABLE.referrals.tab,
    title: 'MARAC referral',
    about:
      'OFFICIAL-SENSITIVE when completed. In an emergency ring 999. Do not fill this in where the perpetrator could see it. Answer what you know: what you do not know is asked later.',
    collectsAddress: false,
    sections: [
      ...SECTIONS.slice(0, whatHappened).flatMap(partsOf),
      checklistPart(),
      ...SECTIONS.slice(whatHappened).flatMap(partsOf),
    ],
  },
  {
    table: 'actionUpdates',
    tab: SIDE_TABLE.actionUpdates.tab,
    title: 'MARAC action update',
    about: 'One answer for one action; its reference stands in the mail. Write no name and no address.',
    collectsAddress: true,
    sections: [plainPart(SIDE_TABLE.actionUpdates, ['receivedAt', 'respondent'])],
  },
  {
    table: 'research',
    tab: TABLE.research.tab,
    title: 'MARAC research',
    about: 'One answer for one case. Share only what your agency chooses to share; facts first, opinion marked.',
    collectsAddress: true,
    sections: [plainPart(TABLE.research, ['late', 'verbal', 'answeredOn'])],
  },
];
