// Text is put in order the same on every machine: by folded letters, then by code unit. No locale data.
import { sorted } from './sorted.ts';
import { foldText } from './fold.ts';

export function compareText(a: string, b: string): number {
  const [x, y] = [foldText(a), foldText(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers in order, -0 like 0 and what is no number last: subtracting would lose infinities, and then the other keys. */
function compareNumber(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return (Number.isNaN(a) ? 1 : 0) - (Number.isNaN(b) ? 1 : 0);
}

/** A sorted copy, by one key after the other. */
export function sortBy<T>(items: readonly T[], ...keys: readonly ((item: T) => string | number)[]): readonly T[] {
  return sorted(items, (a, b) => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      const order =
        typeof x === 'number' && typeof y === 'number' ? compareNumber(x, y) : compareText(String(x), String(y));
      if (order !== 0) return order;
    }
    return 0;
  });
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
