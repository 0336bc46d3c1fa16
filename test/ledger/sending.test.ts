// The two commits of a send, leases, quarantine, what only a person may end, and access decided anew inside the second commit. All data synthetic.
import { expect, test } from 'vitest';
import type { Decision } from '../../src/ledger/ledger-port.ts';
import { ACCESS, aMessage, approveOne, openDesk } from './make.ts';

const KEY = aMessage().key;
const go = (): Decision => ({ go: true });
const BY = { by: 'C-COORD1', in: 'command' as const, evidence: 'log of the mail server' };

async function claimed(mode: 'live' | 'draft' = 'live') {
  const desk = openDesk({ mode });
  await approveOne(desk.ledger);
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  const answer = await desk.ledger.claimSending(KEY, 'one', mode === 'draft' ? 'hand' : 'send');
  if (!answer.claimed) throw new Error(answer.why);
  return { desk, epoch: answer.claim.epoch };
}

test('R2: two runners that claim the same message: exactly one gets it', async () => {
  const { desk } = await claimed();
  using _ = desk;
  expect(await desk.again().claimSending(KEY, 'two', 'send')).toMatchObject({ claimed: false, why: 'state' });
});

test('R3: a runner that slept past its lease starts nothing; whoever took over does', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  desk.clock.pass(15);
  expect((await desk.again().recoverExpired()).map((message) => message.state)).toEqual(['approved']);
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  const other = await desk.again().claimSending(KEY, 'two', 'send');
  expect(other).toMatchObject({ claimed: true, claim: { epoch: epoch + 1 } });
  expect(await desk.ledger.startData(KEY, epoch, go)).toMatchObject({ started: false, why: 'lost' });
  expect(await desk.ledger.startData(KEY, epoch + 1, go)).toEqual({ started: true });
});

test('a lease that has passed starts nothing, even if nobody took over', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  desk.clock.pass(15);
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  expect(await desk.ledger.startData(KEY, epoch, go)).toMatchObject({ started: false, why: 'lost' });
});

test('R4: after the second commit an expired lease is uncertain, a late 250 makes it sent, and inside the quarantine nobody sends again', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  await desk.ledger.startData(KEY, epoch, go);
  desk.clock.pass(16);
  expect((await desk.ledger.recoverExpired()).map((message) => message.state)).toEqual(['uncertain']);
  for (const decision of ['notSentSendAgain', 'notSentClose'] as const)
    expect(await desk.ledger.decideByPerson(KEY, decision, BY)).toMatchObject({ ok: false, why: 'quarantine' });
  const late = await desk.ledger.finish(KEY, epoch, { end: 'sent', evidence: 'taken: 250' });
  expect(late).toMatchObject({ ok: true, message: { state: 'sent' } });
});

test('after the quarantine a named person with evidence sends the same bytes again, or closes', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  await desk.ledger.startData(KEY, epoch, go);
  await desk.ledger.finish(KEY, epoch, { end: 'uncertain', evidence: 'no answer' });
  desk.clock.pass(15 + 13 + 1);
  expect(await desk.ledger.decideByPerson(KEY, 'notSentSendAgain', { ...BY, evidence: ' ' })).toMatchObject({
    why: 'evidence',
  });
  expect(await desk.ledger.decideByPerson(KEY, 'notSentSendAgain', BY)).toMatchObject({
    message: { state: 'approved' },
  });
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  const again = await desk.ledger.claimSending(KEY, 'two', 'send');
  expect(again).toMatchObject({
    claimed: true,
    claim: { epoch: epoch + 1, messageId: expect.stringContaining('@marac') },
  });
  expect(await desk.ledger.finish(KEY, epoch, { end: 'sent', evidence: 'of the first attempt' })).toMatchObject({
    why: 'lost',
  });
});

test('closing as not sent is final: the plan does not bring it back', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  await desk.ledger.startData(KEY, epoch, go);
  await desk.ledger.finish(KEY, epoch, { end: 'uncertain', evidence: 'no answer' });
  desk.clock.pass(60);
  await desk.ledger.decideByPerson(KEY, 'notSentClose', BY);
  expect(await desk.ledger.findMessage(KEY)).toMatchObject({ state: 'cancelled', held: true });
  expect(await desk.ledger.findNotes(KEY)).toEqual(['log of the mail server']);
});

test('what decides access must be there, fresh, and not from the future', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  desk.clock.pass(6);
  expect(await desk.ledger.startData(KEY, epoch, go)).toMatchObject({ started: false, why: 'accessOld' });
  using bare = openDesk();
  await approveOne(bare.ledger);
  await bare.ledger.claimSending(KEY, 'one', 'send');
  expect(await bare.ledger.startData(KEY, 1, go)).toMatchObject({ started: false, why: 'accessMissing' });
});

test('PR18: the second commit decides from the newest access version: stop puts back, a lost right cancels', async () => {
  const { desk, epoch } = await claimed();
  using _ = desk;
  const newer = { ...ACCESS, allowedDomains: [] };
  await desk.again().recordAccess(newer, desk.clock.now());
  const seen: unknown[] = [];
  const stop = await desk.ledger.startData(KEY, epoch, (_message, access) => {
    seen.push(access);
    return { go: false, end: 'wait', because: [{ rule: 'sending.off', facts: {} }] };
  });
  expect(seen).toEqual([newer]);
  expect(stop).toMatchObject({ started: false, why: 'decided', because: [{ rule: 'sending.off' }] });
  expect(await desk.ledger.findMessage(KEY)).toMatchObject({ state: 'approved' });
  await desk.ledger.claimSending(KEY, 'one', 'send');
  await desk.ledger.startData(KEY, epoch + 1, () => ({ go: false, end: 'cancel', because: [] }));
  expect(await desk.ledger.findMessage(KEY)).toMatchObject({ state: 'cancelled', held: false });
});

test('the same access read again is the same version with a new time', async () => {
  using desk = openDesk();
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  desk.clock.pass(3);
  expect(await desk.ledger.recordAccess(ACCESS, desk.clock.now())).toMatchObject({
    version: 1,
    readMs: desk.clock.ms(),
  });
  expect(await desk.ledger.recordAccess({ ...ACCESS, allowedDomains: [] }, desk.clock.now())).toMatchObject({
    version: 2,
  });
});

test('a held message is not claimed, and a clock put back stops all claims', async () => {
  using desk = openDesk();
  await approveOne(desk.ledger);
  await desk.ledger.hold(KEY, { by: 'C-COORD1', in: 'workbook' });
  expect(await desk.ledger.claimSending(KEY, 'one', 'send')).toMatchObject({ why: 'held' });
  await desk.ledger.unhold(KEY, { by: 'C-COORD1', in: 'workbook' });
  desk.clock.pass(-10);
  expect(await desk.ledger.claimSending(KEY, 'one', 'send')).toMatchObject({ why: 'clockBehind' });
});

test('draft mode: a lost answer is settled by a search, not found only after the quarantine', async () => {
  const { desk, epoch } = await claimed('draft');
  using _ = desk;
  await desk.ledger.startData(KEY, epoch, go);
  await desk.ledger.finish(KEY, epoch, { end: 'uncertain', evidence: 'no answer' });
  expect(await desk.ledger.findMessage(KEY)).toMatchObject({ state: 'handing', started: true });
  expect(await desk.ledger.settleHanding(KEY, epoch, false)).toMatchObject({ ok: false, why: 'quarantine' });
  expect(await desk.ledger.settleHanding(KEY, epoch, true)).toMatchObject({ message: { state: 'handed' } });
  expect((await desk.ledger.recorded()).recorded.covered.get('M-7KQ2MX/agenda')).toBe('2027-03-09T10:00');
  expect(await desk.ledger.decideByPerson(KEY, 'takenBack', BY)).toMatchObject({ message: { state: 'cancelled' } });
  expect((await desk.ledger.recorded()).recorded.covered.size).toBe(0);
});

test('draft mode: sent is ticked by a person', async () => {
  const { desk, epoch } = await claimed('draft');
  using _ = desk;
  await desk.ledger.startData(KEY, epoch, go);
  await desk.ledger.finish(KEY, epoch, { end: 'handed', evidence: 'lies in Drafts' });
  expect(await desk.ledger.decideByPerson(KEY, 'sent', BY)).toMatchObject({ message: { state: 'sent' } });
});

test('outside draft mode nothing is handed to a person', async () => {
  using desk = openDesk();
  await approveOne(desk.ledger);
  expect(await desk.ledger.claimSending(KEY, 'one', 'hand')).toMatchObject({ claimed: false, why: 'mode' });
});
