// What the client packages' own type declarations say about requests and answers, read from their .d.ts files: the nearest
// thing to a discovery document that they ship. The server refuses what is not in it, the tests check answers against it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Shape =
  | { readonly kind: 'scalar'; readonly type: 'string' | 'number' | 'boolean' | 'any' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'schema'; readonly name: string };

export interface Schemas {
  readonly fieldsOf: (name: string) => ReadonlyMap<string, Shape> | undefined;
  readonly count: number;
}

const loaded = new Map<string, Schemas>();

/** The declared schemas of an API, read once from its installed client package. */
export function schemasOf(api: 'sheets' | 'drive'): Schemas {
  const known = loaded.get(api);
  if (known) return known;
  const file = api === 'sheets' ? '@googleapis/sheets/build/v4.d.ts' : '@googleapis/drive/build/v3.d.ts';
  const folder = require.resolve(`@googleapis/${api}`).replace(/index\.js$/, '');
  const text = readFileSync(`${folder}${file.split('/').pop()}`, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const names = new Map<string, Map<string, Shape>>();
  for (const [, name, body] of text.matchAll(/export interface Schema\$(\w+) \{\n([\s\S]*?)\n {4}\}/g)) {
    names.set(name!, fieldsIn(body!));
  }
  const schemas = { fieldsOf: (name: string) => names.get(name), count: names.size };
  loaded.set(api, schemas);
  return schemas;
}

function fieldsIn(body: string): Map<string, Shape> {
  const fields = new Map<string, Shape>();
  for (const [, name, type] of body.matchAll(/^ {8}'?([\w$@]+)'?\??: ((?:.|\n {8}[ }])*?);$/gm)) {
    fields.set(name!, shapeOf(type!));
  }
  return fields;
}

function shapeOf(declared: string): Shape {
  const type = declared.replace(/ \| null$/, '').trim();
  if (type.endsWith('[]')) return { kind: 'list', of: shapeOf(type.slice(0, -2).replace(/^\((.*)\)$/, '$1')) };
  if (type.startsWith('Schema$')) return { kind: 'schema', name: type.slice(7) };
  if (type.startsWith('{')) {
    const value = /\]: ([\s\S]*?);\s*\}$/.exec(type)?.[1] ?? 'any';
    return { kind: 'map', of: shapeOf(value) };
  }
  return type === 'string' || type === 'number' || type === 'boolean'
    ? { kind: 'scalar', type }
    : { kind: 'scalar', type: 'any' };
}

/** Every place where `value` is not what the schema declares, in Google's words for an unknown name; empty when it fits. */
export function misfits(schemas: Schemas, name: string, value: unknown, at = ''): string[] {
  return misfitsOf(schemas, { kind: 'schema', name }, value, at);
}

function misfitsOf(schemas: Schemas, shape: Shape, value: unknown, at: string): string[] {
  if (value === null || value === undefined) return [];
  switch (shape.kind) {
    case 'scalar':
      return scalarFits(shape.type, value) ? [] : [`Invalid value at '${at}' (TYPE_${shape.type.toUpperCase()})`];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => misfitsOf(schemas, shape.of, item, `${at}[${index}]`))
        : [`Invalid value at '${at}' (not a list)`];
    case 'map':
      return Object.entries(value).flatMap(([key, item]) => misfitsOf(schemas, shape.of, item, `${at}.${key}`));
    case 'schema': {
      const fields = schemas.fieldsOf(shape.name);
      if (!fields) return [];
      if (typeof value !== 'object' || Array.isArray(value)) return [`Invalid value at '${at}' (${shape.name})`];
      return Object.entries(value).flatMap(([key, item]) => {
        const field = fields.get(key);
        const place = at ? `${at}.${key}` : key;
        return field
          ? misfitsOf(schemas, field, item, place)
          : [`Unknown name "${key}"${at ? ` at '${at}'` : ''}: Cannot find field.`];
      });
    }
  }
}

function scalarFits(type: 'string' | 'number' | 'boolean' | 'any', value: unknown): boolean {
  return type === 'any' || typeof value === type;
}

/** The schema of a field, one step down, or why there is none: used to check field masks. */
export function fieldSchema(
  schemas: Schemas,
  name: string,
  field: string,
): { readonly known: boolean; readonly schema?: string } {
  const fields = schemas.fieldsOf(name);
  if (!fields) return { known: true };
  const shape = fields.get(field);
  if (!shape) return { known: false };
  let inner: Shape = shape;
  while (inner.kind === 'list' || inner.kind === 'map') inner = inner.of;
  return inner.kind === 'schema' ? { known: true, schema: inner.name } : { known: true };
}
