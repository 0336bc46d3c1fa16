// An answer about an action that came by a form whose senders' addresses count as typed, not as verified by Google: it changes nothing until a named
// person says so on Today.
import type { Day } from '../time/day.ts';
import type { IdPool } from '../plan/id-pool.ts';
import type { ActionStatus } from './action.ts';

export interface ProposedAnswer {
  /** Its row on Action updates. */
  readonly id: string;
  readonly action: string;
  readonly status: ActionStatus;
  readonly answer?: string;
  readonly newDate?: Day;
  readonly doneOn?: Day;
  readonly respondent?: string;
}

/** The line that asks about it; it names all that is proposed, so that a changed row is another question. */
export function proposalId(pool: IdPool, one: ProposedAnswer): string {
  const { id, action, status, answer = '', newDate = '', doneOn = '', respondent = '' } = one;
  return `form-answer/${id}/${pool.take('H', ['form-answer', action, status, answer, newDate, doneOn, respondent].join('/'))}`;
}
