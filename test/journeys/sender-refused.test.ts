// F18 through the real path: a mail server that refuses the sender, and what becomes of the messages that were due. All people are made up.
import { expect, test } from 'vitest';
import { openTestDesk } from '../support/desk.ts';
import { openFaultServer, type FaultServerOptions } from '../support/smtp-faults.ts';
import { CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { smtpTo } from '../mail/make.ts';

const REFUSED = '554 5.2.252 SendAsDenied; marac@example.org not allowed to send as team@example.org';

/** Three notices that are due, before a server that answers so for its first connections. */
async function withServer(
  options: FaultServerOptions,
  tell: (desk: ReturnType<typeof openTestDesk>, server: Awaited<ReturnType<typeof openFaultServer>>) => Promise<void>,
): Promise<void> {
  const server = await openFaultServer(options);
  const desk = openTestDesk({ transport: smtpTo(server) });
  try {
    typeSmallMarac(desk.book);
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22']) typeReferral(desk.book, id);
    await tell(desk, server);
  } finally {
    desk.close();
    await server.close();
  }
}

const notices = async (desk: ReturnType<typeof openTestDesk>) =>
  (await desk.ledger.messages()).filter((one) => one.template === 'idva-notice');

test('F18: SendAsDenied after the dot stops the run, keeps every message, and stands on Today with the reply and what to do', async () => {
  await withServer({ ...say('dot', REFUSED), times: 1 }, async (desk, server) => {
    const logged: string[] = [];
    Object.assign(desk.desk, {
      log: { info: () => undefined, warn: () => undefined, error: (event: string) => logged.push(event) },
    });
    await desk.tick('2027-03-01T10:00');
    expect(desk.lastSend()?.stopped).toMatchObject({ how: 'stop', failure: { code: 'mail-refused' } });
    expect(logged).toContain('send.stopped');
    expect(server.connections()).toBe(1);
    const waiting = await notices(desk);
    expect(waiting.map((one) => [one.state, one.attempts])).toEqual(waiting.map(() => ['approved', 0]));

    const line = desk.book.rows('today').map((one) => desk.book.text('today', one.id ?? '', 'what'));
    const told = line.find((one) => one?.includes('does not take mail from this sender'));
    expect(told).toContain(REFUSED);
    expect(told).toContain('permission Send As');

    // Nobody is asked again at once, by whichever message is next.
    await desk.send();
    expect(server.connections()).toBe(1);
    desk.clock.pass(1);
    await desk.send();
    expect((await notices(desk)).map((one) => one.state)).toEqual(waiting.map(() => 'sent'));
    expect(new Set(server.taken.map((one) => one.messageId)).size).toBe(waiting.length);
    expect((await desk.today()).filter((one) => one.what.includes('this sender'))).toEqual([]);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F18: a refusal of the sender for more than a day ends no message: the hours before it do not count as tries', async () => {
  await withServer(say('mail', '550 5.1.8 Access denied, bad outbound sender'), async (desk) => {
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-02T11:00');
    await desk.tick('2027-03-03T12:00');
    expect(new Set((await notices(desk)).map((one) => [one.state, one.firstTriedMs].join()))).toEqual(
      new Set(['approved,']),
    );
  });
});

test('F18: a refusal of one message is its own: the others go, and it is refused', async () => {
  await withServer({ ...say('dot', '554 5.7.1 content rejected'), times: 1 }, async (desk) => {
    await desk.tick('2027-03-01T10:00');
    const states = (await notices(desk)).map((one) => one.state).toSorted();
    expect(states).toEqual(['refused', 'sent', 'sent']);
    expect((await notices(desk)).every((one) => one.to === CONTACT.duty)).toBe(true);
    expect((await desk.today()).some((one) => one.what.includes('this sender'))).toBe(false);
  });
});

test('what was released and could not leave stays released over the runs until it leaves', async () => {
  await withServer({ ...say('dot', REFUSED), times: 1 }, async (desk) => {
    await desk.run('2027-03-01T10:00');
    for (const one of await notices(desk)) await desk.ledger.cancel(one.key, [], { by: 'Cora', in: 'command' });
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:10');
    const [housing, police] = [CONTACT.housing, CONTACT.police].map((id) => `ealing/research/${MEETING}/list/${id}`);
    await desk.release((key) => key === housing || key === police);
    await desk.send();
    expect((await desk.ledger.findMessage(housing!))?.state).toBe('approved');
    await desk.run('2027-03-04T15:05');
    expect((await desk.ledger.findMessage(housing!))?.state, 'the next run cancels nothing').toBe('approved');
    await desk.tick('2027-03-04T15:20');
    expect((await desk.ledger.findMessage(housing!))?.state).toBe('sent');
    expect((await desk.ledger.findMessage(police!))?.state).toBe('sent');
  });
});

test('what was released and could not leave, and says something else by now, is made anew in the same run: Today asks for its release, and the old one goes no more', async () => {
  await withServer({ ...say('dot', REFUSED), times: 1 }, async (desk, server) => {
    await desk.run('2027-03-01T10:00');
    for (const one of await notices(desk)) await desk.ledger.cancel(one.key, [], { by: 'Cora', in: 'command' });
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:10');
    const housing = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
    await desk.release((key) => key === housing);
    await desk.send();
    const approved = await desk.ledger.findMessage(housing);
    expect(approved).toMatchObject({ state: 'approved', version: 1 });

    const [row] = desk.book.rows('list').filter((one) => desk.book.text('list', one.id ?? '', 'meeting') === MEETING);
    desk.book.remove('list', row?.id ?? '');
    await desk.run('2027-03-04T15:05');
    const anew = await desk.ledger.findMessage(housing);
    expect(anew).toMatchObject({ state: 'offered', version: 2 });
    expect(anew?.contentHash).not.toBe(approved?.contentHash);
    const asks = (await desk.today()).filter((one) => one.kind === 'release').map((one) => one.what);
    expect(asks.join(' ')).toContain('List and research request');

    await desk.tick('2027-03-04T15:20');
    expect((await desk.ledger.findMessage(housing))?.state, 'nobody has released it').toBe('offered');
    await desk.release((key) => key === housing);
    await desk.send();
    const sent = await desk.ledger.findMessage(housing);
    expect(sent).toMatchObject({ state: 'sent', version: 2 });
    expect(server.taken.map((one) => one.messageId)).not.toContain(approved?.messageId);
    expect(server.taken.filter((one) => one.messageId === sent?.messageId)).toHaveLength(1);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('what was released and is taken back when it is about to leave, since its address is another by now, stands on Today until a run makes it anew', async () => {
  await withServer({ ...say('dot', REFUSED), times: 1 }, async (desk) => {
    await desk.run('2027-03-01T10:00');
    for (const one of await notices(desk)) await desk.ledger.cancel(one.key, [], { by: 'Cora', in: 'command' });
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:10');
    const housing = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
    await desk.release((key) => key === housing);
    await desk.send();
    desk.book.edit('contacts', CONTACT.housing, {
      address: 'new.housing@example.org',
      verifiedOn: '2027-03-04',
      verifiedBy: 'Cora Coordinata',
    });
    desk.clock.pass(2);
    await desk.send();
    expect((await desk.ledger.findMessage(housing))?.state).toBe('cancelled');
    const told = (): readonly string[] =>
      desk.book
        .rows('today')
        .map((one) => desk.book.text('today', one.id ?? '', 'what'))
        .filter((one) => one.includes('taken back before it left'));
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('List and research request');
    expect(told()[0]).toContain('Housing');
    await desk.run('2027-03-04T15:05');
    expect(await desk.ledger.findMessage(housing)).toMatchObject({ state: 'offered', version: 2 });
    expect(told()).toEqual([]);
  });
});
