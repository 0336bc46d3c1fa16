// Overdue safety actions are chased by day, apart from the weekly digest, but not twice to one person on one day.
import type { Action } from '../domain/action.ts';
import { dayOf } from '../domain/day.ts';
import type { Round } from './job.ts';

/**
 * What is chased apart today of these overdue safety actions of one mailbox. On the day of its weekly digest nothing that stands in that: from
 * the next day on everything, whether the digest has left or still waits for somebody.
 */
export function chasedApart<T extends { readonly action: Action }>(
  round: Round,
  items: readonly T[],
  week: string,
  contact: string,
): readonly T[] {
  const weekly = round.facts.recorded.messages.get(`register/follow-up/${week}/${contact}`);
  if (weekly === undefined) return [];
  const open = ['draft', 'offered', 'cancelled'].includes(weekly.state);
  if (dayOf((open ? undefined : weekly.settledAt) ?? weekly.plannedAt) < round.today) return items;
  return open ? [] : items.filter((one) => !weekly.covers.includes(`${one.action.id}/weekly-${week}`));
}
