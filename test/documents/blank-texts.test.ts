// A case from a list has no referral, and a referral need not name its agency: what a paper says of them is a whole sentence all the same.
import { expect, test } from 'vitest';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';

const documents = openTestDocuments();
const models = richModels();

/** The fields that the paper's view leaves blank where nobody typed them. */
const MAY_BE_BLANK: readonly (readonly [PaperTemplate, readonly string[]])[] = [
  ['agenda', ['referredBy', 'presenter']],
  ['agenda-full', ['referredBy', 'presenter']],
  ['emergency-note', ['called', 'askedBy']],
  ['idva-first-contact', ['referredBy', 'received']],
  ['idva-papers', ['referredBy']],
  ['supplement', ['referredBy', 'presenter']],
];

function composeBlank(name: PaperTemplate, fields: readonly string[]): string {
  const blank: unknown = JSON.parse(
    JSON.stringify(models[name], (field, value: unknown) => (fields.includes(field) ? '' : value)),
  );
  return documents.compose('paper', name, blank).text;
}

/** A comma or full stop after a gap, or a line that ends in such a word. */
const BROKEN_OFF = / [.,](?:\s|$)| (?:by|from)$/m;

const SUBSETS = MAY_BE_BLANK.flatMap(([name, fields]) =>
  [...fields.map((field) => [field]), fields].map((blank) => [name, blank] as const),
);

test.each(SUBSETS)('%s breaks off no sentence where %j is not recorded', (name, fields) => {
  expect(composeBlank(name, fields)).not.toMatch(BROKEN_OFF);
});

test('papers for the IDVA say that the referrer is not recorded', () => {
  const text = composeBlank('idva-papers', ['referredBy']);
  expect(text).toContain('Who referred is not recorded.');
  expect(text).not.toContain('Referred by');
});
