// How to write a path or a name in a command line that a person copies: quoted where a space or an accent would break it.

/** As it is if that is safe, else in quotes. */
export function shellWord(text: string): string {
  if (/^[\w./:@=+,-]+$/.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** The line that defines a shell alias `marac`. Never npx: outside the checkout it would fetch whatever package has that name. */
export function aliasLine(node: string, launcher: string): string {
  const inside = [node, launcher].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(' ');
  return /["$`\\!]/.test(inside) ? `alias marac=${shellWord(inside)}` : `alias marac="${inside}"`;
}
