// Between what numbers each unknown may lie, when sums of them are known: a simplex method in a table, for the few unknowns that hang together.

export interface Unknown {
  readonly least: number;
  readonly most: number;
}

/** The named unknowns add up, each so many times, to the total. */
export interface Sum {
  readonly of: ReadonlyMap<string, number>;
  readonly total: number;
}

export type Range = readonly [least: number, most: number];

const TINY = 1e-7;

/** The range of every unknown that is asked for; undefined where no numbers agree with all sums. */
export function findRanges(
  unknowns: ReadonlyMap<string, Unknown>,
  sums: readonly Sum[],
  asked: ReadonlySet<string>,
): ReadonlyMap<string, Range | undefined> {
  const found = new Map<string, Range | undefined>();
  for (const { names, sums: own } of partsOf(unknowns, sums)) {
    const wanted = names.filter((name) => asked.has(name));
    if (wanted.length === 0) continue;
    const table = openTable(names, unknowns, own);
    for (const name of wanted) {
      const at = names.indexOf(name);
      const least = unknowns.get(name)?.least ?? 0;
      found.set(name, table === undefined ? undefined : [least + table.least(at), least + table.most(at)]);
    }
  }
  return found;
}

interface Part {
  readonly names: readonly string[];
  readonly sums: readonly Sum[];
}

/** Unknowns that share no sum tell nothing of one another. */
function partsOf(unknowns: ReadonlyMap<string, Unknown>, sums: readonly Sum[]): readonly Part[] {
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of sums) for (const name of sum.of.keys()) sumsOf.set(name, [...(sumsOf.get(name) ?? []), sum]);
  const seen = new Set<string>();
  return [...unknowns.keys()].flatMap((start) => {
    if (seen.has(start)) return [];
    const [names, own] = [[start], new Set<Sum>()];
    seen.add(start);
    for (const name of names)
      for (const sum of sumsOf.get(name) ?? []) {
        own.add(sum);
        for (const other of sum.of.keys())
          if (!seen.has(other)) {
            seen.add(other);
            names.push(other);
          }
      }
    return [{ names, sums: [...own] }];
  });
}

interface Table {
  least(at: number): number;
  most(at: number): number;
}

/** Unknowns count from their least; where one has a most, what is left to it is an unknown more. */
function openTable(
  names: readonly string[],
  unknowns: ReadonlyMap<string, Unknown>,
  sums: readonly Sum[],
): Table | undefined {
  const of = (name: string): Unknown => unknowns.get(name) ?? { least: 0, most: Infinity };
  const limited = names.flatMap((name, at) => (Number.isFinite(of(name).most) ? [at] : []));
  const width = names.length + limited.length;
  const at = new Map(names.map((name, index) => [name, index]));
  const rows = sums.map(({ of: parts, total }) => {
    const row = new Float64Array(width + 1);
    let rest = total;
    for (const [name, times] of parts) {
      row[at.get(name)!] = times;
      rest -= times * of(name).least;
    }
    row[width] = rest;
    return row;
  });
  for (const [extra, index] of limited.entries()) {
    const row = new Float64Array(width + 1);
    row[index] = 1;
    row[names.length + extra] = 1;
    row[width] = of(names[index]!).most - of(names[index]!).least;
    rows.push(row);
  }
  return solve(rows, width);
}

function solve(rows: Float64Array[], width: number): Table | undefined {
  const all = width + rows.length;
  const table = rows.map((row, nth) => {
    const wide = new Float64Array(all + 1);
    const sign = row[width]! < 0 ? -1 : 1;
    for (let i = 0; i < width; i += 1) wide[i] = sign * row[i]!;
    wide[all] = sign * row[width]!;
    wide[width + nth] = 1;
    return wide;
  });
  const basis = rows.map((_, nth) => width + nth);
  const pivot = (nth: number, column: number): void => {
    const row = table[nth]!;
    const by = row[column]!;
    for (let i = 0; i <= all; i += 1) row[i]! /= by;
    for (const [other, line] of table.entries()) {
      const times = line[column]!;
      if (other === nth || Math.abs(times) < 1e-12) continue;
      for (let i = 0; i <= all; i += 1) line[i]! -= times * row[i]!;
    }
    basis[nth] = column;
  };
  /** Bland's rule, which never goes round in a circle. */
  const minimise = (cost: (column: number) => number, columns: number): number => {
    for (;;) {
      const isBasic = new Set(basis);
      const reduced = (column: number): number =>
        cost(column) - table.reduce((sum, row, nth) => sum + cost(basis[nth]!) * row[column]!, 0);
      let enters = -1;
      for (let column = 0; column < columns && enters < 0; column += 1)
        if (!isBasic.has(column) && reduced(column) < -TINY) enters = column;
      if (enters < 0) return table.reduce((sum, row, nth) => sum + cost(basis[nth]!) * row[all]!, 0);
      let [leaves, best] = [-1, Infinity];
      for (const [nth, row] of table.entries()) {
        if (row[enters]! <= TINY) continue;
        const ratio = row[all]! / row[enters]!;
        if (ratio < best - 1e-12 || (ratio < best + 1e-12 && basis[nth]! < basis[leaves]!))
          [leaves, best] = [nth, ratio];
      }
      if (leaves < 0) return -Infinity;
      pivot(leaves, enters);
    }
  };
  if (minimise((column) => (column >= width ? 1 : 0), all) > 1e-5) return undefined;
  // What was lent to begin with stays at nought.
  for (const [nth, column] of basis.entries()) {
    if (column < width) continue;
    const other = table[nth]!.findIndex((value, index) => index < width && Math.abs(value) > TINY);
    if (other >= 0) pivot(nth, other);
  }
  return {
    least: (at) => minimise((column) => (column === at ? 1 : 0), width),
    most: (at) => -minimise((column) => (column === at ? -1 : 0), width),
  };
}
