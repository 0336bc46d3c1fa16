// What a person answers where a message came to an end, on each road (Outbox, Today, `marac resolve`): afterwards the mailboxes are counted, runs go on
// into the next day and count again, and Today no longer asks.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { CONTACT } from '../../support/small-marac.ts';
import { kindInLine, kindOfMessage } from '../../../src/domain/outward/outward-kinds.ts';
import type { RealCase, Row } from '../case.ts';
import type { RealDesk } from '../desk.ts';
import { ACCOUNT } from '../dovecot.ts';
import { answerByCommand, answerOnOutbox, answerOnToday, COORDINATOR } from '../person.ts';
import type { RealWorld } from '../world.ts';
import { bounced, doubtful, DUTY, HOUSING, putOff, refused, type Brought } from './brought.ts';
import { tellToday } from './relay.ts';

const NEW = 'new-housing@example.org';
const WHY = 'Harriet Housewell, by telephone at 14:00';

interface Ended extends Brought {
  readonly row: Row;
}

interface Answer {
  readonly id: string;
  readonly what: string;
  readonly bring: (world: RealWorld) => Promise<Brought>;
  readonly begins: OutboxMessage['state'];
  readonly answer: (ended: Ended) => Promise<void>;
  readonly ends: OutboxMessage['state'];
  /** How the person ended it, if it was ended and not sent. */
  readonly how?: 'toldByPhone' | 'givenUp';
  /** Copies in each of these mailboxes, when all is over. */
  readonly copies: Readonly<Record<string, number>>;
}

const byCommand =
  (option: string): Answer['answer'] =>
  async ({ row, desk, at, message }) =>
    row.holds(
      await answerByCommand(desk, at('14:10'), message.key, option, WHY),
      `marac resolve ${option} was refused`,
    );
const onOutbox =
  (answer: string): Answer['answer'] =>
  ({ desk, at, message }) =>
    answerOnOutbox(desk, at('14:10'), message.key, answer, WHY);
const onToday =
  (answer: 'yes' | 'no'): Answer['answer'] =>
  ({ desk, at, name }) =>
    answerOnToday(desk, at('14:10'), name, answer, WHY);

/** Another address, verified by somebody, which a run has read before the person answers. */
async function moveHousing({ desk, at }: Ended): Promise<void> {
  const verified = { verifiedOn: '2027-03-04', verifiedBy: COORDINATOR, routeProvenOn: '2027-03-04' };
  await desk.set(at('14:00'), 'contacts', CONTACT.housing, { address: NEW, ...verified });
  await desk.marac(at('14:05'), 'run');
}

const ANSWERS: readonly Answer[] = [
  {
    id: 'F60',
    what: 'refused, “Send again” on Outbox: one copy',
    bring: refused,
    begins: 'refused',
    answer: onOutbox('sendAgain'),
    ends: 'sent',
    copies: { [HOUSING]: 1 },
  },
  {
    id: 'F60',
    what: 'refused, `marac resolve --send-again`, refused once more: asked anew, then “Give up” on Outbox: no copy',
    bring: refused,
    begins: 'refused',
    async answer(ended) {
      const { world, desk, row, message, name, at } = ended;
      world.policy.say(/^chaaa22@/, '550 5.1.1 No such mailbox');
      await byCommand('--send-again')(ended);
      for (const hour of ['14:15', '14:20']) await desk.marac(at(hour), 'run', 'send');
      world.policy.say(/^chaaa22@/, undefined);
      const again = (await desk.messages(at('14:20'))).find(({ key }) => key === message.key);
      row.holds(again?.state === 'refused' && again.epoch === 2, `it is ${again?.state}, attempt ${again?.epoch}`);
      row.holds(await asks(desk, name), `Today does not ask anew: ${await tellToday(desk)}`);
      await answerOnOutbox(desk, at('14:25'), message.key, 'giveUp', WHY);
    },
    ends: 'refused',
    how: 'givenUp',
    copies: { [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: 'refused, to the new address by Yes on Today: one copy there, none at the old one',
    bring: refused,
    begins: 'refused',
    async answer(ended) {
      await moveHousing(ended);
      await onToday('yes')(ended);
    },
    ends: 'sent',
    copies: { [NEW]: 1, [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: 'refused, `marac resolve --told-by-phone`: no copy, though the mailbox is there by now',
    bring: refused,
    begins: 'refused',
    answer: byCommand('--told-by-phone'),
    ends: 'refused',
    how: 'toldByPhone',
    copies: { [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: 'refused, No on Today: no copy, though the mailbox is there by now',
    bring: refused,
    begins: 'refused',
    answer: onToday('no'),
    ends: 'refused',
    how: 'givenUp',
    copies: { [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: '452, “Give up” on Outbox: no copy, though there is room by now',
    bring: putOff,
    begins: 'approved',
    answer: onOutbox('giveUp'),
    ends: 'cancelled',
    how: 'givenUp',
    copies: { [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: '452, `marac resolve --told-by-phone`: no copy, though there is room by now',
    bring: putOff,
    begins: 'approved',
    answer: byCommand('--told-by-phone'),
    ends: 'cancelled',
    how: 'toldByPhone',
    copies: { [HOUSING]: 0 },
  },
  {
    id: 'F60',
    what: '452, given up and asked for again on Outbox: it waits for its release, then one copy',
    bring: putOff,
    begins: 'approved',
    async answer({ world, desk, row, message, at }) {
      await answerOnOutbox(desk, at('14:10'), message.key, 'giveUp', WHY);
      await desk.marac(at('14:15'), 'run');
      await answerOnOutbox(desk, at('14:20'), message.key, 'sendAgain', WHY);
      for (const hour of ['14:25', '14:30']) await desk.marac(at(hour), 'run');
      await world.rest();
      row.holds(world.dovecot.stored(HOUSING).length === 0, 'it went without its release');
      await desk.marac(at('14:35'), 'release', message.key, '--all', '--by', COORDINATOR);
    },
    ends: 'sent',
    copies: { [HOUSING]: 1 },
  },
  {
    id: 'F72',
    what: 'bounced, “To the new address” on Outbox: one copy there',
    bring: bounced,
    begins: 'bounced',
    async answer(ended) {
      await moveHousing(ended);
      await onOutbox('newAddress')(ended);
    },
    ends: 'sent',
    copies: { [NEW]: 1, 'gone-harriet@example.org': 0 },
  },
  {
    id: 'F72',
    what: 'bounced, “Told by phone” on Outbox: no copy',
    bring: bounced,
    begins: 'bounced',
    answer: onOutbox('toldByPhone'),
    ends: 'bounced',
    how: 'toldByPhone',
    copies: { 'gone-harriet@example.org': 0 },
  },
  {
    id: 'F66',
    what: 'uncertain since the connection broke, “Send again” on Outbox: one copy',
    bring: (world) => doubtful(world, 'cut'),
    begins: 'uncertain',
    answer: onOutbox('sendAgain'),
    ends: 'sent',
    copies: { [DUTY]: 1 },
  },
  {
    id: 'F66',
    what: 'uncertain since the connection broke, `marac resolve --told-by-phone`: no copy',
    bring: (world) => doubtful(world, 'cut'),
    begins: 'uncertain',
    answer: byCommand('--told-by-phone'),
    ends: 'uncertain',
    how: 'toldByPhone',
    copies: { [DUTY]: 0 },
  },
  {
    id: 'F67',
    what: 'uncertain since the relay was silent after the dot, “Told by phone” on Outbox: the one copy that had arrived, no other',
    bring: (world) => doubtful(world, 'silent'),
    begins: 'uncertain',
    answer: onOutbox('toldByPhone'),
    ends: 'uncertain',
    how: 'toldByPhone',
    copies: { [DUTY]: 1 },
  },
  {
    id: 'F67',
    what: 'uncertain since the relay was silent after the dot, `marac resolve --give-up`: the one copy that had arrived, no other',
    bring: (world) => doubtful(world, 'silent'),
    begins: 'uncertain',
    answer: byCommand('--give-up'),
    ends: 'uncertain',
    how: 'givenUp',
    copies: { [DUTY]: 1 },
  },
];

/** Whether Today asks about an end of something for that person. */
async function asks(desk: RealDesk, name: string): Promise<boolean> {
  return (await desk.today()).some(({ kind, what }) => kind !== 'release' && what.includes(name));
}

const unfolded = (text: string): string => text.replace(/\r?\n[ \t]+/g, ' ');

/** Mails of that kind that lie there; a reminder is another kind. */
function mailsLike(world: RealWorld, address: string, { template }: OutboxMessage, mailbox?: string): number {
  const kind = `: ${kindInLine(kindOfMessage(template))} (D-`;
  return world.dovecot.stored(address, mailbox).filter(({ text }) => unfolded(text).includes(kind)).length;
}

export const answerCases: readonly RealCase[] = ANSWERS.map(
  ({ id, what, bring, begins, answer, ends, how, copies }) => ({
    id,
    what,
    async run(world, row) {
      const brought = await bring(world);
      const { desk, message, name, at } = brought;
      row.holds(message.state === begins, `before the answer it is ${message.state}`);
      const counted = async (): Promise<string> => {
        await world.rest();
        const here = Object.keys(copies).map((one) => `${one}: ${mailsLike(world, one, message)}`);
        return [...here, `Sent: ${mailsLike(world, ACCOUNT, message, 'Sent')}`].join(', ');
      };
      await desk.marac(at('13:40'), 'run');
      row.holds(await asks(desk, name), `Today does not ask about it: ${await tellToday(desk)}`);
      // From now on the server would take it.
      world.policy.say(/^chaaa22@/, undefined);
      await answer({ ...brought, row });
      for (const hour of ['14:40', '14:50']) await desk.marac(at(hour), 'run');
      const after = await counted();
      const wanted = Object.entries(copies).map(([one, count]) => `${one}: ${count}`);
      row.holds(after.startsWith(wanted.join(', ')), `in the mailboxes: ${after}; wanted ${wanted.join(', ')}`);
      for (const hour of ['16:00', '17:00']) await desk.marac(at(hour), 'run');
      await desk.marac(at('09:30', 1), 'run');
      const late = await counted();
      row.holds(late === after, `a day later: ${late}; before: ${after}`);
      const end = (await desk.messages(at('17:00'))).find(({ key }) => key === message.key);
      row.holds(end?.state === ends, `in the end it is ${end?.state ?? 'not there'}`);
      row.holds(end?.ended?.how === how, `it was ended as ${end?.ended?.how ?? 'nothing'}`);
      row.holds(!(await asks(desk, name)), `Today still asks: ${await tellToday(desk)}`);
      row.note(after);
      await row.judge(desk, at('17:00'));
    },
  }),
);
