// What the ledger refuses to do with a message before it leaves, each with its reason, and what a plan may record beside messages. All made up.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { Approval, Ledger } from '../../src/ledger/ledger-port.ts';
import { aMessage, aPaper, aPlan, BYTES, openDesk } from './make.ts';

const KEY = aMessage().key;
const CORA = { by: 'C-COORD1', in: 'command' } as const;
const approval = (more: Partial<Approval> = {}): Approval => ({
  key: KEY,
  version: 1,
  because: 'released',
  messageId: '<1@marac.example>',
  from: 'marac@example.gov.uk',
  toAddress: 'rep@example.gov.uk',
  bytes: BYTES,
  encrypted: [],
  ...more,
});
const plan = async (ledger: Ledger, more: Parameters<typeof aPlan>[1]): Promise<void> => {
  const { generation } = await ledger.recorded();
  expect((await ledger.commitPlan(aPlan(generation, more))).committed).toBe(true);
};
const why = (answer: { readonly ok: boolean; readonly why?: string }): string =>
  answer.ok ? 'done' : (answer.why ?? '');

describe('a draft', () => {
  const draft = { messages: [aMessage({ offer: false })] };

  test.each([
    ['with its content', 'hash-1', 'done'],
    ['with other content', 'hash-2', 'contentMoved'],
  ])('is offered %s: %s', async (_, hash, answer) => {
    using desk = openDesk();
    await plan(desk.ledger, draft);
    expect(why(await desk.ledger.offer(KEY, hash))).toBe(answer);
    expect((await desk.ledger.findMessage(KEY))?.state).toBe(answer === 'done' ? 'offered' : 'draft');
  });

  test('is not released, approved, or offered twice', async () => {
    using desk = openDesk();
    await plan(desk.ledger, draft);
    expect(why(await desk.ledger.release(KEY, 0, CORA))).toBe('draft');
    expect(why(await desk.ledger.approve(approval()))).toBe('state');
    await desk.ledger.offer(KEY, 'hash-1');
    expect(why(await desk.ledger.offer(KEY, 'hash-1'))).toBe('state');
  });

  test('that is not there is refused without a message', async () => {
    using desk = openDesk();
    expect(await desk.ledger.offer('ealing/agenda/M-7KQ2MX/C-2', 'hash-1')).toEqual({ ok: false, why: 'state' });
    expect(await desk.ledger.release(KEY, 1, CORA)).toEqual({ ok: false, why: 'state' });
  });
});

describe('an offered message', () => {
  test.each<[string, number, string]>([
    ['the version before', 0, 'version'],
    ['its version', 1, 'done'],
    ['a later version', 2, 'version'],
  ])('is released in %s: %i', async (_, version, answer) => {
    using desk = openDesk();
    await plan(desk.ledger, { messages: [aMessage()] });
    expect(why(await desk.ledger.release(KEY, version, CORA))).toBe(answer);
  });

  test.each<[string, (ledger: Ledger) => Promise<unknown>, Partial<Approval>, string]>([
    ['released: it is', (ledger) => ledger.release(KEY, 1, CORA), {}, 'done'],
    ['not released', () => Promise.resolve(), {}, 'notReleased'],
    ['released, in another version', (ledger) => ledger.release(KEY, 1, CORA), { version: 2 }, 'version'],
    [
      'released and held',
      async (ledger) => {
        await ledger.release(KEY, 1, CORA);
        await ledger.hold(KEY, CORA);
      },
      {},
      'held',
    ],
    [
      'held and held no more: it is',
      async (ledger) => {
        await ledger.release(KEY, 1, CORA);
        await ledger.hold(KEY, CORA);
        await ledger.unhold(KEY, CORA);
      },
      {},
      'done',
    ],
    [
      'cancelled by a person',
      async (ledger) => {
        await ledger.release(KEY, 1, CORA);
        await ledger.cancel(KEY, [], CORA);
      },
      {},
      'state',
    ],
  ])('is approved when it was %s', async (_, before, more, answer) => {
    using desk = openDesk();
    await plan(desk.ledger, { messages: [aMessage()] });
    await before(desk.ledger);
    expect(why(await desk.ledger.approve(approval(more)))).toBe(answer);
  });

  test.each([
    ['2027-03-12T16:59', 'done'],
    ['2027-03-12T17:00', 'done'],
    ['2027-03-12T17:01', 'notAfter'],
  ])('whose last moment is 17:00 is approved at %s: %s', async (at, answer) => {
    using desk = openDesk();
    await plan(desk.ledger, { messages: [aMessage()] });
    await desk.ledger.release(KEY, 1, CORA);
    desk.clock.set(localTime(at));
    expect(why(await desk.ledger.approve(approval()))).toBe(answer);
  });
});

describe('a plan records of a message that it had', () => {
  const because = [{ rule: 'access.unreadable', facts: {} }];

  test('that it is frozen, once for the same reasons, and that it is no more', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    await plan(ledger, { messages: [aMessage()] });
    await ledger.release(KEY, 1, CORA);
    const kinds = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const event of ledger.events()) if (event.subject === KEY) found.push(event.kind);
      return found;
    };
    await plan(ledger, { freeze: [{ key: KEY, because }] });
    const once = await kinds();
    expect(once.at(-1)).toBe('message/frozen');
    expect((await ledger.findMessage(KEY))?.frozen).toEqual(because);
    await plan(ledger, { freeze: [{ key: KEY, because }] });
    expect(await kinds(), 'the same reasons again').toEqual(once);
    await plan(ledger, { freeze: [{ key: KEY, because: [{ rule: 'plan.unread', facts: {} }] }] });
    expect(await kinds(), 'other reasons').toEqual([...once, 'message/frozen']);
    expect(why(await ledger.approve(approval()))).toBe('frozen');
    await plan(ledger, { thaw: [KEY] });
    expect((await ledger.findMessage(KEY))?.frozen).toBeUndefined();
    expect(why(await ledger.approve(approval()))).toBe('done');
  });

  test('that its time passed, or that it never was', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    const other = aMessage({ key: 'ealing/agenda/M-7KQ2MX/C-2' });
    await plan(ledger, { messages: [aMessage()] });
    await plan(ledger, { late: [{ key: KEY, because }], missed: [other] });
    expect(await ledger.findMessage(KEY)).toMatchObject({ state: 'cancelled' });
    expect(await ledger.findMessage(other.key)).toMatchObject({ state: 'cancelled', late: 'never' });
    expect(((await ledger.findMessage(KEY)) as { late?: unknown }).late).not.toBe('never');
  });

  test('that it is wanted no more', async () => {
    using desk = openDesk();
    await plan(desk.ledger, { messages: [aMessage()] });
    await plan(desk.ledger, { cancel: [{ key: KEY, because }] });
    expect((await desk.ledger.findMessage(KEY))?.state).toBe('cancelled');
  });
});

const events = async (ledger: Ledger): Promise<number> => (await ledger.size()).events;
const orders = (...refs: readonly string[]) => new Map([['M-7KQ2MX', refs]]);

describe('a plan records', () => {
  const done = 'ealing/intake/R-1/row';

  test('what a run did once, and an order when it changes', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    await plan(ledger, { done: [{ key: done, because: [] }], orders: orders('K-1', 'K-2') });
    const before = await events(ledger);
    await plan(ledger, { done: [{ key: done, because: [] }], orders: orders('K-1', 'K-2') });
    expect((await events(ledger)) - before, 'the run alone').toBe(1);
    await plan(ledger, { orders: orders('K-2', 'K-1') });
    expect((await events(ledger)) - before).toBe(3);
    expect((await ledger.recorded()).recorded.orders.get('M-7KQ2MX')).toEqual(['K-2', 'K-1']);
  });

  test('what a paper is called, and its other name', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    const paper = aPaper();
    const named = async (): Promise<string | undefined> =>
      ((await ledger.recorded()).recorded.papers.get(paper.key) as { name?: string } | undefined)?.name;
    await plan(ledger, { papers: [paper] });
    expect(await named()).toBe(paper.name);
    await plan(ledger, { renamed: [{ key: paper.key, name: 'Agenda, renamed' }] });
    expect(await named()).toBe('Agenda, renamed');
  });
});
