// How each tab of a workbook is laid out, once for .xlsx and Google Sheets: the order of the tabs, which are shown, which columns come first and
// stay in sight, and what is marked in colour. Nothing here knows a file format.
import type { TableName } from '../tables/table.ts';
import type { StateRule } from './state-looks.ts';

export interface TabLook {
  readonly table: TableName;
  /** These columns come first, in this order; `id` is the row id, where people use it. */
  readonly first: readonly string[];
  /** How many columns stay in sight while scrolling; the heading row always does. */
  readonly frozen: number;
  /** Columns that do not come first fold away behind the name of their group. */
  readonly folds: boolean;
  /** Starts hidden and is shown by the runner when its first row stands there. */
  readonly showsWhenFilled: boolean;
  readonly states: readonly StateRule[];
}

type Layout = Partial<Omit<TabLook, 'table' | 'first'>>;

const look = (table: TableName, first: string, more: Layout = {}): TabLook => ({
  table,
  first: first.split(' ').filter((field) => field !== ''),
  frozen: 1,
  folds: false,
  showsWhenFilled: false,
  states: [],
  ...more,
});

const rule = (means: StateRule['means'], marks: string, when: string): StateRule => ({
  means,
  marks: marks.split(' '),
  when,
});

const PAST_MEETING = rule('past', '*', 'AND([meetingDay]<>"",[meetingDay]<TODAY())');
const MEETING_TODAY = rule('today', 'meetingDay', '[meetingDay]=TODAY()');

const OPEN_ACTION =
  'AND([doneOn]="",[status]<>"Completed",[status]<>"Superseded",[status]<>"Not possible, circumstances changed")';

/** Every tab, in the order of the work: what waits, the cases, the meeting, what comes of it, and who takes part. */
export const TAB_LOOKS: readonly TabLook[] = [
  look('today', 'todo what otherwise due link about answer doneBy why only done since kind marac', {
    states: [
      rule('overdue', 'due', 'AND([due]<>"",[due]<TODAY())'),
      rule('today', 'due', 'AND([due]<>"",INT([due])=TODAY())'),
    ],
  }),
  look('outbox', 'to what about because state goes version answer by why sentByHandAt', {
    frozen: 2,
    showsWhenFilled: true,
    states: [
      rule('waits', 'answer state', 'AND(OR([state]="draft",[state]="offered",[state]="uncertain"),[answer]="")'),
      rule('past', '*', '[settledAt]<>""'),
    ],
  }),
  look('checks', 'place sentence shown stops since accepted acceptedBy acceptedWhy', {
    showsWhenFilled: true,
    states: [rule('waits', 'accepted', 'AND([sentence]<>"",[accepted]="")')],
  }),
  look(
    'referrals',
    'receivedAt surname forenames referrerAgency proposal score criteriaMet missing possibleMatch matchNames daysWaiting inArea decision decidedBy decisionWhy decidedOn matchAnswer matchAnsweredBy meetingDay caseRef state',
    {
      frozen: 3,
      folds: true,
      states: [
        rule('waits', 'decision', 'AND([receivedAt]<>"",[decision]="")'),
        rule('past', '*', 'AND([decision]<>"",[caseRef]<>"")'),
      ],
    },
  ),
  look('cases', 'id names state kind daysWaiting idvaName idvaContact contactThrough openActions linksToConfirm', {
    frozen: 2,
    folds: true,
    states: [rule('past', '*', 'OR([state]="Closed",[state]="Archived",[state]="Transferred out")')],
  }),
  look('people', 'caseRef names role surname forenames birthDate age', { frozen: 2, folds: true }),
  look('addresses', 'whose kind text postcode perpetratorKnows place personId', { frozen: 1 }),
  look('safeContacts', 'caseRef names route value safe messageSafe times', {
    frozen: 2,
    states: [rule('overdue', 'expired expiresOn', 'AND([expiresOn]<>"",[expiresOn]<TODAY())')],
  }),
  look(
    'list',
    'meetingDay order time names caseRef kind daysWaiting missing outcome minutesWanted placeLocked meeting',
    {
      frozen: 4,
      folds: true,
      states: [
        rule('waits', 'outcome', 'AND([meetingDay]<>"",[meetingDay]<=TODAY(),[outcome]="",[takenOff]<>"Yes")'),
        MEETING_TODAY,
        PAST_MEETING,
      ],
    },
  ),
  look('needed', 'caseRef names agency agencyName level why', { frozen: 2, showsWhenFilled: true }),
  look('research', 'meetingDay caseRef names agency agencyName known willSpeak shared nil', {
    frozen: 3,
    showsWhenFilled: true,
    states: [MEETING_TODAY, PAST_MEETING],
  }),
  look('notes', 'meetingDay names section agency agencyName text fact caseRef meeting', {
    frozen: 2,
    states: [MEETING_TODAY, PAST_MEETING],
  }),
  look('attendance', 'meetingDay agency agencyName personName came expected', {
    frozen: 2,
    states: [MEETING_TODAY, PAST_MEETING],
  }),
  look(
    'actions',
    'meetingDay names text agency agencyName owner due lateness status answer doneOn newDate caseRef meeting',
    {
      frozen: 3,
      folds: true,
      states: [
        rule('past', '*', `NOT(${OPEN_ACTION})`),
        rule('overdue', 'due lateness', `AND([due]<>"",[due]<TODAY(),${OPEN_ACTION})`),
        rule('today', 'due', `AND([due]=TODAY(),${OPEN_ACTION})`),
      ],
    },
  ),
  look('flags', 'meetingDay agency agencyName flagged exceptCases exceptNames exceptWhy answeredOn removedOn due', {
    frozen: 2,
    states: [rule('overdue', 'due', 'AND([due]<>"",[due]<TODAY(),[removedOn]="")')],
  }),
  look('keyDates', 'caseRef names what on detail', {
    frozen: 2,
    states: [
      rule('past', '*', '[dealtWithOn]<>""'),
      rule('overdue', 'on', 'AND([on]<>"",[on]<TODAY())'),
      rule('today', 'on', '[on]=TODAY()'),
    ],
  }),
  look('disclosures', 'receivedOn applicant route subject clock concern decision', {
    states: [rule('past', '*', '[disclosedOn]<>""'), rule('waits', 'decision', 'AND([receivedOn]<>"",[decision]="")')],
  }),
  look('transfers', 'caseRef names direction otherMarac state', {
    frozen: 2,
    states: [rule('past', '*', '[completeOn]<>""')],
  }),
  look('practice', 'on kind agency agencyName caseRef names text', { frozen: 2 }),
  look(
    'meetings',
    'on start end kind stage cases place link chair viceChair chairs listReady listReadyBy agendaReady agendaReadyBy actionsReady actionsReadyBy minutesReady minutesReadyBy',
    {
      folds: true,
      states: [
        rule('today', 'on', '[on]=TODAY()'),
        rule('past', '*', 'OR([state]="Cancelled",[state]="Moved",[state]="Closed",[stage]="Minutes approved")'),
      ],
    },
  ),
  look('agencies', 'name kind shortName contacts'),
  look('contacts', 'agency personName role address phone verifiedBy verifiedOn verifiedState route routeProvenOn', {
    frozen: 2,
    folds: true,
    states: [rule('waits', 'verifiedBy verifiedOn', 'AND([address]<>"",[verifiedOn]="")')],
  }),
  look('conflicts', 'caseRef names contact personName agency', { frozen: 2 }),
  look('settings', 'setting value fromDate why means'),
  look('record', ''),
];

const BY_TABLE: ReadonlyMap<TableName, TabLook> = new Map(TAB_LOOKS.map((one) => [one.table, one]));

export function lookOf(table: TableName): TabLook {
  return BY_TABLE.get(table) ?? look(table, '');
}

function placeOf(name: TableName): number {
  const at = TAB_LOOKS.findIndex(({ table }) => table === name);
  return at < 0 ? TAB_LOOKS.length : at;
}

/** The tables in the order of their tabs. */
export function inTabOrder<T extends { readonly name: TableName }>(tables: readonly T[]): readonly T[] {
  return tables.toSorted((a, b) => placeOf(a.name) - placeOf(b.name));
}
