// A whole request against Google's discovery documents: method, path, query, body, enums and masks. The test server asks this of every request.
import { bodyFaults } from './check-body.ts';
import { maskFaults } from './check-mask.ts';
import { discoveryOf, type Api, type Discovery, type DiscoveryMethod, type Parameter } from './document.ts';

export interface Asked {
  readonly verb: string;
  readonly url: URL;
  readonly body: Buffer;
  readonly contentType: string;
}

/** Everything in the request that Google's documents do not allow; empty when all of it is in them. */
export function requestFaults({ verb, url, body, contentType }: Asked): readonly string[] {
  const api: Api = url.pathname.startsWith('/drive/') ? 'drive' : 'sheets';
  const discovery = discoveryOf(api);
  const found = findMethod(discovery, verb, url.pathname);
  if (found === undefined) return [`${verb} ${url.pathname}: no method of ${api} that is used here`];
  const [id, method, inPath] = found;
  const faults = [
    ...Object.entries(inPath).flatMap(([name, value]) => valueFaults(method.parameters?.[name], name, value)),
    ...queryFaults(discovery, method, url.searchParams),
    ...sentFaults(discovery, method, body, contentType),
  ];
  return faults.map((fault) => `${id}: ${fault}`);
}

type FoundMethod = readonly [id: string, method: DiscoveryMethod, inPath: Readonly<Record<string, string>>];

/** The method whose path says most of it in so many words: {range}:append before {range}. */
function findMethod(discovery: Discovery, verb: string, pathname: string): FoundMethod | undefined {
  const found = Object.entries(discovery.methods).flatMap(([id, method]): FoundMethod[] => {
    const match = method.httpMethod === verb ? patternOf(discovery, method).exec(pathname) : null;
    if (match === null) return [];
    const inPath = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return [[id, method, Object.fromEntries(inPath) as Readonly<Record<string, string>>]];
  });
  const words = ([, method]: FoundMethod): number => method.path.replaceAll(/\{\w+\}/g, '').length;
  return found.toSorted((one, other) => words(other) - words(one))[0];
}

const patterns = new WeakMap<DiscoveryMethod, RegExp>();

function patternOf({ servicePath }: Discovery, method: DiscoveryMethod): RegExp {
  const known = patterns.get(method);
  if (known !== undefined) return known;
  const parts = `/${servicePath}${method.path}`.split(/\{(\w+)\}/);
  const source = parts
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[$.:+]/g, String.raw`\$&`) : `(?<${part}>[^/]+)`))
    .join('');
  const pattern = new RegExp(`^${source}$`);
  patterns.set(method, pattern);
  return pattern;
}

function queryFaults(discovery: Discovery, method: DiscoveryMethod, query: URLSearchParams): readonly string[] {
  const own = Object.entries(method.parameters ?? {}).filter(([, { location }]) => location === 'query');
  const taken: ReadonlyMap<string, Parameter> = new Map([...Object.entries(discovery.parameters), ...own]);
  const missing = own.filter(([name, { required }]) => required === true && !query.has(name));
  const faults = missing.map(([name]) => `the query lacks “${name}”`);
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const parameter = taken.get(name);
    if (parameter === undefined) faults.push(`takes no “${name}” in the query`);
    else if (values.length > 1 && parameter.repeated !== true) faults.push(`takes one “${name}”, not ${values.length}`);
    faults.push(...values.flatMap((value) => valueFaults(parameter, name, value)));
  }
  const mask = query.get('fields');
  if (mask !== null && method.response !== undefined)
    faults.push(...maskFaults(discovery, method.response.$ref, mask).map((fault) => `fields: ${fault}`));
  return faults;
}

/** A parameter, where everything is written as a text. */
function valueFaults(parameter: Parameter | undefined, name: string, value: string): readonly string[] {
  if (parameter === undefined) return [];
  const { type, pattern, minimum = '-Infinity', maximum = 'Infinity' } = parameter;
  const fault = (wanted: string): readonly string[] => [`“${name}” is “${value.slice(0, 60)}”, not ${wanted}`];
  if (parameter.enum !== undefined && !parameter.enum.includes(value))
    return fault(`one of ${parameter.enum.join(', ')}`);
  if (type === 'boolean' && value !== 'true' && value !== 'false') return fault('true or false');
  if (type === 'integer' || type === 'number') {
    const number = Number(value);
    const isOne = type === 'integer' ? /^-?\d+$/.test(value) : value !== '' && Number.isFinite(number);
    if (!isOne) return fault(type === 'integer' ? 'a whole number' : 'a number');
    if (number < Number(minimum) || number > Number(maximum)) return fault(`from ${minimum} to ${maximum}`);
  }
  return pattern === undefined || new RegExp(pattern).test(value) ? [] : fault(`of the pattern ${pattern}`);
}

function sentFaults(
  discovery: Discovery,
  { request }: DiscoveryMethod,
  body: Buffer,
  contentType: string,
): readonly string[] {
  if (request === undefined) return body.length === 0 ? [] : ['takes no body'];
  if (body.length === 0) return [];
  if (!/^application\/json\b/.test(contentType)) return [`a body of the type “${contentType}”, not application/json`];
  let given: unknown;
  try {
    given = JSON.parse(body.toString('utf8'));
  } catch {
    return ['a body that is not JSON'];
  }
  return bodyFaults(discovery, request.$ref, given);
}
