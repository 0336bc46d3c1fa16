// What each agreement is worth: how often it is found between records of one person, between strangers, and between people who live close.
// A value with a version, learnt from an area's history or shipped; it holds no name that fewer than five people bear.

export const fields = [
  'forename',
  'surname',
  'birth',
  'postcode',
  'street',
  'number',
  'building',
  'town',
  'region',
  'phone',
] as const;
export type Field = (typeof fields)[number];
export const fieldCount = fields.length;
/** Rungs that are counted; `missing` counts neither way. */
export const rungCount = 7;
/** Each field is weighed in two settings: where the field it hangs on agrees, and where it does not. */
export const settingCount = 2;

/** Shares of the rungs, best first, for one field in one setting. */
export type Rungs = readonly number[];
export interface FieldShares {
  readonly same: readonly Rungs[];
  readonly stranger: readonly Rungs[];
  readonly close: readonly Rungs[];
}

export interface Weights {
  /** Names the values: `shipped-1`, or what `learnWeights` was told. */
  readonly version: string;
  /** How many people they were learnt from; 0 for the shipped ones. */
  readonly people: number;
  /** The chance that two records drawn at random are one person; and that they are two people of one household or staircase. */
  readonly samePerPair: number;
  readonly closePerPair: number;
  /** Whether people of one household are to be expected among them: then what a relative or a neighbour would share is never "likely". */
  readonly households: boolean;
  /** Bits taken off when forenames and surname have to be exchanged, or the lines of an address. */
  readonly exchanged: number;
  readonly shares: Readonly<Record<Field, FieldShares>>;
  /** How often a value is borne, for common values; all others count as `rare`. */
  readonly common: Readonly<Record<'forename' | 'surname' | 'street' | 'town', Readonly<Record<string, number>>>>;
  readonly rare: Readonly<Record<'forename' | 'surname' | 'street' | 'town', number>>;
}

/** How often a value is borne, where it is a common one. What people are called may also be a name that every object has. */
export function commonShare(common: Readonly<Record<string, number>>, text: string): number | undefined {
  return Object.prototype.hasOwnProperty.call(common, text) ? common[text] : undefined;
}

export type Counted = keyof Weights['common'];
export const counted: readonly Counted[] = ['forename', 'surname', 'street', 'town'];

export function isCounted(field: Field): field is Counted {
  return field === 'forename' || field === 'surname' || field === 'street' || field === 'town';
}

/** The tables as bits (base-2 logarithms), ready for adding up. */
export interface Bits {
  readonly start: number;
  readonly close: number;
  readonly exchanged: number;
  /** log2 of the share between records of one person, less that between strangers; by field, setting and rung. */
  readonly same: Float64Array;
  readonly near: Float64Array;
}

export function cell(field: number, setting: number, rung: number): number {
  return (field * settingCount + setting) * (rungCount + 1) + rung;
}

/** Turns weights into bits. The top rung is kept the most telling one, so that an exact copy can never come second. */
export function bitsOf(weights: Weights): Bits {
  const size = fieldCount * settingCount * (rungCount + 1);
  const [same, near] = [new Float64Array(size), new Float64Array(size)];
  fields.forEach((field, f) => {
    const shares = weights.shares[field];
    for (let setting = 0; setting < settingCount; setting++) {
      const share = (list: readonly Rungs[], rung: number): number => list[setting]?.[rung] ?? 0;
      for (let rung = 0; rung < rungCount; rung++) {
        const stranger = Math.max(share(shares.stranger, rung), 1e-9);
        same[cell(f, setting, rung)] = Math.log2(Math.max(share(shares.same, rung), 1e-9) / stranger);
        near[cell(f, setting, rung)] = Math.log2(Math.max(share(shares.close, rung), 1e-9) / stranger);
      }
      orderRungs(same, near, f, setting);
    }
  });
  return {
    start: Math.log2(weights.samePerPair),
    close: Math.log2(weights.closePerPair),
    exchanged: weights.exchanged,
    same,
    near,
  };
}

function orderRungs(same: Float64Array, near: Float64Array, f: number, setting: number): void {
  const at = (rung: number): number => cell(f, setting, rung);
  const top = (same[at(0)] = Math.max(same[at(0)] ?? 0, 0));
  near[at(0)] = Math.min(near[at(0)] ?? 0, top);
  const lead = top - (near[at(0)] ?? 0);
  for (let rung = 1; rung < rungCount; rung++) {
    same[at(rung)] = Math.min(same[at(rung)] ?? 0, top);
    near[at(rung)] = Math.max(near[at(rung)] ?? 0, (same[at(rung)] ?? 0) - lead);
  }
}

/** The share of people who bear a value. */
export function shareOf(weights: Weights, field: Counted, text: string): number {
  return commonShare(weights.common[field], text) ?? weights.rare[field];
}
