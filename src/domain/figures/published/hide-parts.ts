// Small parts of a published total are hidden, and as many others as it takes that each could still be anything from nought to four.
import { sortBy } from '../../text/order.ts';
import { FEWEST_SHOWN, type Hiding } from './shown.ts';

const MOST_HIDDEN = FEWEST_SHOWN - 1;
const isFew = (part: number): boolean => part < FEWEST_SHOWN;

/** How each part of a total that is shown is shown. `hasRest`: parts of it stand nowhere, so that what is shown does not add up to it. */
export function hideParts(parts: readonly number[], total: number, hasRest: boolean): readonly Hiding[] {
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  const hidden = new Set<number>();
  const isSafe = (): boolean => {
    const few = parts.filter(isFew).length;
    const left = total - parts.reduce((sum, part, index) => (isFew(part) || hidden.has(index) ? sum : sum + part), 0);
    if (few + hidden.size === 0) return !hasRest || rest >= FEWEST_SHOWN;
    // What is hidden and not said to be few is known to be at least five.
    const canBeMost = left - FEWEST_SHOWN * hidden.size >= MOST_HIDDEN;
    const canBeNone = hidden.size > 0 || hasRest || left <= MOST_HIDDEN * (few - 1);
    return canBeMost && canBeNone;
  };
  while (!isSafe()) {
    const next = nextToHide(parts, total, hidden);
    if (next === undefined) return parts.map(() => 'notShown');
    hidden.add(next);
  }
  return parts.map((part, index) => (isFew(part) ? 'fewerThanFive' : hidden.has(index) ? 'notShown' : 'number'));
}

/** The smallest part that is enough, or the largest where none is enough by itself. */
function nextToHide(parts: readonly number[], total: number, hidden: ReadonlySet<number>): number | undefined {
  const left = sortBy(
    parts.map((part, index) => ({ part, index })).filter(({ part, index }) => !isFew(part) && !hidden.has(index)),
    ({ part }) => part,
    ({ index }) => index,
  );
  const shown = left.reduce((sum, { part }) => sum + part, 0);
  const isEnough = (part: number): boolean => total - shown + part - FEWEST_SHOWN * (hidden.size + 1) >= MOST_HIDDEN;
  return (left.find(({ part }) => isEnough(part)) ?? left[left.length - 1])?.index;
}
