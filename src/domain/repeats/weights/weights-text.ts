// Learnt weights as the text of one cell: the runner hands them to the add-on, so that both score a pair alike.
import { counted, fieldCount, fields, rungCount, settingCount, type Rungs, type Weights } from './weights.ts';

/** A cell holds no more; weights that need more are not handed over. */
export const LONGEST_WEIGHTS = 30_000;

type Packed = Omit<Weights, 'common'> & {
  /** By counted field: each share with the values that are borne so often. */
  readonly common: Readonly<Record<string, readonly (readonly [share: number, values: readonly string[]])[]>>;
};

/** Undefined when the text is too long for a cell. Common values of one share stand together; no number is rounded. */
export function renderWeights(weights: Weights): string | undefined {
  const common = Object.fromEntries(
    counted.map((field) => {
      const byShare = new Map<number, string[]>();
      for (const [text, share] of Object.entries(weights.common[field])) {
        const values = byShare.get(share);
        if (values === undefined) byShare.set(share, [text]);
        else values.push(text);
      }
      return [field, Array.from(byShare)];
    }),
  );
  const text = JSON.stringify({ ...weights, common });
  return text.length > LONGEST_WEIGHTS ? undefined : text;
}

/** The very weights that `renderWeights` was given; undefined for anything else that stands in the cell. */
export function parseWeights(text: string): Weights | undefined {
  try {
    const packed = JSON.parse(text) as Packed;
    const common = Object.fromEntries(
      counted.map((field) => [
        field,
        Object.fromEntries(
          packed.common[field]?.flatMap(([share, values]) => values.map((value) => [value, share])) ?? [],
        ),
      ]),
    );
    const weights = { ...packed, common } as unknown as Weights;
    return isWhole(weights) ? weights : undefined;
  } catch {
    return undefined;
  }
}

function isWhole(weights: Weights): boolean {
  const { closePerPair, exchanged, people, rare, samePerPair, shares } = weights;
  const numbers = [closePerPair, exchanged, people, samePerPair, ...counted.map((field) => rare[field])];
  for (const field of counted) numbers.push(...Object.values(weights.common[field]));
  const rungs = fields.flatMap((field): readonly (Rungs | undefined)[] =>
    ([shares[field].same, shares[field].stranger, shares[field].close] as const).flatMap((one) => one),
  );
  for (const rung of rungs) numbers.push(...(rung?.length === rungCount ? rung : [NaN]));
  return rungs.length === fieldCount * settingCount * 3 && numbers.every((number) => Number.isFinite(number));
}
