// The table of texts that cells share: rich runs joined, phonetic readings left out, escapes decoded.
import { findKind, type Package } from '../package/workbook-package.ts';
import { scanPart } from '../package/part-text.ts';
import type { Profile } from '../trust-profile.ts';
import { Refused } from './refusal.ts';
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { decodeEscapes } from '../package/xml-text.ts';
import type { XmlSink } from '../../../system/xml/xml-scanner.ts';

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
  let depth = 0;
  return {
    wantsText: false,
    shortcutLetter: 115,
    shortcut: (xml, at) => (depth === 1 ? takeTexts(pack.profile, texts, xml, at) : 0),
    open(tag): void {
      depth += 1;
      if (tag.name === 't') this.wantsText = phonetic === 0;
      else if (tag.name === 'si' || tag.name === 'sstItem') text = '';
      else if (tag.name === 'rPh') phonetic += 1;
    },
    close(name): void {
      depth -= 1;
      if (name === 't') this.wantsText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si' || name === 'sstItem') {
        pushText(texts, text, maxTextChars);
      }
    },
    text(raw, literal): void {
      const piece = decodeXml(raw, strict, literal);
      text = text === '' ? piece : text + piece;
    },
  };
}

function pushText(texts: string[], text: string, maxTextChars: number): void {
  if (text.length > maxTextChars)
    throw new Refused(
      'text-too-long',
      `A text in it has more than ${maxTextChars} characters. Shorten it and save again.`,
    );
  texts.push(decodeEscapes(text));
}

// Most texts are plain ones in elements as Excel writes them: they are taken whole, as many as follow one another.
const PLAIN_TEXT = /<si><t(?: xml:space="preserve")?>([^<&\r\x80-\xff]{0,1000})<\/t><\/si>/y;

function takeTexts({ strict, maxTextChars }: Profile, texts: string[], xml: string, from: number): number {
  PLAIN_TEXT.lastIndex = from;
  let at = from;
  for (let match = PLAIN_TEXT.exec(xml); match !== null; match = PLAIN_TEXT.exec(xml)) {
    at = PLAIN_TEXT.lastIndex;
    pushText(texts, decodeXml(match[1] ?? '', strict), maxTextChars);
  }
  return at - from;
}
