// Answers about actions by a form that were not taken in: asked about for four weeks, by cause, until a named person has looked.
import { WHY_LEFT, type AnswerLeft } from '../../actions/answers-left.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { isUncertain } from '../../text/problem.ts';
import { addDays, formatDate, type Day } from '../../time/day.ts';
import type { TodayItem } from '../today-item.ts';
import type { Question } from '../today-question.ts';

/** The tabs of a desk that has run for years hold answers that nobody asks about any more. */
const DAYS = 28;

const LOOKED_AT: Question = {
  yes: { does: 'somebody has looked, and what is right stands on Actions' },
  otherwise: `the action stays as it is and is chased; after ${DAYS} days the answer stands on Action updates alone.`,
};

export function leftAnswerItems(marac: MaracFacts, today: Day): readonly TodayItem[] {
  if (isUncertain(marac, 'actions')) return [];
  return (marac.answersLeft ?? [])
    .filter((one) => addDays(one.on, DAYS) >= today)
    .map((one) => {
      const action = rowsWith(marac.actions, 'id', one.action)[0];
      const about =
        action === undefined ? 'an action that is not on Actions' : `action ${action.id} of ${action.agency}`;
      return {
        id: `form-answer-left/${one.id}/${marac.pool.take('H', `answer-left/${one.action}/${one.why}`)}`,
        kind: 'action',
        todo: 'decide',
        marac: marac.name,
        what: `An answer that came by the form about ${about} on ${formatDate(one.on)} was not taken in: ${WHY_LEFT[one.why]} Look at it (Action updates, row ${one.id}), and type on Actions what is right.`,
        alike: {
          as: `answer-left/${one.why}`,
          thing: `${about}, ${formatDate(one.on)} (Action updates, row ${one.id})`,
          tell: (list: string, count: number) =>
            `${count} answers that came by the form were not taken in: ${WHY_LEFT[one.why]} Look at each, and type on Actions what is right. ${list}.`,
        },
        about: one.id,
        tab: 'Action updates',
        restricted: isRestricted(marac, one),
        question: LOOKED_AT,
      } as const;
    });
}

function isRestricted(marac: MaracFacts, one: AnswerLeft): boolean {
  const caseRef = rowsWith(marac.actions, 'id', one.action)[0]?.caseRef;
  return (
    marac.restrictedRows?.has(one.action) === true || (caseRef !== undefined && marac.restrictedCases.has(caseRef))
  );
}
