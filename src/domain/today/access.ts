// Rows and tabs that decide who may see what and cannot be read: where, what waits for them, and what to type.
import type { AccessGap } from '../access-gap.ts';
import type { MaracFacts } from '../facts.ts';
import type { TodayItem } from './item.ts';

/** So many are told one by one; Checks has them all. */
const MOST_TOLD = 10;

export function accessItems(marac: MaracFacts): readonly TodayItem[] {
  const gaps = (marac.accessGaps ?? []).filter((one) => one.isNew !== true);
  return [false, true].flatMap((restricted) => {
    const mine = gaps.filter((one) => one.restricted === restricted);
    return mine.slice(0, MOST_TOLD).map((one, index) => item(marac, one, index + 1 === MOST_TOLD ? mine.length : 0));
  });
}

function item(marac: MaracFacts, gap: AccessGap, ofAll: number): TodayItem {
  const { table, rowId, place, sentence, restricted } = gap;
  const more = ofAll > MOST_TOLD ? ` There are ${ofAll - MOST_TOLD} more such rows: Checks names each.` : '';
  return {
    id: `access/${table}/${rowId ?? place}`,
    kind: 'alarm',
    marac: marac.name,
    what: `${place}: ${sentence}${gap.isGone === true ? '' : ` ${tellStopped(marac, gap)}`}${more}`,
    about: rowId ?? '',
    tab: place.split(',')[0] ?? place,
    restricted,
  };
}

function tellStopped({ title }: MaracFacts, { table, stops }: AccessGap): string {
  if (stops === 'all')
    return `Until it can be read nothing with case content leaves ${title}; the IDVA’s notices, withdrawals and alarms still go.`;
  if (stops.length === 0) return 'Until it can be read no paper is made about it.';
  return table === 'cases'
    ? 'Until it can be read nothing about this case leaves, nor about a case that is linked to it.'
    : `Until it can be read nothing about case ${stops.join(', ')} leaves, to nobody.`;
}
