// What an attachment is called: as the paper was named, while that is a name of the grammar and its agency is on the register. All made up.
import { expect, test } from 'vitest';
import { printName } from '../../src/domain/outward/outward-name.ts';
import { LONGEST_AGENCY, outwardWords } from '../../src/domain/outward/outward-words.ts';
import { kindOfPaper } from '../../src/domain/outward/outward-kinds.ts';
import { attachmentName } from '../../src/mail/attachment-name.ts';
import { referenceOf } from '../../src/mail/subjects.ts';
import { aPaper, TEST_KEYS } from '../ledger/make.ts';

const { key, template } = aPaper();
const kind = kindOfPaper(template);
const agency = outwardWords('Test Housing', LONGEST_AGENCY) ?? '';
const area = 'Ealing MARAC';
const [OWN, OTHER] = [
  { id: 'G-1', name: 'Test Housing', kind: 'housing' },
  { id: 'G-2', name: 'Test Health', kind: 'primaryCare' },
] as const;
const WITHOUT = printName({ kind, area, number: 'D-7KQ2MX' });
const WITH = printName({ kind, area, agency, number: 'D-7KQ2MX' });
const OPAQUE = printName({ kind, number: referenceOf(TEST_KEYS, key) });

test.each([
  ['made before papers had names', undefined, [OWN], OPAQUE],
  ['with a name of no agency', WITHOUT, [], WITHOUT],
  ['with the name of an agency on the register', WITH, [OTHER, OWN], WITH],
  ['with the name of an agency that is not on the register any more', WITH, [OTHER], OPAQUE],
  ['with the name of an agency of an empty register', WITH, [], OPAQUE],
  ['with a name that is none', 'Jane Example, K-4TP9XA', [OWN], OPAQUE],
  ['with an empty name', '', [OWN], OPAQUE],
])('a paper %s: %#', (_, kept, agencies, name) => {
  expect(attachmentName(TEST_KEYS, { agencies }, { key, template }, kept)).toBe(name);
});
