// A transport that met a fault of the sender or the server rests for 1, 5, 15 and then 60 minutes, also across restarts. All made up.
import { describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { FakeClock } from '../../src/system/clock.ts';
import { Failure } from '../../src/errors.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { openRestingTransports, type RestingTransports } from '../../src/mail/resting-transports.ts';
import { openDesk } from '../ledger/make.ts';

const LOGIN = { code: 'mail-refused', how: 'stop', evidence: 'login: 535' } as const;
const BODY = { code: 'mail-unreachable', how: 'pause', evidence: 'mail: 421' } as const;

const transport = (mode: Transport['mode'], tryLogin?: () => Promise<Failure | undefined>): Transport =>
  ({
    mode,
    deliver: () => Promise.reject(new Error('not asked')),
    tryLogin,
    close: () => Promise.resolve(),
  }) as unknown as Transport;
const LIVE = transport('live');
const message = (key: string, mode = 'live'): OutboxMessage => ({ key, mode }) as unknown as OutboxMessage;

const open = (
  desk: { readonly ledger: Ledger; readonly clock: FakeClock },
  more: object = {},
): Promise<RestingTransports> =>
  openRestingTransports({
    ledger: desk.ledger,
    clock: desk.clock,
    transportFor: (one) => transport((one as unknown as { mode: Transport['mode'] }).mode),
    ...more,
  });

describe('a transport that met a fault', () => {
  test.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 60],
  ])('for the %i. time rests for %i minutes, also after a restart', async (times, minutes) => {
    using desk = openDesk();
    for (let at = 1; at <= times; at += 1) {
      await (await open(desk)).meet(LIVE, 'a', LOGIN);
      if (at < times) desk.clock.pass(61);
    }
    desk.clock.pass(minutes - 0.01);
    expect((await open(desk)).resting(LIVE)).toMatchObject({ tries: times, key: 'a' });
    desk.clock.pass(0.01);
    expect((await open(desk)).resting(LIVE)).toBeUndefined();
  });

  test('rests from the moment on, and no other does', async () => {
    using desk = openDesk();
    const transports = await open(desk);
    await transports.meet(LIVE, 'a', LOGIN);
    expect(transports.resting(LIVE)).toBeDefined();
    expect([transports.resting(transport('draft')), transports.resting(undefined)]).toEqual([undefined, undefined]);
  });

  test('rests no more once its server took or refused a message by itself, also after a restart', async () => {
    using desk = openDesk();
    const transports = await open(desk);
    await transports.meet(LIVE, 'a', LOGIN);
    await transports.end(LIVE);
    expect([transports.resting(LIVE), (await open(desk)).resting(LIVE)]).toEqual([undefined, undefined]);
  });

  test('does not rest where a person asks for it now', async () => {
    using desk = openDesk();
    await (await open(desk)).meet(LIVE, 'a', LOGIN);
    expect((await open(desk, { atOnce: true })).resting(LIVE)).toBeUndefined();
  });
});

test.each<[string, readonly OutboxMessage[], string]>([
  ['begins with the next of its messages', [message('a'), message('b'), message('c')], 'b a c'],
  ['keeps the order where another is first', [message('b'), message('a')], 'b a'],
  ['keeps it where that message is the only one', [message('a')], 'a'],
  [
    'passes over messages of other transports',
    [message('x', 'draft'), message('a'), message('y', 'draft'), message('b')],
    'x b a y',
  ],
  ['has nothing to change where there is nothing', [], ''],
])('a transport that met a fault with a message %s', async (_, due, order) => {
  using desk = openDesk();
  const transports = await open(desk);
  expect(transports.inOrder(due)).toEqual(due);
  await transports.meet(LIVE, 'a', BODY);
  expect(
    transports
      .inOrder(due)
      .map(({ key }) => key)
      .join(' '),
  ).toBe(order);
});

describe('a transport with nothing to carry', () => {
  async function tried(
    met: typeof LOGIN | typeof BODY,
    minutes: number,
    answer: Failure | undefined,
    more: object = {},
  ) {
    using desk = openDesk();
    await (await open(desk)).meet(LIVE, 'a', met);
    desk.clock.pass(minutes);
    let asked = 0;
    const live = transport('live', () => {
      asked += 1;
      return Promise.resolve(answer);
    });
    const transports = await open(desk, { transports: [transport('draft'), live], ...more });
    await transports.tryIdle();
    const [left] = [...(await desk.ledger.answers('mail-stopped/')).values()].map(({ answer: kept }) => kept);
    return { asked, over: left === '', left: left ?? '' };
  }

  test.each<[string, typeof LOGIN | typeof BODY, number, object, number]>([
    ['is asked when its time has come', LOGIN, 1, {}, 1],
    ['is not asked before', LOGIN, 0.99, {}, 0],
    ['is not asked where only a message can show that it is over', BODY, 1, {}, 0],
    ['is asked all the same by a person', BODY, 0, { atOnce: true }, 1],
  ])('%s', async (_, met, minutes, more, asked) => {
    expect(await tried(met, minutes, undefined, more)).toMatchObject({ asked, over: asked === 1 });
  });

  test('rests on where the log-in fails, for the new reason', async () => {
    const { over, left } = await tried(LOGIN, 1, new Failure('mail-tls', 'No.'));
    expect([over, JSON.parse(left)]).toMatchObject([false, { code: 'mail-tls', tries: 2, key: 'a' }]);
    const other = await tried(LOGIN, 1, new Failure('disk-full', 'No.'));
    expect(JSON.parse(other.left)).toMatchObject({ code: 'mail-refused', tries: 2 });
  });

  test('is not asked twice in one round', async () => {
    using desk = openDesk();
    let asked = 0;
    const live = transport('live', () => Promise.resolve(void (asked += 1)));
    const transports = await open(desk, { transports: [live] });
    await transports.meet(live, 'a', LOGIN);
    await transports.tryIdle();
    expect(asked).toBe(0);
  });
});
