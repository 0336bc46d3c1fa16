// `marac statistics --rows CELL`: one figure with its definition and every row it was counted from. Rows of the restricted workbook are listed apart.
import type { CountedRow } from '../../domain/figures/figure.ts';
import type { Cell } from '../../domain/figures/statistics.ts';
import type { Reading } from '../../jobs/reading/reading.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { Printer } from '../print.ts';
import { fixed, key, ref, word, type SafeValue } from '../safe-texts.ts';
import { formatFigure, formatNumber, numberOrNull } from '../../domain/figures/format-figure.ts';
import { figureData } from './print-return.ts';

interface Placed {
  readonly row: CountedRow;
  readonly tab: string;
  /** `row 14` */
  readonly place: string;
}

/** With `restricted` the rows of the restricted workbook, and no others. */
export function printRows(print: Printer, reading: Reading, { name, figure }: Cell, restricted: boolean): void {
  const { label, source, of, unknown, ofCount, notKnown, missing, rows, ofRows, notKnownRows } = figure;
  print.say(`${name}: ${label}: ${formatFigure(figure)}`);
  print.say(`Source: ${source}.`);
  print.say(`Taken from: ${of} (${formatNumber(ofCount)}).`);
  // A definition says "nothing" where a row always tells whether it counts.
  if (!unknown.startsWith('nothing'))
    print.say(`Not known where: ${unknown}${notKnown === 0 ? '' : ` (${formatNumber(notKnown)})`}.`);
  if (missing !== undefined) print.say(`Not recorded, since this is missing: ${missing}.`);
  const named = new Set([...rows, ...notKnownRows].map(nameOf));
  const lists = [
    ['counted', 'Counted', rows],
    ['notKnownRows', 'Not known', notKnownRows],
    ['notCounted', 'Looked at and not counted', ofRows.filter((row) => !named.has(nameOf(row)))],
  ] as const;
  for (const [what, title, all] of lists) {
    const shown = all.filter((row) => row.restricted === restricted).map((row) => placeOf(reading, row));
    print.say(`\n${title}: ${shown.length === 0 ? 'no rows' : ''}`);
    print.table(what, shown, COLUMNS, ({ row, tab, place }): { readonly [name: string]: SafeValue } => ({
      marac: word(row.marac),
      table: word(row.table),
      tab: fixed(tab),
      row: ref(row.id),
      place: fixed(place),
      counts: numberOrNull(row.counts),
    }));
  }
  print.say(
    restricted
      ? '\nThese are the rows of the restricted workbook, and no others.'
      : '\nRows of the restricted workbook are not listed here: with --restricted they are, and no others.',
  );
  print.put('cell', key(name));
  print.put('figure', figureData(figure));
  print.put('source', fixed(source));
}

const COLUMNS = [
  { header: 'row', text: ({ row }: Placed) => row.id },
  { header: 'marac', text: ({ row }: Placed) => row.marac },
  { header: 'tab', text: ({ tab }: Placed) => tab },
  { header: 'where', text: ({ place }: Placed) => place },
  { header: 'counts', text: ({ row }: Placed) => formatNumber(row.counts) },
];

const nameOf = ({ marac, table, id }: CountedRow): string => `${marac} ${table} ${id}`;

export function placeOf({ maracs }: Reading, row: CountedRow): Placed {
  const reading = maracs.find(({ ports }) => ports.name === row.marac);
  const place = reading?.tables.get(row.table)?.rows.find(({ id }) => id === row.id)?.place;
  return { row, tab: tableNamed(row.table).tab, place: place ?? '' };
}
