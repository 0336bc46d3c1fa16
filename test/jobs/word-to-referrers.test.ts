// Word to the referring side: one message where two would wait together, none lost, none twice, and nothing of what the referral says. All synthetic.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const UNDECIDED = { decision: '', decidedBy: '', decidedOn: '' };
const ACCEPTED = { decision: 'accept', decidedBy: 'Cora Coordinata', decidedOn: '2027-03-01' };
const REFERRED = ['receipt', 'decision', 'missing-answers'];

async function onDesk(tell: (desk: TestDesk) => Promise<void>): Promise<void> {
  const desk = openTestDesk();
  try {
    typeSmallMarac(desk.book);
    await tell(desk);
  } finally {
    desk.close();
  }
}

const words = async (desk: TestDesk, state: 'offered' | 'cancelled' | 'sent'): Promise<readonly string[]> =>
  (await desk.ledger.messages({ states: [state] }))
    .filter((one) => REFERRED.includes(one.template))
    .map((one) => one.key.split('/').slice(2).join('/'))
    .toSorted();
const mailTo = (desk: TestDesk, contact: string): readonly string[] =>
  desk.delivered
    .filter((one) => one.to === contact && /\/(receipt|decision|missing)/.test(one.key))
    .map((one) => one.mail.text ?? '');

test('decided before the receipt left: one message, that says when the referral arrived and what was decided', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:20');
    expect(await words(desk, 'offered')).toEqual(['R-AAAA22/receipt/C-HAAA22']);
    desk.book.edit('referrals', 'R-AAAA22', ACCEPTED);
    await desk.run('2027-03-01T09:25');
    expect(await words(desk, 'offered')).toEqual(['R-AAAA22/decision-accept/C-HAAA22']);
    expect(await words(desk, 'cancelled')).toEqual(['R-AAAA22/receipt/C-HAAA22']);
    await desk.run('2027-03-01T09:26');
    const [message] = await desk.ledger.messages({ states: ['offered'] });
    expect(message?.version, 'a second run changes nothing').toBe(1);
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    const [text, ...more] = mailTo(desk, CONTACT.housing);
    expect(more).toEqual([]);
    expect(text).toMatch(/arrived on Monday 1 March 2027, 09:15/);
    expect(text).toMatch(/Accepted for the meeting on Tuesday 16 March 2027/);
    expect(text, 'what keeps her safe is in it').toContain('ring 999');
    expect(text).not.toMatch(/Victimsen|Perpov|K-/);
    for (const time of ['2027-03-01T10:05', '2027-03-02T09:00', '2027-03-03T09:00']) await desk.tick(time);
    expect(mailTo(desk, CONTACT.housing), 'and no receipt ever after').toHaveLength(1);
  }));

test('a receipt that has left stays as it is, and the decision says nothing of it', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:20');
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', ACCEPTED);
    await desk.run('2027-03-01T10:05');
    await desk.release();
    await desk.tick('2027-03-01T10:40');
    const [receipt, decision, ...more] = mailTo(desk, CONTACT.housing);
    expect(more).toEqual([]);
    expect(receipt).toContain('Referral R-AAAA22, received Monday 1 March 2027, 09:15');
    expect(decision).toContain('Accepted for the meeting');
    expect(decision).not.toMatch(/arrived|received/);
  }));

test('a decision taken back before it left gives the receipt back', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:20');
    desk.book.edit('referrals', 'R-AAAA22', { ...ACCEPTED, decision: 'signpost', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T09:25');
    expect(await words(desk, 'offered')).toEqual(['R-AAAA22/decision-signpost/C-HAAA22']);
    desk.book.edit('referrals', 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:30');
    expect(await words(desk, 'offered'), 'it is not lost').toEqual(['R-AAAA22/receipt/C-HAAA22']);
    await desk.release();
    await desk.tick('2027-03-01T10:10');
    expect(mailTo(desk, CONTACT.housing)).toHaveLength(1);
  }));

test('a decision that changes before it left is still the one message', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T09:20');
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T09:25');
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    const [text, ...more] = mailTo(desk, CONTACT.housing);
    expect(more).toEqual([]);
    expect(text).toMatch(/arrived on[^]*Withdrawn/);
  }));

test('a receipt that a person holds is left alone, and the decision goes by itself', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:20');
    const [receipt] = (await desk.ledger.messages({ states: ['offered'] })).filter((one) => one.template === 'receipt');
    await desk.ledger.hold(receipt!.key, { by: 'Cora Coordinata', in: 'command' });
    desk.book.edit('referrals', 'R-AAAA22', ACCEPTED);
    await desk.run('2027-03-01T09:25');
    expect(await words(desk, 'offered')).toEqual(['R-AAAA22/decision-accept/C-HAAA22', 'R-AAAA22/receipt/C-HAAA22']);
    await desk.release((key) => key.includes('/decision-'));
    await desk.tick('2027-03-01T10:00');
    const [text, ...more] = mailTo(desk, CONTACT.housing);
    expect(more).toEqual([]);
    expect(text).not.toMatch(/arrived/);
  }));

test('answers asked for before the receipt left: one message, then the decision', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...ACCEPTED, decision: 'query', birthDate: '' });
    await desk.run('2027-03-01T09:20');
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    expect(mailTo(desk, CONTACT.housing)).toHaveLength(1);
    expect(mailTo(desk, CONTACT.housing)[0]).toMatch(
      /received Monday 1 March 2027, 09:15[^]*birth[^]*Your referral has arrived[^]*ring 999/,
    );
    desk.book.edit('referrals', 'R-AAAA22', {
      birthDate: '1990-02-03',
      decision: 'accept',
      decidedBy: 'Cora Coordinata',
    });
    await desk.run('2027-03-01T10:05');
    await desk.release();
    await desk.tick('2027-03-01T10:40');
    const [, decision, ...more] = mailTo(desk, CONTACT.housing);
    expect(more).toEqual([]);
    expect(decision).toContain('Accepted');
    expect(decision, 'told before').not.toMatch(/arrived|received/);
  }));

test('whoever stands in for an agency later is told neither again', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T09:20');
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('contacts', CONTACT.housing, { awayFrom: '2027-03-02', awayTo: '2027-03-20' });
    addContact(desk.book, 'C-SAAA22', AGENCY.housing, 'referrer', 'Sally Schoolhead', {
      onlyCase: caseOf(desk, 'R-AAAA22'),
    });
    await desk.run('2027-03-02T09:00');
    await desk.release();
    await desk.tick('2027-03-02T10:00');
    const word = desk.delivered.filter((one) => REFERRED.some((what) => one.key.includes(what)));
    expect(word.map((one) => one.to)).toEqual([CONTACT.housing]);
  }));

/** What waits or left for a contact: the referrals that each message tells of, by what it is. */
async function told(desk: TestDesk, contact: string): Promise<readonly string[]> {
  return (await desk.ledger.messages({ states: ['offered', 'sent'] }))
    .filter((one) => one.to === contact && REFERRED.includes(one.template))
    .map(
      (one) =>
        `${one.template} ${one.covers
          .filter((each) => !each.endsWith('receipt') || one.template === 'receipt')
          .map((each) => each.slice(0, 8))
          .join(' ')}`,
    )
    .toSorted();
}

const FOUR = ['R-AAAA22', 'R-BBBB22', 'R-CCCC22', 'R-DDDD22'];

test('a list of referrals: one receipt for all, then one message with what was decided about those decided', () =>
  onDesk(async (desk) => {
    for (const id of FOUR) typeReferral(desk.book, id, UNDECIDED);
    typeReferral(desk.book, 'R-EEEE22', { ...UNDECIDED, referrerAgency: AGENCY.health });
    await desk.run('2027-03-01T09:20');
    expect(await told(desk, CONTACT.housing)).toEqual([`receipt ${FOUR.join(' ')}`]);
    expect(await told(desk, CONTACT.health)).toEqual(['receipt R-EEEE22']);
    desk.book.edit('referrals', 'R-AAAA22', ACCEPTED);
    desk.book.edit('referrals', 'R-CCCC22', { ...ACCEPTED, decision: 'signpost', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T09:25');
    expect(await told(desk, CONTACT.housing)).toEqual(['decision R-AAAA22 R-CCCC22', 'receipt R-BBBB22 R-DDDD22']);
    const before = await told(desk, CONTACT.housing);
    const versions = async (): Promise<readonly number[]> =>
      (await desk.ledger.messages()).filter((one) => one.to === CONTACT.housing).map((one) => one.version);
    const first = await versions();
    await desk.run('2027-03-01T09:26');
    expect(await told(desk, CONTACT.housing), 'a second run changes nothing').toEqual(before);
    expect(await versions()).toEqual(first);
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    expect(mailTo(desk, CONTACT.housing)).toHaveLength(2);
    const decisions = mailTo(desk, CONTACT.housing).find((one) => one.includes('Accepted')) ?? '';
    expect(decisions).toMatch(
      /R-AAAA22, which arrived on[^]*Accepted[^]*R-CCCC22, which arrived on[^]*Not taken to a meeting/,
    );
    expect(decisions).not.toMatch(/Victimsen|Perpov|K-/);
    for (const id of ['R-BBBB22', 'R-DDDD22']) desk.book.edit('referrals', id, ACCEPTED);
    await desk.run('2027-03-01T10:05');
    await desk.release();
    await desk.tick('2027-03-01T10:40');
    expect(mailTo(desk, CONTACT.housing)).toHaveLength(3);
    expect(mailTo(desk, CONTACT.housing)[2]).toMatch(
      /R-BBBB22 \(sent in on Monday 1 March 2027, 09:15\): Accepted[^]*R-DDDD22 \(sent in on Monday 1 March 2027, 09:15\): Accepted/,
    );
    for (const time of ['2027-03-01T11:00', '2027-03-02T09:00', '2027-03-09T09:00']) await desk.tick(time);
    expect(mailTo(desk, CONTACT.housing), 'and nothing twice').toHaveLength(3);
  }));

test('a message that has been open for an hour is joined by nothing new: it leaves some time', () =>
  onDesk(async (desk) => {
    for (const [index, id] of FOUR.entries()) {
      typeReferral(desk.book, id);
      await desk.run(`2027-03-01T${['09:20', '09:45', '10:10', '10:35'][index]}`);
    }
    expect(await told(desk, CONTACT.housing)).toEqual(['decision R-AAAA22 R-BBBB22 R-CCCC22', 'decision R-DDDD22']);
  }));

test('one of them taken back leaves the message, and the others stay in it', () =>
  onDesk(async (desk) => {
    for (const id of FOUR) typeReferral(desk.book, id);
    await desk.run('2027-03-01T09:20');
    desk.book.edit('referrals', 'R-AAAA22', UNDECIDED);
    await desk.run('2027-03-01T09:25');
    expect(await told(desk, CONTACT.housing)).toEqual(['decision R-BBBB22 R-CCCC22 R-DDDD22', 'receipt R-AAAA22']);
    await desk.release();
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', ACCEPTED);
    await desk.run('2027-03-01T10:05');
    await desk.release();
    await desk.tick('2027-03-01T10:40');
    expect(await told(desk, CONTACT.housing)).toEqual([
      'decision R-AAAA22',
      'decision R-BBBB22 R-CCCC22 R-DDDD22',
      'receipt R-AAAA22',
    ]);
  }));

test('what a person holds is neither joined nor taken apart, and tells its receipts', () =>
  onDesk(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id, UNDECIDED);
    await desk.run('2027-03-01T09:20');
    await desk.ledger.hold(`ealing/intake/R-AAAA22/receipt/${CONTACT.housing}`, {
      by: 'Cora Coordinata',
      in: 'command',
    });
    desk.book.edit('referrals', 'R-BBBB22', ACCEPTED);
    typeReferral(desk.book, 'R-CCCC22', UNDECIDED);
    await desk.run('2027-03-01T09:25');
    expect(await told(desk, CONTACT.housing)).toEqual([
      'decision R-BBBB22',
      'receipt R-AAAA22 R-BBBB22',
      'receipt R-CCCC22',
    ]);
  }));

test('word about a restricted case goes by itself, and stands in the restricted workbook only', () =>
  onDesk(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    typeReferral(desk.book, 'R-CCCC22', { perp1Employer: 'Test Health' });
    await desk.run('2027-03-01T09:20');
    await desk.run('2027-03-01T09:25');
    expect(await told(desk, CONTACT.housing)).toEqual(['decision R-AAAA22 R-BBBB22', 'decision R-CCCC22']);
    const file = (id: string): readonly (string | undefined)[] =>
      desk.book
        .rows('outbox')
        .filter((one) => JSON.stringify([...one.cells]).includes(`${id}/decision`))
        .map((one) => one.file);
    expect(file('R-CCCC22')).toEqual(['restricted']);
    expect(file('R-AAAA22')).not.toContain('restricted');
  }));

test('a conflict keeps word of the decision from the referring agency: the receipt goes, and Today tells it in the restricted workbook', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { perp1Employer: 'Test Housing' });
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: AGENCY.health });
    for (const time of ['2027-03-01T09:20', '2027-03-01T09:25']) await desk.run(time);
    expect(await words(desk, 'offered')).toEqual(['R-AAAA22/receipt/C-HAAA22', 'R-BBBB22/decision-accept/C-EAAA22']);
    const lines = (await desk.today()).filter(
      (one) => /Test Housing|C-HAAA22/.test(one.what) && one.kind === 'conflict',
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((one) => one.restricted)).toBe(true);
  }));

test('a conflict keeps the question about missing answers from the referring side: Today says in the restricted workbook that somebody else is to be asked', () =>
  onDesk(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { perp1Employer: 'Test Housing' });
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-01T09:20');
    for (const id of ['R-AAAA22', 'R-BBBB22']) desk.book.edit('referrals', id, { decision: 'query', birthDate: '' });
    await desk.run('2027-03-01T09:25');
    const asked = (await words(desk, 'offered')).filter((key) => key.includes('missing'));
    expect(asked).toEqual(['R-BBBB22/missing-2027-03-01/C-HAAA22']);
    const lines = (await desk.today()).filter((one) => one.what.includes('Referral R-AAAA22 lacks'));
    expect(lines.map(({ what, restricted }) => [what, restricted])).toEqual([
      [expect.stringMatching(/lacks 1 answer, and a conflict keeps .* from its case: nobody is asked by mail/), true],
    ]);
  }));
