// What a paper's model looks like, declared once as data with a field class on every leaf. The TypeScript type, the check of templates, the
// manifest of what a paper discloses and the rehearsal mask all come from this one declaration.
import type { FieldClass } from '../access/field-class.ts';
import type { Disclosed } from '../plan/effects.ts';

/** Words as they are printed; '' means there is none. Days and times arrive already told (`formatDay`, `formatTime`), never as 2027-03-09. */
export interface TextLeaf {
  readonly kind: 'text';
  readonly class: FieldClass;
  /** Told as of the day on which it is made. */
  readonly ofTheDay?: true;
  /** What the paper is there to tell, and counts as told once it has gone: a template must print it. */
  readonly told?: true;
  /** Row id of the agency whose action the group around it is: for the manifest. It is no part of the content. */
  readonly doer?: true;
}
export interface YesNoLeaf {
  readonly kind: 'yesNo';
  readonly class: FieldClass;
}
export interface CountLeaf {
  readonly kind: 'count';
  readonly class: FieldClass;
}
export interface ListOf<S extends Shape = Shape> {
  readonly kind: 'list';
  readonly of: S;
}
export interface Group<F extends Fields = Fields> {
  readonly kind: 'group';
  readonly fields: F;
  /** A case's subtree: everything in it is about the case that its `ref` names. */
  readonly isCase: boolean;
}
export type Shape = TextLeaf | YesNoLeaf | CountLeaf | ListShape | GroupShape;
export interface ListShape {
  readonly kind: 'list';
  readonly of: Shape;
}
export interface GroupShape {
  readonly kind: 'group';
  readonly fields: Fields;
  readonly isCase: boolean;
}
export interface Fields {
  readonly [name: string]: Shape;
}

export type ModelOf<S> = S extends TextLeaf
  ? string
  : S extends YesNoLeaf
    ? boolean
    : S extends CountLeaf
      ? number
      : S extends { readonly kind: 'list'; readonly of: infer I }
        ? readonly ModelOf<I>[]
        : S extends { readonly kind: 'group'; readonly fields: infer F }
          ? { readonly [K in keyof F]: ModelOf<F[K]> }
          : never;

export function text(of: FieldClass): TextLeaf {
  return { kind: 'text', class: of };
}
/** Words that a template must print wherever they are not empty. */
export function told(of: FieldClass): TextLeaf {
  return { kind: 'text', class: of, told: true };
}
/** How long something is late, or is still to go: another day alone makes no other paper of it. */
export function textOfTheDay(of: FieldClass): TextLeaf {
  return { kind: 'text', class: of, ofTheDay: true };
}
/** The row id of the agency whose action this is, which the manifest names. */
export function doer(): TextLeaf {
  return { kind: 'text', class: 'open', doer: true };
}
export function yesNo(of: FieldClass = 'open'): YesNoLeaf {
  return { kind: 'yesNo', class: of };
}
export function count(of: FieldClass = 'open'): CountLeaf {
  return { kind: 'count', class: of };
}
export function list<S extends Shape>(of: S): ListOf<S> {
  return { kind: 'list', of };
}
export function group<F extends Fields>(fields: F): Group<F> {
  return { kind: 'group', fields, isCase: false };
}
/** A subtree about one case (or one Clare's Law request): its `ref` is the unguessable ref that the manifest names. */
export function caseGroup<F extends Fields & { readonly ref: TextLeaf }>(fields: F): Group<F> {
  return { kind: 'group', fields, isCase: true };
}

/** Classes that say nothing about a case: they may stand outside a case's subtree. */
const OUTSIDE_A_CASE: readonly FieldClass[] = ['open', 'staff'];

/** Paths of leaves that would escape the manifest: a case's data that stands in no case's subtree. Empty for a good shape. */
export function findStrayLeaves(shape: Shape, path = '', inCase = false): readonly string[] {
  if (shape.kind === 'list') return findStrayLeaves(shape.of, `${path}[]`, inCase);
  if (shape.kind === 'group') {
    return Object.keys(shape.fields).flatMap((name) => {
      const field = shape.fields[name];
      const at = path === '' ? name : `${path}.${name}`;
      return field === undefined ? [] : findStrayLeaves(field, at, inCase || shape.isCase);
    });
  }
  return inCase || OUTSIDE_A_CASE.indexOf(shape.class) >= 0 ? [] : [path];
}

/** Where a model is not what its shape says: missing, of another kind, or not in the shape. Paths only, never a value. */
export function findMisfits(shape: Shape, model: unknown, path = ''): readonly string[] {
  const at = path === '' ? 'the model' : path;
  switch (shape.kind) {
    case 'text':
      return typeof model === 'string' ? [] : [`${at} is not text`];
    case 'yesNo':
      return typeof model === 'boolean' ? [] : [`${at} is not yes or no`];
    case 'count':
      return typeof model === 'number' && Number.isFinite(model) ? [] : [`${at} is not a number`];
    case 'list':
      if (!Array.isArray(model)) return [`${at} is not a list`];
      return model.reduce<readonly string[]>(
        (all, item: unknown, i) => all.concat(findMisfits(shape.of, item, `${path}[${i}]`)),
        [],
      );
    case 'group':
      return groupMisfits(shape, model, path, at);
  }
}

function groupMisfits(shape: GroupShape, model: unknown, path: string, at: string): readonly string[] {
  if (typeof model !== 'object' || model === null || Array.isArray(model)) return [`${at} is not a group of fields`];
  const values = model as Readonly<Record<string, unknown>>;
  const wanted = Object.keys(shape.fields);
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const extra = Object.keys(values)
    .filter((name) => wanted.indexOf(name) < 0)
    .map((name) => `${below(name)} is not in the shape`);
  const inner = wanted.map((name) => {
    const field = shape.fields[name];
    if (field === undefined) return [];
    if (!Object.prototype.hasOwnProperty.call(values, name)) return [`${below(name)} is missing`];
    return findMisfits(field, values[name], below(name));
  });
  return inner.reduce<readonly string[]>((all, some) => all.concat(some), extra);
}

/** The same model without what another day alone would change, and without what is there for the manifest only. */
export function withoutTheDay(shape: Shape, model: unknown): unknown {
  if (shape.kind === 'list') return (model as readonly unknown[]).map((item) => withoutTheDay(shape.of, item));
  if (shape.kind === 'text') return shape.ofTheDay === true ? '' : model;
  if (shape.kind !== 'group') return model;
  const values = { ...(model as Readonly<Record<string, unknown>>) };
  for (const name of Object.keys(shape.fields)) {
    const field = shape.fields[name];
    if (field?.kind === 'text' && field.doer === true) delete values[name];
    else if (field !== undefined && values[name] !== undefined) values[name] = withoutTheDay(field, values[name]);
  }
  return values;
}

interface Found {
  readonly classes: string[];
  readonly doers: string[];
}

/**
 * Which cases a model speaks of, which classes of their fields it holds (an empty text or list holds nothing) and whose actions: the manifest.
 * Cases in the order they are met, classes in the order of the shape.
 */
export function discloses(shape: Shape, model: unknown): readonly Disclosed[] {
  const found = new Map<string, Found>();
  gather(shape, model, undefined, found);
  const out: Disclosed[] = [];
  found.forEach(({ classes, doers }, ref) =>
    out.push({ case: ref, classes, ...(classes.indexOf('action') < 0 ? {} : { actionsOf: doers }) }),
  );
  return out;
}

function gather(shape: Shape, model: unknown, ref: string | undefined, found: Map<string, Found>): void {
  if (shape.kind === 'list') {
    for (const item of model as readonly unknown[]) gather(shape.of, item, ref, found);
  } else if (shape.kind === 'group') {
    const values = model as Readonly<Record<string, unknown>>;
    const here = shape.isCase ? String(values['ref']) : ref;
    // A subtree that is there only to be complete (no case at all) has an empty ref and discloses nothing.
    for (const name of Object.keys(shape.fields)) {
      const field = shape.fields[name];
      if (field !== undefined) gather(field, values[name], here === '' ? undefined : here, found);
    }
  } else if (ref !== undefined && model !== '' && model !== false) {
    const one = found.get(ref) ?? { classes: [], doers: [] };
    const [into, what] =
      shape.kind === 'text' && shape.doer === true ? [one.doers, String(model)] : [one.classes, shape.class];
    if (into.indexOf(what) < 0) into.push(what);
    found.set(ref, one);
  }
}
