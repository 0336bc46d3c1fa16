// Which reports of figures Settings asks for on a day, and for whom each is.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { findContacts } from '../../register/contacts.ts';
import type { Contact } from '../../register/register.ts';
import type { Rules } from '../../settings/rules.ts';
import { addDays, type Day } from '../../time/day.ts';
import { lastMonth, lastQuarter, type Period } from '../period.ts';

/** A month's report is of use so long after its end. */
const PROGRESS_DAYS = 14;

export type ReportKind = 'monthly' | 'quarterly';

export interface DueReport {
  readonly period: Period;
  /** The last day on which it is drafted. */
  readonly due: Day;
}

/** The whole month or quarter that ended last and whose report is wanted: the setting asked for it on its first day, and asks for it now. */
export function findDueReport(rules: Rules, kind: ReportKind, today: Day): DueReport | undefined {
  const period = kind === 'monthly' ? lastMonth(today) : lastQuarter(today);
  const asks = (on: Day): boolean => [kind, 'both'].includes(rules.text('reports', on));
  if (!asks(period.from) || !asks(today)) return undefined;
  const days = kind === 'monthly' ? PROGRESS_DAYS : rules.whole('returnDueDays', today);
  return { period, due: addDays(period.to, days) };
}

/** Whom each report is for, by their role on Contacts. */
export const READERS = { monthly: 'manager', quarterly: 'steeringGroup' } as const;

export function readersOfReport(
  { marac, facts, today }: Pick<MaracPlanContext, 'marac' | 'facts' | 'today'>,
  kind: ReportKind,
): readonly Contact[] {
  return findContacts(facts.contacts, { marac: marac.name, roles: [READERS[kind]], on: today });
}
