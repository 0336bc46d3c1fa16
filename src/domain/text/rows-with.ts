// Rows by the value of a field, indexed once per array of rows: a plan asks for the people of a case thousands of times.
import { memoBy } from './memo-by.ts';

/** The rows whose field has that value, in the order they stand. The array must not change afterwards: facts never do. */
export function rowsWith<R extends object>(rows: readonly R[], field: keyof R & string, value: string): readonly R[] {
  return (indexOf(rows, field).get(value) ?? []) as readonly R[];
}

const indexOf = memoBy((rows: readonly object[], field: string): ReadonlyMap<string, readonly object[]> => {
  const index = new Map<string, object[]>();
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    const value = row[field];
    if (typeof value !== 'string') continue;
    const group = index.get(value);
    if (group === undefined) index.set(value, [row]);
    else group.push(row);
  }
  return index;
});
