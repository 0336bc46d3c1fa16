// Quotation marks as they are printed; what is to be typed at a terminal stays as it is.

const COMMAND_OR_QUOTED = /`[^`]*`|"([^"`\n]*)"/g;

export const curlyQuotes = (text: string): string =>
  text.replace(COMMAND_OR_QUOTED, (found: string, quoted: string | undefined) =>
    quoted === undefined ? found : `“${quoted}”`,
  );
