// Rows of People that are one person: "Same person as" names the row of the other case. Only people say so; names and birth dates decide nothing.
import type { Person } from '../cases/case.ts';

/** The row that stands for a person: the first by its id of all rows that are the same. */
export type SamePeople = (id: string) => string;

export function findSamePeople(people: readonly Pick<Person, 'id' | 'sharedWith'>[]): SamePeople {
  const ids = new Set(people.map(({ id }) => id));
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let next = parents.get(at); next !== undefined; next = parents.get(at)) at = next;
    return at;
  };
  for (const { id, sharedWith } of people)
    for (const other of namedIn(sharedWith)) {
      if (!ids.has(other)) continue;
      const [first, second] = [rootOf(id), rootOf(other)];
      if (first !== second) parents.set(first > second ? first : second, first > second ? second : first);
    }
  return rootOf;
}

function namedIn(sharedWith: string | undefined): readonly string[] {
  return (sharedWith ?? '').toUpperCase().match(/[A-Z]+-[0-9A-Z]+/g) ?? [];
}
