import { describe, expect, test } from 'vitest';
import { AUDIENCES, FIELD_CLASSES } from '../../src/domain/access/field-class.ts';
import { AUDIENCE_CLASSES } from '../../src/domain/access/entitlement.ts';
import { caseGroup, group, list, text } from '../../src/domain/papers/model-shape.ts';
import type { Fields } from '../../src/domain/papers/model-shape.ts';
import { checkTemplate } from '../../src/documents/templates/template-check.ts';
import { readTemplates } from '../../src/documents/templates/template-files.ts';
import type { Template } from '../../src/documents/templates/template-files.ts';
import Handlebars from 'handlebars';
import { TEMPLATES } from './press.ts';

const leaves: Fields = Object.fromEntries(FIELD_CLASSES.map((name) => [name, text(name)]));
const shape = group({ cases: list(caseGroup({ ...leaves, ref: text('open') })) });
const templates = readTemplates(TEMPLATES);
const template = (source: string): Template => ({ file: 'test.hbs', source, program: Handlebars.parse(source) });

const WAYS: readonly ((field: string) => string)[] = [
  (field) => `{{${field}}}`,
  (field) => `{{lines ${field}}}`,
  (field) => `{{#given ${field}}}x{{/given}}`,
  (field) => `{{#given ref}}{{else}}{{#if @first}}{{${field}}}{{/if}}{{/given}}`,
  (field) => `{{> person name=${field} birth="" aliases=nothing}}`,
  (field) => `{{field ref "x" "" ${field} "text"}}`,
  (field) => `{{this.${field}}}`,
];

describe('every class against every audience', () => {
  test.each(AUDIENCES)('%s is refused exactly the classes it may not see, by every way to print them', (audience) => {
    for (const name of FIELD_CLASSES) {
      const may = AUDIENCE_CLASSES[audience].includes(name);
      for (const way of WAYS) {
        const source = `{{#each cases}}${way(name)}{{else}}x{{/each}}`;
        const found = checkTemplate(template(source), templates, shape, [audience]).filter(
          (one) => one.code === 'template.not-theirs',
        );
        expect([`${audience} ${name} ${source}`, found.length > 0]).toEqual([`${audience} ${name} ${source}`, !may]);
      }
    }
  });

  test('a template for two audiences may print only what both may see', () => {
    const found = checkTemplate(
      template('{{#each cases}}{{safeContact}}{{link}}{{note}}{{else}}x{{/each}}'),
      templates,
      shape,
      ['idva', 'chair'],
    );
    expect(found.map((one) => one.sentence)).toEqual([
      '"safeContact" is of class safeContact, which chair may not see.',
      '"link" is of class link, which idva may not see.',
    ]);
  });
});
