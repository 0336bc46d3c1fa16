// Rows of a list in few words: `rows 2-5, 9` for `row 2`, `row 3`, `row 4`, `row 5`, `row 9`.
export function formatRows(places: readonly string[]): string {
  const numbers = places.map((place) => Number(/\d+$/.exec(place)?.[0] ?? 0));
  const word = (places[0] ?? 'row 1').replace(/ \d+$/, '');
  const parts: string[] = [];
  for (let at = 0; at < numbers.length;) {
    let end = at;
    while (end + 1 < numbers.length && numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    parts.push(end > at ? `${numbers[at]}-${numbers[end]}` : `${numbers[at]}`);
    at = end + 1;
  }
  return `${word}${numbers.length > 1 ? 's' : ''} ${parts.join(', ')}`;
}
