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

const powershellWord = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The same for PowerShell, where an alias takes no arguments. The program itself and no .cmd file: that would read quotes and % in arguments anew. */
export function powershellLine(node: string, launcher: string): string {
  return `function marac { & ${powershellWord(node)} ${powershellWord(launcher)} @args }`;
}

/** The line that defines `marac` as an alias or function in the shell of this machine. */
export function maracLine(node: string, launcher: string, platform: string = process.platform): string {
  return platform === 'win32' ? powershellLine(node, launcher) : aliasLine(node, launcher);
}
