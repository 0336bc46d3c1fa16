// Makes a cell's text fit to print: no control characters, no direction tricks; right-to-left words kept from pulling their neighbours along.
import type { Shape } from '../domain/papers/shape.ts';

/** Around a line that has right-to-left letters; becomes a <bdi> element when the page is made. */
export const ISOLATE = '\u2068';
export const POP = '\u2069';

// Controls but tab and newline; marks that embed, override or isolate direction; noncharacters that XML forbids.
const FORBIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]',
  'g',
);
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export function cleanText(words: string): string {
  const plain = words
    .replaceAll(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll(FORBIDDEN, '')
    .toWellFormed();
  if (!RIGHT_TO_LEFT.test(plain)) return plain;
  return plain
    .split('\n')
    .map((line) => (RIGHT_TO_LEFT.test(line) ? `${ISOLATE}${line}${POP}` : line))
    .join('\n');
}

/** The model with every text cleaned; the model must fit its shape. */
export function cleanModel(shape: Shape, model: unknown): unknown {
  if (shape.kind === 'text') return cleanText(model as string);
  if (shape.kind === 'list') return (model as readonly unknown[]).map((item) => cleanModel(shape.of, item));
  if (shape.kind !== 'group') return model;
  const values = model as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape.fields).map(([name, field]) => [name, cleanModel(field, values[name])]),
  );
}
