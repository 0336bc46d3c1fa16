// Cases that came to a paper after it had gone: nothing goes twice by itself, so a person issues it anew or tells its reader.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { because } from '../../domain/text/reason.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { hasGone } from '../meeting/circulation.ts';
import type { MaracRound } from '../engine/job.ts';
import { isReissued } from '../../domain/plan/reissue.ts';

export interface Went {
  readonly what: string;
  /** Row id of the meeting. */
  readonly about: string;
  readonly to: string;
  readonly notAfter: LocalTime;
  /** Cases that it does not tell of. */
  readonly missing: readonly string[];
}

/** `key` is that of the message which carried it. A paper that is being issued anew has them. */
export function wentWithout(round: MaracRound, key: Key, went: Went): readonly Withheld[] {
  const { missing, ...rest } = went;
  const papers = round.facts.recorded.messages.get(key)?.papers ?? [];
  const anew = papers.some((one) => isReissued(round.facts, one, round.now));
  if (!hasGone(round, key) || anew) return [];
  return missing.map((caseRef) => ({
    do: 'withhold',
    marac: round.marac.name,
    ...rest,
    cases: [caseRef],
    tells: [caseRef],
    because: because('paper.went-without', { case: caseRef }),
  }));
}
