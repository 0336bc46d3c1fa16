// Takes out of a PDF what says when and with what it was made, in place, so that positions in the file stay right.

const DATES = /\/(CreationDate|ModDate) ?\(D:[^)]*\)/g;
const TOOLS = /\/(Creator|Producer) ?\(((?:[^()\\]|\\.)*)\)/g;

const blank = (match: string): string => ' '.repeat(match.length);

/** The PDF without dates and tools; the same length. */
export function stripPdf(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replaceAll(DATES, blank).replaceAll(TOOLS, blank), 'latin1');
}
