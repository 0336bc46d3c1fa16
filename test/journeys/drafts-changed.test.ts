// Draft mode: a draft that nobody has sent, and that its job wants otherwise by now or not yet, is taken back; what is wanted goes its usual way. All
// people are made up.
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { BY, LIST, lists, lying, stateOf, toDrafts, tookBack, withLists } from './lists-in-drafts.ts';

/** Corrects the victim's name, which stands on every list. */
function correctName(desk: TestDesk): void {
  desk.book.edit('people', victimOf(desk), { surname: 'Correctedsen' });
}

const victimOf = (desk: TestDesk): string =>
  desk.book
    .rows('people')
    .find(({ id = '' }) => (desk.book.text('people', id, 'surname') ?? '').startsWith('Victimsen'))?.id ?? '';

/** The text of all that a message carries; a paper as a file holds its own HTML here. */
async function textOf(bytes: string): Promise<string> {
  const { attachments } = await PostalMime.parse(Buffer.from(bytes, 'latin1'));
  return attachments.map((one) => Buffer.from(one.content as ArrayBuffer).toString('utf8')).join('\n');
}

const EVERYBODY = [CONTACT.police, CONTACT.housing, CONTACT.children, CONTACT.health];
const ofList = (bytes: string): boolean => /^Subject: .*: list and/m.test(bytes);

test('F63: a draft of which the content has changed is taken out of Drafts and offered anew in the same run; released, the new one lies there alone', () =>
  withLists(async ({ desk, server, told }) => {
    correctName(desk);
    await desk.tick('2027-03-04T12:20');
    expect(new Set(await lists(desk))).toEqual(new Set(['offered']));
    expect((await desk.ledger.findMessage(LIST(CONTACT.housing)))?.version).toBe(2);
    expect(lying(server, 'chaaa22@').filter(({ bytes }) => ofList(bytes))).toEqual([]);
    expect(await tookBack(desk)).toEqual(expect.arrayContaining(EVERYBODY.map((to) => `${LIST(to)} draft.changed`)));
    expect(told()).not.toMatch(/may no longer go|has not gone/);

    await toDrafts(desk, '2027-03-04T12:30');
    const [one, ...more] = lying(server, 'chaaa22@').filter(({ bytes }) => ofList(bytes));
    expect(more).toEqual([]);
    expect(await textOf(one!.bytes)).toContain('Correctedsen');
    // Nothing more has changed: nothing more is taken back.
    const before = await tookBack(desk);
    for (const time of ['2027-03-04T13:00', '2027-03-05T09:00', '2027-03-05T15:00']) await desk.tick(time);
    expect(await tookBack(desk)).toEqual(before);
    expect(new Set(await lists(desk))).toEqual(new Set(['handed']));
  }));

test('F63: a late case comes onto the lists that nobody has sent, and no supplement tells of it a second time', () =>
  withLists(async ({ desk, server }) => {
    typeReferral(desk.book, 'R-BBBB22', {
      decidedBy: 'Cora',
      meeting: MEETING,
      surname: 'Elsewhere',
      forenames: 'Berta',
      birthDate: '1971-11-11',
      perp1Surname: 'Otherman',
    });
    for (const time of ['2027-03-05T09:00', '2027-03-05T12:10', '2027-03-05T12:20']) await toDrafts(desk, time);
    const [one, ...more] = lying(server, 'chaaa22@').filter(({ bytes }) => /^Subject: .*(List|late)/im.test(bytes));
    expect(more).toEqual([]);
    expect(await textOf(one!.bytes)).toContain('Elsewhere');
    const supplements = (await desk.ledger.messages()).filter((each) => each.key.includes('/supplement/'));
    expect(new Set(supplements.map((each) => each.state))).toEqual(
      new Set(supplements.length === 0 ? [] : ['cancelled']),
    );
  }));

test('F63: a ready mark that is taken back takes the drafts back at the next look, without a run; marked again, they are offered and lie there once', () =>
  withLists(async ({ desk, server }) => {
    desk.book.edit('meetings', MEETING, { listReady: false });
    await desk.send();
    expect(new Set(await lists(desk))).toEqual(new Set(['cancelled']));
    expect(lying(server, 'chaaa22@').filter(({ bytes }) => ofList(bytes))).toEqual([]);
    await desk.tick('2027-03-04T12:20');
    expect(new Set(await lists(desk)), 'they follow the typing').toEqual(new Set(['draft']));

    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY });
    await toDrafts(desk, '2027-03-04T12:30');
    expect(new Set(await lists(desk))).toEqual(new Set(['handed']));
    expect(lying(server, 'chaaa22@').filter(({ bytes }) => ofList(bytes))).toHaveLength(1);
  }));

test('F63: of one that was sent, was changed by a person or lies nowhere Today says what to do; No has it offered anew, and whoever was told of is not asked about again', () =>
  withLists(async ({ desk, server, told, answer }) => {
    // Looked for; the next look of its own is ten minutes later.
    await desk.tick('2027-03-04T12:20');
    const of = (address: string) => lying(server, address).filter(({ bytes }) => ofList(bytes));
    for (const one of of('cpaaa22@')) {
      one.deleted = true;
      server.put('Sent', one.bytes);
    }
    for (const one of of('ccaaa22@')) one.deleted = true;
    for (const one of of('chaaa22@')) {
      one.deleted = true;
      server.put('Drafts', one.bytes.replace('Subject: ', 'Subject: (urgent) '));
    }
    correctName(desk);
    await desk.tick('2027-03-04T12:25');
    const line = (words: string): string =>
      told()
        .split('\n')
        .find((one) => one.includes('may no longer go') && one.includes(words)) ?? '';
    expect(line('was sent before')).toMatch(
      /for Pat Policewright \(Test Police\) may no longer go\. What it says has changed since it was put there\. It was sent before: they have it as it was\. Tell them what has changed, or `marac reissue` with the number of its paper makes it anew for them \(“At Risk List” D-/,
    );
    expect(line('neither in Drafts')).toContain('Chidi Childworth');
    expect(line('Somebody wrote')).toContain('Harriet Housewell');
    expect(line('Somebody wrote')).toContain('delete it there and answer No');
    expect(await stateOf(desk, LIST(CONTACT.health))).toBe('offered');

    // One is told, and another turns out to have been sent, in the same moment.
    answer(/It was sent before/, 'yes');
    answer(/neither in Drafts/, 'yes');
    await desk.tick('2027-03-04T12:35');
    expect(await stateOf(desk, LIST(CONTACT.children))).toBe('sent');
    expect(line('was sent before')).toContain('Chidi Childworth');
    expect(line('was sent before')).not.toContain('Pat Policewright');
    answer(/It was sent before/, 'yes');
    await desk.tick('2027-03-04T12:45');
    expect(line('was sent before')).toBe('');

    for (const one of lying(server, 'Subject: (urgent)')) one.deleted = true;
    answer(/Somebody wrote|neither in Drafts/, 'no');
    await desk.tick('2027-03-04T12:55');
    await desk.tick('2027-03-04T13:00');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('offered');
    expect(told()).not.toContain('may no longer go');
    await toDrafts(desk, '2027-03-04T13:10');
    expect(of('chaaa22@')).toHaveLength(1);
  }));

test('F63: while the mailbox does not answer Today says that the old one may still lie there; typed back as it was, it stays', () =>
  withLists(async ({ desk, server, told }) => {
    const victim = victimOf(desk);
    const name = desk.book.text('people', victim, 'surname');
    server.stop();
    correctName(desk);
    await desk.tick('2027-03-04T12:25');
    expect(told()).toContain('What it says has changed since it was put there.');
    expect(told()).toContain('it may still lie in Drafts');
    server.start();
    desk.book.edit('people', victim, { surname: name });
    await desk.run('2027-03-04T12:35');
    expect(new Set(await lists(desk))).toEqual(new Set(['handed']));
    expect(await tookBack(desk)).toEqual([]);
    expect(told()).not.toContain('may no longer go');
  }));
