// Answers as people type them into a form, drawn at random: what can be read, and what cannot. All made up.
import type { Kind } from '../../src/domain/cells/value.ts';
import { ticksFor } from '../../src/domain/referral/form-layout.ts';
import type { Dice } from '../prove/forms/dice.ts';
import type { Typed } from './fill-word-form.ts';

/** One answer: words, a day that was picked (`2027-03-09`), or ticks by their names. */
export type RandomAnswer =
  { readonly words: string } | { readonly day: string } | { readonly ticks: readonly string[] };

const ODD: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  day: ['28/02/1990', '31/13/1990', '3/4/86', 'next spring', '1 March 2027', '29/02/2026'],
  clock: ['10:00', '9.30', 'half past', '25:00', '14:45'],
  whole: ['14', '0', 'many', '3 or 4', '12'],
  phone: ['020 7946 0000', '07700 900123 after six', 'none', '+44 7700 900456'],
  postcode: ['W5 2UP', 'near the park', 'SW1A', 'w52up'],
  email: ['anna@example.org', 'anna at example', 'a.b@c.example.org'],
  list: ['Annie; Ann', 'one', 'a; b; c', '; ;'],
  text: ['Brookov', 'Zoë O’Neill', '=1+1', '  padded  ', 'X'],
  ref: ['Westmere Housing', 'Nobody knows'],
  note: ['First line\nsecond line', 'He said "I know where you live" & left', 'a < b > c', 'Yes'],
};

/** An answer to a question of that kind; undefined where nobody answered. */
export function randomAnswer(
  dice: Dice,
  { kind, choices }: { readonly kind: Kind; readonly choices?: Readonly<Record<string, string>> },
): RandomAnswer | undefined {
  if (dice.chance(0.35)) return undefined;
  const ticks = ticksFor(kind);
  if (ticks !== undefined) return { ticks: dice.chance(0.05) ? ticks.slice(0, 2) : [dice.pick(ticks)] };
  if (kind === 'choice') return { words: dice.pick(Object.values(choices ?? {})) };
  if (kind === 'day' && dice.chance(0.6))
    return { day: `${1930 + dice.below(95)}-0${1 + dice.below(9)}-${10 + dice.below(18)}` };
  return { words: dice.chance(0.7) ? dice.pick(ODD[kind] ?? ['Words']) : dice.words(1 + dice.below(4)) };
}

/** The same, typed and ticked in the place of that name in a Word form. */
export function typedInWord(tag: string, answer: RandomAnswer | undefined): Typed {
  if (answer === undefined) return {};
  if ('ticks' in answer) return Object.fromEntries(answer.ticks.map((tick) => [`${tag}/${tick}`, true] as const));
  return { [tag]: 'day' in answer ? answer.day : answer.words };
}
