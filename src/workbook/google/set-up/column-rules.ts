// How a column looks and what it takes, as set-up gives it to a sheet: the format that keeps text text and days days, a list where there is
// one, and the help under the cell.
import type { sheets_v4 } from '@googleapis/sheets';
import { FORMATS } from '../../looks/column-look.ts';
import type { Column } from '../../tables/table.ts';

/** The number format of a column's cells. */
export function formatOf({ kind }: Pick<Column, 'kind'>): sheets_v4.Schema$NumberFormat {
  switch (kind) {
    case 'day':
      return { type: 'DATE', pattern: FORMATS.day };
    case 'time':
      return { type: 'DATE_TIME', pattern: FORMATS.moment };
    case 'whole':
      return { type: 'NUMBER', pattern: FORMATS.whole };
    // Everything else stays as typed: a phone number keeps its nought, 3/4 makes no day.
    case 'text':
    case 'note':
    case 'clock':
    case 'yesNo':
    case 'answer':
    case 'phone':
    case 'postcode':
    case 'email':
    case 'ref':
    case 'list':
    case 'choice':
      return { type: 'TEXT', pattern: FORMATS.text };
  }
}

/** The validation of a column that people fill in; lists of ours refuse other words, the rest only warns. */
export function ruleOf(column: Column): sheets_v4.Schema$DataValidationRule | undefined {
  const condition = conditionOf(column);
  if (condition === undefined || column.writer === 'runner') return undefined;
  const strict = column.kind === 'choice';
  return { condition, inputMessage: column.help, strict, showCustomUi: true };
}

function conditionOf({ kind, choices }: Column): sheets_v4.Schema$BooleanCondition | undefined {
  if (kind === 'choice') return oneOf(Object.values(choices ?? {}));
  if (kind === 'yesNo') return oneOf(['Yes', 'No']);
  if (kind === 'answer') return oneOf(['Yes', 'No', 'Not known']);
  if (kind === 'day' || kind === 'time') return { type: 'DATE_IS_VALID' };
  if (kind === 'whole') return { type: 'NUMBER_GREATER_THAN_EQ', values: [{ userEnteredValue: '0' }] };
  return undefined;
}

function oneOf(labels: readonly string[]): sheets_v4.Schema$BooleanCondition {
  return { type: 'ONE_OF_LIST', values: labels.map((userEnteredValue) => ({ userEnteredValue })) };
}
