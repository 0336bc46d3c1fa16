// Messages that a person released, or that never wait, and that the send step cannot make ready: each is a line of Today by name. All synthetic.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { DeskOptions, TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, sendList, whom } from './steps.ts';
import { withNames } from '../support/names.ts';

const lines = async (desk: TestDesk, part: string): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.includes(part));

/** A list released for Housing, whose papers go encrypted. */
async function withEncrypted(options: DeskOptions, tell: (desk: TestDesk) => Promise<void>): Promise<void> {
  await journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.housing, { route: 'passwordFile' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await tell(desk);
  }, options);
}

const encryption = (can: () => boolean): NonNullable<DeskOptions['encryption']> => ({
  choose: (formats) => Promise.resolve(can() ? formats[0] : undefined),
  encrypt: (_, bytes) => Promise.resolve(bytes),
  close: () => Promise.resolve(),
});

test('no passphrase for an agency: one line with papers, name and what to do; with one they go and the line with them', async () => {
  let known = false;
  const passphrases = { find: () => (known ? 'a long passphrase of a test' : undefined) };
  await withEncrypted({ encryption: encryption(() => true), passphrases: passphrases as never }, async (desk) => {
    expect(whom(await sendList(desk), '/list/')).not.toContain(CONTACT.housing);
    const found = await lines(desk, 'kept/');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'stopped', about: CONTACT.housing, restricted: false });
    expect(found[0]?.shown).toMatch(
      withNames(
        `“List and research request” of the meeting of 16 March 2027 (case ${caseOf(desk, 'R-AAAA22')}) for Harriet Housewell (Test Housing) cannot leave. It goes encrypted, and there is no passphrase for the agency. Put one into the file that “passphrases” in marac.config.yaml names; it goes at the next sending. (Contacts, row ${CONTACT.housing}.)`,
      ),
    );
    // It stands on the tab too, though nothing had left since the run.
    expect(desk.book.rows('today').some((one) => JSON.stringify([...one.cells]).includes('no passphrase'))).toBe(true);
    known = true;
    expect(whom(await letGo(desk, '2027-03-04T15:00'), '/list/')).toContain(CONTACT.housing);
    expect(await lines(desk, 'kept/')).toEqual([]);
  });
});

test('no program to encrypt: one line for everybody whom it keeps, and a named Hold ends it', async () => {
  const passphrases = { find: () => 'a long passphrase of a test' };
  await withEncrypted({ encryption: encryption(() => false), passphrases: passphrases as never }, async (desk) => {
    desk.book.edit('contacts', CONTACT.health, { route: 'passwordFile', verifiedOn: '2027-03-01' });
    await sendList(desk);
    const [line, ...more] = await lines(desk, 'kept/');
    expect(more).toEqual([]);
    expect(line?.shown).toContain('for Helga Healthman (Test Health), Harriet Housewell (Test Housing) cannot leave');
    expect(line?.shown).toContain('Have qpdf installed, or set papers.encryptedDocx');
    for (const one of await desk.ledger.messages({ states: ['offered'] }))
      await desk.ledger.hold(one.key, { by: 'Cora Coordinata', in: 'workbook' });
    await desk.tick('2027-03-04T15:00');
    expect(await lines(desk, 'kept/')).toEqual([]);
  });
});

test('a receipt to a contact whose route was never tried: the line says so, by name', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.housing, { routeProvenOn: '' });
    typeReferral(desk.book, 'R-AAAA22');
    await letGo(desk, '2027-03-01T10:00');
    const [line] = await lines(desk, 'kept/');
    expect(line?.shown).toContain('for Harriet Housewell (Test Housing) cannot leave. Their route has not been tried');
    desk.book.edit('contacts', CONTACT.housing, { routeProvenOn: '2027-03-01' });
    expect(whom(await letGo(desk, '2027-03-01T13:00'), '/decision')).toContain(CONTACT.housing);
    expect(await lines(desk, 'kept/')).toEqual([]);
  }));

test('draft mode without a relay: whom to ring is told, since what never waits has no way out', () =>
  journey(
    async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const [line] = await lines(desk, 'kept/');
      expect(line?.kind).toBe('ring');
      expect(line?.shown).toContain('for Dora Dutywell (Test IDVA Service) cannot leave');
      expect(line?.shown).toContain('there is none. Tell them now');
      desk.book.edit('referrals', 'R-AAAA22', { idvaAcknowledgedAt: '2027-03-01T10:30', idvaAcknowledgedBy: 'Dora' });
    },
    { noRelay: true },
  ));

test('about a restricted case the line stands in the restricted workbook only', () =>
  journey(
    async (desk) => {
      const { book } = desk;
      const apart: TestDesk['book'] = {
        ...book,
        type: (name, values, more) => book.type(name, values, { ...more, file: 'restricted' }),
      };
      typeReferral(apart, 'R-AAAA22');
      desk.book.edit('contacts', CONTACT.duty, { route: 'passwordFile', verifiedOn: '2027-03-01' });
      await desk.run('2027-03-01T10:00');
      await letGo(desk, '2027-03-01T10:30');
      const found = await lines(desk, `kept/ealing/passphrase-missing/${CONTACT.duty}`);
      expect(found.map((one) => one.restricted)).toEqual([true]);
    },
    { encryption: encryption(() => true), passphrases: { find: () => undefined } as never },
  ));
