// A place to write in, as a Word content control: the tag comes back with what was typed. The docx library has none for text, so these are ours.
import { BuilderElement } from 'docx';
import type { ParagraphChild } from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { CHOOSE, PROMPT } from '../forms/prompts.ts';

/** Word keeps 64 characters of a tag. */
const MOST_TAG = 64;

type Kind = 'text' | 'line' | 'tick' | 'choice';

function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly BuilderElement[] = [],
): BuilderElement {
  return new BuilderElement({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
    children: [...children],
  });
}

const words = (text: string): BuilderElement => {
  const node = new BuilderElement({ name: 'w:t', attributes: { space: { key: 'xml:space', value: 'preserve' } } });
  node.addChildElement(text);
  return node;
};

/** The control of one <span class="field">. Throws nothing: an over-long name is a mistake of a template and is cut by its linter. */
export function fieldControl(node: Tree.Element): ParagraphChild {
  const attribute = (name: string): string => node.attrs.find((one) => one.name === name)?.value ?? '';
  const kind = attribute('data-kind') as Kind;
  const choices = attribute('data-choices')
    .split(':')
    .filter((one) => one !== '');
  const properties = [
    element('w:alias', { 'w:val': attribute('data-label') }),
    element('w:tag', { 'w:val': attribute('data-field').slice(0, MOST_TAG) }),
    element('w:id', { 'w:val': String(idOf(attribute('data-field'))) }),
    element('w:showingPlcHdr'),
    ...controlOf(kind, choices),
  ];
  const shown = kind === 'tick' ? '☐' : kind === 'choice' ? CHOOSE : PROMPT;
  if (kind === 'tick') properties.splice(3, 1);
  const look = element('w:rPr', {}, [
    ...(kind === 'tick'
      ? [element('w:rFonts', { 'w:ascii': 'MS Gothic', 'w:hAnsi': 'MS Gothic', 'w:eastAsia': 'MS Gothic' })]
      : []),
    element('w:color', { 'w:val': '767676' }),
  ]);
  const content = element('w:sdtContent', {}, [element('w:r', {}, [look, words(shown)])]);
  return element('w:sdt', {}, [element('w:sdtPr', {}, properties), content]) as unknown as ParagraphChild;
}

function controlOf(kind: Kind, choices: readonly string[]): readonly BuilderElement[] {
  switch (kind) {
    case 'text':
      return [element('w:text', { 'w:multiLine': '1' })];
    case 'line':
      return [element('w:text')];
    case 'choice':
      return [
        element(
          'w:dropDownList',
          {},
          choices.map((one) => element('w:listItem', { 'w:displayText': one, 'w:value': one })),
        ),
      ];
    case 'tick':
      return [
        element('w14:checkbox', {}, [
          element('w14:checked', { 'w14:val': '0' }),
          element('w14:checkedState', { 'w14:val': '2612', 'w14:font': 'MS Gothic' }),
          element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': 'MS Gothic' }),
        ]),
      ];
  }
}

/** Word wants a number that no other control of the file has; FNV-1a over the name, within 31 bits. */
function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 1 || 1;
}
