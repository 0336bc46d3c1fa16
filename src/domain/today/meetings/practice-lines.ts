// Breaches to be recorded on the Practice log, and entries of it past their day: a matter arising, an issue, a breach, a milestone that slipped.
import { isLate, PRACTICE_KINDS } from '../../partnership/practice-log.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { isUncertain } from '../../text/problem.ts';
import { at, clockTime, dayOf, formatDate, type LocalTime } from '../../time/day.ts';
import { breachItems } from '../register/breach-lines.ts';
import type { TodayItem } from '../today-item.ts';

const NINE = clockTime('09:00');

export function practiceItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return [...breachItems(facts, marac, now), ...lateItems(marac, now)];
}

function lateItems(marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  if (isUncertain(marac, 'practice')) return [];
  return marac.practice
    .filter((one) => isLate(one, today))
    .map(({ id, kind, owner, due = today, raisedOn, caseRef }) => {
      const thing = `${PRACTICE_KINDS[kind]} ${id}, due ${formatDate(due)}${owner === undefined ? '' : `, ${owner}`}${raisedOn === undefined ? '' : `, raised at ${formatDate(raisedOn)}`}`;
      const way = 'Ask its owner, and type “Outcome” and “Closed on”, or a new day under “Due”.';
      return {
        id: `practice/${id}/${due}`,
        kind: 'problem' as const,
        todo: 'decide' as const,
        marac: marac.name,
        about: id,
        tab: 'Practice log',
        restricted: caseRef !== undefined && marac.restrictedCases.has(caseRef),
        due: at(due, NINE),
        what: `${thing}: it is past its day. ${way}`,
        otherwise: 'it stands on the agenda of the next operations meeting (`marac operations`).',
        alike: {
          as: 'practice',
          thing,
          tell: (things: string, count: number) =>
            `${count} entries of the Practice log are past their day. ${way} ${things}.`,
        },
      };
    });
}
