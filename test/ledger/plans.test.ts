// Plans committed whole or not at all, papers versioned and frozen, what planning may know of the past. All data synthetic.
import { expect, test } from 'vitest';
import type { MessageEffect } from '../../src/domain/plan/effects.ts';
import { reconcile } from '../../src/domain/plan/reconcile.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { aMessage, aPaper, aPlan, openDesk } from './make.ts';

const KEY = aMessage().key;
const PAPER = aPaper().key;

test('what a run plans is recorded whole, and the next run knows it', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  const answer = await ledger.commitPlan(
    aPlan(0, {
      messages: [aMessage({ papers: [PAPER] })],
      papers: [aPaper()],
      done: [{ key: 'ealing/intake/R-1/row', because: [] }],
      orders: new Map([['M-7KQ2MX', ['K-4TP9XA']]]),
    }),
  );
  expect(answer).toEqual({ committed: true, generation: 1, offered: new Map([[KEY, 1]]) });
  const { recorded, generation } = await ledger.recorded();
  expect(generation).toBe(1);
  expect(recorded.messages.get(KEY)).toMatchObject({
    state: 'offered',
    version: 1,
    contentHash: 'hash-1',
    held: false,
  });
  expect(recorded.papers.get(PAPER)).toMatchObject({ version: 1, frozen: true });
  expect([...recorded.done]).toEqual(['ealing/intake/R-1/row']);
  expect(recorded.orders.get('M-7KQ2MX')).toEqual(['K-4TP9XA']);
});

test('a run that read before another run committed commits nothing', async () => {
  using desk = openDesk();
  const other = desk.again();
  await other.commitPlan(aPlan(0, { messages: [aMessage()] }));
  const late = await desk.ledger.commitPlan(aPlan(0, { messages: [aMessage({ key: 'ealing/agenda/M-7KQ2MX/C-2' })] }));
  expect(late).toEqual({ committed: false, why: 'generationMoved' });
  expect((await desk.ledger.recorded()).recorded.messages.size).toBe(1);
});

test('a run whose lease was taken over commits nothing', async () => {
  using desk = openDesk();
  const name = { marac: 'ealing', job: 'agenda', slot: '2027-03-09T08:30' };
  const mine = await desk.ledger.claimSlot(name, 'one', 1000);
  desk.clock.pass(1);
  const theirs = await desk.again().claimSlot(name, 'two', 1000);
  if (!mine.claimed || !theirs.claimed) throw new Error('both claims should have been given');
  const late = await desk.ledger.commitPlan(aPlan(0, { leases: [mine.lease], messages: [aMessage()] }));
  expect(late).toEqual({ committed: false, why: 'leaseLost' });
  const taken = await desk.ledger.commitPlan(aPlan(0, { leases: [theirs.lease], messages: [aMessage()] }));
  expect(taken.committed).toBe(true);
});

test('new content for an offered message is a new version, and a release of the old one is refused', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage()] }));
  await ledger.release(KEY, 1, { by: 'C-COORD1', in: 'command' });
  await ledger.commitPlan(aPlan(1, { messages: [aMessage({ contentHash: 'hash-2' })] }));
  expect(await ledger.findMessage(KEY)).toMatchObject({ state: 'offered', version: 2 });
  expect(await ledger.release(KEY, 1, { by: 'C-COORD1', in: 'command' })).toMatchObject({ ok: false, why: 'version' });
  const early = await ledger.approve({
    key: KEY,
    version: 2,
    because: 'released',
    messageId: '<a@b>',
    from: 'a@b.uk',
    toAddress: 'c@d.uk',
    bytes: Buffer.from('x'),
    encrypted: [],
  });
  expect(early).toMatchObject({ ok: false, why: 'notReleased' });
});

test('a plan that would replace a message already on its way is refused whole', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage({ gate: 'none' })] }));
  await ledger.approve({
    key: KEY,
    version: 1,
    because: 'noGate',
    messageId: '<a@b>',
    from: 'a@b.uk',
    toAddress: 'c@d.uk',
    bytes: Buffer.from('x'),
    encrypted: [],
  });
  const fresh = aMessage({ key: 'ealing/agenda/M-7KQ2MX/C-2' });
  const answer = await ledger.commitPlan(aPlan(1, { messages: [fresh, aMessage({ contentHash: 'hash-2' })] }));
  expect(answer).toEqual({ committed: false, why: 'messageMoved', key: KEY });
  expect(await ledger.findMessage(fresh.key)).toBeUndefined();
});

test('a paper is written over while nothing carries it, and a new version once a message that carries it was offered', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { papers: [aPaper()] }));
  const again = aPaper({ contentHash: 'paper-hash-2', plainText: 'Agenda, two cases', files: [] });
  await ledger.commitPlan(aPlan(1, { papers: [again], messages: [aMessage({ papers: [PAPER] })] }));
  expect(await ledger.findPaper(PAPER)).toMatchObject({ version: 1, contentHash: 'paper-hash-2' });
  await ledger.commitPlan(aPlan(2, { papers: [aPaper({ contentHash: 'paper-hash-3' })] }));
  expect(await ledger.findPaper(PAPER)).toMatchObject({ version: 2 });
  const first = await ledger.findPaper(PAPER, 1);
  const text = await ledger.readContent(first?.textId ?? '');
  expect(Buffer.from(text ?? []).toString()).toBe('Agenda, two cases');
});

test('the same bytes are stored once, and go when the last use goes', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  const bytes = Buffer.from('%PDF the same for two readers');
  const [a, b] = ['A-1', 'A-2'].map((reader) =>
    aPaper({ key: `ealing/agenda/M-1/paper/${reader}`, reader, files: [{ format: 'pdf', bytes }], plainText: 'same' }),
  );
  await ledger.commitPlan(aPlan(0, { papers: [a!, b!] }));
  // Its text, its file and what that is called.
  expect((await ledger.verify()).contents).toBe(3);
  await ledger.forgetCase('K-4TP9XA', []);
  const { contentId } = (await ledger.findPaper(a!.key, 1))!.files[0]!;
  expect(await ledger.readContent(contentId)).toBeUndefined();
  expect(await ledger.verify()).toMatchObject({ ok: true, contents: 0 });
});

test('running the same plan twice keeps everything and settles what was sent', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage()] }));
  const { recorded } = await ledger.recorded();
  const effect = { ...aMessage(), do: 'message', model: {}, ready: true } as unknown as MessageEffect;
  const wanted = [{ effect, hash: 'hash-1' }];
  expect(reconcile(wanted, recorded, new Set(['ealing/agenda']))).toMatchObject({ add: [], keep: [KEY], cancel: [] });
  expect(reconcile([], recorded, new Set(['ealing/agenda'])).cancel).toEqual([KEY]);
});

test('what is on offer and no longer ready is taken off, the same content all the same', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage()] }));
  const effect = { ...aMessage(), do: 'message', model: {}, ready: false } as unknown as MessageEffect;
  const wanted = [{ effect, hash: 'hash-1' }];
  const { recorded } = await ledger.recorded();
  expect(reconcile(wanted, recorded, new Set(['ealing/agenda']))).toMatchObject({ keep: [], supersede: wanted });
  await ledger.commitPlan(aPlan(1, { messages: [{ ...aMessage(), offer: false }] }));
  expect(await ledger.findMessage(KEY)).toMatchObject({ state: 'draft', version: 1 });
  const again = (await ledger.recorded()).recorded;
  expect(reconcile(wanted, again, new Set(['ealing/agenda']))).toMatchObject({ keep: [KEY], supersede: [] });
});

test('planning sees messages that other runners changed since its last look', async () => {
  using desk = openDesk();
  await desk.ledger.commitPlan(aPlan(0, { messages: [aMessage()] }));
  await desk.ledger.recorded();
  await desk.again().cancel(KEY, [{ rule: 'test', facts: {} }]);
  expect((await desk.ledger.recorded()).recorded.messages.get(KEY)?.state).toBe('cancelled');
});

test('a cancelled message may be planned again, one that a person cancelled may not', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage()] }));
  await ledger.cancel(KEY, []);
  await ledger.commitPlan(aPlan(1, { messages: [aMessage()] }));
  expect(await ledger.findMessage(KEY)).toMatchObject({ state: 'offered', version: 2 });
  await ledger.cancel(KEY, [], { by: 'C-COORD1', in: 'command', why: 'moved' });
  expect(await ledger.commitPlan(aPlan(2, { messages: [aMessage()] }))).toMatchObject({ why: 'messageMoved' });
});

test('approval is refused past the message’s last hour', async () => {
  using desk = openDesk();
  const { ledger, clock } = desk;
  await ledger.commitPlan(aPlan(0, { messages: [aMessage({ gate: 'none' })] }));
  clock.set(localTime('2027-03-12T17:01'));
  const late = await ledger.approve({
    key: KEY,
    version: 1,
    because: 'noGate',
    messageId: '<a@b>',
    from: 'a@b.uk',
    toAddress: 'c@d.uk',
    bytes: Buffer.from('x'),
    encrypted: [],
  });
  expect(late).toMatchObject({ ok: false, why: 'notAfter' });
});
