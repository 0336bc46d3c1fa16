// Contacts whose mail domain is not on the config's list: said before anything is due, wherever somebody would look. All names are synthetic.
import { expect, test } from 'vitest';
import { gatherAccess } from '../../src/domain/access/access.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { describeGoing } from '../../src/jobs/views/describe-state.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { idsWhere, todaySays } from './steps.ts';

const WHERE = 'mail.allowedDomains in marac.config.yaml';

async function withList(domains: readonly string[], tell: (desk: TestDesk) => Promise<void>): Promise<void> {
  const desk = openTestDesk({ start: '2027-03-01T09:00', allowedDomains: domains });
  try {
    typeSmallMarac(desk.book);
    await tell(desk);
  } finally {
    desk.close();
  }
}

test('an empty list: check, Checks, Today and the contacts say so, and the IDVA service is to be rung', async () => {
  await withList([], async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    const { problems } = await desk.run('2027-03-01T10:00');
    expect(problems.filter((one) => one.code === 'domain.not-allowed')).toMatchObject([
      { size: 'row', place: 'marac.config.yaml, mail.allowedDomains', shown: 'example.org' },
    ]);
    expect(idsWhere(desk, 'checks', 'place', 'marac.config.yaml, mail.allowedDomains')).toHaveLength(1);
    const lines = (await desk.today()).filter((one) => one.what.includes('mail.allowedDomains'));
    expect(lines.map((one) => one.kind).toSorted()).toEqual(['ring', 'stopped']);
    expect(lines.find((one) => one.kind === 'stopped')?.what).toContain('The list is empty, so no message can go');
    expect(desk.book.text('contacts', CONTACT.housing, 'verifiedState')).toBe(
      `Its domain is not in ${WHERE}: nothing is sent`,
    );
    expect(await desk.ledger.messages()).toEqual([]);
  });
});

test('who was never told of a referral is not said to have left it unacknowledged', async () => {
  await withList([], async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T16:00');
    expect(await todaySays(desk, 'was not told of referral R-AAAA22 in time')).toBe(true);
    expect(await todaySays(desk, 'has not acknowledged')).toBe(false);
  });
  await withList(['example.org'], async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T16:00');
    expect(await todaySays(desk, 'has not acknowledged referral R-AAAA22')).toBe(true);
  });
});

test('one contact off the list is named, and the others get theirs', async () => {
  await withList(['example.org'], async (desk) => {
    desk.book.edit('contacts', CONTACT.health, { address: 'helga@example.com' });
    const { problems } = await desk.run('2027-03-01T10:00');
    expect(problems.find((one) => one.code === 'domain.not-allowed')?.sentence).toMatch(
      new RegExp(`^Nothing can go to ${CONTACT.health} on Contacts: the domain of the address is not on the list\\.`),
    );
    expect(desk.book.text('contacts', CONTACT.housing, 'verifiedState')).toBe('Ready');
  });
});

test('a domain taken off the list while a message waits: Outbox and the send step say what keeps it, and where', async () => {
  await withList(['example.org'], async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const notice = (await desk.ledger.messages()).find((one) => one.template === 'idva-notice');
    Object.assign(desk.desk, { allowedDomains: [] });
    const { facts } = await readFacts(desk.desk, false);
    const now = localTime('2027-03-01T10:00');
    const access = gatherAccess(facts, desk.clock.now().slice(0, 10) as never, []);
    expect(describeGoing(facts.maracs[0]!, access, notice!, now)).toContain(`address is not in ${WHERE}`);
    expect(await desk.send()).toEqual([]);
    const told = (desk.lastSend()?.problems ?? []).map((one) => one.sentence);
    expect(told).toHaveLength(new Set(told).size);
    expect(told.join()).toContain(WHERE);
  });
});
