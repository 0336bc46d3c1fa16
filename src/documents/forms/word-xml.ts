// The XML of a Word file as a tree. No document type, no entity but the five and numbers: nothing in a file can make it grow.
import { decodeXml } from '../../system/xml/decode-xml.ts';
import { createXmlScanner, type XmlTag } from '../../system/xml/xml-scanner.ts';
import { XmlTrouble } from '../../system/xml/xml-trouble.ts';

/** An element with what stands in it, in order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

const MOST_NODES = 1_000_000;
const MAX_TOKEN_BYTES = 8 << 20;

/**
 * The whole part as a tree. Names are without their prefix: `w:t` and the same in another dialect are both `t`. Throws XmlTrouble for what is no
 * whole XML, or more than any form.
 */
export function readTree(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open: XmlNode[] = [root];
  let count = 0;
  const add = (child: XmlNode | string): void => {
    count += 1;
    if (count > MOST_NODES) throw new XmlTrouble('text-too-long', 'it is larger than any form');
    open.at(-1)?.children.push(child);
  };
  const scanner = createXmlScanner(
    {
      wantsText: true,
      seesExtensions: true,
      open(tag) {
        const node: XmlNode = { name: tag.name, attributes: attributesOf(tag), children: [] };
        add(node);
        open.push(node);
      },
      close: () => void open.pop(),
      text: (raw, literal) => add(decodeXml(raw, true, literal)),
    },
    MAX_TOKEN_BYTES,
  );
  scanner.push(Buffer.from(xml, 'utf8').toString('latin1'));
  scanner.finish();
  return root;
}

function attributesOf(tag: XmlTag): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of tag.list()) found[name.slice(name.indexOf(':') + 1)] = decodeXml(value, true);
  return found;
}

/** The elements in a node, without the text between them. */
export function elementsIn(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}

export function childNamed(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child): child is XmlNode => typeof child !== 'string' && child.name === name);
}

/** Whether an element of one of these names stands anywhere in it. */
export function holds(node: XmlNode, names: readonly string[]): boolean {
  return elementsIn(node).some((element) => names.includes(element.name) || holds(element, names));
}

/** All elements of that name in it, the outermost first. */
export function* allNamed(node: XmlNode, name: string): Generator<XmlNode> {
  for (const element of elementsIn(node)) {
    if (element.name === name) yield element;
    yield* allNamed(element, name);
  }
}

/** A switch of Word: there and not denied means on. */
export function isOn(node: XmlNode | undefined): boolean {
  if (node === undefined) return false;
  return !['0', 'false', 'off', 'no'].includes((node.attributes['val'] ?? 'true').toLowerCase());
}
