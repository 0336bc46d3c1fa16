// node test/support/google/discovery/reduce.ts FOLDER: makes the two .json files beside this one anew from Google's discovery documents sheets.v4.json
// and drive.v3.json in that folder. Google's client for Python carries them (pip download google-api-python-client, then unzip: the folder
// googleapiclient/discovery_cache/documents), Google itself serves them under /$discovery/rest?version=v4. Only what is called is kept, and no prose.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { driveMethods } from '../drive-api.ts';
import { sheetsMethods } from '../sheets-api.ts';
import type { Discovery, DiscoveryMethod, Property, SchemaOf } from './document.ts';

interface Full {
  readonly revision: string;
  readonly rootUrl: string;
  readonly servicePath: string;
  readonly parameters: Readonly<Record<string, Property>>;
  readonly schemas: Readonly<Record<string, SchemaOf>>;
  readonly resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly methods?: Readonly<Record<string, DiscoveryMethod & { readonly id: string }>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

const KEPT = new Set(
  (
    'httpMethod path parameters request response location required repeated pattern minimum maximum ' +
    'type format enum $ref items properties additionalProperties readOnly'
  ).split(' '),
);

/** The value with the named keys of Google's language only; names of properties and parameters are all kept. */
function bare(value: unknown, names = false): unknown {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => names || KEPT.has(key))
      .map(([key, item]) => [key, bare(item, !names && (key === 'properties' || key === 'parameters'))]),
  );
}

/** What a mask named "fields" is a mask of, which the documents say in prose only: "The root `cell` is implied". */
function maskOf({ properties = {} }: SchemaOf): string | undefined {
  const said = (properties['fields'] as { readonly description?: string } | undefined)?.description ?? '';
  if (/The root is the CellData/.test(said)) return 'CellData';
  const [, root = ''] = /[Tt]he root [`'](\w+)[`'] is implied/.exec(said) ?? [];
  return (properties[root] ?? Object.values(properties).find(({ $ref }) => $ref === root))?.$ref;
}

function* methodsIn({ methods = {}, resources = {} }: Resource): Generator<DiscoveryMethod & { readonly id: string }> {
  yield* Object.values(methods);
  for (const one of Object.values(resources)) yield* methodsIn(one);
}

function reachable(full: Full, from: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) {
      if (key !== '$ref' || typeof item !== 'string') walk(item);
      else if (!found.has(item)) {
        found.add(item);
        walk(full.schemas[item]);
      }
    }
  };
  walk(from);
  return found;
}

function reduce(full: Full, called: ReadonlySet<string>, source: string): Discovery {
  const methods = [...methodsIn({ resources: full.resources })].filter(({ id }) => called.has(id));
  const names = [...reachable(full, methods)].toSorted();
  return {
    source,
    revision: full.revision,
    rootUrl: full.rootUrl,
    servicePath: full.servicePath,
    parameters: bare(full.parameters, true) as Discovery['parameters'],
    methods: Object.fromEntries(methods.map((one) => [one.id, bare(one) as DiscoveryMethod])),
    schemas: Object.fromEntries(
      names.map((name) => {
        const schema = full.schemas[name] ?? {};
        const root = maskOf(schema);
        return [name, { ...(bare(schema) as SchemaOf), ...(root !== undefined && { maskOf: root }) }];
      }),
    ),
  };
}

function lines(of: object): string {
  return Object.entries(of)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');
}

/** One line a method and a schema, so that a difference between two revisions can be read. */
function written({ methods, schemas, ...head }: Discovery): string {
  const top = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${top.join(',\n')},\n  "methods": {\n${lines(methods)}\n  },\n  "schemas": {\n${lines(schemas)}\n  }\n}\n`;
}

const { values, positionals } = parseArgs({ options: { source: { type: 'string' } }, allowPositionals: true });
const [folder] = positionals;
if (folder === undefined || values.source === undefined) {
  process.stderr.write('node test/support/google/discovery/reduce.ts --source "where it came from, when" FOLDER\n');
  process.exit(2);
}
for (const [name, called] of [
  ['sheets.v4', sheetsMethods],
  ['drive.v3', driveMethods],
] as const) {
  const full = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Full;
  const reduced = reduce(full, new Set(called.map((method) => method.name)), values.source);
  writeFileSync(path.join(import.meta.dirname, `${name}.json`), written(reduced));
}
