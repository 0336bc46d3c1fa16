// How a list's columns are shown to the person who confirms them, and what they may say about it.
import type { MappedColumnShown, MappedList, Said } from '../app/lists/mapped-list.ts';
import { Failure } from '../errors.ts';
import type { CommandContext, Option } from './command.ts';
import type { Printer } from './print.ts';
import { word } from './safe.ts';

export const MAPPING_OPTIONS: Readonly<Record<string, Option>> = {
  map: {
    value: 'HEADING=COLUMN',
    many: true,
    help: 'Which of our columns a heading of theirs is; nothing after the = leaves it out.',
  },
  dates: { value: 'ORDER', help: 'How the list writes days in figures: dayFirst or yearFirst.' },
  yes: { help: 'The columns are right: take the rows in, and remember it for the next list with these headings.' },
  by: { value: 'NAME', help: 'Who confirms it. It stands in the record.' },
};

export function saidOf({ args }: CommandContext): Said {
  return { maps: args.texts('map'), dates: args.text('dates') };
}

/** Their heading, our column, why; the first values for a person at a terminal only. */
export function showMapping(print: Printer, mapped: MappedList): void {
  const number = new Map(mapped.columns.map((one, index) => [one, index + 1]));
  print.table(
    'columns',
    mapped.columns,
    [
      { header: 'their heading', text: (one) => one.heading },
      { header: 'our column', text: (one) => one.ours ?? '(left out)' },
      { header: 'because', text: (one) => WHY[one.because] },
      { header: 'first values', text: (one) => (print.toPerson ? one.samples.join(' | ') : '') },
    ],
    (one) => ({
      number: number.get(one) ?? 0,
      field: one.field === undefined ? null : word(one.field),
      because: word(one.because),
    }),
  );
}

const WHY: Readonly<Record<MappedColumnShown['because'], string>> = {
  known: 'its name',
  remembered: 'confirmed before',
  like: 'alike: look twice',
  none: 'nothing fits',
  said: 'you said so',
};

/** Who confirms; a Failure when nobody is named, or a column is missing without which no row can be read. */
export function confirmedBy({ args }: CommandContext, mapped: MappedList): string {
  if (mapped.lacking.length > 0)
    throw new Failure('arguments', `No heading stands for ${mapped.lacking.join(', ')}: say which with --map.`);
  const by = args.text('by');
  if (by === undefined) throw new Failure('arguments', 'Say who confirms the columns: --by "Your Name".');
  return by;
}
