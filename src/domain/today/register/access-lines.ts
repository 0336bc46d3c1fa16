// Rows and tabs that decide who may see what and cannot be read: where, what waits for them, whom it keeps from their actions, and what to type.
import type { AccessGap } from '../../access/access-gap.ts';
import type { Action } from '../../actions/action.ts';
import { isToBeToldStill } from '../../actions/action-told.ts';
import type { Day } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { describeActions } from '../lines-of-actions.ts';
import type { TodayItem } from '../today-item.ts';

/** So many are told one by one; Checks has them all. */
const MOST_TOLD = 10;

/** `apart`: cases that are told of in the restricted workbook only. */
export function accessItems(
  facts: Facts,
  marac: MaracFacts,
  apart: ReadonlySet<string>,
  today: Day,
): readonly TodayItem[] {
  const gaps = (marac.accessGaps ?? []).filter((gap) => gap.isNew !== true);
  if (gaps.length === 0) return [];
  const kept = keptActions(facts, marac, gaps, today);
  const isApart = (action: Action): boolean => action.caseRef !== undefined && apart.has(action.caseRef);
  const lines = [false, true].flatMap((restricted) => {
    const mine = gaps.filter((gap) => gap.restricted === restricted);
    return mine.slice(0, MOST_TOLD).map((gap, index) => {
      const ofAll = index + 1 === MOST_TOLD ? mine.length : 0;
      const actions = (kept.get(gap) ?? []).filter((each) => restricted || !isApart(each));
      return item(marac, gap, ofAll, describeKept(facts, actions));
    });
  });
  const hidden = gaps.flatMap((gap) => (gap.restricted ? [] : (kept.get(gap) ?? []).filter(isApart)));
  return [...lines, ...keptApart(facts, marac, hidden)];
}

/** The actions that each of these rows keeps from their agencies, each action once. */
function keptActions(
  facts: Facts,
  marac: MaracFacts,
  gaps: readonly AccessGap[],
  today: Day,
): ReadonlyMap<AccessGap, readonly Action[]> {
  const kept = new Map<AccessGap, Action[]>();
  for (const action of marac.actions) {
    const { caseRef } = action;
    const gap = gaps.find(({ stops }) => stops === 'all' || (caseRef !== undefined && stops.includes(caseRef)));
    if (gap === undefined || !isToBeToldStill(facts, marac, action, today)) continue;
    kept.set(gap, [...(kept.get(gap) ?? []), action]);
  }
  return kept;
}

const describeKept = (facts: Facts, actions: readonly Action[]): string =>
  actions.length === 0 ? '' : ` Meanwhile nobody is told of these actions: ${describeActions(facts, actions)}.`;

/** What rows of the main workbook keep back of cases that the main workbook does not tell of. */
function keptApart(facts: Facts, marac: MaracFacts, actions: readonly Action[]): readonly TodayItem[] {
  const [first] = actions;
  if (first === undefined) return [];
  return [
    {
      id: 'access/actions/restricted',
      kind: 'alarm',
      marac: marac.name,
      what: `Rows or tabs that decide who may see what cannot be read; Today of the main workbook says which.${describeKept(facts, actions)}`,
      about: first.id,
      tab: 'Actions',
      todo: 'mend',
      otherwise: 'their agencies are not told of these actions.',
      restricted: true,
    },
  ];
}

function item(marac: MaracFacts, gap: AccessGap, ofAll: number, kept: string): TodayItem {
  const { table, rowId, place, sentence, restricted, stops } = gap;
  const more = ofAll > MOST_TOLD ? ` There are ${ofAll - MOST_TOLD} more such rows: Checks names each.` : '';
  return {
    id: `access/${table}/${rowId ?? place}`,
    kind: 'alarm',
    marac: marac.name,
    what: `${place}: ${sentence}${gap.isGone === true ? '' : ` ${describeStopped(marac, gap)}`}${kept}${more}`,
    about: rowId ?? '',
    todo: 'mend',
    otherwise:
      gap.isGone === true
        ? 'papers are made as if the row had never been there.'
        : stops === 'all'
          ? 'nothing with case content leaves, and each message ends as not sent when its hour has passed.'
          : 'these papers do not go, and each ends as not sent when its hour has passed.',
    tab: place.split(',')[0] ?? place,
    restricted,
  };
}

function describeStopped({ title }: MaracFacts, { table, stops }: AccessGap): string {
  if (stops === 'all')
    return `Until it can be read nothing with case content leaves ${title}; the IDVA’s notices, withdrawals and alarms still go.`;
  if (stops.length === 0) return 'Until it can be read no paper is made about it.';
  return table === 'cases'
    ? 'Until it can be read nothing about this case leaves, nor about a case that is linked to it.'
    : `Until it can be read nothing about case ${stops.join(', ')} leaves, to nobody.`;
}
