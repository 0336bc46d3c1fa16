// The oracle for bare refs in papers and mails: what it finds, what it lets stand, and that no template of the catalogue prints a ref by itself.
import { describe, expect, test } from 'vitest';
import { PAPERS, type PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { richModels } from '../documents/models.ts';
import { bareInMail, bareInPaper } from './completeness/bare-refs-in-papers.ts';
import type { Known } from './completeness/bare-refs.ts';

const ELLA: Known = { words: ['Ella Example'], restricted: false };
const called = (id: string): Known | undefined => (id === 'K-AAAA22' || id === 'A-AAAA22' ? ELLA : undefined);
const ACTIONS = new Map([['A-AAAA22', 'Ring the school. Then write.']]);
const found = (html: string, template = 'agenda'): readonly string[] =>
  bareInPaper(template, `<body><h1>Agenda</h1>${html}</body>`, called, ACTIONS).map((one) => one.thing);

describe('in a paper', () => {
  test.each([
    ['a line', '<p>Case K-AAAA22: open.</p>'],
    ['a row, whatever the row before says', '<table><tr><td>Ella Example</td></tr><tr><td>K-AAAA22</td></tr></table>'],
    ['part of another name is no name', '<p>Ella Examples K-AAAA22</p>'],
    ['under another heading', '<h2>Ella Example</h2><p>Yes</p><h2>Next</h2><p>K-AAAA22</p>'],
  ])('a ref by itself is found: %s', (_where, html) => {
    expect(found(html)).toEqual(['bare K-AAAA22']);
  });

  test.each([
    ['in its line', '<p>Ella Example (K-AAAA22)</p>'],
    ['in its row', '<table><tr><td>K-AAAA22</td><td><p>Ella</p><p><strong>Ella Example</strong></p></td></tr></table>'],
    ['in the heading above', '<h2>Ella Example</h2><h3>Actions</h3><p>K-AAAA22</p>'],
    ['in the line under the title', '<p class="lead">Ella Example</p><h2>Ways</h2><p>K-AAAA22</p>'],
    [
      'an action by what is to be done',
      '<table><tr><td>A-AAAA22</td><td>Ring the school. Then write.</td></tr></table>',
    ],
    ['nothing is known of it', '<p>K-ZZZZ22</p>'],
  ])('the name stands by it: %s', (_where, html) => {
    expect(found(html)).toEqual([]);
  });

  test('a manager’s report names no case: its readers may see no name', () => {
    expect(found('<p>K-AAAA22</p>', 'figures-report')).toEqual([]);
  });
});

describe('in a mail', () => {
  test.each(['Ask C-AAAA22 about it.', 'The meeting M-AAAA22', 'A-AAAA22', 'Housing: G-AAAA22'])('%s', (line) => {
    expect(bareInMail('digest', line)).toHaveLength(1);
  });
  test.each(['A-AAAA22: due 8 February 2027', 'Referral R-AAAA22, received on Monday', 'Reference D-AAAA22.'])(
    '%s',
    (line) => {
      expect(bareInMail('digest', line)).toEqual([]);
    },
  );
});

describe('every template', () => {
  const documents = openDocuments({ templatesDir: 'templates', cacheDir: 'node_modules/.cache/marac-papers' });
  const models = richModels(3);
  test.each(Object.keys(PAPERS) as PaperTemplate[])('%s', (template) => {
    const { html } = documents.compose('paper', template, models[template]);
    const known: Known = { words: namesIn(models[template]), restricted: false };
    const faults = bareInPaper(
      template,
      html,
      (id) => (/^[KR]-/.test(id) && known.words.length > 0 ? known : undefined),
      new Map(),
    );
    expect(faults.map((one) => one.what)).toEqual([]);
  });
});

/** Names of people that the model holds, wherever they stand in it. */
function namesIn(model: unknown): readonly string[] {
  const names: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, inner] of Object.entries(value)) {
      if (field === 'name' && typeof inner === 'string' && inner !== '') names.push(inner);
      walk(inner);
    }
  };
  walk(model);
  return names;
}
