// Lines of Today about a case that its coordinator may not deal with.
import type { Access } from '../domain/access.ts';
import type { Facts } from '../domain/facts.ts';
import { idsAbout, rowIdsIn } from '../domain/restricted.ts';
import type { TodayItem, TodayKind } from '../domain/today/item.ts';
import { apartOf } from '../domain/untold.ts';

/** Settled beside a row of Outbox or Meetings that stands in the main workbook. */
const WITH_ITS_ROW: readonly TodayKind[] = ['release', 'ready', 'uncertain'];

/** Whether a line is about such a case alone: one that names another case too is for the coordinator as well. */
export function keptFromCoordinators(facts: Facts, access: Access): (item: TodayItem) => boolean {
  const [kept, others] = [new Set<string>(), new Set<string>()];
  for (const marac of facts.maracs) {
    const maracAccess = access.maracs.find((one) => one.name === marac.name);
    if (maracAccess === undefined) continue;
    const apart = apartOf(marac, access, maracAccess);
    if (apart.size === marac.restrictedCases.size) continue;
    for (const id of idsAbout(marac, apart)) kept.add(id);
    const rest = marac.cases.map((one) => one.id).filter((id) => !apart.has(id));
    for (const id of idsAbout(marac, new Set(rest))) others.add(id);
  }
  if (kept.size === 0) return () => false;
  return ({ id, kind, about, what }) => {
    const ids = WITH_ITS_ROW.includes(kind) ? [] : rowIdsIn([id, about, what]);
    return ids.some((one) => kept.has(one)) && !ids.some((one) => others.has(one));
  };
}
