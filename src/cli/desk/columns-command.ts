// `marac columns`: what each column of the workbooks is for, who fills it, and how.
import { findNearest } from '../../config/nearest.ts';
import { DONE, Failure, type ExitCode } from '../../errors.ts';
import { SIDE_TABLES, TABLES } from '../../workbook/tables/all-tables.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { describeColumns, type DescribedColumn } from '../../workbook/tables/describe-columns.ts';
import type { Command, CommandContext } from '../command.ts';
import { fixed, word } from '../safe-texts.ts';

export const columns: Command = {
  name: 'columns',
  summary: 'explains the columns of the workbooks',
  takes: [
    {
      name: 'TAB',
      help: 'A tab, by its title or short name: "At Risk List" or list. Without one: all tabs.',
      needed: false,
      many: true,
    },
  ],
  run: (context) => Promise.resolve(tell(context)),
};

/** The tabs of every workbook, and those that only a linked form brings. */
const ALL: readonly Table[] = [...TABLES, ...SIDE_TABLES];

function tell({ args, print }: CommandContext): ExitCode {
  const asked = args.taken.join(' ');
  if (asked === '') {
    print.table(
      'tabs',
      ALL,
      [
        { header: 'tab', text: (table) => table.tab },
        { header: 'what a row is', text: (table) => table.help },
      ],
      (table) => ({ name: word(table.name), tab: fixed(table.tab), help: fixed(table.help) }),
    );
    print.say('\n`marac columns TAB` says what its columns are.');
    return DONE;
  }
  const table = findTable(asked);
  print.say(`${table.tab}: ${table.help}\n`);
  print.put('tab', fixed(table.tab));
  print.table('columns', describeColumns(table), COLUMNS, (told) => ({
    header: fixed(told.header),
    holds: fixed(told.holds),
    filledBy: fixed(told.filledBy),
    required: told.required,
    help: fixed(told.help),
    choices: told.choices.map(fixed),
    otherNames: told.otherNames.map(fixed),
  }));
  return DONE;
}

const COLUMNS: readonly { readonly header: string; text(told: DescribedColumn): string }[] = [
  { header: 'column', text: (told) => `${told.header}${told.required ? ' *' : ''}` },
  { header: 'holds', text: (told) => told.holds },
  { header: 'filled by', text: (told) => told.filledBy },
  {
    header: 'what it is (* must be filled in)',
    text: (told) => (told.choices.length === 0 ? told.help : `${told.help} One of: ${told.choices.join('; ')}.`),
  },
];

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');

function findTable(asked: string): Table {
  const found = ALL.find((table) => plain(table.tab) === plain(asked) || plain(table.name) === plain(asked));
  if (found !== undefined) return found;
  const nearest = findNearest(
    asked,
    ALL.flatMap((table) => [table.tab, table.name]),
  );
  throw new Failure(
    'arguments',
    `There is no tab "${asked}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
  );
}
