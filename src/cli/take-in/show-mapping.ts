// How a list's columns are shown to the person who confirms them, and what they may say about it.
import { describeBecause, withHidden, type HiddenRows } from '../../use-cases/lists/import-list.ts';
import type { ListFile } from '../../use-cases/lists/make-list.ts';
import type { MappedList, Said } from '../../use-cases/lists/mapped-list.ts';
import { Failure } from '../../errors.ts';
import { formatRows } from '../../use-cases/lists/describe-rows.ts';
import type { CommandContext, Option } from '../command.ts';
import type { Printer } from '../print.ts';
import { word } from '../safe-texts.ts';

export const MAPPING_OPTIONS: Readonly<Record<string, Option>> = {
  map: {
    value: 'HEADING=COLUMN',
    many: true,
    help: 'Which of our columns a heading belongs to; nothing after the = leaves it out.',
  },
  dates: { value: 'ORDER', help: 'How the list writes days in figures: dayFirst or yearFirst.' },
  yes: {
    help: 'The columns are right: take the rows in, and remember the columns for the next list with these headings.',
  },
  by: { value: 'NAME', help: 'Who confirms it. The record keeps the name.' },
};

/** Which part of the file is the list. */
export const LIST_OPTIONS: Readonly<Record<string, Option>> = {
  sheet: { value: 'NAME', help: 'Which sheet of the workbook is the list; without it the first that is not hidden.' },
  'hidden-rows': { value: 'WHAT', help: 'What to do with rows that are hidden in the list: take or leave.' },
};

export function hiddenRowsOf(typed: string | undefined): HiddenRows | undefined {
  if (typed === undefined || typed === 'take' || typed === 'leave') return typed;
  throw new Failure('arguments', '--hidden-rows is take or leave.');
}

/** The list with its hidden rows as they were said; a Failure where nobody said and some are hidden. */
export function withHiddenRows(list: ListFile, said: HiddenRows | undefined): ListFile {
  if (list.hiddenRows.length === 0 || said === 'leave') return list;
  if (said === 'take') return withHidden(list);
  const rows = formatRows(list.hiddenRows.map((row) => row.place));
  throw new Failure(
    'arguments',
    `Rows are hidden in the list (${rows}): say --hidden-rows take or --hidden-rows leave.`,
  );
}

export function saidOf({ args }: CommandContext): Said {
  return { maps: args.texts('map'), dates: args.text('dates') };
}

/** Their heading, our column, why; the first values for a person at a terminal only. */
export function showMapping(print: Printer, mapped: MappedList): void {
  const number = new Map(mapped.columns.map((column, index) => [column, index + 1]));
  print.table(
    'columns',
    mapped.columns,
    [
      { header: 'their heading', text: (shown) => shown.heading },
      { header: 'our column', text: (shown) => shown.ours ?? '(left out)' },
      { header: 'because', text: describeBecause },
      { header: 'filled', text: (shown) => String(shown.filled.length) },
      { header: 'first values', text: (shown) => (print.toPerson ? shown.samples.join(' | ') : '') },
    ],
    (shown) => ({
      number: number.get(shown) ?? 0,
      field: shown.field === undefined ? null : word(shown.field),
      because: word(shown.because),
    }),
  );
}

/** Who confirms; a Failure when nobody is named, or a column is missing without which no row can be read. */
export function confirmedBy({ args }: CommandContext, mapped: MappedList): string {
  if (mapped.unsaid.length > 0)
    throw new Failure(
      'arguments',
      `Say first what these are, with --map "Their heading=Our column", or with nothing after the = to leave them out: ${mapped.unsaid.map((one) => `"${one.heading}"`).join(', ')}. Nothing was taken in.`,
    );
  if (mapped.lacking.length > 0)
    throw new Failure('arguments', `No heading stands for ${mapped.lacking.join(', ')}: say which with --map.`);
  const by = args.text('by');
  if (by === undefined) throw new Failure('arguments', 'Say who confirms the columns: --by "Your Name".');
  return by;
}
