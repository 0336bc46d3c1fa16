// The closed set of elements, attributes and classes that a paper may be made of: what every printer can print, and nothing else.

/** An element of a page, as parse5 reads it. */
interface Attributed {
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
}

export type ElementName =
  | 'h1'
  | 'h2'
  | 'h3'
  | 'p'
  | 'ul'
  | 'ol'
  | 'li'
  | 'table'
  | 'caption'
  | 'colgroup'
  | 'col'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'
  | 'section'
  | 'strong'
  | 'em'
  | 'br'
  | 'span'
  | 'bdi'
  | 'a';

const WIDTHS = Array.from({ length: 19 }, (_, i) => `w${(i + 1) * 5}`);
const CELL = ['num', 'time', 'ref'];

/** Classes each element may carry; an element that is not here may not be written in a template. */
export const CLASSES: Readonly<Record<ElementName, readonly string[]>> = {
  h1: [],
  h2: ['new-page'],
  h3: [],
  p: ['lead', 'quiet', 'warn', 'statement', 'protect', 'none', 'sign', 'over'],
  ul: ['plain'],
  ol: [],
  li: [],
  table: ['facts', 'list', 'form', 'actions', 'said', 'dense'],
  caption: ['unseen'],
  colgroup: [],
  col: WIDTHS,
  thead: [],
  tbody: [],
  tr: ['pause', 'tall', 'long'],
  th: CELL,
  td: CELL,
  section: ['case', 'front', 'new-page', 'keep', 'picture'],
  strong: [],
  em: [],
  br: [],
  span: ['tag', 'quiet', 'ref', 'field', 'tick'],
  bdi: [],
  a: [],
};

/** Attributes a template may write besides class; `href` and the field attributes come from helpers only. */
export const ATTRIBUTES: Readonly<Partial<Record<ElementName, readonly string[]>>> = {
  th: ['scope', 'colspan'],
  td: ['colspan'],
};
/** What our own helpers may add to that. */
export const HELPER_ATTRIBUTES: Readonly<Partial<Record<ElementName, readonly string[]>>> = {
  a: ['href'],
  span: ['data-field', 'data-kind', 'data-choices', 'data-label', 'role', 'aria-label'],
};
/** A picture: drawn by a helper; the same facts follow it in text, so that plain text leaves it out. */
export const PICTURE_ELEMENTS: readonly string[] = [
  'svg',
  'g',
  'rect',
  'line',
  'text',
  'title',
  'path',
  'defs',
  'pattern',
  'circle',
];

export const VOID_ELEMENTS: readonly string[] = ['br', 'col'];
export const BLOCKS: readonly string[] = ['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'table', 'section'];

export function classesOf(node: Attributed): readonly string[] {
  return attributeOf(node, 'class')
    .split(' ')
    .filter((part) => part !== '');
}
export function attributeOf({ attrs }: Attributed, name: string): string {
  return attrs.find((attr) => attr.name === name)?.value ?? '';
}

export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(CLASSES, name);
}
