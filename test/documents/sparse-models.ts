// Models with as little in them as a meeting can have: what nobody typed is blank, what nobody listed is not there.
import type { Shape } from '../../src/domain/papers/model-shape.ts';

/** The head is worked out and always there, as are whom to ask and a case's ref. */
const ALWAYS: readonly string[] = ['head', 'coordinator', 'ring', 'from', 'ref'];

/** The same model with texts left blank; `isBlank` says which, by the names from the top to the text: `cases.victim.birth`. */
export function withBlanks(shape: Shape, model: unknown, isBlank: (path: string) => boolean, path = ''): unknown {
  if (shape.kind === 'list')
    return (model as readonly unknown[]).map((one) => withBlanks(shape.of, one, isBlank, path));
  if (shape.kind === 'text') return isBlank(path) ? '' : model;
  if (shape.kind !== 'group') return model;
  const values = model as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape.fields).map(([name, field]) => [
      name,
      ALWAYS.includes(name)
        ? values[name]
        : withBlanks(field, values[name], isBlank, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

/** At most so many of everything that is listed. */
export function withFew(shape: Shape, model: unknown, most: number): unknown {
  if (shape.kind === 'list')
    return (model as readonly unknown[]).slice(0, most).map((one) => withFew(shape.of, one, most));
  if (shape.kind !== 'group') return model;
  const values = model as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape.fields).map(([name, field]) => [
      name,
      name === 'head' ? values[name] : withFew(field, values[name], most),
    ]),
  );
}

/** The names of all texts that may be blank, from the top. */
export function textsOf(shape: Shape, path = ''): readonly string[] {
  if (shape.kind === 'list') return textsOf(shape.of, path);
  if (shape.kind === 'text') return [path];
  if (shape.kind !== 'group') return [];
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    ALWAYS.includes(name) ? [] : textsOf(field, path === '' ? name : `${path}.${name}`),
  );
}
