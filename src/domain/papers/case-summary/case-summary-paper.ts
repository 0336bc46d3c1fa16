// A case on one page: who, what was decided, what is open.
import { TEAM, paper } from '../paper.ts';
import { group, caseGroup, text, count, list } from '../model-shape.ts';
import { head, action, earlierAction } from '../parts/part-models.ts';
import { people } from '../parts/case-people.ts';
import { said } from '../minutes/minutes-models.ts';

/** All of a case on a few pages, for the coordinator and the chair. */
export const caseSummary = paper('Case summary', TEAM, {
  head,
  case: caseGroup({
    ref: text('open'),
    state: text('open'),
    opened: text('open'),
    lastReferred: text('open'),
    daysWaiting: count(),
    ...people,
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    wishes: text('note'),
    links: list(text('link')),
    referrals: list(group({ on: text('open'), by: text('staff'), incident: text('note') })),
    meetings: list(group({ on: text('open'), outcome: text('note'), notes: list(said) })),
    actions: list(action),
    earlierActions: list(earlierAction),
    keyDates: list(group({ on: text('open'), what: text('note') })),
    keepUntil: text('open'),
  }),
});
