// Says what the columns of a tab are, for `marac columns` and docs/columns.md.
import { columnsOf, ROW_ID_HEADER, type Column, type Kind, type Table } from './table.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'text, one line',
  note: 'text',
  day: 'a date',
  time: 'day and hour',
  clock: 'an hour, 09:30',
  yesNo: 'Yes or No',
  answer: 'Yes, No or Not known',
  whole: 'a whole number',
  phone: 'a phone number',
  postcode: 'a postcode',
  email: 'an email address',
  ref: 'a row of another tab',
  list: 'several, parted by ; or new lines',
  choice: 'one of the list',
};

const WRITERS: Readonly<Record<Column['writer'], string>> = {
  person: 'people',
  seeded: 'the runner once, then people',
  runner: 'the runner',
};

export interface DescribedColumn {
  readonly header: string;
  readonly holds: string;
  readonly filledBy: string;
  readonly required: boolean;
  readonly group: string;
  readonly help: string;
  readonly choices: readonly string[];
  readonly otherNames: readonly string[];
}

/** One line for each column of the tab, in the order of the sheet, the row id last. */
export function describeColumns(table: Table): readonly DescribedColumn[] {
  const told = columnsOf(table).map((column) => ({
    header: column.header,
    holds: KINDS[column.kind],
    filledBy: WRITERS[column.writer],
    required: column.required === true,
    group: column.group ?? '',
    help: column.help,
    choices: Object.values(column.choices ?? {}),
    otherNames: column.otherNames ?? [],
  }));
  const id = {
    header: table.idHeader ?? ROW_ID_HEADER,
    holds: `${table.prefix}-7KQ2MX`,
    filledBy: WRITERS.runner,
    required: false,
    group: '',
    help: 'Names the row for ever. Do not change it; leave it blank in a new row.',
    choices: [],
    otherNames: [],
  };
  return [...told, id];
}

function line(told: DescribedColumn): string {
  const more = [
    told.help,
    told.choices.length > 0 ? `Choices: ${told.choices.join('; ')}.` : '',
    told.otherNames.length > 0 ? `Also known as: ${told.otherNames.join('; ')}.` : '',
  ];
  const holds = [told.holds, told.filledBy === WRITERS.person ? '' : told.filledBy, told.required ? 'required' : ''];
  const brackets = holds.filter((part) => part !== '').join('; ');
  return `- **${told.header}** (${brackets}): ${more.filter((part) => part !== '').join(' ')}`;
}

/** docs/columns.md: every tab with its columns, as Markdown. */
export function renderColumnsPage(tables: readonly Table[]): string {
  const opening = [
    '# The columns of the workbooks',
    '',
    'Made from `src/workbook/tables/` by `UPDATE_GOLDEN=1 npx vitest run test/workbook/tables/columns-page.test.ts`;',
    '`marac columns` says the same in a terminal. Columns are found by their heading: order, case and spaces do not matter.',
    'People fill a column unless the brackets say who else does. Further columns of your own are left alone.',
  ];
  const parts = tables.map((table) =>
    [`## ${table.tab}`, '', table.help, '', ...describeColumns(table).map(line)].join('\n'),
  );
  return `${[opening.join('\n'), ...parts].join('\n\n')}\n`;
}
