// Draft mode: what was wanted when it was put into Drafts, and is not any more, is taken back as what waits is cancelled. All people are made up.
import { expect, test } from 'vitest';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { LIST, lists, lying, stateOf, toDrafts, tookBack, withLists } from './lists-in-drafts.ts';

test('F63: a meeting that is cancelled takes its lists out of Drafts; held after all, they are offered anew', () =>
  withLists(async ({ desk, server }) => {
    expect(new Set(await lists(desk))).toEqual(new Set(['handed']));
    const before = lying(server, 'chaaa22@').length;
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.tick('2027-03-04T12:30');
    expect(new Set(await lists(desk))).toEqual(new Set(['cancelled']));
    expect(lying(server, 'chaaa22@')).toHaveLength(before - 1);
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
    // A late case stands on the lists that nobody has sent yet: each is another by now. Nothing else is, and no day that passes makes it so.
    const ofLists = (await tookBack(desk)).map((one) => one.replace(/[^/]+$/, ''));
    expect(new Set(ofLists)).toEqual(new Set([LIST('')]));
    const count = ofLists.length;
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    for (const time of ['2027-03-11T09:30', '2027-03-11T12:10', '2027-03-12T12:10', '2027-03-15T12:10'])
      await toDrafts(desk, time);
    expect(await tookBack(desk)).toHaveLength(count);
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
    expect((await tookBack(desk)).slice(count)).toEqual([]);
  }));
