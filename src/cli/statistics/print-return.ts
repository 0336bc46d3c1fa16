// The quarterly return on the terminal: a line for each column, its sum and each meeting, then the checks. Figures as JSON hold numbers and refs only.
import { formatDate } from '../../domain/time/day.ts';
import type { Figure } from '../../domain/figures/figure.ts';
import { columnLetter, type QuarterlyReturn } from '../../domain/figures/return/quarterly-return.ts';
import type { Printer } from '../print.ts';
import { fixed, key, ref, time, word, type SafeValue } from '../safe-texts.ts';
import {
  formatFigure,
  formatNotKnown,
  formatNumber,
  NOT_RECORDED,
  numberOrNull,
} from '../../domain/figures/format-figure.ts';

export function printReturn(print: Printer, { rows, sum, checks }: QuarterlyReturn): void {
  print.say('\nQuarterly return to SafeLives. Restricted cases are counted.');
  print.say(
    rows.length === 0
      ? 'No meeting was held in that time.'
      : `Meetings: ${rows.map(({ marac, meeting }) => `${formatDate(meeting.on)} (${marac.title}, ${meeting.id})`).join('; ')}.`,
  );
  const each = ({ name }: Figure): string =>
    rows
      .map(({ figures }) => figures.find((figure) => figure.name === name)?.value)
      .map((value) => (value === undefined ? '–' : formatNumber(value)))
      .join(' | ');
  print.table(
    'return',
    sum,
    [
      { header: 'col', text: ({ name }) => columnLetter(name) ?? '' },
      { header: 'what', text: ({ label }) => label },
      { header: 'sum', text: formatFigure },
      { header: 'not known', text: formatNotKnown },
      { header: 'each meeting, in that order', text: each },
    ],
    figureData,
  );
  print.put(
    'meetings',
    rows.map(({ marac, meeting, figures }) => ({
      marac: word(marac.name),
      meeting: ref(meeting.id),
      on: time(meeting.on),
      figures: figures.map(figureData),
    })),
  );
  print.say('\nChecks:');
  print.table(
    'checks',
    checks,
    [
      { header: '', text: ({ holds }) => (holds ? 'holds' : 'LOOK') },
      {
        header: 'what must hold',
        text: ({ rule, holds, rows: found }) =>
          holds ? rule : `${rule} Not so for: ${listIds(found.filter(({ restricted }) => !restricted))}.`,
      },
    ],
    ({ name, holds, rows: found }) => ({
      check: word(name),
      holds,
      rows: found.filter(({ restricted }) => !restricted).map(({ id }) => ref(id)),
    }),
  );
}

const MOST_IDS = 12;

/** Rows of the restricted workbook are named there only. */
function listIds(rows: readonly { readonly id: string }[]): string {
  if (rows.length === 0) return 'rows of the restricted workbook';
  const ids = rows.slice(0, MOST_IDS).map(({ id }) => id);
  return rows.length > MOST_IDS ? `${ids.join(', ')} and ${rows.length - MOST_IDS} more` : ids.join(', ');
}

export function figureData({ name, value, ofCount, notKnown, missing }: Figure): {
  readonly [name: string]: SafeValue;
} {
  const letter = columnLetter(name);
  return {
    // Figures of a forecast are called by their meeting.
    name: name.includes('/') ? key(name) : word(name),
    ...(letter === undefined ? {} : { column: fixed(letter) }),
    value: numberOrNull(value),
    of: numberOrNull(ofCount),
    notKnown: numberOrNull(notKnown),
    ...(missing === undefined ? {} : { missing: fixed(missing) }),
  };
}

/** Everything that cannot be counted yet, by what is missing for it. */
export function printMissing(print: Printer, figures: readonly Figure[]): void {
  const missing = new Map<string, Set<string>>();
  for (const { missing: what, label } of figures)
    if (what !== undefined) missing.set(what, (missing.get(what) ?? new Set()).add(label));
  if (missing.size > 0) print.say(`\nIt says "${NOT_RECORDED}" where this is missing:`);
  for (const [what, labels] of missing) print.say(`  ${what}: ${[...labels].join('; ')}.`);
}
