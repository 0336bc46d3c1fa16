// A table that goes over to another page leaves no page with one row: its last four go together.
import { afterAll, expect, test } from 'vitest';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { readPdf } from './reading.ts';

const documents = openTestDocuments();
afterAll(() => documents.close());

test('the last four rows of a table stand on one page', { timeout: 120_000 }, async () => {
  const model = richModels(2)['idva-first-contact'];
  // With so many answers one row had a page to itself, and the line under the table.
  const more = Array.from({ length: 10 }, (_, at) => ({ about: `Question ${at}`, text: `Answer ${at}` }));
  const { html } = documents.compose('paper', 'idva-first-contact', { ...model, case: { ...model.case, more } });
  const printed = await documents.print(html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  const { pageTexts } = await readPdf(printed.bytes);
  expect(pageTexts).toHaveLength(2);
  expect(pageTexts[1]?.match(/Answer \d/g)).toEqual(['Answer 6', 'Answer 7', 'Answer 8', 'Answer 9']);
});
