// The JSON of a request against the schema that a discovery document names for it: unknown fields, types, ranges of numbers, enums, masks, and what
// the documents say in prose only: of which fields one and only one may be there.
import { maskFaults } from './check-mask.ts';
import type { Discovery, Property } from './document.ts';

/** Unions, which discovery documents do not mark: how many of the fields may and must be there. */
const UNIONS: Readonly<Record<string, { readonly of?: readonly string[]; readonly least: number }>> = {
  Request: { least: 1 },
  ExtendedValue: { least: 0 },
  DataFilter: { least: 1 },
  ColorStyle: { least: 1 },
  DeveloperMetadataLocation: { of: ['sheetId', 'spreadsheet', 'dimensionRange'], least: 0 },
  ConditionalFormatRule: { of: ['booleanRule', 'gradientRule'], least: 1 },
};

export function bodyFaults(discovery: Discovery, schema: string, body: unknown): readonly string[] {
  return valueFaults(discovery, { $ref: schema }, body, '');
}

function valueFaults(discovery: Discovery, of: Property, value: unknown, at: string): readonly string[] {
  if (value === null) return [];
  if (of.$ref !== undefined) return objectFaults(discovery, of.$ref, value, at);
  if (of.type === 'any') return [];
  if (of.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, index) => itemFaults(discovery, of.items ?? {}, item, `${at}[${index}]`))
      : [wrong(at, 'a list', value)];
  if (of.type !== 'object') return scalarFaults(of, value, at);
  const { properties = {}, additionalProperties: any } = of;
  if (!isObject(value)) return [wrong(at, 'an object', value)];
  return Object.entries(value).flatMap(([key, item]) =>
    any === undefined
      ? fieldFaults(discovery, properties, 'the object', key, item, at)
      : valueFaults(discovery, any, item, `${at}.${key}`),
  );
}

/** null is a cell that is left alone in a list of values, and nothing anywhere else. */
function itemFaults(discovery: Discovery, of: Property, value: unknown, at: string): readonly string[] {
  if (value === null && of.type !== 'any') return [wrong(at, 'an item', value)];
  return valueFaults(discovery, of, value, at);
}

function objectFaults(discovery: Discovery, name: string, value: unknown, at: string): readonly string[] {
  const schema = discovery.schemas[name];
  if (schema === undefined) return [`${at}: the document has no schema ${name}`];
  if (schema.type === 'any') return [];
  if (!isObject(value)) return [wrong(at, `an object (${name})`, value)];
  const { fields } = value;
  const given = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return [
    ...given.flatMap(([key, item]) => fieldFaults(discovery, schema.properties ?? {}, name, key, item, at)),
    ...(schema.maskOf === undefined ? [] : ownMaskFaults(discovery, schema.maskOf, fields, `${at}.fields`)),
    ...unionFaults(
      name,
      given.map(([key]) => key),
      at,
    ),
  ];
}

function ownMaskFaults(discovery: Discovery, schema: string, mask: unknown, at: string): readonly string[] {
  if (mask === undefined || mask === '') return [`${at}: no mask`];
  return typeof mask === 'string' ? maskFaults(discovery, schema, mask).map((fault) => `${at}: ${fault}`) : [];
}

function fieldFaults(
  discovery: Discovery,
  properties: Readonly<Record<string, Property>>,
  name: string,
  key: string,
  value: unknown,
  at: string,
): readonly string[] {
  const place = at === '' ? key : `${at}.${key}`;
  const property = properties[key];
  if (property === undefined) return [`${place}: ${name} has no field “${key}”`];
  return valueFaults(discovery, property, value, place);
}

function unionFaults(name: string, given: readonly string[], at: string): readonly string[] {
  const union = UNIONS[name];
  if (union === undefined) return [];
  const found = union.of === undefined ? given : given.filter((key) => union.of?.includes(key));
  if (found.length <= 1 && found.length >= union.least) return [];
  return [`${at}: ${name} takes one of its fields, not ${found.length === 0 ? 'none' : found.join(' and ')}`];
}

const NUMBERS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
};

/** A field of a body, where a number is a number. */
function scalarFaults(of: Property, value: unknown, at: string): readonly string[] {
  if (of.type === 'integer') {
    const [least, most] = NUMBERS[of.format ?? ''] ?? [-Infinity, Infinity];
    const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
    return fits ? [] : [wrong(at, `a whole number (${of.format ?? 'integer'})`, value)];
  }
  if (of.type === 'number') return Number.isFinite(value) ? [] : [wrong(at, 'a number', value)];
  if (of.type === 'boolean') return typeof value === 'boolean' ? [] : [wrong(at, 'true or false', value)];
  if (typeof value !== 'string') return [wrong(at, 'a text', value)];
  if (of.enum !== undefined && !of.enum.includes(value)) return [wrong(at, `one of ${of.enum.join(', ')}`, value)];
  if (of.format?.includes('int64') === true && !/^-?\d+$/.test(value))
    return [wrong(at, 'a whole number in a text', value)];
  return [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(at: string, wanted: string, value: unknown): string {
  return `${at}: ${JSON.stringify(value)?.slice(0, 60)} is not ${wanted}`;
}
