// Reads texts off the syntax of a source file: the rules that it can give as a reason (`makeReason(rule, ...)`, `{ rule, facts }`), and what a property
// is given.
import { parseAst } from 'rolldown/parseAst';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  parent?: Node;
  readonly [part: string]: unknown;
}

export interface FoundTexts {
  readonly texts: readonly string[];
  /** Source of each that is not a text that can be read off. */
  readonly unclear: readonly string[];
}

type Texts = readonly string[] | undefined;

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && typeof (part as { type?: unknown }).type === 'string';
const isFunction = ({ type }: Node): boolean =>
  ['FunctionDeclaration', 'ArrowFunctionExpression', 'FunctionExpression'].includes(type);
const isNamed = (part: unknown, name: string): boolean =>
  isNode(part) && part.type === 'Identifier' && part['name'] === name;
const nodesIn = (part: unknown): readonly Node[] => (Array.isArray(part) ? part.filter(isNode) : []);

function everyNode(root: Node): readonly Node[] {
  const all = [root];
  for (const [name, part] of Object.entries(root)) {
    if (name === 'parent') continue;
    for (const child of isNode(part) ? [part] : nodesIn(part)) {
      child.parent = root;
      all.push(...everyNode(child));
    }
  }
  return all;
}

function nameOf(fn: Node): string | undefined {
  const id = isNode(fn['id']) ? fn['id'] : fn.parent?.type === 'VariableDeclarator' ? fn.parent['id'] : undefined;
  return isNode(id) ? (id['name'] as string) : undefined;
}

/** The rules that a file can give as a reason. */
export function readRules(text: string): FoundTexts {
  return readTexts(text, ruleIn);
}

/** The texts that a property of that name is given in a file. */
export function readProperty(text: string, name: string): FoundTexts {
  return readTexts(text, (node) =>
    node.type === 'Property' && isNamed(node['key'], name) && isNode(node['value']) && !isPattern(node)
      ? node['value']
      : undefined,
  );
}

const isPattern = ({ parent }: Node): boolean => parent?.type === 'ObjectPattern';

function readTexts(text: string, pick: (node: Node) => Node | undefined): FoundTexts {
  const all = everyNode(parseAst(text, { lang: 'ts' }) as unknown as Node);
  const texts: string[] = [];
  const unclear: string[] = [];
  for (const node of all) {
    const picked = pick(node);
    if (picked === undefined) continue;
    const found = textsOf(all, picked);
    if (found === undefined) unclear.push(text.slice(picked.start, picked.end));
    else texts.push(...found);
  }
  return { texts, unclear };
}

function ruleIn(node: Node): Node | undefined {
  if (node.type === 'CallExpression' && isNamed(node['callee'], 'makeReason')) return nodesIn(node['arguments'])[0];
  if (node.type !== 'ObjectExpression') return undefined;
  const given = (name: string): Node | undefined =>
    nodesIn(node['properties']).find((one) => one.type === 'Property' && isNamed(one['key'], name));
  const rule = given('rule');
  return rule !== undefined && given('facts') !== undefined && rule['shorthand'] !== true && isNode(rule['value'])
    ? rule['value']
    : undefined;
}

/** The texts that an expression can be, by the syntax of its own file; undefined when that does not say. */
function textsOf(all: readonly Node[], node: Node): Texts {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : undefined;
    case 'ConditionalExpression':
      return joined([textsOf(all, node['consequent'] as Node), textsOf(all, node['alternate'] as Node)]);
    case 'CallExpression':
      return isNode(node['callee']) && node['callee'].type === 'Identifier'
        ? returnsOf(all, node['callee']['name'] as string)
        : undefined;
    case 'Identifier':
      return valuesOf(all, node);
    default:
      return undefined;
  }
}

function joined(texts: readonly Texts[]): Texts {
  const known = texts.filter((one) => one !== undefined);
  return texts.length > 0 && known.length === texts.length ? known.flat() : undefined;
}

function returnsOf(all: readonly Node[], name: string): Texts {
  const fn = all.find((one) => isFunction(one) && nameOf(one) === name);
  const body = fn?.['body'];
  if (!isNode(body)) return undefined;
  if (body.type !== 'BlockStatement') return textsOf(all, body);
  const returns = everyNode(body).filter((one) => one.type === 'ReturnStatement' && isNode(one['argument']));
  return joined(returns.map((one) => textsOf(all, one['argument'] as Node)));
}

/** A constant's value; or of a parameter, what the calls in the file give for it. */
function valuesOf(all: readonly Node[], use: Node): Texts {
  const called = use['name'] as string;
  for (let scope = use.parent; scope !== undefined; scope = scope.parent) {
    const at = isFunction(scope) ? nodesIn(scope['params']).findIndex((one) => isNamed(one, called)) : -1;
    if (at >= 0) return argumentsOf(all, nameOf(scope), at);
    const made = nodesIn(scope['body'])
      .filter((one) => one.type === 'VariableDeclaration')
      .flatMap((one) => nodesIn(one['declarations']))
      .find((one) => isNamed(one['id'], called));
    if (isNode(made?.['init'])) return textsOf(all, made['init']);
  }
  return undefined;
}

function argumentsOf(all: readonly Node[], name: string | undefined, at: number): Texts {
  const calls = all.filter((one) => one.type === 'CallExpression' && isNamed(one['callee'], name ?? ''));
  return joined(
    calls.map((one) => {
      const given = nodesIn(one['arguments'])[at];
      return given === undefined ? undefined : textsOf(all, given);
    }),
  );
}
