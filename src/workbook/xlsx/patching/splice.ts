// Changes to a part as replaced byte ranges: everything between them leaves as it came.
import type { Zip } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { findEncoding, streamPartText } from '../package/part-text.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import { encodeXml } from '../package/xml-text.ts';

/** Bytes from `start` up to `end` (of the part as UTF-8) become `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The part in pieces with the splices made. A part that was not UTF-8 becomes it, and says so. */
export async function* spliceParts(zip: Zip, entry: ZipEntry, splices: readonly Splice[]): AsyncGenerator<Buffer> {
  const ordered = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  let base = 0;
  for await (const piece of streamPartText(zip, entry, false)) {
    let from = 0;
    if (base === 0) ordered.unshift(...(await redeclare(zip, entry, piece)));
    for (
      let splice = ordered[next];
      splice !== undefined && splice.start < base + piece.length;
      splice = ordered[next]
    ) {
      const start = Math.max(splice.start - base, from);
      if (start > from) yield piece.subarray(from, start);
      if (splice.start >= base) yield Buffer.from(splice.text, 'utf8');
      from = Math.max(start, Math.min(splice.end - base, piece.length));
      if (splice.end > base + piece.length) break;
      next += 1;
    }
    if (from < piece.length) yield piece.subarray(from);
    base += piece.length;
  }
  for (const splice of ordered.slice(next)) if (splice.start >= base) yield Buffer.from(splice.text, 'utf8');
}

async function redeclare(zip: Zip, entry: ZipEntry, start: Buffer): Promise<Splice[]> {
  for await (const raw of zip.stream(entry)) {
    if (findEncoding(raw) === undefined) return [];
    break;
  }
  const declaration = /^\s*<\?xml[^>]*\?>/.exec(start.toString('latin1', 0, 300))?.[0];
  const text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return declaration === undefined ? [] : [{ start: 0, end: declaration.length, text }];
}

/** The tag written anew with some attributes set or, with undefined, left out. Values are plain text. */
export function writeTag(tag: XmlTag, changes: ReadonlyMap<string, string | undefined>, selfClosed: boolean): string {
  const attributes: string[] = [];
  const known = new Set<string>();
  for (const [name, raw] of tag.list()) {
    known.add(name);
    if (!changes.has(name)) attributes.push(` ${name}="${raw.replaceAll('"', '&quot;')}"`);
    else if (changes.get(name) !== undefined) attributes.push(` ${name}="${encodeXml(changes.get(name) ?? '')}"`);
  }
  for (const [name, value] of changes) {
    if (!known.has(name) && value !== undefined) attributes.push(` ${name}="${encodeXml(value)}"`);
  }
  return `<${tag.prefix}${tag.name}${bytesToText(attributes.join(''))}${selfClosed ? '/' : ''}>`;
}

// Attributes are cut out as bytes; what goes into a splice is text.
function bytesToText(raw: string): string {
  return /[\x80-\xff]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
}
