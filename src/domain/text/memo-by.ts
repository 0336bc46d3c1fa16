// Answers that are worked out once for what they are about: an index of a table, what one contact may read. One place for all of them, so that
// each says on what it depends, and none is kept longer than that.

interface Level {
  get(key: unknown): unknown;
  set(key: unknown, value: unknown): unknown;
}
type Arguments = readonly [object, ...(object | string)[]];

/** An answer that is remembered, `undefined` too. */
interface Answer<A> {
  readonly is: A;
}

/**
 * `work`, done once for the same arguments: objects are the same when they are one object, strings when they say the same. It must depend on
 * nothing else, and the objects must not change afterwards: facts, rules and rows that were read never do. An answer is dropped with any object
 * it was worked out from; what `work` throws is not remembered.
 */
export function memoBy<Args extends Arguments, A>(work: (...args: Args) => A): (...args: Args) => A {
  const first = new WeakMap() as Level;
  return (...args) => {
    let level = first;
    const last = args.length - 1;
    for (let index = 0; index < last; index += 1) {
      const known = level.get(args[index]) as Level | undefined;
      const next = known ?? ((typeof args[index + 1] === 'string' ? new Map() : new WeakMap()) as Level);
      if (known === undefined) level.set(args[index], next);
      level = next;
    }
    const known = level.get(args[last]) as Answer<A> | undefined;
    if (known !== undefined) return known.is;
    const is = work(...args);
    level.set(args[last], { is } satisfies Answer<A>);
    return is;
  };
}
