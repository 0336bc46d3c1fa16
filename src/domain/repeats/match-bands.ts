// The bands in which a match is shown: likely (first), possible (shown), below (not shown, but `marac why` can say why).

export type Band = 'likely' | 'possible' | 'below';

/** Probabilities from which a match counts as likely, as possible, and is kept at all. */
export interface Bands {
  readonly likely: number;
  readonly possible: number;
  readonly floor: number;
}

export const shippedBands: Bands = { likely: 0.5, possible: 0.05, floor: 0.0001 };

export function bandOf(probability: number, bands: Bands): Band {
  if (probability >= bands.likely) return 'likely';
  return probability >= bands.possible ? 'possible' : 'below';
}
