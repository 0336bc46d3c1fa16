// How each tab of a workbook is laid out, once for .xlsx and Google Sheets: the order of the tabs, which are shown, which columns come first and
// stay in sight. Nothing here knows a file format. The add-on reads it too; what is marked in colour stands in tab-states.ts.
import type { TableName } from '../tables/table.ts';

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
}

type Layout = Partial<Omit<TabLook, 'table' | 'first'>>;

const look = (table: TableName, first: string, more: Layout = {}): TabLook => ({
  table,
  first: first.split(' ').filter((field) => field !== ''),
  frozen: 1,
  folds: false,
  showsWhenFilled: false,
  ...more,
});

/** Every tab, in the order of the work: what waits, the cases, the meeting, what comes of it, and who takes part. */
export const TAB_LOOKS: readonly TabLook[] = [
  look('today', 'todo what otherwise due link papers about answer doneBy why only done since kind marac'),
  look('outbox', 'to what about because state goes version answer by why sentByHandAt', {
    frozen: 2,
    showsWhenFilled: true,
  }),
  look('checks', 'place sentence shown stops since accepted acceptedBy acceptedWhy', {
    showsWhenFilled: true,
  }),
  look(
    'referrals',
    'receivedAt surname forenames referrerAgency proposal score criteriaMet missing possibleMatch matchNames daysWaiting inArea decision decidedBy decisionWhy decidedOn matchAnswer matchAnsweredBy meetingDay caseRef state',
    {
      frozen: 3,
      folds: true,
    },
  ),
  look('cases', 'id names state kind daysWaiting idvaName idvaContact contactThrough openActions linksToConfirm', {
    frozen: 2,
    folds: true,
  }),
  look('people', 'caseRef names role surname forenames birthDate age', { frozen: 2, folds: true }),
  look('addresses', 'whose kind text postcode perpetratorKnows place personId', { frozen: 1 }),
  look('safeContacts', 'caseRef names route value safe messageSafe times', {
    frozen: 2,
  }),
  look(
    'list',
    'meetingDay order time names caseRef kind daysWaiting missing outcome minutesWanted placeLocked meeting',
    {
      frozen: 4,
      folds: true,
    },
  ),
  look('needed', 'names agencyName level why caseRef agency', { frozen: 2, showsWhenFilled: true }),
  look('research', 'meetingDay names agencyName known willSpeak shared nil', {
    frozen: 3,
    showsWhenFilled: true,
  }),
  look('notes', 'meetingDay names section agencyName text fact caseRef agency meeting', {
    frozen: 2,
  }),
  look('attendance', 'meetingDay agencyName personName came expected', {
    frozen: 2,
  }),
  look(
    'actions',
    'meetingDay names text agencyName owner due lateness status answer doneOn newDate caseRef agency meeting',
    {
      frozen: 3,
      folds: true,
    },
  ),
  look(
    'flags',
    'meetingDay agencyName flagged exceptNames exceptWhy answeredOn removedOn due exceptCases agency meeting',
    {
      frozen: 2,
    },
  ),
  look('keyDates', 'caseRef names what on detail', {
    frozen: 2,
  }),
  look('disclosures', 'receivedOn applicant route subject subjectBirthDate clock concern decision', {}),
  look('transfers', 'caseRef names direction otherMarac state', {
    frozen: 2,
  }),
  look('practice', 'on kind agencyName names text owner due raisedOn outcome closedOn caseRef agency', { frozen: 2 }),
  look(
    'meetings',
    'on start end kind stage cases place link chair viceChair chairs listReady listReadyBy agendaReady agendaReadyBy actionsReady actionsReadyBy minutesReady minutesReadyBy',
    {
      folds: true,
    },
  ),
  look('agencies', 'name kind countsAs shortName contacts'),
  look('contacts', 'agency personName role address phone verifiedBy verifiedOn verifiedState route routeProvenOn', {
    frozen: 2,
    folds: true,
  }),
  look('conflicts', 'caseRef names contact personName agency', { frozen: 2 }),
  look('settings', 'setting value fromDate why means'),
  look('population', 'group people ofPeople from source'),
  look('training', 'contact course on dueAgain evidence'),
  look('record', ''),
];

const BY_TABLE: ReadonlyMap<TableName, TabLook> = new Map(TAB_LOOKS.map((one) => [one.table, one]));

export function lookOf(table: TableName): TabLook {
  return BY_TABLE.get(table) ?? look(table, '');
}

/** The tables in the order of their tabs. */
export function inTabOrder<T extends { readonly name: TableName }>(tables: readonly T[]): readonly T[] {
  const known = TAB_LOOKS.flatMap(({ table }) => tables.filter(({ name }) => name === table));
  return [...known, ...tables.filter(({ name }) => !BY_TABLE.has(name))];
}
