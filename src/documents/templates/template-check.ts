// Looks at every branch of every template before anything is made from it: unknown fields, fields its readers may not see, and every road by
// which a field could be printed unnamed.
import type { Audience } from '../../domain/access/field-class.ts';
import { group, text, yesNo, type GroupShape, type Shape } from '../../domain/papers/model-shape.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { BLOCKS_ALLOWED, HELPERS, type Argument } from './template-dialect.ts';
import { allowedFor, checkShown, sayAt, resolve, type Check, type Place } from './template-paths.ts';
import type { Program, Template, Templates } from './template-files.ts';

const MOST_PARTIALS_DEEP = 8;

/** Every problem of one template for the shape of its model and the audiences it may be made for. */
export function checkTemplate(
  template: Template,
  templates: Templates,
  shape: GroupShape,
  audiences: readonly Audience[],
): readonly Problem[] {
  const check: Check = { templates, allowed: allowedFor(audiences), audiences, problems: new Map() };
  checkProgram(template.program, { file: template.file, frames: [{ shape }], given: [], depth: 0 }, check);
  return [...check.problems.values()];
}

function checkProgram(program: Program, place: Place, check: Check): void {
  for (const statement of program.body) checkStatement(statement, place, check);
}

function checkStatement(node: hbs.AST.Statement, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  switch (node.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      break;
    case 'MustacheStatement':
      checkMustache(node as hbs.AST.MustacheStatement, place, check);
      break;
    case 'BlockStatement':
      checkBlock(node as hbs.AST.BlockStatement, place, check);
      break;
    case 'PartialStatement':
      checkPartial(node as hbs.AST.PartialStatement, place, check);
      break;
    default:
      say(
        'template.refused',
        'Only fields, blocks and plain partials may stand here; decorators and partial blocks may not.',
      );
  }
}

function checkMustache(node: hbs.AST.MustacheStatement, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  if (!node.escaped) return say('template.raw', 'Raw output ({{{ or {{&) is never allowed: write {{ }} instead.');
  if (node.path.type !== 'PathExpression')
    return say('template.refused', 'Only the name of a field may stand between the braces.');
  const path = node.path as hbs.AST.PathExpression;
  if (Object.hasOwn(HELPERS, path.original)) return checkHelper(path.original, node, place, check);
  if (node.params.length > 0 || (node.hash !== undefined && node.hash.pairs.length > 0))
    return say('template.helper', `There is no helper "${path.original}". ${listHelpers()}`);
  const shape = resolve(path, place, check);
  if (shape !== undefined && (shape.kind === 'list' || shape.kind === 'group'))
    say('template.not-text', `"${path.original}" is a ${shape.kind}, not a text: use #each or #with.`);
  else if (shape !== undefined) checkShown(shape, path, place, check);
}

const listHelpers = (): string => `Helpers are ${Object.keys(HELPERS).join(', ')}.`;

function checkHelper(name: string, node: hbs.AST.MustacheStatement, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  const wanted = HELPERS[name] ?? [];
  if (node.params.length !== wanted.length || (node.hash?.pairs.length ?? 0) > 0)
    return say('template.helper', `"${name}" takes ${wanted.length} arguments (${wanted.join(', ')}).`);
  for (const [i, argument] of node.params.entries()) checkArgument(name, wanted[i] ?? 'text', argument, place, check);
  return undefined;
}

function checkArgument(name: string, wanted: Argument, node: hbs.AST.Expression, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  const wrong = (): void => say('template.helper', `"${name}" wants ${wanted} here.`);
  if (node.type === 'StringLiteral') return wanted === 'words' || wanted === 'either' ? undefined : wrong();
  if (node.type !== 'PathExpression' || wanted === 'words') return wrong();
  const shape = resolve(node as hbs.AST.PathExpression, place, check);
  if (shape === undefined) return undefined;
  const fits = {
    text: shape.kind === 'text',
    either: shape.kind === 'text',
    count: shape.kind === 'count',
    texts: shape.kind === 'list' && shape.of.kind === 'text',
    picture: shape.kind === 'group' || shape.kind === 'list',
  }[wanted];
  if (!fits) return wrong();
  return checkShown(shape, node as hbs.AST.PathExpression, place, check);
}

function checkBlock(node: hbs.AST.BlockStatement, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  const name = node.path.original;
  const [argument] = node.params;
  if (!BLOCKS_ALLOWED.includes(name))
    return say('template.block', `There is no block "#${name}". Blocks are ${BLOCKS_ALLOWED.join(', ')}.`);
  if (node.params.length !== 1 || argument?.type !== 'PathExpression' || (node.hash?.pairs.length ?? 0) > 0)
    return say('template.block', `"#${name}" takes one field and nothing else.`);
  if ((node.program.blockParams ?? []).length > 0)
    return say('template.block', '"as |name|" is not used here: fields are named from where they stand.');
  const path = argument as hbs.AST.PathExpression;
  const shape = resolve(path, place, check);
  if (shape === undefined) return undefined;
  const wrong = blockTrouble(name, node, shape, path, place);
  if (wrong !== undefined) return say(wrong[0], wrong[1]);
  if (shape.kind !== 'group' && shape.kind !== 'list') checkShown(shape, path, place, check);
  checkProgram(node.program, inside(name, shape, path, place), check);
  if (node.inverse !== undefined) checkProgram(node.inverse, place, check);
  return undefined;
}

/** Where the block's own statements stand. */
function inside(name: string, shape: Shape, path: hbs.AST.PathExpression, place: Place): Place {
  if (name === 'each' && shape.kind === 'list')
    return { ...place, given: [], frames: [...place.frames, { shape: shape.of }] };
  if (name === 'with') return { ...place, given: [], frames: [...place.frames, { shape }] };
  return name === 'given' ? { ...place, given: [...place.given, path.original] } : place;
}

function blockTrouble(
  name: string,
  node: hbs.AST.BlockStatement,
  shape: Shape,
  path: hbs.AST.PathExpression,
  place: Place,
): readonly [string, string] | undefined {
  const field = `"${path.original}"`;
  switch (name) {
    case 'if':
    case 'unless':
      if (shape.kind === 'yesNo') return undefined;
      return shape.kind === 'count'
        ? ['template.if-number', `#${name} on the number ${field} hides a zero: write #given, or print it.`]
        : ['template.if-text', `#${name} is for yes or no; ${field} is a ${shape.kind}: write #given.`];
    case 'each':
      if (shape.kind !== 'list') return ['template.each', `#each goes over lists; ${field} is a ${shape.kind}.`];
      return node.inverse === undefined && !place.given.includes(path.original)
        ? ['template.no-else', `Say with {{else}} what stands here when ${field} is empty.`]
        : undefined;
    case 'with':
      return shape.kind === 'group'
        ? undefined
        : ['template.with', `#with enters a group; ${field} is a ${shape.kind}.`];
    default:
      return shape.kind === 'yesNo' || shape.kind === 'group'
        ? ['template.given', `#given is for texts, lists and numbers; ${field} is a ${shape.kind}.`]
        : undefined;
  }
}

/** A partial sees exactly the arguments it is given, each under the name it is given. */
function checkPartial(node: hbs.AST.PartialStatement, place: Place, check: Check): void {
  const say = sayAt(node, place, check);
  if (node.name.type !== 'PathExpression')
    return say('template.partial', 'A partial is named outright, never by a field.');
  const name = node.name.original;
  const partial = typeof name === 'string' ? check.templates.partials.get(name) : undefined;
  if (partial === undefined) return say('template.partial', `There is no partial "${name}" in templates/partials.`);
  if (node.params.length > 0)
    return say('template.partial', 'A partial takes named arguments only: {{> name field=field}}.');
  if (place.depth >= MOST_PARTIALS_DEEP) return say('template.partial', `"${name}" calls itself without end.`);
  const fields: Record<string, Shape> = {};
  for (const pair of node.hash?.pairs ?? []) {
    const shape = argumentShape(pair.value, place, check);
    if (shape !== undefined) fields[pair.key] = shape;
  }
  const frames = [{ shape: group(fields) }];
  checkProgram(partial.program, { file: partial.file, frames, given: [], depth: place.depth + 1 }, check);
  return undefined;
}

function argumentShape(node: hbs.AST.Expression, place: Place, check: Check): Shape | undefined {
  const say = sayAt(node, place, check);
  if (node.type === 'StringLiteral') return text('open');
  if (node.type === 'BooleanLiteral') return yesNo();
  if (node.type === 'PathExpression') return resolve(node as hbs.AST.PathExpression, place, check);
  say('template.partial', 'An argument of a partial is a field or words in quotes.');
  return undefined;
}
