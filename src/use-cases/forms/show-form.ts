// What was read from a form, for the note beside it: which answer went into which column, and which important questions are blank.
import { cellText } from '../../domain/cells/cell.ts';
import type { ReadForm } from '../../workbook/forms/mapping/map-form.ts';
import { NEEDED } from '../../workbook/forms/referral/referral-questions.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import type { Column } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';

const COLUMNS = TABLE.referrals.columns as Readonly<Record<string, Column>>;
const READ = 'Read into these columns:';
const BLANK = 'Left blank, and it matters:';

/** The lines under their heading; nothing if there are none. */
function under(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

/** Questions and columns side by side, for whoever checks the reading. */
export function showForm(form: ReadForm): readonly string[] {
  return [
    ...under(
      READ,
      form.taken.map((answer) => `  ${answer.column}: ${answer.shown}  (from "${answer.label}", ${answer.place})`),
    ),
    ...under(
      BLANK,
      form.blank.map((one) => `  ${one}`),
    ),
    ...under(
      'Other words on the form, not known to be its own:',
      form.other.map((one) => `  ${one.place}: ${one.text}`),
    ),
  ];
}

/** Our own form: each question has the name of its column. `unread`: fields whose answers could not be read, so they are not blank. */
export function showOwnForm(values: Readonly<Record<string, Written>>, unread: ReadonlySet<string>): readonly string[] {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const blank = [...NEEDED].filter((field) => values[field] === undefined && !unread.has(field));
  return [
    ...under(
      READ,
      given.map(([field, value]) => `  ${headerOf(field)}: ${cellText(ownedCell(TABLE.referrals, field, value))}`),
    ),
    ...under(
      BLANK,
      blank.map((field) => `  ${headerOf(field)}`),
    ),
  ];
}

function headerOf(field: string): string {
  return COLUMNS[field]?.header ?? field;
}
