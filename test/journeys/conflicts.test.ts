// Conflicts are heard: one that stops nobody is asked about, an agency that goes unheard is asked about, and each says what it stops. All synthetic.
import { expect, test } from 'vitest';
import { rememberTodayAnswer } from '../../src/jobs/reading/read-answers.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import type { TestDesk } from '../support/desk.ts';
import { CONTACT, caseOf, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, sendList, shownTo, todaySays } from './steps.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';

const shown = async (desk: TestDesk, words: string): Promise<string> =>
  (await desk.today())
    .filter((one) => one.what.includes(words))
    .map((one) => one.shown ?? '')
    .join('\n');

async function withConflict(
  tell: (desk: TestDesk) => Promise<void>,
  names: Parameters<TestDesk['book']['type']>[1],
): Promise<void> {
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'conflicts',
      { caseRef: caseOf(desk, 'R-AAAA22'), recordedBy: 'Cora Coordinata', recordedOn: '2027-03-01', ...names },
      { id: 'X-AAAA22' },
    );
    await tell(desk);
  });
}

test.each(['Harriet Housewel', 'Harriet Housewel: her cousin', 'Harry Housewell'])(
  'F9: a conflict that names somebody no contact bears (%s) is asked about in restricted with the near name, and one correction makes it hold',
  (personName) =>
    withConflict(
      async (desk) => {
        await desk.run('2027-03-01T11:00');
        const [line] = (await desk.today()).filter((one) => one.id.startsWith('conflict/X-AAAA22/nobody'));
        expect(line).toMatchObject({ restricted: true, tab: 'Conflicts' });
        expect(line?.shown).toContain('no attested reader of a mailbox. Near it: Harriet Housewell (Test Housing)');
        expect(desk.book.text('conflicts', 'X-AAAA22', 'stops')).toBe(
          'Nobody: no contact and no attested reader of a mailbox bears this name. Near: Harriet Housewell (Test Housing), by chaaa22@example.org.',
        );
        desk.book.edit('conflicts', 'X-AAAA22', { personName: 'Harriet  HOUSEWELL' });
        const sent = await sendList(desk);
        expect(shownTo(sent, CONTACT.housing)).not.toContain('Victimsen');
        expect(shownTo(sent, CONTACT.health)).toContain('Victimsen');
        expect(await todaySays(desk, 'so it stops nobody')).toBe(false);
        expect(desk.book.text('conflicts', 'X-AAAA22', 'stops')).toBe(
          'Harriet Housewell (Test Housing), by chaaa22@example.org',
        );
      },
      { personName },
    ),
);

test.each<[string, readonly string[], readonly string[], string]>([
  [
    'Harriet Housewell, Test Housing: sister of the perpetrator',
    [CONTACT.housing],
    [],
    'names Harriet Housewell (Test Housing), so nothing of the case goes to them. Look: keep the conflict under your name',
  ],
  ['His cousin Housewell, Harriet', [CONTACT.housing], [], 'so nothing of the case goes to them'],
  [
    'Somebody at Test Housing, his sister',
    [CONTACT.housing],
    [],
    'if one person is meant, choose their row in “Contact”; if all of it is, keep the conflict under your name',
  ],
  [
    'Helga Healthman, and anybody at TEST HOUSING',
    [CONTACT.housing, CONTACT.health],
    [],
    'so nothing of the case goes',
  ],
  ['Test Health and Test Housing', [CONTACT.housing, CONTACT.health], [], 'Test Health and Test Housing'],
  ['Harriet Otherwise: his sister', [], [CONTACT.housing, CONTACT.health], 'Person'],
])(
  'whom a referral says must not have it is kept out as the form asks for it, and Today says only one of both (%s)',
  (excludedWho, kept, told, words) =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', { excludedWho });
      await desk.tick('2027-03-01T10:00');
      const sent = await sendList(desk);
      for (const contact of kept) expect(shownTo(sent, contact)).not.toContain('Victimsen');
      for (const contact of told) expect(shownTo(sent, contact)).toContain('Victimsen');
      expect(shownTo(sent, CONTACT.children)).toContain('Victimsen');
      const lines = (await desk.today()).filter(({ id }) => /^conflict\/[^/]+\/(?:look|nobody)/.test(id));
      expect(lines).toHaveLength(1);
      expect(lines[0]?.restricted).toBe(true);
      expect(lines[0]?.shown).toContain(words);
      expect(lines[0]?.id).toContain(kept.length > 0 ? '/look' : '/nobody');
    }),
);

test('F9: somebody who is really not on Contacts: a named person says so once, and another name is asked about anew', () =>
  withConflict(
    async (desk) => {
      const line = async () => (await desk.today()).find((one) => one.id.startsWith('conflict/X-AAAA22/nobody'));
      const asked = await line();
      expect(asked?.what).toContain('No name there is near it.');
      await rememberTodayAnswer(desk.ledger, 'ealing', rowIdOf(openIdPool(desk.desk.keys, 'ealing'), asked!), 'yes', {
        by: 'Cora Coordinata',
        in: 'workbook',
      });
      expect(await line()).toBeUndefined();
      desk.book.edit('conflicts', 'X-AAAA22', { personName: 'Somebody Elsewhere' });
      expect(await line()).toBeDefined();
    },
    { personName: 'Xavier Quintus' },
  ));

test('F9: a reader of a shared mailbox counts, and What it stops names the mailbox', () =>
  withConflict(
    async (desk) => {
      desk.book.edit('contacts', CONTACT.health, {
        sharedMailbox: true,
        mailboxReaders: 'Helga Healthman; Sister Ofhim',
        mailboxAttestedOn: '2027-02-01',
      });
      await desk.run('2027-03-01T11:00');
      expect(await todaySays(desk, 'so it stops nobody')).toBe(false);
      expect(desk.book.text('conflicts', 'X-AAAA22', 'stops')).toBe(
        'Helga Healthman (Test Health), by ceaaa22@example.org',
      );
    },
    { personName: 'Sister Ofhim' },
  ));

test('F9: a conflict that names nobody at all, and one whose contact nobody knows', () =>
  withConflict(async (desk) => {
    await desk.run('2027-03-01T11:00');
    expect(await todaySays(desk, 'conflict X-AAAA22 names nobody, so it stops nobody')).toBe(true);
    expect(desk.book.text('conflicts', 'X-AAAA22', 'stops')).toBe('Nobody: nobody it names is on Contacts today.');
    desk.book.edit('conflicts', 'X-AAAA22', { contact: 'Nobody Known' });
    await desk.run('2027-03-01T11:05');
    expect(desk.book.text('conflicts', 'X-AAAA22', 'stops')).toContain('nothing about its case goes meanwhile');
  }, {}));

test('a conflict of the one who represents an agency leaves it unheard: asked in restricted until somebody is named', () =>
  withConflict(
    async (desk) => {
      expect(await shown(desk, 'unheard')).toContain('Test Housing is kept from it and unheard');
      expect((await desk.today()).filter((one) => one.what.includes('unheard')).every((one) => one.restricted)).toBe(
        true,
      );
      desk.book.edit('conflicts', 'X-AAAA22', { unheardInstead: 'Denzil Deputyson, by phone' });
      expect(await shown(desk, 'unheard')).toBe('');
      await letGo(desk, '2027-03-01T12:00');
    },
    { contact: CONTACT.housing },
  ));
