// Reminders that did not go: which of them Today still asks about. All synthetic.
import { expect, test } from 'vitest';
import { localTime } from '../../../../src/domain/time/day.ts';
import type { Facts } from '../../../../src/domain/plan/facts.ts';
import type { OutboxMessage } from '../../../../src/domain/outbox/outbox-message.ts';
import { isTakenUp } from '../../../../src/domain/today/messages/taken-up.ts';

const OPEN = { id: 'A-AAAA22', status: 'open' };
const DONE = { id: 'A-BBBB22', status: 'completed', doneOn: '2027-03-05' };
const facts = { maracs: [{ actions: [OPEN, DONE, { ...OPEN, id: 'A-CCCC22' }] }] } as unknown as Facts;

function reminder(
  week: number,
  actions: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): OutboxMessage {
  const name = `2027-W${week}`;
  return {
    key: `register/follow-up/${name}/C-HAAA22`,
    template: 'digest',
    to: 'C-HAAA22',
    state: 'cancelled',
    late: 'offered',
    notAfter: localTime(`2027-03-${week}T23:59`),
    covers: actions.map((id) => `${id}/weekly-${name}`),
    ...more,
  } as unknown as OutboxMessage;
}

const missed = reminder(10, ['A-AAAA22', 'A-BBBB22']);
const later = (more: Readonly<Record<string, unknown>> = {}, actions = ['A-AAAA22']): OutboxMessage =>
  reminder(11, actions, { state: 'sent', late: undefined, ...more });

test('a reminder that did not go is taken up by a later one to the same person about all that is still open, sent, waiting or itself late', () => {
  for (const more of [
    { state: 'sent' },
    { state: 'offered' },
    { state: 'approved' },
    { state: 'cancelled', late: 'offered' },
  ])
    expect(isTakenUp(facts, missed, [missed, later(more)])).toBe(true);
});

test('it is not taken up by itself, by an earlier one, one to somebody else, one of another kind, one about less, or one that was called off', () => {
  expect(isTakenUp(facts, missed, [missed])).toBe(false);
  expect(isTakenUp(facts, missed, [reminder(10, ['A-AAAA22'], { state: 'sent', late: undefined })])).toBe(false);
  for (const more of [
    { to: 'C-HBBB22' },
    { template: 'escalation' },
    { state: 'cancelled', late: undefined },
    { state: 'refused' },
    { covers: ['A-CCCC22/weekly-2027-W11'] },
  ])
    expect(isTakenUp(facts, missed, [missed, later(more)])).toBe(false);
});

test('it needs nobody once all that it names has ended; an action that is not there any more has not', () => {
  expect(isTakenUp(facts, reminder(10, ['A-BBBB22']), [])).toBe(true);
  expect(isTakenUp(facts, reminder(10, ['A-ZZZZ22']), [])).toBe(false);
});

test('what is not said anew each time stays until it is answered', () => {
  const list = reminder(10, ['A-BBBB22'], { template: 'list-and-request' });
  expect(isTakenUp(facts, list, [list, later({ template: 'list-and-request' })])).toBe(false);
});
