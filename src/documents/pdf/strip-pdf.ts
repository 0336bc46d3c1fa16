// Takes out of a PDF what says when and with what it was made, byte for byte in place, so that positions in the file stay right and the same
// page gives the same file.

const DATES = /\/(CreationDate|ModDate) ?\(D:[^)]*\)/g;
const TOOLS = /\/(Creator|Producer) ?\(((?:[^()\\]|\\.)*)\)/g;
const IDS = /\/ID ?\[<[0-9A-Fa-f]*> ?<[0-9A-Fa-f]*>\]/g;

const blank = (match: string): string => ' '.repeat(match.length);

const NODE = /node\d{8}/g;
/** A leaf of the tree that finds tagged elements by their names: pairs of a name and its object. */
const LEAF = /\/Names \[((?:\s*\(node\d{8}\) \d+ \d+ R)+)\s*\]/g;
const LIMITS = /\/Limits \[\((node\d{8})\) \((node\d{8})\)\]/g;

const nameOf = (rank: number): string => `node${String(rank).padStart(8, '0')}`;

/**
 * Numbers the tagged elements from one, in the order in which they stand: the browser counts them on from page to page of its life, and not
 * always in the same order. The tree that finds them by name stays sorted, and every byte else in its place.
 */
function renumber(text: string): string {
  const standing = Array.from(text.matchAll(/\/ID \((node\d{8})\)/g), ([, name]) => name ?? '');
  const sorted = [...new Set(text.match(NODE) ?? [])].toSorted();
  const ranks = new Map([...new Set([...standing, ...sorted])].map((name, at) => [name, at + 1]));
  if (!leavesInOrder(text, ranks)) for (const [at, name] of sorted.entries()) ranks.set(name, at + 1);
  const renamed = (name: string): string => nameOf(ranks.get(name) ?? 0);
  return text
    .replaceAll(LIMITS, (_, first: string, last: string) => {
      const within = sorted.filter((name) => name >= first && name <= last).map((name) => ranks.get(name) ?? 0);
      // In a spelling that the renaming below leaves alone.
      return `/Limits [(edon${nameOf(Math.min(...within)).slice(4)}) (edon${nameOf(Math.max(...within)).slice(4)})]`;
    })
    .replaceAll(LEAF, (whole, pairs: string) => whole.replace(pairs, sortPairs(pairs, ranks)))
    .replaceAll(NODE, renamed)
    .replaceAll(/\/Limits \[\(edon(\d{8})\) \(edon(\d{8})\)\]/g, '/Limits [(node$1) (node$2)]');
}

function pairsOf(pairs: string): readonly (readonly [pair: string, name: string])[] {
  return Array.from(pairs.matchAll(/\s*\((node\d{8})\) \d+ \d+ R/g), ([pair, name]) => [pair, name ?? ''] as const);
}

function sortPairs(pairs: string, ranks: ReadonlyMap<string, number>): string {
  const rank = (name: string): number => ranks.get(name) ?? 0;
  // What stands between two pairs stays where it is.
  const gaps = pairsOf(pairs).map(([pair]) => /^\s*/.exec(pair)?.[0] ?? '');
  const order = pairsOf(pairs).toSorted(([, a], [, b]) => rank(a) - rank(b));
  return order.map(([pair], at) => (gaps[at] ?? '') + pair.trimStart()).join('');
}

function leavesInOrder(text: string, ranks: ReadonlyMap<string, number>): boolean {
  let last = 0;
  for (const [, pairs = ''] of text.matchAll(LEAF)) {
    const found = pairsOf(pairs).map(([, name]) => ranks.get(name) ?? 0);
    if (Math.min(...found) < last) return false;
    last = Math.max(...found);
  }
  return true;
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
