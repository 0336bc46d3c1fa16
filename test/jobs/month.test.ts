// A tidy month from the first referral to the last digest, on the workbook's cells, the papers' text and the messages' recipients of each day.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
});
afterEach(() => desk.close());

const recipients = (sent: readonly { key: string; to: string }[], part: string): readonly string[] =>
  sent
    .filter((one) => one.key.includes(part))
    .map((one) => one.to)
    .toSorted();

test('a tidy month: told on receipt, listed, asked, timed, minuted, chased, each message once', async () => {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  let sent = await desk.tick('2027-03-01T09:20');
  expect(recipients(sent, '/idva/'), 'the IDVA is told at once').toEqual([CONTACT.duty]);
  const ref = caseOf(desk, 'R-AAAA22');
  expect(desk.book.text('list', desk.book.rows('list')[0]!.id!, 'caseRef')).toBe(ref);
  expect(desk.book.text('referrals', 'R-AAAA22', 'phone'), 'the safe phone is put away').toBe('');
  expect(desk.book.rows('safeContacts')[0]!.file).toBe('restricted');
  expect(desk.book.text('referrals', 'R-AAAA22', 'criteriaMet')).toContain('Visible high risk: 15 yes answers');

  await desk.release((key) => key.includes('/intake/'));
  sent = await desk.tick('2027-03-01T10:00');
  expect(recipients(sent, '/decision-accept/')).toEqual([CONTACT.housing]);

  await desk.tick('2027-03-04T12:10');
  expect(desk.ledger).toBeDefined();
  expect((await desk.today()).some((one) => one.what.includes('List ready'))).toBe(true);
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.tick('2027-03-04T12:30');
  expect(
    desk.delivered.some((one) => one.key.includes('/research/')),
    'nothing leaves before the release',
  ).toBe(false);
  await desk.release();
  sent = await desk.tick('2027-03-04T13:00');
  expect(recipients(sent, '/research/')).toEqual(
    [CONTACT.children, CONTACT.health, CONTACT.housing, CONTACT.police].toSorted(),
  );
  const housing = sent.find((one) => one.key.includes('/research/') && one.to === CONTACT.housing)!;
  expect(housing.mail.to).toHaveLength(1);
  expect(housing.mail.subject).not.toMatch(/Victimsen/);
  expect(housing.mail.attachments).toHaveLength(2);
  const list = Buffer.from(housing.mail.attachments[0]!.content as ArrayBuffer).toString('utf8');
  expect(list).toContain('VictimsenAAAA22');
  expect(list).not.toContain('Hidden Lane');

  desk.book.type(
    'research',
    { meeting: MEETING, caseRef: ref, agency: AGENCY.housing, known: 'yes', answeredOn: '2027-03-08' },
    { id: 'RS-AAAA22' },
  );
  await desk.tick('2027-03-10T08:35');
  sent = await desk.tick('2027-03-10T10:00');
  expect(recipients(desk.delivered, '/chase/'), 'who has answered is not chased').toEqual(
    [CONTACT.children, CONTACT.health, CONTACT.police].toSorted(),
  );

  await desk.tick('2027-03-11T08:35');
  desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
  await desk.tick('2027-03-11T09:00');
  await desk.release();
  sent = await desk.tick('2027-03-11T09:30');
  expect(recipients(sent, `/agenda/${MEETING}/`)).toEqual(
    [CONTACT.chair, CONTACT.duty, CONTACT.housing, CONTACT.police].toSorted(),
  );

  const listing = desk.book.rows('list')[0]!.id!;
  desk.book.edit('list', listing, { outcome: 'actionPlan' });
  desk.book.type(
    'actions',
    {
      meeting: MEETING,
      caseRef: ref,
      text: 'Change the locks',
      agency: AGENCY.housing,
      agreedOn: '2027-03-16',
      due: '2027-03-19',
      status: 'open',
    },
    { id: 'A-AAAA22' },
  );
  desk.book.edit('meetings', MEETING, {
    actionsReady: true,
    actionsReadyBy: 'Cora Coordinata',
    minutesReady: true,
    minutesReadyBy: 'Cora Coordinata',
    chairApproved: true,
    chairApprovedBy: 'Charis Chairman',
    chairApprovedOn: '2027-03-18',
  });
  await desk.tick('2027-03-17T08:35');
  await desk.release();
  sent = await desk.tick('2027-03-17T09:30');
  expect(recipients(sent, '/minutes/').includes(CONTACT.housing)).toBe(true);

  sent = [...(await desk.tick('2027-03-22T08:35')), ...(await desk.tick('2027-03-22T10:00'))];
  expect(recipients(sent, 'register/follow-up/'), 'one digest').toEqual([CONTACT.housing]);
  expect(sent.find((one) => one.key.includes('follow-up'))!.mail.text).toContain('A-AAAA22');
  desk.book.edit('actions', 'A-AAAA22', { status: 'completed', doneOn: '2027-03-23' });
  sent = [...(await desk.tick('2027-03-30T08:35')), ...(await desk.tick('2027-03-30T10:00'))];
  expect(recipients(sent, 'follow-up'), 'completed with a date ends the chase').toEqual([]);
  expect(new Set(desk.delivered.map((one) => one.key)).size, 'nothing twice').toBe(desk.delivered.length);
});

test('running any job twice changes nothing', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-04T12:10');
  await desk.run('2027-03-04T12:10');
  const report = await desk.run('2027-03-04T12:10');
  expect(report.planned.reconciled.add).toEqual([]);
  expect(report.planned.reconciled.supersede).toEqual([]);
  expect(report.planned.reconciled.cancel).toEqual([]);
  expect(report.rowsWritten).toBe(0);
});
