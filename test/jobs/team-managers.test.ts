// What the team manager of an agency is told of actions long overdue: which, how late and whose, and nothing of a case. All people and cases are made up.
import { expect, test } from 'vitest';
import { letGo, sendSheets, shownTo } from '../journeys/steps.ts';
import type { Delivered } from '../support/desk.ts';
import { addContact, AGENCY, CONTACT } from '../support/small-marac.ts';
import { openThreeCases, type ThreeCases } from './three-cases.ts';

/** The mailbox of Test Housing’s team manager. */
const MANAGERS = 'chmmm22@example.org';

/** Three weeks after the meeting: what the mailbox of the team managers got. Actions are typed in the order given. */
async function escalated(
  actions: readonly (readonly [id: string, letter: string, agency: string])[],
  type: (three: ThreeCases) => void,
): Promise<readonly Delivered[]> {
  const three = await openThreeCases();
  const { desk } = three;
  try {
    type(three);
    await three.hold();
    for (const [id, letter, agency] of actions) three.act(id, letter, { agency, due: '2027-03-19' });
    await sendSheets(desk);
    return (await letGo(desk, '2027-04-12T08:35')).filter((one) => one.key.includes('follow-up-manager'));
  } finally {
    desk.close();
  }
}

const HEALTH = ['A-AAAA22', 'A', AGENCY.health] as const;
const HOUSING = ['A-BBBB22', 'B', AGENCY.housing] as const;

/** One person manages the teams of both, and has one mailbox. */
const typeBoth = (three: ThreeCases): void => {
  const { book } = three.desk;
  addContact(book, 'C-EMMM22', AGENCY.health, 'teamManager', 'Manuela Managerova', { address: MANAGERS });
  book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'takesPart' });
  book.type('needed', { caseRef: three.caseRef('B'), agency: AGENCY.housing, level: 'takesPart' });
};

test('whoever manages the teams of two agencies gets one message that names both, each beside its action, in whatever order the rows stand', async () => {
  const [one, other] = [await escalated([HEALTH, HOUSING], typeBoth), await escalated([HOUSING, HEALTH], typeBoth)];
  expect(one.map(({ to }) => to)).toEqual(['C-EMMM22']);
  const read = shownTo(one, 'C-EMMM22');
  expect(read).toMatch(/overdue actions of test health and test housing/i);
  expect(read).toMatch(/A-AAAA22: .*Ealing MARAC, Test Health\./);
  expect(read).toMatch(/A-BBBB22: .*Ealing MARAC, Test Housing\./);
  expect(shownTo(other, 'C-EMMM22')).toBe(read);
});

/** A case in which the manager's agency only acts, and the other reader of the mailbox has no part. */
const typeShared = (three: ThreeCases): void => {
  const { book } = three.desk;
  addContact(book, 'C-EMMM22', AGENCY.health, 'teamManager', 'Mona Managerin', { address: MANAGERS });
  book.edit('agencies', AGENCY.health, { searchesAll: false });
  book.edit('agencies', AGENCY.housing, { searchesAll: false });
  book.type('needed', { caseRef: three.caseRef('B'), agency: AGENCY.housing, level: 'acts' });
};

test('a mailbox that others read too gets the message to the team manager, whatever their part in the case, for nothing of the case stands in it', async () => {
  const sent = await escalated([HOUSING], typeShared);
  expect(sent.map(({ to }) => to)).toEqual([CONTACT.housingManager]);
  const read = shownTo(sent, CONTACT.housingManager);
  expect(read).toContain('A-BBBB22');
  expect(read).toMatch(/overdue actions of test housing\n/i);
  expect(read).not.toMatch(/K-|Lock|Known Road|Zoe|Igor/);
});

test('nothing goes to the mailbox of a team manager of which another reader has a conflict in the case', async () => {
  const sent = await escalated([HOUSING], (three) => {
    typeShared(three);
    three.desk.book.type(
      'conflicts',
      { caseRef: three.caseRef('B'), contact: 'C-EMMM22', recordedBy: 'Cora Coordinata', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22', file: 'restricted' },
    );
  });
  expect(sent).toEqual([]);
});
