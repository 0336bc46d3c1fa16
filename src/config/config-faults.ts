// A wrong config in words: which line, what is wrong, and what was probably meant.
import { isMap, isNode, isPair, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';
import type { z } from 'zod';
import { problemId, type Problem } from '../domain/text/problem.ts';
import { configShape } from './config-shape.ts';
import { findNearest } from './nearest.ts';

/** A problem at a line of the config; the name of the file, not its folder, stands in the place. */
export function configProblem(fileName: string, line: number, sentence: string): Problem {
  return {
    id: problemId('config-wrong', fileName, String(line)),
    code: 'config-wrong',
    size: 'run',
    place: line > 0 ? `${fileName}, line ${line}` : fileName,
    sentence,
  };
}

/** What YAML itself refuses: doubled keys, unreadable lines, tags, links. */
export function syntaxProblems(fileName: string, document: Document, lines: LineCounter): readonly Problem[] {
  return [...document.errors, ...document.warnings].map((error) => {
    const line = lines.linePos(error.pos[0]).line;
    const what = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    const sentence =
      error.code === 'DUPLICATE_KEY'
        ? 'This key stands twice. Take one of the two away.'
        : `This cannot be read as YAML: ${what}. Two spaces indent, a colon and a space follow a key.`;
    return configProblem(fileName, line, sentence);
  });
}

export function shapeProblems(
  fileName: string,
  document: Document,
  lines: LineCounter,
  issues: readonly z.core.$ZodIssue[],
): readonly Problem[] {
  return issues.flatMap((issue) => {
    const at = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    if (issue.code !== 'unrecognized_keys')
      return [configProblem(fileName, lineOf(document, lines, at), `${nameOf(at)}: ${describeIssue(issue)}`)];
    const known = keysAt(at);
    return issue.keys.map((key) => {
      const nearest = findNearest(key, known);
      const hint = nearest === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
      return configProblem(
        fileName,
        lineOf(document, lines, [...at, key]),
        `${nameOf([...at, key])} is not a key marac knows. ${hint}`,
      );
    });
  });
}

const WANTED: Readonly<Record<string, string>> = {
  array: 'a list is needed here: write [one, two], or each on a line of its own behind a dash and a space',
  object: 'keys of its own are needed here, each on a line below it and two spaces further in',
  string: 'a text is needed here; one that looks like a number or a date stands in "quotes"',
  boolean: 'true or false is needed here',
  number: 'a number is needed here, without quotes',
  int: 'a whole number is needed here, without quotes',
};

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined) return 'this is missing.';
  if (issue.code === 'invalid_type') return `${WANTED[issue.expected] ?? `a ${issue.expected} is needed here`}.`;
  if (issue.code === 'invalid_value') return `one of these is needed: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_union') return 'one of the ways the comments describe is needed.';
  return `${issue.message}.`;
}

function nameOf(at: readonly (string | number)[]): string {
  if (at.length === 0) return 'The config';
  return at
    .map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** The line of the deepest part of that path which is in the file. */
function lineOf(document: Document, lines: LineCounter, at: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const step of at) {
    const found = childOf(node, step);
    if (found === undefined) break;
    offset = offsetOf(found.key) ?? offsetOf(found.value) ?? offset;
    node = found.value;
  }
  return offset === undefined ? 0 : lines.linePos(offset).line;
}

function childOf(
  node: unknown,
  step: string | number,
): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (isSeq(node) && typeof step === 'number') return step in node.items ? { value: node.items[step] } : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(step));
  return pair === undefined ? undefined : { key: pair.key, value: pair.value };
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

/** The keys that may stand at that path. */
function keysAt(at: readonly (string | number)[]): readonly string[] {
  let schemas: readonly unknown[] = [configShape];
  for (const step of at) schemas = schemas.flatMap((schema) => stepInto(schema, step));
  return [...new Set(schemas.flatMap((schema) => Object.keys(shapeOf(schema) ?? {})))];
}

function stepInto(schema: unknown, step: string | number): readonly unknown[] {
  const def = defOf(schema);
  if (def === undefined) return [];
  if (typeof step === 'number') return [unwrap(def['element'])];
  const shape = shapeOf(schema);
  if (shape === undefined) return [];
  const next = unwrap(shape[step]);
  const options = defOf(next)?.['options'];
  return Array.isArray(options) ? options : [next];
}

/** The schema inside optional, default and prefault wrappers. */
export function unwrap(schema: unknown): unknown {
  let inner = schema;
  for (let def = defOf(inner); def?.['innerType'] !== undefined; def = defOf(inner)) inner = def['innerType'];
  return inner;
}

export function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  const shape = defOf(unwrap(schema))?.['shape'];
  return typeof shape === 'object' && shape !== null ? (shape as Readonly<Record<string, unknown>>) : undefined;
}

function defOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof schema !== 'object' || schema === null || !('def' in schema)) return undefined;
  return schema.def as Readonly<Record<string, unknown>>;
}
