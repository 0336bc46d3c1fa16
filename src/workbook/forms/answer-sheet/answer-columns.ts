// The questions of an answer sheet: one definition for the workbook, the Word form, reading either back, the row that an answer fills, and docs/forms.md.
// A question is one entry here, once its tab has a column of that name.
import { TABLE } from '../../tables/all-tables.ts';
import type { Column } from '../../tables/table.ts';

type Asked<To extends string = 'attendance' | 'flags' | 'research' | 'actions' | 'together'> = {
  readonly heading: string;
  readonly column: Pick<Column, 'kind' | 'choices' | 'spellings'>;
  readonly width: number;
  /** The tab that the answer goes to, into the column of the question's name; 'together' where answers are taken as one: who comes, and whose name that is. */
  readonly to: To;
  /** A later answer replaces an earlier one. Otherwise only a blank cell is filled. */
  readonly anew?: true;
  /** Sheets that went out before do not have it, and are read without it. */
  readonly askedLater?: true;
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
  coming: { heading: 'Who comes', column: { kind: 'choice', choices: COMING }, width: 22, to: 'together' },
  personName: { heading: 'Name', column: { kind: 'text' }, width: 24, to: 'together' },
  canComeFrom: { heading: 'Can come from', column: { kind: 'clock' }, width: 12, to: 'attendance' },
  canComeTo: { heading: 'Can come until', column: { kind: 'clock' }, width: 12, to: 'attendance' },
  flagged: {
    heading: 'Records flagged',
    column: { kind: 'choice', choices: flagged.choices ?? {} },
    width: 16,
    to: 'flags',
  },
  exceptCases: { heading: 'All except: case refs', column: { kind: 'list' }, width: 22, to: 'flags' },
  exceptWhy: { heading: 'Except: why', column: { kind: 'text' }, width: 28, to: 'flags' },
} as const satisfies Readonly<Record<string, Asked<'attendance' | 'flags' | 'together'>>>;

export const CASE_ASKS = {
  known: { heading: 'Known to you', column: { kind: 'answer' }, width: 13, to: 'research', anew: true },
  nil: { heading: 'Searched, nothing found', column: YES_NO, width: 13, to: 'research', anew: true },
  willSpeak: { heading: 'Will speak at the meeting', column: YES_NO, width: 13, to: 'research', anew: true },
  shared: {
    heading: 'What you choose to share in writing',
    column: { kind: 'note' },
    width: 60,
    to: 'research',
    anew: true,
  },
  proposedActions: { heading: 'Actions you propose', column: { kind: 'note' }, width: 40, to: 'research', anew: true },
} as const satisfies Readonly<Record<string, Asked<'research'>>>;

export const ACTION_ASKS = {
  status: {
    heading: 'Answer',
    column: {
      kind: 'choice',
      choices: Object.fromEntries(STATUSES.map((value) => [value, status.choices?.[value] ?? value])),
      spellings: status.spellings ?? {},
    },
    width: 26,
    to: 'actions',
    anew: true,
  },
  doneOn: { heading: 'Done on', column: { kind: 'day' }, width: 13, to: 'actions', anew: true },
  newDate: { heading: 'New date', column: { kind: 'day' }, width: 13, to: 'actions', anew: true },
  answer: { heading: 'What was done, or why not', column: { kind: 'note' }, width: 50, to: 'actions', anew: true },
} as const satisfies Readonly<Record<string, Asked<'actions'>>>;

export const MEETING_TAB = 'Meeting';
export const CASES_TAB = 'Cases';
export const ACTIONS_TAB = 'Actions';
export const MEETING_REF = 'Meeting ref';
export const AGENCY_REF = 'Agency ref';
export const CASE_REF = 'Case ref';
export const ACTION_REF = 'Action ref';

export const ALL_ASKS: readonly Asks[] = [MEETING_ASKS, CASE_ASKS, ACTION_ASKS];

export function headingsOf(asks: Asks): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asks).map(([field, asked]) => [field, asked.heading]));
}

/** The headings that a returned sheet has to have, and those that it may have. */
export function headingsWanted(asks: Asks): Record<'needed' | 'more', Readonly<Record<string, string>>> {
  const those = (isLater: boolean): Asks =>
    Object.fromEntries(Object.entries(asks).filter(([, asked]) => (asked.askedLater === true) === isLater));
  return { needed: headingsOf(those(false)), more: headingsOf(those(true)) };
}

/** Fields of the questions whose answers go to that tab. */
export function fieldsTo(to: Asked['to'], asks: Asks): readonly string[] {
  return Object.entries(asks).flatMap(([field, asked]) => (asked.to === to ? [field] : []));
}

const ON_TABS: Readonly<Record<Asked['to'], string>> = {
  attendance: TABLE.attendance.tab,
  flags: TABLE.flags.tab,
  research: TABLE.research.tab,
  actions: TABLE.actions.tab,
  together: TABLE.attendance.tab,
};

/** The questions as a table for docs/forms.md. */
export function describeAsks(): string {
  const rows = ([MEETING_TAB, CASES_TAB, ACTIONS_TAB] as const).flatMap((tab, index) =>
    Object.entries(ALL_ASKS[index] ?? {}).map(([field, { heading, column, to }]) => {
      const stands = to === 'together' ? undefined : (TABLE[to].columns as Readonly<Record<string, Column>>)[field];
      const choices = Object.values(column.choices ?? {}).join('; ');
      return `| ${tab} | ${heading} | ${choices} | ${ON_TABS[to]}${stands === undefined ? '' : `, ${stands.header}`} |`;
    }),
  );
  return ['| tab | question | to choose from | where the answer stands |', '| - | - | - | - |', ...rows].join('\n');
}
