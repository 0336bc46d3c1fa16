// What Today says of the alarm to the manager is true of it. All synthetic.
import { expect, test } from 'vitest';
import { managerAlarmKey } from '../../../../src/domain/register/coordinators.ts';
import { day } from '../../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../../src/domain/plan/facts.ts';
import type { OutboxMessage } from '../../../../src/domain/outbox/outbox-message.ts';
import type { Contact } from '../../../../src/domain/register/register.ts';
import { openRules } from '../../../../src/domain/settings/rules.ts';
import { describeManagerNotice } from '../../../../src/domain/today/messages/manager-told.ts';

const TODAY = day('2027-03-02');
const marac = { name: 'ealing', rules: openRules([]) } as MaracFacts;
const mona = { id: 'C-MAAA22', role: 'manager', address: 'mona@example.org', route: 'secureMail' } as Contact;
const milo: Contact = { ...mona, id: 'C-MBBB22', address: 'milo@example.org' };

type More = Readonly<Partial<OutboxMessage>>;
const alarm = (more: More, to = mona): OutboxMessage =>
  ({ key: managerAlarmKey(marac, 'X-AAAA22', to), to: to.id, held: false, ...more }) as OutboxMessage;
const says = (messages: readonly OutboxMessage[], managers: readonly Contact[] = [mona], of = marac): string =>
  describeManagerNotice({ marac: of, messages, today: TODAY }, 'X-AAAA22', managers);

test('only an alarm that was sent says that the manager has been told', () => {
  expect(says([alarm({ state: 'sent' })])).toBe('The manager has been told.');
  expect(says([alarm({ state: 'sent' }, milo)], [mona, milo]), 'one of two').toBe('The manager has been told.');
});

test.each<[string, More]>([
  ['waits and goes with the next sending', { state: 'offered' }],
  ['waits and goes with the next sending', { state: 'approved' }],
  ['lies among the drafts and waits for you to send it', { state: 'handed' }],
])('an alarm that %s says so, and nobody is to be rung', (words, more) => {
  expect(says([alarm(more)])).toBe(`The alarm to manager C-MAAA22 ${words}.`);
});

test.each<[string, More]>([
  ['it is on Hold on Outbox', { state: 'offered', held: true }],
  ['what it hangs on cannot be read', { state: 'offered', frozen: [] }],
  ['the mail server refused it', { state: 'refused' }],
  ['nobody knows whether it reached them', { state: 'uncertain' }],
  ['it came back', { state: 'bounced' }],
  ['it was taken back', { state: 'cancelled' }],
  ['its time is over', { state: 'cancelled', late: 'due' }],
])('an alarm that cannot go, because %s, asks to ring the manager', (words, more) => {
  expect(says([alarm(more)])).toBe(`The alarm to manager C-MAAA22 cannot go: ${words}. Ring them.`);
});

test('without an alarm, an address, a manager, or with sending switched off, somebody rings', () => {
  expect(says([])).toContain('none is made');
  expect(says([], [{ ...mona, address: undefined } as unknown as Contact])).toContain('no address on Contacts');
  expect(says([], [])).toBe('No manager is on Contacts: ring them, and name one there.');
  const off = { name: 'ealing', rules: openRules([{ setting: 'sending', value: 'off' } as never]) } as MaracFacts;
  expect(says([alarm({ state: 'offered' })], [mona], off)).toContain('sending is switched off. Ring them.');
});

test('one manager whose alarm waits is enough', () => {
  expect(says([alarm({ state: 'refused' }), alarm({ state: 'offered' }, milo)], [mona, milo])).toBe(
    'The alarm to manager C-MBBB22 waits and goes with the next sending.',
  );
});
