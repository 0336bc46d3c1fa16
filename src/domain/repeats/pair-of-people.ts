// Two people at once: whether victim and perpetrator are both the same, one of them, or neither.
import type { Explained } from './find-people.ts';
import { heldUnder } from './match-guards.ts';

/** Of victims who come back, so many with the same perpetrator; of perpetrators who come back, so many with the same victim as with another. */
const samePerpetrator = 0.7;

/** The score of "both the same" in bits, against one alone or neither. */
export function togetherScore(victim: Explained, perpetrator: Explained | undefined, startBits: number): number {
  const start = 2 ** startBits;
  const [v, p] = [
    2 ** clamp(victim.open - startBits),
    perpetrator === undefined ? 1 : 2 ** clamp(perpetrator.open - startBits),
  ];
  const both = start * samePerpetrator * v * p;
  const others = 1 + start * (1 - samePerpetrator) * v + (perpetrator === undefined ? 0 : start * p);
  return Math.log2(both / others);
}

function clamp(bits: number): number {
  return Math.max(-200, Math.min(200, bits));
}

/** Holds the score of a pair under the limit of "likely": unless one of the two is certain by themself and nothing contradicts about the other. */
export function heldPair(
  score: number,
  victim: Explained,
  perpetrator: Explained | undefined,
  limit: number,
): { readonly score: number; readonly words: string | undefined } {
  const held =
    perpetrator === undefined ? 'the perpetrator is not known on both sides' : reasonToHold(victim, perpetrator, limit);
  if (held === undefined || score < limit) return { score, words: undefined };
  return { score: heldUnder(score, limit), words: `held at possible: ${held}` };
}

function reasonToHold(victim: Explained, perpetrator: Explained, limit: number): string | undefined {
  if (victim.held?.contradicts === true) return victim.held.words;
  if (perpetrator.held?.contradicts === true) return perpetrator.held.words;
  if (victim.score >= limit || perpetrator.score >= limit) return undefined;
  return victim.held?.words ?? perpetrator.held?.words ?? 'neither of the two is certain';
}
