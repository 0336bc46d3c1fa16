// Field masks against the schemas of a discovery document: a,b.c,d(e,f) and *, in a query and inside a body.
import type { Discovery, Property } from './document.ts';

/** Every path of the mask that names no field of the schema; a mask that cannot be read is one fault. */
export function maskFaults(discovery: Discovery, schema: string, mask: string): readonly string[] {
  const reader = { text: mask, at: 0, faults: [] as string[] };
  const root: Property = { $ref: schema };
  if (!readList(discovery, reader, root, '') || reader.at < mask.length)
    return [`mask “${mask}” cannot be read at character ${reader.at + 1}`];
  return reader.faults.map((field) => `mask “${mask}”: ${schema} has no field “${field}”`);
}

interface Reader {
  readonly text: string;
  at: number;
  readonly faults: string[];
}

function readList(discovery: Discovery, reader: Reader, of: Property | undefined, at: string): boolean {
  for (;;) {
    if (!readPath(discovery, reader, of, at)) return false;
    if (reader.text[reader.at] !== ',') return true;
    reader.at += 1;
  }
}

function readPath(discovery: Discovery, reader: Reader, of: Property | undefined, at: string): boolean {
  const [name] = /^(\*|[\w$-]+)/.exec(reader.text.slice(reader.at)) ?? [];
  if (name === undefined) return false;
  reader.at += name.length;
  const place = at === '' ? name : `${at}.${name}`;
  // Below what is not known nothing more is said.
  const inner = of === undefined || name === '*' ? undefined : fieldOf(discovery, of, name);
  if (of !== undefined && name !== '*' && inner === undefined) reader.faults.push(place);
  const next = reader.text[reader.at];
  if (next === '.' || next === '/') {
    reader.at += 1;
    return readPath(discovery, reader, inner, place);
  }
  if (next !== '(') return true;
  reader.at += 1;
  if (!readList(discovery, reader, inner, place) || reader.text[reader.at] !== ')') return false;
  reader.at += 1;
  return true;
}

/** A field one step down; a list is looked into, any key of a map is one. */
function fieldOf(discovery: Discovery, of: Property, name: string): Property | undefined {
  if (of.$ref !== undefined) return fieldOf(discovery, discovery.schemas[of.$ref] ?? {}, name);
  if (of.items !== undefined) return fieldOf(discovery, of.items, name);
  return of.additionalProperties ?? of.properties?.[name];
}
