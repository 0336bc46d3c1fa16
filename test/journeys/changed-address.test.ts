// F8: what was verified is an address. Through the whole product; all people are made up.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { answerLine, journey, letGo, lineOf, sendAgenda, whom } from './steps.ts';

const WAS = 'chaaa22@example.org';
const NOW = 'chaaa23@example.org';

/** Housing got a message at its verified address; lists are due next. */
async function known(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await letGo(desk, '2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
}

const lists = async (desk: TestDesk, time: string): Promise<readonly string[]> =>
  whom(await letGo(desk, time), '/list/');
const state = (desk: TestDesk): string => desk.book.text('contacts', CONTACT.housing, 'verifiedState');
const lines = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.today()).flatMap((one) => (one.id.startsWith('address/') ? [one.shown ?? one.what] : []));

test('F8: a verified address that changed by one letter gets nothing; Today names old and new, Verified state says so', async () => {
  await journey(async (desk) => {
    await known(desk);
    desk.book.edit('contacts', CONTACT.housing, { address: NOW });
    const sent = await lists(desk, '2027-03-04T13:00');
    expect(sent).not.toContain(CONTACT.housing);
    expect(sent).toContain(CONTACT.health);
    expect(state(desk)).toBe('Changed since it was verified: nothing is sent');
    expect((await lines(desk)).join()).toContain(`Harriet Housewell (Test Housing)`);
    expect((await lines(desk)).join()).toContain(`The address was ${WAS} and is ${NOW} now`);
    // An older day, or the same, is no new verification.
    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '2026-11-01' });
    expect(await lists(desk, '2027-03-04T14:00')).toEqual([]);
    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '2027-03-04' });
    const late = await letGo(desk, '2027-03-04T15:00');
    expect(late.filter((one) => one.key.includes('/list/')).map((one) => one.address)).toEqual([NOW]);
    expect(state(desk)).toBe('Ready');
    expect(await lines(desk)).toEqual([]);
  });
});

test('F8: a named Yes on Today verifies exactly what stands there; another change is asked about anew', async () => {
  await journey(async (desk) => {
    await known(desk);
    desk.book.edit('contacts', CONTACT.housing, { address: NOW });
    await desk.tick('2027-03-04T13:00');
    const row = desk.book.rows('today').find((one) => desk.book.text('today', one.id ?? '', 'what').includes(NOW));
    desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.tick('2027-03-04T13:05');
    expect(await lists(desk, '2027-03-04T13:10')).toContain(CONTACT.housing);
    desk.book.edit('contacts', CONTACT.housing, { address: 'chaaa24@example.org' });
    await desk.run('2027-03-05T13:00');
    expect((await lines(desk)).join()).toContain(`The address was ${NOW} and is chaaa24@example.org now`);
  });
});

test('F8: changed and changed back, and capitals in the domain, ask nobody; two contacts that swap addresses are both asked about', async () => {
  await journey(async (desk) => {
    await known(desk);
    desk.book.edit('contacts', CONTACT.housing, { address: NOW });
    await desk.tick('2027-03-04T12:30');
    desk.book.edit('contacts', CONTACT.housing, { address: 'chaaa22@Example.ORG' });
    expect(await lists(desk, '2027-03-04T13:00')).toContain(CONTACT.housing);
    expect(await lines(desk)).toEqual([]);
    desk.book.edit('contacts', CONTACT.housing, { address: 'ceaaa22@example.org' });
    desk.book.edit('contacts', CONTACT.health, { address: WAS });
    await desk.run('2027-03-05T13:00');
    expect(await lines(desk)).toHaveLength(2);
  });
});

test('F8: another route is another way; at first sight what stands there counts', async () => {
  await journey(async (desk) => {
    await known(desk);
    expect(await lines(desk)).toEqual([]);
    desk.book.edit('contacts', CONTACT.housing, { route: 'passwordFile' });
    await desk.run('2027-03-04T13:00');
    expect((await lines(desk)).join()).toContain('by another route or mailbox');
    desk.book.edit('contacts', CONTACT.health, { sharedMailbox: true });
    await desk.run('2027-03-04T14:00');
    const [, health] = await lines(desk);
    expect(health, 'known although nothing went there').toContain('as before, by another route or mailbox');
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F8: an address that changes between planning and sending gets nothing', async () => {
  await journey(async (desk) => {
    await known(desk);
    await desk.run('2027-03-04T13:00');
    await desk.release();
    desk.book.edit('contacts', CONTACT.housing, { address: NOW });
    expect(whom(await desk.send(), '/list/')).not.toContain(CONTACT.housing);
  });
});

test('F8: after a named No, each paper that the address keeps is told with its reader until a person says that they know', async () => {
  await journey(async (desk) => {
    await known(desk);
    desk.book.edit('contacts', CONTACT.housing, { address: NOW });
    await desk.tick('2027-03-04T13:00');
    answerLine(desk, 'is not what was verified', 'no');
    await desk.tick('2027-03-04T13:10');
    const kept =
      '“List and research request” of the meeting of 16 March 2027 for Harriet Housewell (Test Housing) is not sent';
    expect(lineOf(desk, kept)).toBeDefined();
    expect(lineOf(desk, 'A named person has answered that it was not verified')).toBeDefined();
    answerLine(desk, kept, 'yes');
    await desk.tick('2027-03-04T13:20');
    expect(lineOf(desk, kept), 'told another way').toBeUndefined();
    expect(whom(await sendAgenda(desk), '/agenda/')).not.toContain(CONTACT.housing);
    expect(
      lineOf(desk, '“Agenda” of the meeting of 16 March 2027 for Harriet Housewell'),
      'planned after the No',
    ).toBeDefined();
    expect(whom(desk.delivered, '/list/')).not.toContain(CONTACT.housing);
  });
});
