// Ways that must not be used to reach a victim. Whatever a referral of the case calls unsafe holds at once, before anybody has answered anything.
import { referralsSaidOf } from './case-of-referral.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import type { Recorded } from '../plan/effects.ts';
import type { Referral } from '../referral/referral.ts';
import { rowsWith } from '../text/rows-with.ts';

export interface UnsafeRoute {
  readonly referral: Referral;
  readonly route: string;
  /** The key under which it counts as written into the case. */
  readonly key: string;
}

/** Routes that no run has written into the case yet. One that a person took out of it again stays out. */
export function findUnwritten(marac: MaracFacts, recorded: Recorded, caseRef: string): readonly UnsafeRoute[] {
  return referralsSaidOf(marac, caseRef).flatMap((referral) =>
    (referral.unsafeRoutes ?? []).flatMap((route) => {
      const key = `${marac.name}/intake/unsafe/${caseRef}/${referral.id}/${marac.pool.take('H', `unsafe/${foldText(route)}`)}`;
      return recorded.done.has(key) ? [] : [{ referral, route, key }];
    }),
  );
}

/** The case's own list, and what is not written into it yet. */
export function unsafeRoutesOf(marac: MaracFacts, recorded: Recorded, caseRef: string): readonly string[] {
  const own = rowsWith(marac.cases, 'id', caseRef)[0]?.unsafeRoutes ?? [];
  const routes = [...own];
  for (const { route } of findUnwritten(marac, recorded, caseRef))
    if (!routes.some((other) => foldText(other) === foldText(route))) routes.push(route);
  return routes;
}
