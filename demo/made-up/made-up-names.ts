// Made-up people for the demo and for tests. Every name, address and number here is invented; numbers and postcodes are from the ranges kept for drama.
import type { Random } from '../../src/system/random.ts';

export const FORENAMES_F = (
  'Amina, Agnieszka, Beth, Chloe, Deepa, Elena, Fatima, Grace, Hodan, Ines, Jasmin, Katarzyna, Leila, Mei, ' +
  'Nadia, Olivia, Parveen, Rosa, Siân, Tamar, Uzma, Valentina, Wanda, Yasmin, Zoë'
).split(', ');
export const FORENAMES_M = (
  'Adam, Bogdan, Callum, Darius, Emeka, Farid, Gareth, Hamza, Ivan, Jamal, Kofi, Liam, Marek, Nikos, Owen, ' +
  'Piotr, Rashid, Stefan, Tariq, Viktor'
).split(', ');
export const SURNAMES = (
  'Abdirahman, Ashdown, Banerjeet, Brackenholt, Caddick-Vale, Dunmorrow, Eastlake, Farrowby, Gulzarani, ' +
  'Hallowden, Iqbalzai, Jarrowfield, Kestrelby, Lanforth, Mirzayeva, Nowakowska, O’Darragh, Pendlemoor, ' +
  'Quillington, Ravensholt, Sandhuwala, Thistlewaite, Umarov, Vellacourt, Wintermere, Yardlington, ' +
  'Zielinskova'
).split(', ');
const STREETS = (
  'Pitshanger Row, Lammas Mews, Brent View, Northfield Rise, Haven Court, Drayton Yard, ' +
  'Boston Gardens, Elthorne Way, Castlebar Close, Gunnersbury Path'
).split(', ');
/** Outward codes of the demo's area; the inward codes below are not in use. */
export const AREA = ['W5', 'W7', 'W13', 'UB1', 'UB2'] as const;

export function pick<T>(dice: Random, from: readonly T[]): T {
  return from[dice.below(from.length)] as T;
}

export function chance(dice: Random, percent: number): boolean {
  return dice.below(100) < percent;
}

export function address(dice: Random, outward: string = pick(dice, AREA)): { text: string; postcode: string } {
  const postcode = `${outward} ${dice.below(9) + 1}Z${pick(dice, ['A', 'B', 'D', 'E', 'F', 'G'])}`;
  return { text: `${dice.below(180) + 1} ${pick(dice, STREETS)}`, postcode };
}

export function birthDate(dice: Random, from: number, to: number): string {
  const year = from + dice.below(to - from + 1);
  return `${year}-${String(dice.below(12) + 1).padStart(2, '0')}-${String(dice.below(28) + 1).padStart(2, '0')}`;
}
