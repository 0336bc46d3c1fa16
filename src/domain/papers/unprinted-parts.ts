// What a model tells and the text made of it does not say: a template of the area's own may leave out what the product goes on to count as told.
import type { Shape } from './model-shape.ts';

/** Letters and digits alone: headings are in capitals, cells stand between bars, lines are broken. */
function bare(words: string): string {
  return words.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Fields that are there to be told and stand nowhere in the text, as a template names them: `cases.actions.text`. Never what stands in them. */
export function findUnprinted(shape: Shape, model: unknown, text: string): readonly string[] {
  const found: string[] = [];
  gather(shape, model, '', bare(text), found);
  return found;
}

function gather(shape: Shape, model: unknown, path: string, said: string, found: string[]): void {
  if (shape.kind === 'list') {
    for (const item of model as readonly unknown[]) gather(shape.of, item, path, said, found);
  } else if (shape.kind === 'group') {
    const values = model as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(shape.fields)) {
      const field = shape.fields[name];
      if (field !== undefined) gather(field, values[name], path === '' ? name : `${path}.${name}`, said, found);
    }
  } else if (shape.kind === 'text' && shape.told === true && typeof model === 'string') {
    if (said.indexOf(bare(model)) < 0 && found.indexOf(path) < 0) found.push(path);
  }
}
