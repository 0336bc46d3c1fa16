// A message that left and came back: a report of a mail server by our Message-ID. Through the whole product; all people are made up.
import { expect, test } from 'vitest';
import { openTestDesk } from '../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const WORDS = '550 5.1.1 <duty@example.org>: no such user here';

test('a sent message that bounces stands on Today until a named answer; the same report counts once, a report about nobody’s message not at all', async () => {
  const desk = openTestDesk();
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const notice = (await desk.ledger.messages()).find((one) => one.template === 'idva-notice');
    const [key, messageId] = [notice?.key ?? '', notice?.messageId ?? ''];
    expect(notice?.state).toBe('sent');

    const bounce = { messageId, report: '<r1@mta.example.org>', evidence: 'bounced: 550 5.1.1', reply: WORDS };
    expect(await desk.ledger.recordBounce({ ...bounce, messageId: '<nobody@marac>' })).toMatchObject({
      why: 'unknown',
    });
    expect(await desk.ledger.recordBounce(bounce)).toMatchObject({ ok: true, message: { key, state: 'bounced' } });
    expect(await desk.ledger.recordBounce(bounce)).toMatchObject({ ok: false, why: 'seen' });
    expect(await desk.ledger.findNotes(key)).toContain(WORDS);

    await desk.tick('2027-03-01T11:00');
    const [line, ...more] = (await desk.today()).filter((one) => one.what.startsWith('Not delivered'));
    expect(more).toEqual([]);
    expect(line).toMatchObject({ kind: 'ring', tab: 'Outbox' });
    expect((await desk.ledger.findMessage(key))?.state, 'nothing goes again by itself').toBe('bounced');
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
  }
});
