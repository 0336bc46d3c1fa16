// How names stand together in a sentence.
/** Names in one sentence: "Health", "Health and Housing", "Children’s Services, Health and Housing". */
export const joinNames = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
