// Sorted and reversed copies; the add-on's ES2020 has no toSorted.

export function sorted<T>(items: Iterable<T>, compare: (a: T, b: T) => number): T[] {
  const copy = [...items];
  copy.sort(compare);
  return copy;
}

export function ascending(items: Iterable<number>): number[] {
  return sorted(items, (a, b) => a - b);
}

export function reversed<T>(items: readonly T[]): T[] {
  const copy = [...items];
  copy.reverse();
  return copy;
}
