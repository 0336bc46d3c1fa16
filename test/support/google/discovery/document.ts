// Google's discovery documents as they are kept beside this file: only the methods that the test server carries out and the schemas they name, without prose.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Api = 'sheets' | 'drive';

/** A value's type: of a field in a body, or of a parameter in a path or query. */
export interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly additionalProperties?: Property;
  readonly readOnly?: boolean;
}

export interface Parameter extends Property {
  readonly location?: 'path' | 'query';
  readonly required?: boolean;
  readonly repeated?: boolean;
  readonly pattern?: string;
  readonly minimum?: string;
  readonly maximum?: string;
}

export interface SchemaOf extends Property {
  /** The schema that the mask in the field "fields" is a mask of. */
  readonly maskOf?: string;
}

export interface DiscoveryMethod {
  readonly httpMethod: string;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}

export interface Discovery {
  readonly source: string;
  readonly revision: string;
  readonly rootUrl: string;
  readonly servicePath: string;
  /** Parameters that every method takes. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly methods: Readonly<Record<string, DiscoveryMethod>>;
  readonly schemas: Readonly<Record<string, SchemaOf>>;
}

const FILES: Readonly<Record<Api, string>> = { sheets: 'sheets.v4.json', drive: 'drive.v3.json' };
const read = new Map<Api, Discovery>();

export function discoveryOf(api: Api): Discovery {
  const known = read.get(api);
  if (known !== undefined) return known;
  const found = JSON.parse(readFileSync(path.join(import.meta.dirname, FILES[api]), 'utf8')) as Discovery;
  read.set(api, found);
  return found;
}
