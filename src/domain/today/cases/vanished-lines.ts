// Rows that were there and are gone, though nobody has said why: at the top of Today, one line for each case they were of, until a named person
// answers or the rows are back. What waited because of them was cancelled by rule, and that is no person's word.
import { groupBy } from '../../text/order.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import type { VanishedRow } from '../../plan/vanished-row.ts';

export const GONE: Question = {
  yes: { does: 'they are gone on purpose, and stay so', why: 'needed' },
  otherwise: 'this line stays, and nothing that hangs on these rows reaches anybody.',
};

export interface VanishedLine {
  readonly item: TodayItem;
  readonly rows: readonly VanishedRow[];
}

export function vanishedLines(marac: MaracFacts, gone: readonly VanishedRow[]): readonly VanishedLine[] {
  const groups = groupBy(gone, (row) => `${row.caseRef ?? row.id}|${row.restricted}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const ids = rows.map((row) => row.id);
    const named = marac.pool.take('H', `vanished/${ids.join(' ')}`);
    return [
      {
        rows,
        item: {
          id: `gone/${first.id}/${named}`,
          kind: 'gone',
          marac: marac.name,
          what: `${formatRows(rows)} Whatever waited because of ${rows.length === 1 ? 'it' : 'them'} is cancelled. Put ${rows.length === 1 ? 'it' : 'them'} back, row id and all (undo, or the last backup), and this line goes.`,
          about: first.id,
          tab: first.tab,
          restricted: first.restricted || (first.caseRef !== undefined && marac.restrictedCases.has(first.caseRef)),
          question: GONE,
        },
      },
    ];
  });
}

function formatRows(rows: readonly VanishedRow[]): string {
  const byTab = [...groupBy(rows, (row) => row.tab)].map(
    ([tab, of]) => `${tab}, row ${of.map((row) => row.id).join(', ')}`,
  );
  const ref = rows[0]?.caseRef;
  const about = ref === undefined || rows.every((row) => row.id === ref) ? '' : ` (case ${ref})`;
  return rows.length === 1
    ? `A row is gone and nobody has said why: ${byTab.join('')}${about}.`
    : `${rows.length} rows are gone and nobody has said why${about}: ${byTab.join('; ')}.`;
}

export function vanishedItems(marac: MaracFacts): readonly TodayItem[] {
  return vanishedLines(marac, marac.vanished ?? []).map((line) => line.item);
}

/** Those of which nobody has said yet that they may be gone. */
export function stillMissed(marac: MaracFacts, gone: readonly VanishedRow[]): readonly VanishedRow[] {
  return vanishedLines(marac, gone).flatMap(({ item, rows }) =>
    answerTo(marac, item.id, GONE) === undefined ? rows : [],
  );
}
