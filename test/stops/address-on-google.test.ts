// F8 on Google: a verified address that changed in the sheet gets nothing, Today in the sheet names old and new, and a named Yes there lets it go.
// By the commands a person types, on the Google test server. All of it is made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BLANK, cellText } from '../../src/domain/cells/cell.ts';
import { openGoogleMarac, type GoogleMarac } from '../support/google/marac.ts';
import { CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const WORD = `ealing/intake/R-AAAA22/decision-accept/${CONTACT.housing}`;
const BY = ['--by', 'Cora Coordinata'] as const;

let marac: GoogleMarac;
beforeEach(async () => {
  marac = await openGoogleMarac();
  await marac.add((book) => {
    typeSmallMarac(book);
    typeReferral(book, 'R-AAAA22');
  });
  await marac.ask('2027-03-08T08:30', 'run', 'intake');
  await marac.ask('2027-03-08T08:40', 'release', WORD, ...BY);
}, 60_000);
afterEach(() => marac.close());

async function cells(table: 'today' | 'outbox', field: string): Promise<ReadonlyMap<string, string>> {
  const rows = (await marac.look()).tables.get(table)?.rows ?? [];
  return new Map(rows.map(({ id = '', cells: of }) => [id, cellText(of.get(field) ?? BLANK)]));
}

const words = (): readonly string[] =>
  [...marac.mails().values()].filter((text) => /^Subject: REHEARSAL .*: referral, decision/m.test(text));

test('F8: it stays, is asked about in the sheet, and goes to the new address once a named person has said Yes and released it', async () => {
  expect([...(await cells('outbox', 'to')).values()].join('\n')).toContain('chaaa22@example.org');
  await marac.edit('contacts', CONTACT.housing, { address: 'chaaa23@example.org' });
  await marac.ask('2027-03-08T14:30', 'run');
  expect(words()).toEqual([]);
  const [line, text] = [...(await cells('today', 'what'))].find(([, what]) => what.includes('chaaa23')) ?? ['', ''];
  expect(text).toContain('The address was chaaa22@example.org and is chaaa23@example.org now');
  expect(text).toMatch(new RegExp(`\\(Contacts, row \\d+ \\(${CONTACT.housing}\\)\\)`));
  await marac.edit('today', line, { answer: 'yes', doneBy: 'Cora Coordinata' });
  await marac.ask('2027-03-08T14:40', 'run');
  await marac.ask('2027-03-08T14:50', 'release', WORD, ...BY);
  await marac.ask('2027-03-08T16:00', 'run');
  expect(words()).toHaveLength(1);
  expect(words()[0]).toMatch(/^To: .*chaaa23@example\.org/m);
  expect([...(await cells('today', 'what')).values()].join()).not.toContain('chaaa23');
}, 120_000);
