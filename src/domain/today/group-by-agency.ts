// Many actions that ask the same of the coordinator are one matter for each agency: one call, one line.
import { agencyNamed } from '../access/access.ts';
import type { Action } from '../actions/action.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { groupBy } from '../text/order.ts';
import type { TodayItem, TodayKind } from './today-item.ts';

/** One item for each agency; `tell` gets "Action A-9XK4TP (Test Housing) is" or "Actions A-9XK4TP, A-31FWET (Test Housing) are". Restricted ones stand apart. */
export function byAgency(
  facts: Facts,
  marac: MaracFacts,
  actions: readonly Action[],
  matter: { readonly kind: TodayKind; readonly rule: string; readonly tell: (subject: string) => string },
): readonly TodayItem[] {
  const isRestricted = (one: Action): boolean => one.caseRef !== undefined && marac.restrictedCases.has(one.caseRef);
  const groups = groupBy(actions, (action) => {
    const agency = agencyNamed(facts.agencies, action.agency);
    return `${agency?.id ?? action.agency}|${isRestricted(action)}`;
  });
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    const agency = agencyNamed(facts.agencies, first.agency)?.name ?? first.agency;
    const subject =
      group.length === 1
        ? `Action ${first.id} (${agency}) is`
        : `Actions ${group.map((action) => action.id).join(', ')} (${agency}) are`;
    return [
      {
        id: `${matter.kind}/${first.id}/${matter.rule}`,
        kind: matter.kind,
        marac: marac.name,
        what: matter.tell(subject),
        about: first.id,
        tab: 'Actions',
        restricted: isRestricted(first),
      },
    ];
  });
}

/** "Test Housing (A-9XK4TP, A-31FWET); Test Police (A-7KQ2MX)". */
export function describeActions({ agencies }: Pick<Facts, 'agencies'>, actions: readonly Action[]): string {
  const byName = groupBy(actions, (action) => agencyNamed(agencies, action.agency)?.name ?? action.agency);
  return [...byName].map(([name, all]) => `${name} (${all.map(({ id }) => id).join(', ')})`).join('; ');
}
