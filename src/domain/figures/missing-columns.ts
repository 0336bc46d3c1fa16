// A column that a workbook does not have yet: nothing can be counted from it, and which one it is is said.
import type { Counting } from './figure.ts';
import type { Ground } from './ground.ts';

const NAMED = {
  'people/ethnicGroup': 'People, column "Ethnic group"',
  'people/inHousehold': 'People, column "In the household"',
  'agencies/countsAs': 'Agencies, column "Counts as"',
} as const;

export function missingColumn(
  { maracs }: Pick<Ground, 'maracs'>,
  column: keyof typeof NAMED,
): Pick<Counting, 'missing'> {
  return maracs.some(({ columnsMissing }) => columnsMissing?.has(column) === true) ? { missing: NAMED[column] } : {};
}
