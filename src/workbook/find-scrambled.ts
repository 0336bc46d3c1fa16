// Finds what no single cell shows: one column sorted without the others, or two columns that changed places, by comparing keyed hashes of
// what was read with those of the last time (docs/map.json, H4 and H7). Pure; the caller makes the hashes and asks a person.

/** Keyed hashes of one table's input cells: row id to field to hash. A blank cell has no hash. The same value hashes alike in any column. */
export type Hashes = ReadonlyMap<string, ReadonlyMap<string, string>>;

export type Scramble =
  /** Values of this column stand at other rows, and none is new. */
  | { readonly kind: 'scrambled'; readonly field: string; readonly rows: readonly string[] }
  /** What stood in one of these columns stands in the other, and the other way round. */
  | { readonly kind: 'swapped'; readonly fields: readonly [string, string]; readonly rows: readonly string[] };

const FEWEST = 3;

/** Columns whose values moved between rows or columns. Rows that came or went, and honest edits of any number of cells, are none. */
export function findScrambles(before: Hashes, now: Hashes): readonly Scramble[] {
  const rows = [...now.keys()].filter((id) => before.has(id)).toSorted();
  const fields = new Set(rows.flatMap((id) => [...(before.get(id)?.keys() ?? []), ...(now.get(id)?.keys() ?? [])]));
  const changed = new Map<string, readonly string[]>();
  for (const field of [...fields].toSorted()) {
    const differing = rows.filter((id) => before.get(id)?.get(field) !== now.get(id)?.get(field));
    if (differing.length >= FEWEST) changed.set(field, differing);
  }
  const swaps = findSwaps(before, now, changed);
  const swapped = new Set(swaps.flatMap((swap) => (swap.kind === 'swapped' ? swap.fields : [])));
  const scrambles: Scramble[] = [];
  for (const [field, ids] of changed) {
    if (!swapped.has(field) && isRearranged(before, now, field, ids))
      scrambles.push({ kind: 'scrambled', field, rows: ids });
  }
  return [...swaps, ...scrambles];
}

// Sorting moves values and makes none: the changed cells hold, as a heap, exactly what they held before. That every value was the same, or
// that only blanks were filled, is no rearrangement.
function isRearranged(before: Hashes, now: Hashes, field: string, ids: readonly string[]): boolean {
  const heap = new Map<string, number>();
  for (const id of ids) {
    const was = before.get(id)?.get(field) ?? '';
    heap.set(was, (heap.get(was) ?? 0) + 1);
  }
  for (const id of ids) {
    const is = now.get(id)?.get(field) ?? '';
    const left = heap.get(is) ?? 0;
    if (left === 0) return false;
    heap.set(is, left - 1);
  }
  return true;
}

function findSwaps(before: Hashes, now: Hashes, changed: ReadonlyMap<string, readonly string[]>): Scramble[] {
  const fields = [...changed.keys()];
  const swaps: Scramble[] = [];
  for (const [index, one] of fields.entries()) {
    for (const other of fields.slice(index + 1)) {
      const ids = changed.get(one) ?? [];
      const crossed = ids.filter(
        (id) =>
          before.get(id)?.get(one) === now.get(id)?.get(other) && before.get(id)?.get(other) === now.get(id)?.get(one),
      );
      if (crossed.length >= FEWEST && crossed.length === ids.length)
        swaps.push({ kind: 'swapped', fields: [one, other], rows: crossed });
    }
  }
  return swaps;
}
