// What leaves of all that is offered or approved: each condition alone, met and not met; in which order; and what ends a sending. All data synthetic.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import { Failure } from '../../src/errors.ts';
import type { PlannedMessage } from '../../src/ledger/plan-commit.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { sendDue, type SendPorts } from '../../src/mail/send-due.ts';
import { aMessage, aPlan, approveOne, BYTES, openDesk, type Desk } from '../ledger/make.ts';
import { accessWith, sendDesk } from './make.ts';

const STATED = { by: 'C-COORD1', in: 'command' } as const;
const because = [{ rule: 'test', facts: {} }];

interface Stage {
  readonly desk: Desk;
  /** Keys in the order in which they left. */
  readonly left: string[];
  readonly send: (more?: Partial<SendPorts>) => ReturnType<typeof sendDue>;
}

const compose: SendPorts['compose'] = async (message, why) => ({
  ok: true,
  value: {
    key: message.key,
    version: message.version,
    because: why,
    messageId: `<${message.key.replaceAll('/', '.')}@marac.example>`,
    from: 'marac@example.gov.uk',
    toAddress: 'rep@example.gov.uk',
    bytes: BYTES,
    encrypted: [],
  },
});

function stage(desk: Desk): Stage {
  const left: string[] = [];
  const transport: Transport = {
    mode: desk.ledger.mode,
    deliver: async (claim, start) => {
      if (!(await start()).started) return { outcome: 'notStarted' };
      left.push(claim.message.key);
      return { outcome: { end: 'sent', evidence: 'taken: 250' } };
    },
    close: async () => undefined,
  };
  return { desk, left, send: (more = {}) => sendDue(sendDesk(desk, transport, { compose, ...more })) };
}

const offer = async ({ ledger }: Desk, ...messages: readonly Partial<PlannedMessage>[]): Promise<void> => {
  const { generation } = await ledger.recorded();
  await ledger.commitPlan(aPlan(generation, { messages: messages.map((one) => aMessage(one)) }));
};
const { key: KEY } = aMessage();
const release = async ({ ledger }: Desk): Promise<void> => {
  await ledger.release(KEY, (await ledger.findMessage(KEY))?.version ?? 0, STATED);
};

describe('a message on offer', () => {
  test.each<[string, Partial<PlannedMessage>, (desk: Desk) => Promise<void>, Partial<SendPorts>, boolean]>([
    ['waits for a release', {}, async () => undefined, {}, false],
    ['leaves once released', {}, release, {}, true],
    ['leaves without one where its kind waits for nobody', { gate: 'none' }, async () => undefined, {}, true],
    ['waits while its undo time runs', { gate: 'undo' }, async () => undefined, { undoOver: () => false }, false],
    ['leaves once its undo time is over', { gate: 'undo' }, async () => undefined, { undoOver: () => true }, true],
    ['of another gate leaves by no undo time', {}, async () => undefined, { undoOver: () => true }, false],
    [
      'that is held stays, whatever its gate',
      { gate: 'none' },
      async ({ ledger }) => void (await ledger.hold(KEY, STATED)),
      {},
      false,
    ],
    [
      'stays where another version was released',
      {},
      async (desk) => {
        await release(desk);
        await offer(desk, { contentHash: 'hash-2' });
      },
      {},
      false,
    ],
    [
      'stays where what people typed keeps it',
      { gate: 'none' },
      async () => undefined,
      {
        lookAtAccess: async () => ({
          access: accessWith(),
          readAt: localTime('2027-03-09T10:00'),
          keeps: () => ({ rule: 'hold.typed', facts: {} }),
        }),
      },
      false,
    ],
    [
      'stays where access says wait',
      { gate: 'none' },
      async () => undefined,
      { decide: () => ({ go: false, end: 'wait', because }) },
      false,
    ],
    [
      'stays where it has no way out',
      { gate: 'none' },
      async () => undefined,
      { transportFor: () => undefined },
      false,
    ],
    [
      'stays where the sending was stopped',
      { gate: 'none' },
      async () => undefined,
      { signal: AbortSignal.abort() },
      false,
    ],
  ])('%s', async (_, message, then, ports, leaves) => {
    using desk = openDesk();
    const { left, send } = stage(desk);
    await offer(desk, message);
    await then(desk);
    const report = await send(ports);
    expect(left).toEqual(leaves ? [KEY] : []);
    expect(report.sent).toEqual(left);
    expect(report.waiting).toEqual(leaves || ports.signal !== undefined ? [] : [KEY]);
    expect((await desk.ledger.findMessage(KEY))?.state === 'sent').toBe(leaves);
  });

  test.each([
    ['hold.typed', [], []],
    ['test', [], ['waits']],
    ['sending.off', [{ key: KEY, code: 'sending-off' }], ['waits']],
  ])('that %s keeps is told once, but for what somebody typed', async (rule, kept, problems) => {
    using desk = openDesk();
    const { send } = stage(desk);
    await offer(desk, { gate: 'none' });
    const report = await send({ decide: () => ({ go: false, end: 'wait', because: [{ rule, facts: {} }] }) });
    expect([report.kept, report.problems.map(({ code }) => code)]).toEqual([kept, problems]);
  });

  test('without a way out is told with its key', async () => {
    using desk = openDesk();
    const { send } = stage(desk);
    await offer(desk, { gate: 'none' });
    expect((await send({ transportFor: () => undefined })).kept).toEqual([{ key: KEY, code: 'no-relay' }]);
  });

  test('ends where access says that it is not to go any more', async () => {
    using desk = openDesk();
    const { left, send } = stage(desk);
    await offer(desk, { gate: 'none' });
    const report = await send({ decide: () => ({ go: false, end: 'cancel', because }) });
    expect([left, report.cancelled, report.waiting]).toEqual([[], [KEY], []]);
  });
});

describe('a message that is approved', () => {
  test.each<[string, Partial<SendPorts>, (desk: Desk) => Promise<void>, boolean]>([
    ['leaves', {}, async () => undefined, true],
    ['stays when it is held by then', {}, async ({ ledger }) => void (await ledger.hold(KEY, STATED)), false],
    [
      'stays where access says wait',
      { decide: () => ({ go: false, end: 'wait', because }) },
      async () => undefined,
      false,
    ],
  ])('%s', async (_, ports, then, leaves) => {
    using desk = openDesk();
    const { left, send } = stage(desk);
    await approveOne(desk.ledger);
    await then(desk);
    const { waiting } = await send(ports);
    expect(left).toEqual(leaves ? [KEY] : []);
    expect(waiting).toEqual(ports.decide === undefined ? [] : [KEY]);
  });

  test.each([
    ['draft', 'handed'],
    ['live', 'sent'],
  ] as const)('is by the %s road %s', async (mode, end) => {
    using desk = openDesk({ mode });
    await approveOne(desk.ledger);
    const report = await sendDue(
      sendDesk(desk, {
        mode,
        deliver: async (_, start) =>
          (await start()).started ? { outcome: { end, evidence: 'taken' } } : { outcome: 'notStarted' },
        close: async () => undefined,
      }),
    );
    expect([report.sent, report.handed]).toEqual(end === 'sent' ? [[KEY], []] : [[], [KEY]]);
  });

  test.each([
    ['stop', 'mail-refused', 1],
    ['pause', 'mail-unreachable', 1],
  ] as const)('that meets a %s of the server leaves the others waiting', async (how, code, tries) => {
    using desk = openDesk();
    await approveOne(desk.ledger, { key: 'a' });
    await approveOne(desk.ledger, { key: 'b' });
    let asked = 0;
    const report = await sendDue(
      sendDesk(desk, {
        mode: 'live',
        deliver: async () => {
          asked += 1;
          const failure = new Failure(code, 'It takes nothing.');
          return { outcome: { end: 'retry', afterMs: 0, evidence: 'login: 535' }, halt: { how, failure } };
        },
        close: async () => undefined,
      }),
    );
    expect([asked, report.waiting, report.stopped?.how]).toEqual([tries, ['a', 'b'], how]);
  });

  test('leaves for a rehearsal only from the ledger of one', async () => {
    using desk = openDesk();
    await approveOne(desk.ledger);
    const rehearsal: Transport = {
      mode: 'rehearsal',
      deliver: async () => ({ outcome: 'notStarted' }),
      close: async () => undefined,
    };
    const report = await sendDue(sendDesk(desk, rehearsal));
    expect(report.stopped).toMatchObject({ how: 'stop', failure: { code: 'bug' } });
    expect((await desk.ledger.findMessage(KEY))?.state).toBe('approved');
  });
});

test('what waits for nobody leaves first, then what has the earliest last hour, then by key', async () => {
  using desk = openDesk();
  const { left, send } = stage(desk);
  const [early, late] = [localTime('2027-03-11T17:00'), localTime('2027-03-12T17:00')];
  await offer(
    desk,
    { key: 'd', gate: 'undo', notAfter: late },
    { key: 'c', gate: 'undo', notAfter: early },
    { key: 'a', gate: 'undo', notAfter: late },
    { key: 'e', gate: 'none', notAfter: late },
    { key: 'b', gate: 'undo', notAfter: early },
  );
  await send({ undoOver: () => true });
  expect(left).toEqual(['e', 'b', 'c', 'a', 'd']);
});

test.each([
  [30, [2000, 2000]],
  [60, [1000, 1000]],
  [undefined, []],
])('at most %s a minute: it waits between two, and not before the first', async (ratePerMinute, expected) => {
  using desk = openDesk();
  const { send } = stage(desk);
  await offer(desk, ...['a', 'b', 'c'].map((key) => ({ key, gate: 'none' as const })));
  const waits: number[] = [];
  const pause = async (ms: number): Promise<void> => void waits.push(ms);
  await send({ pause, ...(ratePerMinute === undefined ? {} : { ratePerMinute }) });
  expect(waits).toEqual(expected);
});

test.each([
  [1, 1],
  [1 + 1 / 60_000, 2],
])(
  'the access that was looked at is written down at first and again after more than a minute: %f minutes between',
  async (minutes, times) => {
    using desk = openDesk();
    const { left, send } = stage(desk);
    await offer(desk, { key: 'a', gate: 'none' }, { key: 'b', gate: 'none' });
    let written = 0;
    const access = accessWith();
    const ledger: SendPorts['ledger'] = {
      ...desk.ledger,
      recordAccess: async (...given) => {
        written += 1;
        return desk.ledger.recordAccess(...given);
      },
    };
    await send({
      ledger,
      ratePerMinute: 60,
      pause: async () => desk.clock.pass(minutes),
      lookAtAccess: async () => ({ access, readAt: desk.clock.now(), keeps: () => undefined }),
    });
    expect([left, written]).toEqual([['a', 'b'], times]);
  },
);

test('a ledger that was put back from an older copy sends nothing', async () => {
  using desk = openDesk();
  const { left, send } = stage(desk);
  await offer(desk, { gate: 'none' });
  await desk.ledger.callRestored();
  const report = await send();
  expect(left).toEqual([]);
  expect(report.stopped).toMatchObject({ how: 'stop', failure: { code: 'ledger-behind' } });
});
