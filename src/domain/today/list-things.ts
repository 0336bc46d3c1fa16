// Several things in a text: each on a line of its own, as a person reads down a list.

/** One stays in the sentence; several begin below it. */
export const listThings = (things: readonly string[]): string =>
  things.length > 1 ? things.map((thing) => `\n${thing}`).join(';') : things.join('');

/** A text with such lists: no line ends in a blank. */
export const onLines = (text: string): string => text.replace(/ \n/g, '\n');
