// The table of texts that cells share: rich runs joined, phonetic readings left out, escapes decoded.
import type { Package } from './package.ts';
import { findKind } from './package.ts';
import { scanPart } from './part-text.ts';
import { Refused } from './refused.ts';
import { decodeEscapes, decodeXml } from './xml-text.ts';
import type { XmlSink } from './xml-scanner.ts';

/** The shared texts in order; none when the workbook has no such table. */
export async function readSharedStrings(pack: Package): Promise<readonly string[]> {
  const entry = findKind(pack, 'sharedStrings', 'sharedStrings.xml');
  if (entry === undefined) return [];
  const texts: string[] = [];
  await scanPart(pack.parts.zip, entry, pack.profile.strict, createSink(pack, texts));
  return texts;
}

function createSink(pack: Package, texts: string[]): XmlSink {
  const { strict, maxTextChars } = pack.profile;
  let text = '';
  let phonetic = 0;
  return {
    wantsText: false,
    open(tag): void {
      if (tag.name === 't') this.wantsText = phonetic === 0;
      else if (tag.name === 'si' || tag.name === 'sstItem') text = '';
      else if (tag.name === 'rPh') phonetic += 1;
    },
    close(name): void {
      if (name === 't') this.wantsText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si' || name === 'sstItem') {
        if (text.length > maxTextChars)
          throw new Refused(
            'text-too-long',
            `A text in it has more than ${maxTextChars} characters. Shorten it and save again.`,
          );
        texts.push(decodeEscapes(text));
      }
    },
    text(raw, literal): void {
      const piece = decodeXml(raw, strict, literal);
      text = text === '' ? piece : text + piece;
    },
  };
}
