// A place to write in, as a Word content control: the tag comes back with what was typed.
import { BuilderElement, CheckBox, TextRun, type XmlComponent } from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf } from '../page/paper-elements.ts';
import { CHOOSE, PROMPT } from '../forms/prompts.ts';

/** Word keeps 64 characters of a tag. */
const MOST_TAG = 64;
const SYMBOLS = 'MS Gothic';

type Kind = 'text' | 'line' | 'tick' | 'choice';

function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const keyed = Object.entries(attributes).map(([key, value]) => [key, { key, value }] as const);
  return new BuilderElement<Record<string, string>>({
    name,
    ...(keyed.length === 0 ? {} : { attributes: Object.fromEntries(keyed) }),
    children,
  });
}
const valued = (name: string, value: string): XmlComponent => element(name, { 'w:val': value });

/** The docx library's one content control is a tick box without a tag: ours is it with other contents. */
class ContentControl extends CheckBox {
  constructor(properties: readonly XmlComponent[], shown: TextRun) {
    super();
    this.root = [element('w:sdtPr', {}, properties), element('w:sdtContent', {}, [shown])];
  }
}

/** The control of one <span class="field">. Throws nothing: an over-long name is a mistake of a template and is cut by its linter. */
export function fieldControl(node: Tree.Element): ContentControl {
  const kind = attributeOf(node, 'data-kind') as Kind;
  const name = attributeOf(node, 'data-field');
  const choices = attributeOf(node, 'data-choices')
    .split(':')
    .filter((part) => part !== '');
  const properties = [
    valued('w:alias', attributeOf(node, 'data-label')),
    valued('w:tag', name.slice(0, MOST_TAG)),
    valued('w:id', String(idOf(name))),
    ...(kind === 'tick' ? [] : [element('w:showingPlcHdr')]),
    controlOf(kind, choices),
  ];
  const shown = new TextRun({
    text: kind === 'tick' ? '☐' : kind === 'choice' ? CHOOSE : PROMPT,
    color: '767676',
    ...(kind === 'tick' ? { font: SYMBOLS } : {}),
  });
  return new ContentControl(properties, shown);
}

function controlOf(kind: Kind, choices: readonly string[]): XmlComponent {
  switch (kind) {
    case 'text':
      return element('w:text', { 'w:multiLine': '1' });
    case 'line':
      return element('w:text');
    case 'choice':
      return element(
        'w:dropDownList',
        {},
        choices.map((choice) => element('w:listItem', { 'w:displayText': choice, 'w:value': choice })),
      );
    case 'tick':
      return element('w14:checkbox', {}, [
        element('w14:checked', { 'w14:val': '0' }),
        element('w14:checkedState', { 'w14:val': '2612', 'w14:font': SYMBOLS }),
        element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': SYMBOLS }),
      ]);
  }
}

/** Word wants a number that no other control of the file has; FNV-1a over the name, within 31 bits. */
function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 1 || 1;
}
