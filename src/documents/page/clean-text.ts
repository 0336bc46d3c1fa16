// Makes a cell's text fit to print: no control characters, no direction tricks; right-to-left words kept from pulling their neighbours along.
import type { Shape } from '../../domain/papers/model-shape.ts';

/** Around a line that has right-to-left letters; becomes a <bdi> element when the page is made. */
export const ISOLATE = '\u2068';
export const POP = '\u2069';

/** Controls but tab and newline; marks that embed, override or isolate direction; noncharacters that XML forbids. */
function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a;
  if (code >= 0x7f && code <= 0x9f) return true;
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code >= 0xfffe;
}

function withoutForbidden(words: string): string {
  let out = '';
  for (let i = 0; i < words.length; i += 1) if (!isForbidden(words.charCodeAt(i))) out += words[i] ?? '';
  return out;
}

export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export function cleanText(words: string): string {
  const plain = withoutForbidden(words.replaceAll(/\r\n?|\u2028|\u2029|\u0085/g, '\n')).toWellFormed();
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
