// Cases that came to a paper after it had gone. Nothing goes twice by itself, so a person reissues the paper or tells its reader.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { hasGone } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { isReissued } from '../../domain/plan/reissue.ts';

export interface CasesAfterPaper {
  readonly what: string;
  /** Row id of the meeting. */
  readonly about: string;
  readonly to: string;
  readonly notAfter: LocalTime;
  /** Cases that the paper does not contain. */
  readonly missing: readonly string[];
}

/** `key` is that of the message that carried the paper. A paper that is being reissued contains them. */
export function casesAfterPaper(context: MaracPlanContext, key: Key, went: CasesAfterPaper): readonly Withheld[] {
  const { missing, ...rest } = went;
  const papers = context.facts.recorded.messages.get(key)?.papers ?? [];
  const anew = papers.some((paper) => isReissued(context.facts, paper, context.now));
  if (!hasGone(context, key) || anew) return [];
  return missing.map((caseRef) => ({
    do: 'withhold',
    marac: context.marac.name,
    ...rest,
    cases: [caseRef],
    tells: [caseRef],
    because: makeReason('paper.went-without', { case: caseRef }),
  }));
}
