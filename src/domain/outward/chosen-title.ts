// The outward title that an area chose; undefined where it has the one that follows from its title on papers.
import type { Facts } from '../plan/facts.ts';
import { outwardArea } from './outward-words.ts';

/** Of a message to readers of all MARACs, every one that was chosen. */
export function chosenTitle({ maracs }: Pick<Facts, 'maracs'>, marac: string): string | undefined {
  const chosen = maracs
    .filter((one) => marac === '*' || one.name === marac)
    .filter(({ title, name, outward }) => outward !== outwardArea(title, name))
    .map((one) => one.outward);
  return chosen.length === 0 ? undefined : chosen.join(', ');
}
