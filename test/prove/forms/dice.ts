// Chance from a seed, and words that stand nowhere else on the form.
export interface Dice {
  below(limit: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A made-up word that no other on this form is. */
  word(): string;
  words(count: number): string;
}

const HEADS = 'br cl dr f g h j k l m n p qu r s t v w z ch sh th st tr pl'.split(' ');
const HEARTS = 'a e i o u ai ou ea'.split(' ');
const TAILS = 'b d g k l m n p r s t v x rn lt nk st'.split(' ');

export function openDice(seed: number): Dice {
  let state = (seed * 2654435761 + 97) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const used = new Set<string>();
  const dice: Dice = {
    below: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (list) => {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    word() {
      for (;;) {
        const syllable = (): string => dice.pick(HEADS) + dice.pick(HEARTS) + dice.pick(TAILS);
        const made = `${syllable()}${syllable()}${dice.chance(0.5) ? syllable() : ''}`;
        const word = `${made.charAt(0).toUpperCase()}${made.slice(1)}`;
        if (used.has(made) || made.length < 6) continue;
        used.add(made);
        return word;
      }
    },
    words: (count) => Array.from({ length: count }, () => dice.word()).join(' '),
  };
  return dice;
}
