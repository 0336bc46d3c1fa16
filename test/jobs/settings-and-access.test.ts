// What Settings and the rows that decide access say, from the cell to what left. All people and cases are made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { openTestDesk, type Delivered, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T09:30');
});
afterEach(() => desk.close());

const find = async (key: string): Promise<OutboxMessage> => (await desk.ledger.findMessage(key))!;
const keysOf = (sent: readonly Delivered[]): readonly string[] => sent.map((one) => one.key);
const todayWhat = async (): Promise<readonly string[]> => (await desk.today()).map((one) => `${one.kind}: ${one.what}`);

/** A list on offer for housing, with case content, released by nobody. */
async function onOffer(): Promise<string> {
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  // With it what never waits.
  await desk.tick('2027-03-04T12:10');
  return `ealing/research/${MEETING}/list/${CONTACT.housing}`;
}

const setting = (value: string): void => {
  const row = desk.book.rows('settings').find((one) => one.id === 'S-STOP22');
  if (row === undefined) desk.book.type('settings', { setting: 'sending', value }, { id: 'S-STOP22' });
  else desk.book.edit('settings', 'S-STOP22', { value });
};
const ASKS_WHO = /type in “Why” who/;
const shows = (sent: readonly Delivered[], ref: string): readonly string[] =>
  sent.filter((one) => one.raw.toString('utf8').includes(ref)).map((one) => one.key);

describe('F1: what Settings and rows that decide access say, from the cell to what left', () => {
  test.each(['Off', 'OFF', 'no', 'stop', 'halted'])(
    'sending "%s": nothing leaves, and whom to ring stands on Today',
    async (word) => {
      const key = await onOffer();
      await desk.release();
      setting(word);
      typeReferral(desk.book, 'R-BBBB22', { receivedAt: '2027-03-04T12:05' });
      expect(keysOf(await desk.tick('2027-03-04T12:20'))).toEqual([]);
      const said = await todayWhat();
      expect(said).toContainEqual(
        expect.stringMatching(/^ring: Ring Dora Dutywell, Test IDVA Service \(020 7946 0100\) about referral R-BBBB22/),
      );
      expect(said).toContainEqual(
        expect.stringMatching(
          /^alarm: Sending is switched off \(Settings, row \d+, “sending”\).*Type on.*type in “Why” who/,
        ),
      );
      setting('on');
      const left = keysOf(await desk.tick('2027-03-04T12:40'));
      expect(left).toContain(key);
      expect((await todayWhat()).filter((one) => one.startsWith('ring: Ring Dora'))).toEqual([]);
    },
  );

  test('F19: sending switched off by nobody stops at once, and its line asks who it was until that stands there', async () => {
    await onOffer();
    await desk.release();
    setting('off');
    expect(keysOf(await desk.tick('2027-03-04T12:20'))).toEqual([]);
    expect((await todayWhat()).join()).toMatch(ASKS_WHO);
    desk.book.edit('settings', 'S-STOP22', { why: 'Cora Coordinata, until the new mail server stands' });
    expect(keysOf(await desk.tick('2027-03-04T12:30'))).toEqual([]);
    expect((await todayWhat()).join()).not.toMatch(ASKS_WHO);
  });

  test.each(['offf', 'maybe', 'on?', '-'])(
    'sending "%s": no case content leaves; the notice does, and Today says which row',
    async (word) => {
      const key = await onOffer();
      await desk.release();
      setting(word);
      typeReferral(desk.book, 'R-BBBB22', { receivedAt: '2027-03-04T12:05' });
      const left = keysOf(await desk.tick('2027-03-04T12:20'));
      expect(left).not.toContain(key);
      expect(left).toContainEqual(expect.stringContaining('R-BBBB22/idva/'));
      expect((await find(key)).state).not.toBe('cancelled');
      expect(await todayWhat()).toContainEqual(
        expect.stringMatching(
          /^alarm: Settings, row \d+, setting “sending”: what stands there cannot be read\..*Type on in “Value”/,
        ),
      );
      setting('on');
      expect(keysOf(await desk.tick('2027-03-04T12:40'))).toContain(key);
    },
  );

  test('a row without an id yet, typed since the run, stops like any other', async () => {
    const key = await onOffer();
    await desk.release();
    desk.book.type('settings', { setting: 'sending', value: 'off' });
    expect(keysOf(await desk.send())).not.toContain(key);
  });

  const broken: readonly (readonly [string, TableName, string, Record<string, string>])[] = [
    ['contacts', 'contacts', CONTACT.duty, { phone: 'ring me' }],
    ['agencies', 'agencies', AGENCY.health, { kind: 'Doctors, sort of' }],
  ];
  test.each(broken)('a row of %s that cannot be read stops case content alone', async (_what, table, id, cells) => {
    const key = await onOffer();
    await desk.release();
    desk.book.edit(table, id, cells);
    typeReferral(desk.book, 'R-BBBB22', { receivedAt: '2027-03-04T12:05' });
    const left = await desk.tick('2027-03-04T12:20');
    expect(keysOf(left)).not.toContain(key);
    const notice = left.find((one) => one.key.includes('R-BBBB22/idva/'));
    expect([notice?.to, notice?.address]).toEqual([CONTACT.duty, 'cdaaa22@example.org']);
    expect(await todayWhat()).toContainEqual(
      expect.stringMatching(new RegExp(`^alarm: ${table === 'contacts' ? 'Contacts' : 'Agencies'}, row \\d+: "`)),
    );
  });

  test('the notice goes to the contact as last read, and to nobody who was never read', async () => {
    await onOffer();
    desk.book.edit('contacts', CONTACT.duty, { verifiedOn: 'some time ago' });
    desk.book.edit('contacts', CONTACT.duty, { address: 'elsewhere@example.org' });
    typeReferral(desk.book, 'R-BBBB22', { receivedAt: '2027-03-04T12:05' });
    const left = await desk.tick('2027-03-04T12:20');
    expect(left.filter((one) => one.key.includes('R-BBBB22/idva/')).map((one) => one.address)).toEqual([
      'cdaaa22@example.org',
    ]);
  });

  test('a Who is needed row that cannot be read stops case content alone, and says so', async () => {
    const key = await onOffer();
    await desk.release();
    const row = desk.book.rows('needed')[0]!.id!;
    desk.book.edit('needed', row, { level: 'Attends' });
    expect(keysOf(await desk.send())).not.toContain(key);
    await desk.run('2027-03-04T12:20');
    expect(await todayWhat()).toContainEqual(expect.stringMatching(/^alarm: Who is needed, row \d+: "Level": /));
  });

  test('a conflict that cannot be read covers everybody in its case; one whose case cannot be read, every case', async () => {
    typeReferral(desk.book, 'R-BBBB22', { decidedOn: '2027-03-02' });
    await desk.tick('2027-03-02T09:30');
    await onOffer();
    await desk.release();
    const [first, second] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
    desk.book.type('conflicts', { caseRef: first, agency: AGENCY.children }, { id: 'X-AAAA22', file: 'restricted' });
    desk.book.edit('conflicts', 'X-AAAA22', { liftedOn: 'perhaps' });
    const left = await desk.tick('2027-03-04T12:20');
    expect(shows(left, first)).toEqual([]);
    const items = (await desk.today()).filter((one) => one.what.startsWith('Conflicts'));
    expect(items.map((one) => [one.kind, one.restricted, one.what.includes(first)])).toEqual([['alarm', true, true]]);
    desk.book.edit('conflicts', 'X-AAAA22', { caseRef: 'K-TYPO99', liftedOn: undefined });
    await desk.run('2027-03-04T12:30');
    await desk.release();
    expect(shows(await desk.send(), second)).toEqual([]);
  });
});
