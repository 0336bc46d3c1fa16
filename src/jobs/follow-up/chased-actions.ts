// Which actions are chased on a day, and how late each is.
import type { Action } from '../../domain/actions/action.ts';
import { agencyOf, isRemindedOf } from '../../domain/actions/action-told.ts';
import { frozenCases } from '../../domain/access/access.ts';
import { dueDay, isEnded, standingOf, type Standing } from '../../domain/actions/action-state.ts';
import { nationOf, workingDaysBetween } from '../../domain/time/calendar.ts';
import { findContacts } from '../../domain/register/contacts.ts';
import { addDays, type Day } from '../../domain/time/day.ts';
import type { Agency } from '../../domain/register/register.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

export interface Chased {
  readonly round: MaracPlanContext;
  readonly action: Action;
  readonly agency: Agency;
  readonly standing: Standing;
}

export function chasedIn(context: MaracPlanContext): readonly Chased[] {
  const { marac, today } = context;
  const nation = nationOf(marac.rules, today);
  const ladder = {
    dueSoonDays: marac.rules.whole('dueSoonDays', today),
    deputyAfterDays: marac.rules.whole('deputyAfterDays', today),
    managerAfterDays: marac.rules.whole('managerAfterDays', today),
  };
  // Nothing about a case that a death froze is chased automatically, even if papers are allowed again.
  const frozen = frozenCases(marac.cases);
  return marac.actions.flatMap((action) => {
    if (isEnded(action) || frozen.has(action.caseRef ?? '')) return [];
    const agency = agencyOf(context.facts, action);
    const closed =
      action.keepOpenAfterClosing !== true &&
      rowsWith(marac.cases, 'id', action.caseRef ?? '').some((caseRow) => caseRow.state === 'closed');
    if (agency === undefined || closed || agency.kind === 'chair' || agency.kind === 'maracTeam') return [];
    const standing = standingOf(
      action,
      today,
      ladder,
      (from, to) => workingDaysBetween(from, to, nation),
      daysAway(context, agency, dueDay(action)),
    );
    const isDue = ['dueSoon', 'dueToday', 'overdue', 'review'].includes(standing.phase);
    return isDue && isRemindedOf(context.facts, marac, action, today)
      ? [{ round: context, action, agency, standing }]
      : [];
  });
}

/** Working days since the action fell due on which its representative was away: leave does not count towards escalation. */
function daysAway(context: MaracPlanContext, agency: Agency, due: Day | undefined): number {
  const { today, marac } = context;
  if (due === undefined) return 0;
  const nation = nationOf(marac.rules, today);
  const representatives = findContacts(context.facts.contacts, {
    agency: agency.id,
    marac: marac.name,
    roles: ['representative'],
    on: today,
  });
  const away = representatives.map((representative) => {
    if (representative.awayFrom === undefined) return 0;
    const from = representative.awayFrom > due ? representative.awayFrom : addDays(due, 1);
    const to = representative.awayTo === undefined || representative.awayTo > today ? today : representative.awayTo;
    return to < from ? 0 : workingDaysBetween(addDays(from, -1), to, nation);
  });
  return away.length === 0 ? 0 : Math.min(...away);
}
