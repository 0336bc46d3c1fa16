// What Google's discovery documents say about the fields of requests and answers: the server refuses in Google's words what is not in them, and the
// tests check answers against them. discovery/ asks more of every request.
import { discoveryOf, type Api, type Property } from './discovery/document.ts';

type Shape =
  | { readonly kind: 'scalar'; readonly type: 'string' | 'number' | 'boolean' | 'any' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'schema'; readonly name: string };

export interface Schemas {
  readonly api: Api;
  readonly fieldsOf: (name: string) => ReadonlyMap<string, Shape> | undefined;
}

const loaded = new Map<Api, Schemas>();

/** The schemas of an API, by name. */
export function schemasOf(api: Api): Schemas {
  const known = loaded.get(api);
  if (known) return known;
  const names = new Map(
    Object.entries(discoveryOf(api).schemas).map(([name, { properties = {} }]) => [
      name,
      new Map(Object.entries(properties).map(([field, property]) => [field, shapeOf(property)])),
    ]),
  );
  const schemas = { api, fieldsOf: (name: string) => names.get(name) };
  loaded.set(api, schemas);
  return schemas;
}

function shapeOf({ type, $ref, items, additionalProperties }: Property): Shape {
  if ($ref !== undefined) return { kind: 'schema', name: $ref };
  if (items !== undefined) return { kind: 'list', of: shapeOf(items) };
  if (additionalProperties !== undefined) return { kind: 'map', of: shapeOf(additionalProperties) };
  if (type === 'integer') return { kind: 'scalar', type: 'number' };
  return { kind: 'scalar', type: type === 'string' || type === 'number' || type === 'boolean' ? type : 'any' };
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
