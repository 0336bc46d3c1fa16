// Takes out of a PDF what says when and with what it was made, byte for byte in place, so that positions in the file stay right and the same
// page gives the same file.

const DATES = /\/(CreationDate|ModDate) ?\(D:[^)]*\)/g;
const TOOLS = /\/(Creator|Producer) ?\(((?:[^()\\]|\\.)*)\)/g;
const IDS = /\/ID ?\[<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*>\]/g;

const blank = (match: string): string => ' '.repeat(match.length);

/** The PDF without dates, tools and random ids; the same length. */
export function stripPdf(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const stripped = text
    .replaceAll(DATES, blank)
    .replaceAll(TOOLS, blank)
    .replaceAll(IDS, (match) => match.replaceAll(/[0-9A-Fa-f](?=[0-9A-Fa-f]*>)/g, '0'));
  return Buffer.from(stripped, 'latin1');
}
