// Reads the XML of a Word file piece by piece. No document type, no entity but the five and numbers: nothing in a file can make it grow.

export type XmlPiece =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Thrown for XML that no word processor writes; the sentence holds nothing of the file. */
export class XmlTrouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlTrouble';
  }
}

const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)|</g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Names without their prefix: `w:t` and the same in another dialect are both `t`. */
export function* readXml(xml: string): Generator<XmlPiece> {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new XmlTrouble('It declares a document type, which no form does.');
  for (const match of xml.matchAll(PIECE)) {
    const [whole, data, slash, name, attributes, empty, text] = match;
    if (data !== undefined) yield { kind: 'text', text: data };
    else if (text !== undefined) yield { kind: 'text', text: decode(text) };
    else if (name !== undefined && slash === '/') yield { kind: 'close', name: local(name) };
    else if (name !== undefined)
      yield { kind: 'open', name: local(name), attributes: readAttributes(attributes ?? ''), empty: empty === '/' };
    else if (whole === '<') throw new XmlTrouble('It is cut short or damaged.');
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function readAttributes(source: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const match of source.matchAll(ATTRIBUTE)) found[local(match[1] ?? '')] = decode(match[2] ?? match[3] ?? '');
  return found;
}

function decode(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-fA-F]{1,6}|[a-z]{1,8});/g, (_whole, name: string) => {
    if (name.startsWith('#')) {
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    const known = ENTITIES[name];
    if (known === undefined) throw new XmlTrouble('It uses an entity, which no form does.');
    return known;
  });
}
