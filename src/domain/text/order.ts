// Text is put in order the same on every machine: by folded letters, then by code unit. No locale data.
import { sorted } from './sorted.ts';
import { foldText } from './fold.ts';

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [foldText(a), foldText(b)];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Numbers in order, -0 like 0 and what is no number last: subtracting would lose infinities, and then the other keys. */
function compareNumber(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return (Number.isNaN(a) ? 1 : 0) - (Number.isNaN(b) ? 1 : 0);
}

type SortKey = string | number;

function compareKeys(a: SortKey, b: SortKey): number {
  return typeof a === 'number' && typeof b === 'number' ? compareNumber(a, b) : compareText(String(a), String(b));
}

/** A sorted copy, by one key after the other. Each key of an item is asked for once at most. */
export function sortBy<T>(items: readonly T[], ...keys: readonly ((item: T) => SortKey)[]): readonly T[] {
  if (items.length < 2) return [...items];
  const rows = items.map((item) => ({ item, known: [] as SortKey[] }));
  const compared = sorted(rows, (a, b) => {
    for (const [index, key] of keys.entries()) {
      const order = compareKeys((a.known[index] ??= key(a.item)), (b.known[index] ??= key(b.item)));
      if (order !== 0) return order;
    }
    return 0;
  });
  return compared.map(({ item }) => item);
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
