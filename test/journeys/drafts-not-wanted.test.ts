// Draft mode: what was wanted when it was put into Drafts, and is not any more, is taken back as what waits is cancelled. All people are made up.
import { expect, test } from 'vitest';
import { openDrafts } from '../../src/mail/imap/imap-drafts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { openImapServer, type ImapServer } from '../support/imap.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { TEST_CA } from '../support/smtp-faults.ts';

const LIST = (to: string): string => `ealing/research/${MEETING}/list/${to}`;

interface Lived {
  readonly desk: TestDesk;
  readonly server: ImapServer;
  readonly told: () => string;
}

/** The lists of a meeting with one case lie in Drafts, unsent. */
async function withLists(tell: (lived: Lived) => Promise<void>): Promise<void> {
  const server = await openImapServer();
  const imap = { host: '127.0.0.1', port: server.port, security: 'tls', ca: TEST_CA } as const;
  const desk = openTestDesk({ drafts: openDrafts({ ...imap, user: 'marac', password: 'right' }) });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', meeting: MEETING });
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T10:30');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await toDrafts(desk, '2027-03-04T12:10');
    await tell({
      desk,
      server,
      told: () =>
        desk.book
          .rows('today')
          .map((row) => desk.book.text('today', row.id ?? '', 'what') ?? '')
          .join('\n'),
    });
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
    await server.close();
  }
}

/** Runs, releases all that is on offer, and puts it into Drafts. */
async function toDrafts(desk: TestDesk, time: string): Promise<void> {
  await desk.run(time);
  await desk.release();
  await desk.send();
}

const stateOf = async (desk: TestDesk, key: string) => (await desk.ledger.findMessage(key))?.state;
const lying = (server: ImapServer, word: string): number =>
  server.drafts.filter((one) => !one.deleted && one.bytes.includes(word)).length;
const lists = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.ledger.messages()).filter((one) => one.key.includes('/list/')).map((one) => one.state);

test('F63: a meeting that is cancelled takes its lists out of Drafts; held after all, they are offered anew', () =>
  withLists(async ({ desk, server }) => {
    expect(new Set(await lists(desk))).toEqual(new Set(['handed']));
    const before = lying(server, 'chaaa22@');
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.tick('2027-03-04T12:30');
    expect(new Set(await lists(desk))).toEqual(new Set(['cancelled']));
    expect(lying(server, 'chaaa22@')).toBe(before - 1);
    const found = await desk.ledger.findMessage(LIST(CONTACT.housing));
    expect(found).toMatchObject({
      held: false,
      draft: { found: 'removed', because: [{ rule: 'draft.no-longer-due' }] },
    });
    desk.book.edit('meetings', MEETING, { state: 'planned' });
    await desk.tick('2027-03-04T12:40');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('offered');
  }));

test('F63: one that was sent already is named with who has it; one that somebody changed stays and is named; a named answer ends both', () =>
  withLists(async ({ desk, server, told }) => {
    // Looked for; the next look of its own is ten minutes later.
    await desk.tick('2027-03-04T12:20');
    for (const one of server.drafts.filter(({ bytes }) => bytes.includes('cpaaa22@') && /List/.test(bytes))) {
      one.deleted = true;
      server.put('Sent', one.bytes);
    }
    const [changed] = server.drafts.filter(({ bytes }) => bytes.includes('chaaa22@'));
    changed!.deleted = true;
    server.put('Drafts', changed!.bytes.replace('Subject: ', 'Subject: (urgent) '));
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.tick('2027-03-04T12:25');
    expect(told()).toMatch(
      /may no longer go\. It is not wanted any more: what it was about has changed or closed\. It was sent before: they have it/,
    );
    expect(told()).toContain('Somebody wrote in the draft, so it was left in Drafts: delete it there.');
    await desk.tick('2027-03-04T12:40');
    expect(told(), 'it is no news that goes by itself').toContain('delete it there');
    // Who changed it has sent it: then that reader has it too, and is to be told.
    for (const time of ['2027-03-04T12:50', '2027-03-04T13:00']) {
      for (const { id = '' } of desk.book.rows('today'))
        if (/may no longer go/.test(desk.book.text('today', id, 'what') ?? ''))
          desk.book.edit('today', id, { answer: 'yes', doneBy: 'Cora Coordinata' });
      await desk.tick(time);
    }
    expect(told()).not.toContain('may no longer go');
  }));

test('F63: while the mailbox does not answer Today says that it may still lie there; then it is taken back, unless it is wanted again by then', () =>
  withLists(async ({ desk, server, told }) => {
    server.stop();
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.tick('2027-03-04T12:30');
    expect(told()).toContain('It is not wanted any more');
    expect(told()).toContain('it may still lie in Drafts');
    server.start();
    await desk.tick('2027-03-04T12:40');
    expect(new Set(await lists(desk))).toEqual(new Set(['cancelled']));
    expect(told()).not.toContain('may still lie in Drafts');
  }));

test('F63: through a meeting in draft mode nothing that is wanted is ever taken back: lists, late cases, agenda, action sheets and their reminders', () =>
  withLists(async ({ desk }) => {
    const tookBack = async (): Promise<readonly string[]> =>
      (await desk.ledger.messages()).flatMap((one) =>
        one.draft?.because.some(({ rule }) => rule === 'draft.no-longer-due') === true ? [one.key] : [],
      );
    typeReferral(desk.book, 'R-BBBB22', {
      decision: 'accept',
      decidedBy: 'Cora',
      meeting: MEETING,
      surname: 'Elsewhere',
      forenames: 'Berta',
      birthDate: '1971-11-11',
      perp1Surname: 'Otherman',
    });
    for (const time of ['2027-03-05T09:00', '2027-03-05T12:10', '2027-03-08T12:10', '2027-03-09T12:10'])
      await toDrafts(desk, time);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    for (const time of ['2027-03-11T09:30', '2027-03-11T12:10', '2027-03-12T12:10', '2027-03-15T12:10'])
      await toDrafts(desk, time);
    expect(await tookBack()).toEqual([]);
    desk.book.type(
      'actions',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: AGENCY.housing,
        meeting: MEETING,
        text: 'Lock',
        agreedOn: '2027-03-16',
        due: '2027-03-19',
        status: 'open',
      },
      { id: 'A-AAAA22' },
    );
    desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
    for (const time of ['2027-03-17T09:30', '2027-03-17T12:10', '2027-03-18T12:10', '2027-03-19T12:10'])
      await toDrafts(desk, time);
    const sheets = (await desk.ledger.messages()).filter(
      (one) => one.job === 'actions' || one.key.includes('/actions/'),
    );
    expect(sheets.map((one) => one.state)).toContain('handed');
    expect(await tookBack()).toEqual([]);
  }));
