// Several pieces of work at a time, with the answers in the order of what was asked.

/** Makes at most `most` at a time; the first failure is thrown once those under way have ended, and no further one is begun. */
export async function makeTogether<T, R>(
  items: readonly T[],
  most: number,
  make: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const made: R[] = [];
  let next = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    while (!failed && next < items.length) {
      const index = next++;
      try {
        made[index] = await make(items[index] as T, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return made;
}
