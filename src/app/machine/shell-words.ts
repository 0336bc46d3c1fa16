// How a path or a name is written in a command line that a person copies: a space or an accent must not end it.

/** As it is where that is safe, else in quotes. */
export function shellWord(text: string): string {
  if (/^[\w./:@=+,-]+$/.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** The line that makes `marac` a word of this terminal. Never npx: outside the checkout it would fetch whatever package has that name. */
export function aliasLine(node: string, launcher: string): string {
  const inside = [node, launcher].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(' ');
  return /["$`\\!]/.test(inside) ? `alias marac=${shellWord(inside)}` : `alias marac="${inside}"`;
}
