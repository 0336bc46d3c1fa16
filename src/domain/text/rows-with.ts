// Rows by the value of a field, indexed once per array of rows: a plan asks for the people of a case thousands of times.
type Index = Map<string, object[]>;
const indexes = new WeakMap<object, Map<string, Index>>();

/** The rows whose field has that value, in the order they stand. The array must not change afterwards: facts never do. */
export function rowsWith<R extends object>(rows: readonly R[], field: keyof R & string, value: string): readonly R[] {
  let fields = indexes.get(rows);
  if (fields === undefined) {
    fields = new Map();
    indexes.set(rows, fields);
  }
  let index = fields.get(field);
  if (index === undefined) {
    index = buildIndex(rows, field);
    fields.set(field, index);
  }
  return (index.get(value) ?? []) as readonly object[] as readonly R[];
}

function buildIndex<R extends object>(rows: readonly R[], field: keyof R & string): Index {
  const index: Index = new Map();
  for (const row of rows) {
    const value = row[field];
    if (typeof value !== 'string') continue;
    const group = index.get(value);
    if (group === undefined) index.set(value, [row]);
    else group.push(row);
  }
  return index;
}
