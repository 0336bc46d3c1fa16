// What the tab Start here says: the way through an empty workbook with what is still empty, the colours, the tabs. Formulas count as people type.
import { columnLetters } from '../tables/headers.ts';
import type { Table, TableName } from '../tables/table.ts';
import { isLabel, laidColumns } from './sheet-order.ts';
import { lookOf } from './tab-looks.ts';

export type MadeFile = 'main' | 'mainAndRegister' | 'restricted' | 'register';

export interface Step {
  readonly words: string;
  /** The tab it leads to. */
  readonly tab?: string;
  /** What stands there so far: a formula of either program. */
  readonly counts?: string;
}

interface StepOf {
  readonly words: string;
  readonly table?: TableName;
  readonly counts?: (cells: (field: string) => string) => string;
}

const filled = (cells: string, none: string, one: string, many: string, less = 0): string => {
  const count = less === 0 ? `COUNTA(${cells})` : `MAX(0,COUNTA(${cells})-${less})`;
  return `IF(${count}=0,"${none}",IF(${count}=1,"1 ${one}",${count}&" ${many}"))`;
};

const AGENCIES: StepOf = {
  words: 'Type your agencies. The MARAC team and the chair stand there already.',
  table: 'agencies',
  counts: (cells) => filled(cells('name'), 'Still empty', 'agency', 'agencies', 2),
};
const CONTACTS: StepOf = {
  words:
    'Type their contacts. Ring each one on a number from another source and type who did so and when: nothing is sent to a contact that nobody verified.',
  table: 'contacts',
  counts: (cells) =>
    `IF(COUNTA(${cells('address')})=0,"Still empty",COUNTA(${cells('address')})&" with an address, "&COUNTA(${cells('verifiedOn')})&" verified")`,
};
const MEETINGS: StepOf = {
  words: 'Type the dates of your meetings.',
  table: 'meetings',
  counts: (cells) =>
    `IF(COUNTIF(${cells('on')},">="&TODAY())=0,"No meeting to come",COUNTIF(${cells('on')},">="&TODAY())&" to come")`,
};
const REFERRALS: StepOf = {
  words: 'Type a referral, or drop returned forms into the folder inbox and run: marac run intake',
  table: 'referrals',
  counts: (cells) => filled(cells('receivedAt'), 'Still empty', 'referral', 'referrals'),
};
const TODAY: StepOf = {
  words: 'Look here each morning: it lists what needs you, the worst first.',
  table: 'today',
  counts: (cells) => filled(cells('todo'), 'Nothing waits', 'line waits', 'lines wait'),
};
const OUTBOX: StepOf = {
  words:
    'Read each draft and choose Release or Hold with your name beside it. The tab is shown as soon as a message stands there.',
  table: 'outbox',
  counts: (cells) =>
    `IF(COUNTIFS(${cells('state')},"draft",${cells('answer')},"")+COUNTIFS(${cells('state')},"offered",${cells('answer')},"")=0,"Nothing waits",COUNTIFS(${cells('state')},"draft",${cells('answer')},"")+COUNTIFS(${cells('state')},"offered",${cells('answer')},"")&" to release or hold")`,
};
const CHECK: StepOf = {
  words:
    'Run marac check whenever you wonder whether everything can be read. It names tab, row and column, and the way out.',
};
const TRY: StepOf = {
  words:
    'Run marac try to see the papers of two made-up referrals first. They are in a folder of their own, apart from this file.',
};
const ELSEWHERE: StepOf = { words: 'Agencies and contacts stand in the register workbook.' };

const STEPS: Readonly<Record<MadeFile, readonly StepOf[]>> = {
  mainAndRegister: [TRY, AGENCIES, CONTACTS, MEETINGS, REFERRALS, TODAY, OUTBOX, CHECK],
  main: [TRY, ELSEWHERE, MEETINGS, REFERRALS, TODAY, OUTBOX, CHECK],
  register: [
    AGENCIES,
    CONTACTS,
    { words: 'Both may serve several MARACs. A shared mailbox needs the names of everybody who can open it.' },
  ],
  restricted: [
    { words: 'Only those who may know of restricted cases should be able to open this file.' },
    {
      words: 'How a victim can be reached. It goes to the named IDVA of the case and to nobody else.',
      table: 'safeContacts',
      counts: (cells) => filled(cells('value'), 'Still empty', 'safe contact', 'safe contacts'),
    },
    {
      words: 'Who must not see a case. It beats every role; lifting it needs two names.',
      table: 'conflicts',
      counts: (cells) => filled(cells('caseRef'), 'None', 'conflict', 'conflicts'),
    },
    {
      words:
        'Cases, lists, minutes and actions here are those of restricted cases. marac restrict CASE moves a case in.',
      table: 'cases',
    },
  ],
};

/** Cells of a column below its heading, in a formula. */
function cellsOf(table: Table): (field: string) => string {
  const laid = laidColumns(table);
  return (field) => {
    const letters = columnLetters(laid.findIndex((one) => !isLabel(one) && one.field === field));
    return `'${table.tab}'!$${letters}$2:$${letters}$5000`;
  };
}

/** The steps of a file in their order, as far as it has their tabs. */
export function stepsOf(file: MadeFile, tables: readonly Table[]): readonly Step[] {
  return STEPS[file].map(({ words, table: name, counts }) => {
    const table = tables.find((one) => one.name === name);
    if (table === undefined) return { words };
    return { words, tab: table.tab, ...(counts === undefined ? {} : { counts: counts(cellsOf(table)) }) };
  });
}

/** Where a tab is before anybody has moved it, said beside its help. */
export function whenShown(table: Table, isHome: boolean): string {
  if (table.shown || isHome) return '';
  return lookOf(table.name).showsWhenFilled ? ' (shown as soon as it is needed)' : ' (hidden)';
}

export const MANNERS: readonly string[] = [
  'Sort, filter, insert, delete and recolour as you like. Columns are found by their headings, rows by a hidden row id.',
  'Add columns of your own anywhere: they are left alone. Do not rename a heading.',
  'A plus sign above a heading that begins with “More:” opens the columns behind it.',
  'Hidden tabs: right-click any tab below, then Unhide (in Google Sheets: View, then Hidden sheets).',
  'Dates are dates: type 28/02/1990. Do not type formulas: a cell with a formula is not read.',
  'Nothing leaves because you typed: papers are drafted, you read them and release them on Outbox.',
  'While this file is open in Excel or LibreOffice, the runner reads the last saved copy and keeps its own writing back until you close it.',
];
