// A place to write in on a template's page (<span class="field">), as a Word content control.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf } from '../page/paper-elements.ts';
import { wordControl, type WordPlace } from './docx-control.ts';

/** Throws nothing: an over-long name is a mistake of a template and is cut by its linter. */
export function fieldControl(node: Tree.Element): ReturnType<typeof wordControl> {
  return wordControl({
    tag: attributeOf(node, 'data-field'),
    title: attributeOf(node, 'data-label'),
    kind: attributeOf(node, 'data-kind') as WordPlace['kind'],
    choices: attributeOf(node, 'data-choices')
      .split(':')
      .filter((part) => part !== ''),
  });
}
