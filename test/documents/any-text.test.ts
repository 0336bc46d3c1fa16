// Whatever a person types in whatever script stands in the page and in the plain words as it was typed. All data synthetic.
import fc from 'fast-check';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { cleanText } from '../../src/documents/page/clean-text.ts';
import { composingDocuments } from '../support/desk.ts';
import { richModels } from './models.ts';

function wordsOf(html: string): string {
  const texts: string[] = [];
  const look = (node: object): void => {
    if ('value' in node && typeof node.value === 'string') texts.push(node.value);
    for (const child of 'childNodes' in node ? (node.childNodes as readonly object[]) : []) look(child);
  };
  look(parse(html));
  return texts.join('');
}

test(
  'PROP29: any text of a model stands in the page and in the plain words as it was typed',
  { timeout: 120_000 },
  () => {
    const documents = composingDocuments();
    const model = richModels()['praise-letter'];
    // Without what is dropped on purpose: controls, and signs that would turn the direction of what stands beside them.
    const kept = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => cleanText(text) === text && text.trim() === text && !/\s{2}/.test(text));
    let scripts = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          kept,
          fc.constantFrom('Wójcik-Żółkiewska', 'خان، عائشہ', '李小龍', 'ਕੌਰ', 'Ó\u2019Neill & Søn <b>', 'e\u0301'),
        ),
        (typed) => {
          const { html, text } = documents.compose('paper', 'praise-letter', { ...model, to: typed });
          if (/[^ -~]/.test(typed)) scripts += 1;
          expect(wordsOf(html)).toContain(typed);
          expect(text).toContain(typed);
        },
      ),
      { numRuns: 150, seed: 29 },
    );
    expect(scripts).toBeGreaterThan(30);
  },
);
