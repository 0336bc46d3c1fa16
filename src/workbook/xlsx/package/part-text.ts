// A part of the workbook as pieces of UTF-8, whatever it was written in: most are UTF-8, some old or odd writers use UTF-16 or a code page.
import type { Zip } from '../../../system/zip.ts';
import type { ZipEntry } from '../../../system/zip-directory.ts';
import { Refused } from '../reading/refusal.ts';
import { createXmlScanner, type XmlSink } from '../../../system/xml/xml-scanner.ts';

/** Bytes of the longest tag, text or comment that is read. */
export const MAX_TOKEN_BYTES = 8 << 20;

/** The part in pieces of UTF-8 with its bytes in place unless it was written otherwise. A strict reading refuses anything but UTF-8. */
export async function* streamPartText(zip: Zip, entry: ZipEntry, strict: boolean): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  for await (const piece of zip.stream(entry)) {
    if (first) {
      first = false;
      const encoding = findEncoding(piece);
      if (encoding !== undefined && strict)
        throw new Refused(
          'encoding',
          `A part of it is written in ${encoding}, not UTF-8. Save it again as an Excel workbook (.xlsx).`,
        );
      decoder = encoding === undefined ? undefined : new TextDecoder(encoding);
    }
    yield decoder === undefined ? piece : Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode(), 'utf8');
}

/** The encoding of a part that is not UTF-8, by its first bytes or its declaration; undefined for UTF-8. Throws Refused for one that cannot be read. */
export function findEncoding(start: Buffer): string | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0x3c && start[1] === 0) return 'utf-16le';
  if (start[0] === 0 && start[1] === 0x3c) return 'utf-16be';
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/
    .exec(start.toString('latin1', 0, 300))?.[1]
    ?.toLowerCase();
  if (
    declared === undefined ||
    declared === 'utf-8' ||
    declared === 'utf8' ||
    declared.startsWith('utf-16') ||
    declared === 'us-ascii' ||
    declared === 'ascii'
  )
    return undefined;
  try {
    return new TextDecoder(declared).encoding;
  } catch (cause) {
    throw new Refused(
      'encoding',
      'A part of it is written in an unknown encoding. Save it again as an Excel workbook (.xlsx).',
      { cause },
    );
  }
}

/** Scans a part from beginning to end. Throws Refused or ZipTrouble. */
export async function scanPart(zip: Zip, entry: ZipEntry, strict: boolean, sink: XmlSink): Promise<void> {
  const scanner = createXmlScanner(sink, MAX_TOKEN_BYTES);
  for await (const piece of streamPartText(zip, entry, strict)) scanner.push(piece.toString('latin1'));
  scanner.finish();
}

/** A sink that looks at tags only, and at none inside an extension: what stands there is named like other things and is none of them. */
export function onTags(open: XmlSink['open'], close: XmlSink['close'] = () => {}): XmlSink {
  let inside = 0;
  return {
    wantsText: false,
    open(tag): void {
      if (inside > 0 || tag.name === 'extLst') inside += 1;
      if (inside <= 1) open(tag);
    },
    close(name, start, end): void {
      if (inside > 0) inside -= 1;
      if (inside === 0) close(name, start, end);
    },
    text: () => {},
  };
}
