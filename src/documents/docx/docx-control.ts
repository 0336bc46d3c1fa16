// A place to write in, as a Word content control: the tag comes back with what was typed.
import { BuilderElement, CheckBox, TextRun, type XmlComponent } from 'docx';
import { CHOOSE, DAY_PROMPT, PROMPT } from '../forms/prompts.ts';

/** Word keeps 64 characters of a tag. */
const MOST_TAG = 64;
const SYMBOLS = 'MS Gothic';

export interface WordPlace {
  readonly tag: string;
  /** As Word shows it over the place, and a screen reader says it. */
  readonly title: string;
  /** line: one line. text: as many as somebody types. */
  readonly kind: 'text' | 'line' | 'tick' | 'choice' | 'day';
  readonly choices?: readonly string[];
}

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

const SHOWN = { text: PROMPT, line: PROMPT, tick: '☐', choice: CHOOSE, day: DAY_PROMPT } as const;

/** Throws nothing: an over-long tag is a mistake of whoever made the form and is cut. */
export function wordControl({ tag, title, kind, choices = [] }: WordPlace): ContentControl {
  const properties = [
    valued('w:alias', title),
    valued('w:tag', tag.slice(0, MOST_TAG)),
    valued('w:id', String(idOf(tag))),
    ...(kind === 'tick' ? [] : [element('w:showingPlcHdr')]),
    controlOf(kind, choices),
  ];
  const shown = new TextRun({ text: SHOWN[kind], ...(kind === 'tick' ? { font: SYMBOLS } : { color: '767676' }) });
  return new ContentControl(properties, shown);
}

function controlOf(kind: WordPlace['kind'], choices: readonly string[]): XmlComponent {
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
    case 'day':
      return element('w:date', {}, [
        valued('w:dateFormat', 'dd/MM/yyyy'),
        valued('w:lid', 'en-GB'),
        valued('w:storeMappedDataAs', 'dateTime'),
        valued('w:calendar', 'gregorian'),
      ]);
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
