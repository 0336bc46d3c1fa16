// What a death stops, as the oracle sees it.
import type { Case } from '../../../src/domain/cases/case.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';

const died = (one: Case): boolean => one.deceased === true || one.holdKind === 'death';

/** A death, its own or a confirmed linked case's; papers may go again when a person has said so, chasing may not. */
export function isFrozen(marac: MaracFacts, one: Case, chasing: boolean): boolean {
  if (one.papersAllowedBy !== undefined && !chasing) return false;
  if (died(one)) return true;
  const linked = marac.cases.flatMap((each) =>
    each.linkConfirmedBy === undefined || each.linkedCases === undefined
      ? []
      : each.id === one.id
        ? each.linkedCases
        : each.linkedCases.includes(one.id)
          ? [each.id]
          : [],
  );
  return marac.cases.some((each) => died(each) && linked.includes(each.id));
}
