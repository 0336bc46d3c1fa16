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

/** An element with what stands in it, in order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

const MOST_DEPTH = 400;
const MOST_NODES = 1_000_000;

/** The whole part as a tree. Throws XmlTrouble when its tags do not fit each other, or when it is more than any form. */
export function readTree(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [root];
  let count = 0;
  for (const piece of readXml(xml)) {
    count += 1;
    if (count > MOST_NODES) throw new XmlTrouble('It is larger than any form.');
    const parent = open.at(-1) ?? root;
    if (piece.kind === 'text') parent.children.push(piece.text);
    else if (piece.kind === 'close') {
      if (open.length < 2 || parent.name !== piece.name) throw new XmlTrouble('It is cut short or damaged.');
      open.pop();
    } else {
      const node: XmlNode = { name: piece.name, attributes: piece.attributes, children: [] };
      parent.children.push(node);
      if (!piece.empty) open.push(node);
      if (open.length > MOST_DEPTH) throw new XmlTrouble('It is nested more deeply than any form.');
    }
  }
  if (open.length > 1) throw new XmlTrouble('It is cut short or damaged.');
  return root;
}

/** The elements in a node, without the text between them. */
export function elementsIn(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((one): one is XmlNode => typeof one !== 'string');
}

export function childNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one): one is XmlNode => typeof one !== 'string' && one.name === name);
}

/** Whether an element of one of these names stands anywhere in it. */
export function holds(node: XmlNode, names: readonly string[]): boolean {
  return elementsIn(node).some((one) => names.includes(one.name) || holds(one, names));
}

/** All elements of that name in it, the outermost first. */
export function* allNamed(node: XmlNode, name: string): Generator<XmlNode> {
  for (const one of elementsIn(node)) {
    if (one.name === name) yield one;
    yield* allNamed(one, name);
  }
}

/** A switch of Word: there and not denied means on. */
export function isOn(node: XmlNode | undefined): boolean {
  if (node === undefined) return false;
  return !['0', 'false', 'off', 'no'].includes((node.attributes['val'] ?? 'true').toLowerCase());
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
