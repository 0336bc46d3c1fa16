// Follows the paths that templates write through the shape of their model, and says what may not be reached or shown.
import { AUDIENCE_CLASSES } from '../../domain/access/entitlement.ts';
import type { Audience, FieldClass } from '../../domain/access/field-class.ts';
import { yesNo, type GroupShape, type Shape } from '../../domain/papers/model-shape.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { templateProblem, type Templates } from './template-files.ts';

/** One level of the data a template stands in. */
export interface Frame {
  readonly shape: Shape;
}

export interface Place {
  readonly file: string;
  readonly frames: readonly Frame[];
  /** Lists and texts that an enclosing `given` has already found to be there. */
  readonly given: readonly string[];
  readonly depth: number;
}

export interface Check {
  readonly templates: Templates;
  readonly allowed: ReadonlySet<FieldClass>;
  readonly audiences: readonly Audience[];
  readonly problems: Map<string, Problem>;
}

/** What every one of the audiences may be shown. */
export function allowedFor(audiences: readonly Audience[]): ReadonlySet<FieldClass> {
  const [first, ...others] = audiences.map((audience) => AUDIENCE_CLASSES[audience]);
  return new Set((first ?? []).filter((name) => others.every((list) => list.includes(name))));
}

type Say = (code: string, sentence: string) => undefined;

/** Says what is wrong with a part of a template. */
export function sayAt(node: hbs.AST.Node, place: Place, check: Check): Say {
  return (code, sentence) => {
    const problem = templateProblem(code, place.file, node.loc.start.line, sentence);
    check.problems.set(`${problem.id} ${sentence}`, problem);
    return undefined;
  };
}

/** Resolves a path to its shape, or says why there is none. */
export function resolve(path: hbs.AST.PathExpression, place: Place, check: Check): Shape | undefined {
  const say = sayAt(path, place, check);
  if (path.data) {
    const known = path.depth === 0 && (path.original === '@first' || path.original === '@last');
    return known ? yesNo() : say('template.refused', `"${path.original}" may not be used: only @first and @last.`);
  }
  const up = place.frames.length - 1 - path.depth;
  if (up < 0) return say('template.unknown-field', `"${path.original}" climbs out of the paper.`);
  for (let i = place.frames.length - 1; i > up; i -= 1) {
    const left = place.frames[i]?.shape;
    if (left?.kind === 'group' && left.isCase)
      return say(
        'template.across-cases',
        `"${path.original}" climbs out of a case: what is printed in a case must come from it.`,
      );
  }
  return follow(path, place.frames[up]?.shape, say);
}

function follow(path: hbs.AST.PathExpression, start: Shape | undefined, say: Say): Shape | undefined {
  let shape = start;
  for (const part of path.parts) {
    const fields: GroupShape['fields'] = shape?.kind === 'group' ? shape.fields : {};
    const next = Object.hasOwn(fields, part) ? fields[part] : undefined;
    if (next === undefined) {
      const near = Object.keys(fields);
      const known = near.length > 0 ? ` Here are: ${near.join(', ')}.` : '';
      return say('template.unknown-field', `There is no field "${path.original}" here.${known}`);
    }
    shape = next;
  }
  return shape;
}

/** A leaf that is printed or asked about must be of a class that every audience of the template may see. */
export function checkShown(shape: Shape, path: hbs.AST.PathExpression, place: Place, check: Check): void {
  const say = sayAt(path, place, check);
  if (shape.kind === 'list') return checkShown(shape.of, path, place, check);
  if (shape.kind === 'group') {
    for (const field of Object.values(shape.fields)) checkShown(field, path, place, check);
    return undefined;
  }
  if (!check.allowed.has(shape.class)) {
    const readers = check.audiences.filter((audience) => !AUDIENCE_CLASSES[audience].includes(shape.class)).join(', ');
    say('template.not-theirs', `"${path.original}" is of class ${shape.class}, which ${readers} may not see.`);
  }
  return undefined;
}
