// What stands in the columns of an answer sheet: one definition for making it and for reading it back.
import { TABLE } from '../../tables/all-tables.ts';
import type { Column } from '../../tables/table.ts';

type Asked = {
  readonly heading: string;
  readonly column: Pick<Column, 'kind' | 'choices' | 'spellings'>;
  readonly width: number;
};

/** Questions by their fields. */
export type Asks = Readonly<Record<string, Asked>>;

const YES_NO = { kind: 'yesNo' } as const;
const flagged = TABLE.flags.columns.flagged;
const status = TABLE.actions.columns.status;

export const COMING = { yes: 'Yes', substitute: 'A substitute comes', no: 'Nobody can come' } as const;
/** What an agency can answer to an action; open and superseded are not answers. */
export const STATUSES = ['inProgress', 'completed', 'notPossibleCircumstances', 'notDone'] as const;

export const MEETING_ASKS = {
  coming: { heading: 'Who comes', column: { kind: 'choice', choices: COMING }, width: 22 },
  personName: { heading: 'Name', column: { kind: 'text' }, width: 24 },
  canComeFrom: { heading: 'Can come from', column: { kind: 'clock' }, width: 12 },
  canComeTo: { heading: 'Can come until', column: { kind: 'clock' }, width: 12 },
  flagged: { heading: 'Records flagged', column: { kind: 'choice', choices: flagged.choices ?? {} }, width: 16 },
  exceptCases: { heading: 'All except: case refs', column: { kind: 'list' }, width: 22 },
  exceptWhy: { heading: 'Except: why', column: { kind: 'text' }, width: 28 },
} as const satisfies Readonly<Record<string, Asked>>;

export const CASE_ASKS = {
  known: { heading: 'Known to you', column: { kind: 'answer' }, width: 13 },
  nil: { heading: 'Searched, nothing found', column: YES_NO, width: 13 },
  willSpeak: { heading: 'Will speak at the meeting', column: YES_NO, width: 13 },
  shared: { heading: 'What you choose to share in writing', column: { kind: 'note' }, width: 60 },
  proposedActions: { heading: 'Actions you propose', column: { kind: 'note' }, width: 40 },
} as const satisfies Readonly<Record<string, Asked>>;

export const ACTION_ASKS = {
  status: {
    heading: 'Answer',
    column: {
      kind: 'choice',
      choices: Object.fromEntries(STATUSES.map((value) => [value, status.choices?.[value] ?? value])),
      spellings: status.spellings ?? {},
    },
    width: 26,
  },
  doneOn: { heading: 'Done on', column: { kind: 'day' }, width: 13 },
  newDate: { heading: 'New date', column: { kind: 'day' }, width: 13 },
  answer: { heading: 'What was done, or why not', column: { kind: 'note' }, width: 50 },
} as const satisfies Readonly<Record<string, Asked>>;

export const MEETING_TAB = 'Meeting';
export const CASES_TAB = 'Cases';
export const ACTIONS_TAB = 'Actions';
export const MEETING_REF = 'Meeting ref';
export const AGENCY_REF = 'Agency ref';
export const CASE_REF = 'Case ref';
export const ACTION_REF = 'Action ref';

export function headingsOf(asks: Asks): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asks).map(([field, asked]) => [field, asked.heading]));
}
