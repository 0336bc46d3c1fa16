// Finds the cell in which something was typed: searches every cell of the workbooks as the final check searches a paper. Used only when that check
// has found something.
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { openSearchableText, type SearchableText } from '../../domain/text/searchable-text.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

export interface TypedCell {
  readonly marac: MaracFacts;
  readonly table: TableName;
  readonly rowId: string;
  readonly field: string;
  /** The case that the row is about. */
  readonly caseRef?: string;
  readonly text: string;
  readonly hay: SearchableText;
}

interface Row {
  readonly id: string;
  readonly caseRef?: string;
}

const TABLES: readonly (readonly [TableName, (marac: MaracFacts) => readonly Row[]])[] = [
  ['referrals', (marac) => marac.referrals],
  ['cases', (marac) => marac.cases],
  ['people', (marac) => marac.people],
  ['addresses', (marac) => marac.addresses],
  ['list', (marac) => marac.listings],
  ['needed', (marac) => marac.needed],
  ['research', (marac) => marac.research],
  ['notes', (marac) => marac.notes],
  ['actions', (marac) => marac.actions],
  ['flags', (marac) => marac.flags],
  ['keyDates', (marac) => marac.keyDates],
  ['meetings', (marac) => marac.meetings],
  ['attendance', (marac) => marac.attendance],
  ['disclosures', (marac) => marac.disclosures],
  ['transfers', (marac) => marac.transfers],
  ['practice', (marac) => marac.practice],
];

/** No name, place or number is shorter. */
const SHORTEST = 5;

export const typedCells = memoBy((facts: Facts): readonly TypedCell[] => facts.maracs.flatMap(cellsOf));

function cellsOf(marac: MaracFacts): readonly TypedCell[] {
  return TABLES.flatMap(([table, rowsOf]) =>
    rowsOf(marac).flatMap((row) =>
      Object.entries(row).flatMap(([field, value]: [string, unknown]) => {
        const text = textOf(value);
        if (field === 'id' || field === 'caseRef' || text.length < SHORTEST) return [];
        const about = row.caseRef === undefined ? {} : { caseRef: row.caseRef };
        return [{ marac, table, rowId: row.id, field, ...about, text, hay: openSearchableText([text]) }];
      }),
    ),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : '';
}
