// Lines of Today about a case that its coordinator may not deal with.
import type { Access } from '../../../domain/access/access.ts';
import type { Facts } from '../../../domain/plan/facts.ts';
import { idsAbout, rowIdsIn } from '../../../domain/access/restricted.ts';
import type { TodayItem, TodayKind } from '../../../domain/today/today-item.ts';
import { apartOf } from '../../../domain/actions/untold-actions.ts';

/** Settled beside a row of Outbox or Meetings in the main workbook. */
const WITH_ITS_ROW: readonly TodayKind[] = ['release', 'ready', 'uncertain'];

/**
 * Where to show a line that may be about such a case. If it is about nothing else: in the restricted workbook. If its own row is about such a case
 * and it names another one too: in both, since the coordinator deals with the other case and somebody else with the row.
 */
export type PlaceOf = (item: TodayItem) => 'main' | 'restricted' | 'both';

export function keptFromCoordinators(facts: Facts, access: Access): PlaceOf {
  const [kept, others] = [new Set<string>(), new Set<string>()];
  for (const marac of facts.maracs) {
    const maracAccess = access.maracs.find((other) => other.name === marac.name);
    if (maracAccess === undefined) continue;
    const apart = apartOf(marac, access, maracAccess);
    if (apart.size === marac.restrictedCases.size) continue;
    for (const id of idsAbout(marac, apart)) kept.add(id);
    const rest = marac.cases.map((caseRow) => caseRow.id).filter((id) => !apart.has(id));
    for (const id of idsAbout(marac, new Set(rest))) others.add(id);
  }
  if (kept.size === 0) return () => 'main';
  return ({ id, kind, about, what }) => {
    const ids = WITH_ITS_ROW.includes(kind) ? [] : rowIdsIn([id, about, what]);
    if (!ids.some((one) => kept.has(one))) return 'main';
    if (!ids.some((one) => others.has(one))) return 'restricted';
    return kept.has(about) && ids.includes(about) ? 'both' : 'main';
  };
}
