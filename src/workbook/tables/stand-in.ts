// Whether something that is not ours stands where a missing column would: its old column under a name that resembles nothing, or under none.

/** The place beside the nearest column on either side where the missing one would stand, if what stands there is not ours. */
export function findStandIn(
  field: string,
  order: readonly string[],
  places: ReadonlyMap<string, number>,
  isOdd: (index: number) => boolean,
): number | undefined {
  const at = order.indexOf(field);
  const placesOf = (fields: readonly string[]): readonly number[] => fields.flatMap((one) => places.get(one) ?? []);
  const before = placesOf(order.slice(0, at)).at(-1);
  const [after] = placesOf(order.slice(at + 1));
  return [...(before === undefined ? [] : [before + 1]), ...(after === undefined ? [] : [after - 1])].find(isOdd);
}
