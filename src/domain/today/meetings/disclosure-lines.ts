// Clare's Law requests whose clock is nearly over, or is.
import { at, clockTime, formatDate, type Day } from '../../time/day.ts';
import { clockOf } from '../../disclosures/disclosure-clock.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { TodayItem } from '../today-item.ts';

/** In its last week a request is on Today. */
const SOON_DAYS = 7;

export function requestItems(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.disclosures.flatMap((one): readonly TodayItem[] => {
    const clock = clockOf(marac, one, today);
    if (clock === undefined || clock.daysLeft > SOON_DAYS) return [];
    return [
      {
        id: `alarm/${one.id}/clock`,
        kind: clock.daysLeft < 0 ? 'alarm' : 'case',
        marac: marac.name,
        what: `Clare’s Law request ${one.id}: ${clock.words}, to be disclosed by ${formatDate(clock.dueOn)}. Type “Disclosed on”, or the decision “Do not disclose”.`,
        about: one.id,
        tab: 'Disclosure requests',
        todo: 'decide',
        otherwise: `nobody has been told of a risk by ${formatDate(clock.dueOn)}.`,
        due: at(clock.dueOn, clockTime('23:59')),
        restricted: marac.restrictedRows?.has(one.id) === true,
      },
    ];
  });
}
