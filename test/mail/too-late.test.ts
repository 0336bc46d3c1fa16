// What was not sent by its hour is ended at the next send, released or not; at the very hour it may still go. All data synthetic.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import { openRehearsal } from '../../src/mail/rehearsal.ts';
import { openFiles } from '../../src/system/files.ts';
import { aMessage, aPlan, openDesk, TEST_KEYS } from '../ledger/make.ts';
import { sendDesk } from './make.ts';

const MESSAGE = aMessage({ notAfter: localTime('2027-03-12T17:00') });

describe('F46: a message that may go until 17:00', () => {
  test.each([
    ['2027-03-12T16:59', 'offered'],
    ['2027-03-12T17:00', 'offered'],
    ['2027-03-12T17:01', 'cancelled'],
  ])('at %s it is %s', async (now, state) => {
    using desk = openDesk({ mode: 'rehearsal' });
    await desk.ledger.commitPlan(aPlan(0, { messages: [MESSAGE] }));
    desk.clock.set(localTime(now));
    const sent = await sendDue(
      sendDesk(
        desk,
        openRehearsal(desk.folder, TEST_KEYS, openFiles(), () => Promise.resolve(undefined)),
      ),
    );
    expect((await desk.ledger.findMessage(MESSAGE.key))?.state).toBe(state);
    expect(sent.cancelled).toEqual(state === 'cancelled' ? [MESSAGE.key] : []);
  });
});
