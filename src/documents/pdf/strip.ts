// Takes out of a PDF what says when and with what it was made, byte for byte in place, so that positions in the file stay right and the same
// page gives the same file.

const DATES = /\/(CreationDate|ModDate) ?\(D:[^)]*\)/g;
const TOOLS = /\/(Creator|Producer) ?\(((?:[^()\\]|\\.)*)\)/g;
const IDS = /\/ID ?\[<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*>\]/g;

const blank = (match: string): string => ' '.repeat(match.length);

/** Numbers the tagged elements from one, in their order: the browser counts them on from page to page of its life. */
function renumber(text: string): string {
  const names = [...new Set(text.match(/node\d{8}/g) ?? [])].toSorted();
  const ranks = new Map(names.map((name, i) => [name, `node${String(i + 1).padStart(8, '0')}`]));
  return text.replaceAll(/node\d{8}/g, (name) => ranks.get(name) ?? name);
}

/** The PDF without dates, tools and random ids; the same length. */
export function stripPdf(bytes: Buffer): Buffer {
  const text = renumber(bytes.toString('latin1'));
  const stripped = text
    .replaceAll(DATES, blank)
    .replaceAll(TOOLS, blank)
    .replaceAll(IDS, (match) => match.replaceAll(/[0-9A-Fa-f](?=[0-9A-Fa-f]*>)/g, '0'));
  return Buffer.from(stripped, 'latin1');
}
