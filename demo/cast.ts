// Names for made-up people, each used once, so that nobody in a case has a professional's name by chance.
import type { Random } from '../src/system/random.ts';
import { FORENAMES_F, FORENAMES_M, pick, SURNAMES } from './made-up/made-up-names.ts';

export interface Cast {
  /** A number that nobody else has: a shared one would, rightly, stop the papers of both cases. */
  phone(): string;
  /** "Forename Surname" that nobody had before. */
  anybody(): string;
  woman(): { readonly forenames: string; readonly surname: string };
  man(): { readonly forenames: string; readonly surname: string };
}

export function openCast(dice: Random): Cast {
  const used = new Set<string>();
  let numbers = 0;
  const draw = (forenames: readonly string[]): { forenames: string; surname: string } => {
    for (;;) {
      const drawn = { forenames: pick(dice, forenames), surname: pick(dice, SURNAMES) };
      const name = `${drawn.forenames} ${drawn.surname}`;
      if (used.has(name)) continue;
      used.add(name);
      return drawn;
    }
  };
  return {
    // 07700 900000 to 900999 are kept for drama by Ofcom.
    phone() {
      numbers += 1;
      return `07700 900${String((numbers * 37) % 1000).padStart(3, '0')}`;
    },
    anybody() {
      const { forenames, surname } = draw([...FORENAMES_F, ...FORENAMES_M]);
      return `${forenames} ${surname}`;
    },
    woman: () => draw(FORENAMES_F),
    man: () => draw(FORENAMES_M),
  };
}
