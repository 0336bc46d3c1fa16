// A message that is due and may not go, in the form in which Today shows it.
import type { Disclosed, Key, Effect } from '../../domain/plan/effects.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import type { Stopped } from '../engine/planned.ts';

/** `ealing/agenda/M-7KQ2MX/…` -> the third part: a meeting, a referral or a week. */
const occasionOf = (key: string): string => key.split('/')[2] ?? '';

/** Messages that only say that there is a paper: the paper is what is withheld. */
const BARE = 'papers';

/** `ealing/minutes/M-7KQ2MX/referrer/…`: word after a meeting has the form of a decision. */
const isWordAfterMeeting = ({ job, key }: Stopped['effect']): boolean =>
  job === 'minutes' && key.split('/')[3] === 'referrer';

export function withheldMessage(
  { effect, because }: Stopped,
  discloses: ReadonlyMap<Key, readonly Disclosed[]>,
  effects: readonly Effect[],
): Withheld {
  const [carried] = effect.template === BARE ? effect.papers : [];
  const paper = effects.find((candidate) => candidate.do === 'paper' && candidate.key === carried);
  return {
    do: 'withhold',
    marac: effect.marac,
    what: paper?.do === 'paper' ? paper.template : isWordAfterMeeting(effect) ? 'referrer' : effect.template,
    about: occasionOf(effect.key),
    to: effect.to,
    cases: [],
    tells: [
      ...(discloses.get(effect.key) ?? []).map((disclosed) => disclosed.case),
      effect.key,
      ...effect.covers,
      ...effect.papers,
    ],
    ...(effect.because.some((reason) => reason.rule === 'conflict.coordinator') ? { apart: true } : {}),
    notAfter: effect.notAfter,
    because,
  };
}
