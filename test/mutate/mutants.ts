// The mutants of a source file: every small change of one place that a test should notice.
import { parseSync } from 'rolldown/utils';

export interface Mutant {
  /** 1, 2, 3 ... over all files of a run; 0 before one is given. */
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly before: string;
  readonly after: string;
}

export type Kind =
  | 'boundary'
  | 'comparison'
  | 'logic'
  | 'arithmetic'
  | 'condition'
  | 'number'
  | 'boolean'
  | 'word'
  | 'sentence'
  | 'list'
  | 'method'
  | 'chain'
  | 'statement';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

interface Change {
  readonly kind: Kind;
  readonly after: string;
}

const BOUNDARY: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};
const ARITHMETIC: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const OTHER_METHOD = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    find: 'findLast',
    findLast: 'find',
  }),
);
/** Calls whose receiver has the same type: the mutant is the receiver alone. */
const LEFT_OUT = ['filter', 'toSorted', 'sort', 'toReversed', 'reverse', 'slice', 'trim', 'toLowerCase', 'concat'];

/** The mutants of `text`, in the order of the file. Types, imports and names of fields are left alone. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const found: Mutant[] = [];
  const lineAt = linesOf(text);
  walk(parseSync(file, text).program as unknown as Node, undefined, (node, parent) => {
    for (const { kind, after } of changesOf(node, parent, text)) {
      const before = text.slice(node.start, node.end);
      found.push({ id: 0, file, line: lineAt(node.start), start: node.start, end: node.end, kind, before, after });
    }
  });
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function linesOf(text: string): (at: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (at) => starts.filter((start) => start < at).length + 1;
}

/** Types are not walked; of `x as T` and `x!` only the value is. */
function walk(node: Node, parent: Node | undefined, visit: (node: Node, parent: Node | undefined) => void): void {
  const isType =
    node.type.startsWith('TS') &&
    !['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(node.type);
  if (isType || node.type === 'ImportDeclaration' || node['declare'] === true) return;
  visit(node, parent);
  for (const child of childrenOf(node)) walk(child, node, visit);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function changesOf(node: Node, parent: Node | undefined, text: string): readonly Change[] {
  const source = (part: unknown): string => text.slice((part as Node).start, (part as Node).end);
  return [...ofCondition(node, parent), ...ofNode(node, parent, source)];
}

type Source = (part: unknown) => string;

/** What an `if` or a `?:` asks, always and never so. */
function ofCondition(node: Node, parent: Node | undefined): readonly Change[] {
  const isAsked = parent !== undefined && /^(If|Conditional)/.test(parent.type) && parent['test'] === node;
  return isAsked ? ['true', 'false'].map((after) => ({ kind: 'condition', after })) : [];
}

function ofNode(node: Node, parent: Node | undefined, source: Source): readonly Change[] {
  switch (node.type) {
    case 'BinaryExpression':
      return ofBinary(node, source);
    case 'LogicalExpression':
      return ofLogic(node, source);
    case 'UnaryExpression':
      return node['operator'] === '!' ? [{ kind: 'condition', after: source(node['argument']) }] : [];
    case 'Literal':
      return isName(node, parent) ? [] : ofLiteral(node['value']);
    case 'TemplateLiteral':
      return parent?.type === 'TaggedTemplateExpression' ? [] : [{ kind: wordOrSentence(source(node)), after: "''" }];
    case 'ArrayExpression':
      return (node['elements'] as readonly unknown[]).length > 0 ? [{ kind: 'list', after: '[]' }] : [];
    case 'ChainExpression':
      return parent?.type === 'UnaryExpression' ? [] : ofChain(source(node));
    case 'CallExpression':
      return isInChain(node, parent) ? [] : ofCall(node, source);
    case 'ExpressionStatement':
      return typeof node['directive'] === 'string' ? [] : [{ kind: 'statement', after: '' }];
    default:
      return [];
  }
}

function ofBinary(node: Node, source: Source): readonly Change[] {
  const operator = String(node['operator']);
  const [left, right] = [source(node['left']), source(node['right'])];
  const changed = (kind: Kind, to: string | undefined): readonly Change[] =>
    to === undefined ? [] : [{ kind, after: `${left} ${to} ${right}` }];
  const joinsText = operator === '+' && [node['left'], node['right']].some((part) => isText(part as Node));
  return [
    ...changed('boundary', BOUNDARY[operator]),
    ...changed('comparison', OPPOSITE[operator]),
    ...changed('arithmetic', joinsText ? undefined : ARITHMETIC[operator]),
  ];
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string');
}

function ofLogic(node: Node, source: Source): readonly Change[] {
  const [left, right] = [source(node['left']), source(node['right'])];
  if (node['operator'] === '??') return [left, right].map((after) => ({ kind: 'logic', after }));
  return [{ kind: 'logic', after: node['operator'] === '&&' ? `(${left}) || (${right})` : `(${left}) && (${right})` }];
}

function ofLiteral(value: unknown): readonly Change[] {
  if (typeof value === 'number') return [{ kind: 'number', after: String(value + 1) }];
  if (typeof value === 'boolean') return [{ kind: 'boolean', after: String(!value) }];
  if (typeof value !== 'string') return [];
  return value === '' ? [{ kind: 'word', after: "'mutated'" }] : [{ kind: wordOrSentence(value), after: "''" }];
}

function wordOrSentence(text: string): Kind {
  return text.includes(' ') ? 'sentence' : 'word';
}

/** The name of a field, or of a module. */
function isName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined || /^(Export|Import)/.test(parent.type)) return true;
  return parent['key'] === node && parent['computed'] !== true;
}

function ofChain(text: string): readonly Change[] {
  return [{ kind: 'chain', after: text.replace(/\?\.(?=[[(])/, '').replace('?.', '.') }];
}

/** A call that is a part of `a?.b().c` cannot be replaced alone. */
function isInChain(node: Node, parent: Node | undefined): boolean {
  if (parent?.type === 'ChainExpression') return true;
  return /^(Member|Call)Expression$/.test(parent?.type ?? '') && hasChain(node);
}

function hasChain(node: Node): boolean {
  if (node['optional'] === true) return true;
  const inner = (node['callee'] ?? node['object']) as Node | undefined;
  return inner !== undefined && /^(Member|Call)Expression$/.test(inner.type) && hasChain(inner);
}

function ofCall(node: Node, source: Source): readonly Change[] {
  const callee = node['callee'] as Node;
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return [];
  const object = callee['object'] as Node;
  const name = source(callee['property']);
  const other = OTHER_METHOD.get(name);
  const rest = source(node).slice((callee['property'] as Node).end - node.start);
  if (other !== undefined) return [{ kind: 'method', after: `${source(object)}.${other}${rest}` }];
  return LEFT_OUT.includes(name) ? [{ kind: 'method', after: source(object) }] : [];
}
