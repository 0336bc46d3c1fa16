// An ARRAYFORMULA, element by element.

/** The formula of the nth element, 0 the cell's own: an array as `{1;2}` or a range of one column. */
export function elementOf(formula: string, nth: number): string | undefined {
  let isThere = nth === 0;
  const inner = formula
    .slice('=ARRAYFORMULA('.length, -1)
    .replaceAll(/\{([^{}]*)\}/g, (_, list: string) => {
      const one = list.split(';')[nth];
      isThere ||= one !== undefined;
      return one ?? '0';
    })
    .replaceAll(/(\$?[A-Z]{1,3})\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)/g, (_, column: string, from: string, to: string) => {
      isThere ||= Number(from) + nth <= Number(to);
      return `${column}${Number(from) + nth}`;
    });
  return isThere ? `=${inner}` : undefined;
}
