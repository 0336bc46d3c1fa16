// Partial responses: the `fields` parameter as Google's servers read it (a.b, a/b, a(b,c), *), and masks inside requests.
import { invalid } from './errors.ts';
import { fieldSchema } from './schema.ts';
import type { Schemas } from './schema.ts';

export type Mask = ReadonlyMap<string, Mask>;

/** The whole of an object. */
export const everything: Mask = new Map();

const parsed = new Map<string, Mask>();

/** Reads a field mask; an unknown field or bad syntax is a 400, as at Google. The same text gives the same mask again. */
export function parseMask(text: string, schemas?: Schemas, schema?: string): Mask {
  const key = `${schemas?.api ?? ''} ${schema ?? ''} ${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const mask = readMask(text, schemas, schema);
  parsed.set(key, mask);
  return mask;
}

function readMask(text: string, schemas?: Schemas, schema?: string): Mask {
  const reader = { text: text.replaceAll(/\s/g, ''), at: 0 };
  const mask = readList(reader);
  if (reader.at < reader.text.length) throw badMask(text);
  if (schemas && schema) assertKnown(mask, schemas, schema, '');
  return mask;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readList(reader: Reader): Mask {
  const mask = new Map<string, Mask>();
  for (;;) {
    readPath(reader, mask);
    if (reader.text[reader.at] !== ',') return mask;
    reader.at += 1;
  }
}

function readPath(reader: Reader, into: Map<string, Mask>): void {
  const [name] = /^[\w*$-]+/.exec(reader.text.slice(reader.at)) ?? [];
  if (!name) throw badMask(reader.text);
  reader.at += name.length;
  const next = reader.text[reader.at];
  const earlier = into.get(name);
  if (next === '.' || next === '/') {
    reader.at += 1;
    const child = new Map(earlier ?? []);
    readPath(reader, child);
    into.set(name, earlier?.size === 0 ? everything : child);
  } else if (next === '(') {
    reader.at += 1;
    const child = new Map([...(earlier ?? []), ...readList(reader)]);
    if (reader.text[reader.at] !== ')') throw badMask(reader.text);
    reader.at += 1;
    into.set(name, child);
  } else {
    into.set(name, everything);
  }
}

function badMask(path: string) {
  return invalid('Request contains an invalid argument.', [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: [
        {
          field: path,
          description: `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`,
        },
      ],
    },
  ]);
}

function assertKnown(mask: Mask, schemas: Schemas, schema: string, at: string): void {
  for (const [name, child] of mask) {
    if (name === '*') continue;
    const place = at ? `${at}.${name}` : name;
    const field = fieldSchema(schemas, schema, name);
    if (!field.known) throw badMask(place);
    if (child.size > 0 && field.schema) assertKnown(child, schemas, field.schema, place);
  }
}

/** Whether the mask asks for the field (or for everything). */
export function asks(mask: Mask, ...path: readonly string[]): boolean {
  let here = mask;
  for (const name of path) {
    if (here.size === 0) return true;
    const next = here.get(name) ?? here.get('*');
    if (!next) return false;
    here = next;
  }
  return true;
}

const alreadyCut = new WeakMap<object, Mask>();

/** The part of a value that the mask asks for; a list is cut item by item. */
export function cut(value: unknown, mask: Mask): unknown {
  if (mask.size === 0 || value === null || typeof value !== 'object') return value;
  if (alreadyCut.get(value) === mask) return value;
  if (Array.isArray(value)) return value.map((item) => cut(item, mask));
  const rest = mask.get('*');
  const kept: Record<string, unknown> = {};
  for (const name in value) {
    const child = mask.get(name) ?? rest;
    if (child) kept[name] = cut((value as Record<string, unknown>)[name], child);
  }
  return kept;
}

/** The same, for a part that many answers share: cutting it again by that mask gives it back as it is. */
export function cutOnce(value: object, mask: Mask): object {
  const part = cut(value, mask) as object;
  alreadyCut.set(part, mask);
  return part;
}

/** `target` with the fields of the mask taken from `source`; a masked field missing in the source is cleared. */
export function patch<T extends object>(target: T, source: object, mask: Mask): T {
  if (mask.size === 0 || mask.has('*')) return { ...target, ...source };
  const result = new Map<string, unknown>(Object.entries(target));
  const given = new Map<string, unknown>(Object.entries(source));
  for (const [name, child] of mask) {
    const from = given.get(name);
    if (from === undefined && child.size === 0) result.delete(name);
    else if (child.size === 0 || typeof from !== 'object' || from === null) {
      if (from === undefined) {
        const before = result.get(name);
        if (before && typeof before === 'object') result.set(name, patch(before, {}, child));
      } else result.set(name, from);
    } else {
      const before = result.get(name);
      result.set(name, patch(before && typeof before === 'object' ? before : {}, from, child));
    }
  }
  return Object.fromEntries(result) as T;
}
