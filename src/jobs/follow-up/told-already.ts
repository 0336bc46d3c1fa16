// What a digest's reader has had already: nobody is reminded twice of one thing on one day.
import type { Action } from '../../domain/actions/action.ts';
import { dayOf } from '../../domain/time/day.ts';
import { findDeputy } from '../../domain/register/contacts.ts';
import type { Agency, Contact } from '../../domain/register/register.ts';
import type { MaracPlanContext, PlanContext } from '../../domain/plan/plan-context.ts';

/**
 * Which of these overdue safety actions of one mailbox are reminded separately today. On the day of its weekly digest none that is in it; from the
 * next day on all, whether the digest has left or still waits for somebody.
 */
export function chasedApart<T extends { readonly action: Action }>(
  context: PlanContext,
  items: readonly T[],
  week: string,
  contact: string,
): readonly T[] {
  const weekly = context.facts.recorded.messages.get(`register/follow-up/${week}/${contact}`);
  if (weekly === undefined) return [];
  const open = ['draft', 'offered', 'cancelled'].includes(weekly.state);
  if (dayOf((open ? undefined : weekly.settledAt) ?? weekly.plannedAt) < context.today) return items;
  return open ? [] : items.filter((item) => !weekly.covers.includes(`${item.action.id}/weekly-${week}`));
}

/** The deputy of an agency, unless they stand in for the representative who was told: then they have it already. */
export function deputyBeside(
  { facts, marac, today }: MaracPlanContext,
  agency: Agency,
  told: Contact | undefined,
): Contact | undefined {
  const deputy = findDeputy(facts.contacts, agency.id, marac.name, today);
  return deputy?.id === told?.id ? undefined : deputy;
}
