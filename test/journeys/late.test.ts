// F3 and F38: a message whose hour passes before it left, and what becomes of it. Through the whole product; all people are made up.
import { expect, test } from 'vitest';
import { addMinutes } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey } from './steps.ts';

const LIST = `ealing/research/${MEETING}`;

async function withLists(desk: TestDesk): Promise<readonly OutboxMessage[]> {
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
  return lists(desk);
}

const lists = async (desk: TestDesk): Promise<readonly OutboxMessage[]> =>
  (await desk.ledger.messages()).filter((one) => one.key.startsWith(LIST) && one.template === 'list-and-request');

const late = async (desk: TestDesk, words = 'List and research request'): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.startsWith('late/') && one.what.includes(words));

async function answerYes(desk: TestDesk, item: TodayItem): Promise<void> {
  const row = desk.book
    .rows('today')
    .find((one) => desk.book.text('today', one.id ?? '', 'what').includes(item.what.slice(0, 40)));
  desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
}

test('F38: a list that nobody released by its hour is on Today with its consequence, by name, until somebody answers', async () => {
  await journey(async (desk) => {
    const [first, ...rest] = await withLists(desk);
    const { notAfter } = first!;
    expect(rest.every((one) => one.notAfter === notAfter)).toBe(true);

    // Its own minute is its last one: a release would still let it go then.
    for (const before of [-1, 0]) {
      await desk.tick(addMinutes(notAfter, before));
      expect((await lists(desk)).map((one) => [one.state, one.version])).toEqual(
        [first!, ...rest].map((one) => ['offered', one.version]),
      );
      expect(await late(desk)).toEqual([]);
    }

    await desk.tick(addMinutes(notAfter, 1));
    expect((await lists(desk)).map((one) => [one.state, one.late])).toEqual(
      [first!, ...rest].map(() => ['cancelled', 'offered']),
    );
    const [line, ...more] = await late(desk);
    expect(more).toEqual([]);
    expect(line?.shown).toMatch(
      /^Not released in time: \d messages “List and research request” of the meeting of 16 March 2027 \(case .*\(K-/,
    );
    expect(line?.shown).toContain('Harriet Housewell (Test Housing)');
    expect(line?.shown).toContain('No release was given by ');
    expect(line?.shown).toContain('was not asked to research them');
    expect(line?.question?.otherwise).toBe('the line stays; nothing is sent by itself.');

    // Not told twice, and not forgotten after a fortnight.
    await desk.tick('2027-04-20T09:00');
    expect((await late(desk)).map((one) => one.id)).toEqual([line?.id]);
    expect((await desk.today()).filter((one) => one.id.startsWith(`stopped/${LIST}`))).toEqual([]);

    // An answer without a name is none.
    await answerYes(desk, line!);
    const row = desk.book.rows('today').find((one) => desk.book.text('today', one.id ?? '', 'answer') !== '');
    desk.book.edit('today', row?.id ?? '', { doneBy: undefined });
    await desk.run('2027-04-20T09:05');
    expect(await late(desk)).toHaveLength(1);
    desk.book.edit('today', row?.id ?? '', { doneBy: 'Cora Coordinata' });
    await desk.run('2027-04-20T09:10');
    expect(await late(desk)).toEqual([]);
    await desk.run('2027-04-20T09:15');
    expect(await late(desk)).toEqual([]);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F3: frozen past its hour, a message ends as not sent in time, whether it waited for a release or had one', async () => {
  await journey(async (desk) => {
    const [first] = await withLists(desk);
    await desk.release((key) => key.startsWith(LIST) && key.endsWith(CONTACT.health));
    desk.book.rename(['actions']);
    await desk.tick('2027-03-04T14:00');
    await desk.tick(addMinutes(first!.notAfter, 1));
    expect(new Set((await lists(desk)).map((one) => [one.state, one.late].join()))).toEqual(
      new Set(['cancelled,frozen']),
    );
    const [line] = await late(desk);
    expect(line?.shown).toMatch(/^Not sent in time: /);
    expect(line?.shown).toContain('What it depends on could not be read by ');
    desk.book.rename([]);
    await desk.tick(addMinutes(first!.notAfter, 5));
    expect(await late(desk)).toHaveLength(1);
    expect((await lists(desk)).every((one) => one.state === 'cancelled')).toBe(true);
  });
});

test('F3: what never was planned before its hour, since a tab could not be read, is told of too', async () => {
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    desk.book.rename(['actions']);
    await desk.tick('2027-03-04T13:00');
    await desk.tick('2027-03-17T09:00');
    expect(await lists(desk)).toEqual([]);
    desk.book.rename([]);
    await desk.tick('2027-03-17T09:10');
    const [line] = await late(desk);
    expect(line?.shown).toContain('Not sent in time: ');
    expect(line?.shown).toContain('No run had planned it by ');
    await desk.tick('2027-05-01T09:00');
    expect((await late(desk)).map((one) => one.id)).toEqual([line?.id]);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('a quiet world has no such line: what left in time, and what a readable workbook no longer wanted, is asked of nobody', async () => {
  await journey(async (desk) => {
    await withLists(desk);
    await desk.release();
    await desk.tick('2027-03-04T13:30');
    await desk.tick('2027-03-15T09:00');
    expect(await late(desk)).toEqual([]);
  });
  await journey(async (desk) => {
    await withLists(desk);
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.tick('2027-03-04T14:00');
    await desk.tick('2027-03-15T09:00');
    expect(await late(desk)).toEqual([]);
  });
});
