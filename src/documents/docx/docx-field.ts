// A place to write in, as a Word content control: the tag comes back with what was typed.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { CHOOSE, PROMPT } from '../forms/prompts.ts';
import { escapeXml, run } from './docx-markup.ts';

/** Word keeps 64 characters of a tag. */
const MOST_TAG = 64;

type Kind = 'text' | 'line' | 'tick' | 'choice';

const TICK_FONT = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>';
const TICK_BOX =
  '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>';

/** The control of one <span class="field">. Throws nothing: an over-long name is a mistake of a template and is cut by its linter. */
export function fieldControl(node: Tree.Element): string {
  const attribute = (name: string): string => node.attrs.find((one) => one.name === name)?.value ?? '';
  const kind = attribute('data-kind') as Kind;
  const choices = attribute('data-choices')
    .split(':')
    .filter((one) => one !== '');
  const properties = [
    `<w:alias w:val="${escapeXml(attribute('data-label'))}"/>`,
    `<w:tag w:val="${escapeXml(attribute('data-field').slice(0, MOST_TAG))}"/>`,
    `<w:id w:val="${idOf(attribute('data-field'))}"/>`,
    kind === 'tick' ? '' : '<w:showingPlcHdr/>',
    controlOf(kind, choices),
  ].join('');
  const shown = kind === 'tick' ? '☐' : kind === 'choice' ? CHOOSE : PROMPT;
  const content = run(shown, `${kind === 'tick' ? TICK_FONT : ''}<w:color w:val="767676"/>`);
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

function controlOf(kind: Kind, choices: readonly string[]): string {
  switch (kind) {
    case 'text':
      return '<w:text w:multiLine="1"/>';
    case 'line':
      return '<w:text/>';
    case 'choice': {
      const items = choices.map((one) => {
        const value = escapeXml(one);
        return `<w:listItem w:displayText="${value}" w:value="${value}"/>`;
      });
      return `<w:dropDownList>${items.join('')}</w:dropDownList>`;
    }
    case 'tick':
      return TICK_BOX;
  }
}

/** Word wants a number that no other control of the file has; FNV-1a over the name, within 31 bits. */
function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 1 || 1;
}
