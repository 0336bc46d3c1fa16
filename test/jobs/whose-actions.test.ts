// Whose action stands on a sheet, asked again when it leaves: its manifest says the agency, and each reader of the mailbox is asked. A ledger of
// before has sheets whose manifest does not say it. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decideByAccess } from '../../src/app/may-leave-now.ts';
import { gatherAccess, type Access } from '../../src/domain/access/access.ts';
import { day } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { addContact, AGENCY, CONTACT } from '../support/small-marac.ts';
import { openThreeCases, type ThreeCases } from './three-cases.ts';

let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
});
afterEach(() => three.desk.close());

/** A police officer reads the mailbox of Test Health too. The police hear of every case that is not restricted, and are to act in this one. */
async function sheetOf(agency: string, contact: string): Promise<OutboxMessage> {
  const { desk } = three;
  addContact(desk.book, 'C-PBBB22', AGENCY.police, 'deputy', 'Dina Deputova', { address: 'ceaaa22@example.org' });
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.police, level: 'acts' });
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'takesPart' });
  await three.hold();
  three.act('A-AAAA22', 'A', { agency });
  three.ready();
  await desk.run('2027-03-17T09:30');
  const [message] = (await desk.ledger.messages()).filter((one) => one.key.endsWith(`/actions/${contact}`));
  if (message === undefined) throw new Error('no sheet');
  return message;
}

const ofBefore = (message: OutboxMessage): OutboxMessage => ({
  ...message,
  discloses: message.discloses.map(({ case: ref, classes }) => ({ case: ref, classes })),
});

async function accessNow(restricted: boolean): Promise<Access> {
  const { facts } = await readFacts(three.desk.desk, false);
  const access = gatherAccess(facts, day('2027-03-17'), ['example.org']);
  const maracs = access.maracs.map((marac) => ({
    ...marac,
    // By their kind the police see all of a case that is not restricted; no row of theirs says so.
    needed: marac.needed.filter((one) => one.agency !== AGENCY.police || one.level === 'acts'),
    cases: marac.cases.map((one) => (one.id === three.caseRef('A') ? { ...one, restricted } : one)),
  }));
  return { ...access, maracs };
}

async function endOf(message: OutboxMessage, restricted: boolean): Promise<string> {
  const decision = decideByAccess(message, await accessNow(restricted));
  return decision.go ? 'goes' : `${decision.end}: ${decision.because.map((one) => one.rule).join(', ')}`;
}

const REFUSED = 'cancel: action.not-theirs';

test('a case that is restricted between plan and send, so that a reader only acts in it: another agency’s action does not go', async () => {
  const message = await sheetOf(AGENCY.health, CONTACT.health);
  expect(message.discloses).toMatchObject([{ case: three.caseRef('A'), actionsOf: [AGENCY.health] }]);
  expect([await endOf(message, false), await endOf(message, true)]).toEqual(['goes', REFUSED]);
});

test('the action of the reader’s own agency goes all the same', async () => {
  const message = await sheetOf(AGENCY.police, CONTACT.police);
  expect([await endOf(message, false), await endOf(message, true)]).toEqual(['goes', 'goes']);
});

test.each([
  [AGENCY.health, CONTACT.health],
  [AGENCY.police, CONTACT.police],
])(
  'a sheet of a ledger of before (for %s) goes where all its readers hear what is said of the case, and where one only acts it is planned again',
  async (agency, contact) => {
    const message = ofBefore(await sheetOf(agency, contact));
    expect([await endOf(message, false), await endOf(message, true)]).toEqual(['goes', REFUSED]);
  },
);
