// How a message comes to an end that a person answers: each leaves one such message, with everything else as it should be.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { CONTACT } from '../../support/small-marac.ts';
import type { RealDesk } from '../desk.ts';
import type { RealWorld } from '../world.ts';
import { lists, sendLists } from './recipient.ts';
import { notices } from './relay.ts';
import { impatiently } from './silent.ts';

export const HOUSING = 'chaaa22@example.org';
export const DUTY = 'cdaaa22@example.org';

/** A message that came to an end, and its day. */
export interface Brought {
  readonly world: RealWorld;
  readonly desk: RealDesk;
  readonly message: OutboxMessage;
  readonly name: string;
  readonly at: (hour: string, daysLater?: number) => string;
}

const LIST_DAY: Brought['at'] = (hour, daysLater = 0) => `2027-03-0${4 + daysLater}T${hour}`;
const NOTICE_DAY: Brought['at'] = (hour, daysLater = 0) => `2027-03-0${1 + daysLater}T${hour}`;

/** The server says that to Housing's list, and takes all others. */
async function saidToHousing(world: RealWorld, reply: string): Promise<Brought> {
  const desk = await world.desk();
  world.policy.say(/^chaaa22@/, reply);
  const message = (await sendLists(desk)).find(({ to }) => to === CONTACT.housing);
  if (message === undefined) throw new Error('Housing has no list');
  return { world, desk, message, name: 'Harriet Housewell', at: LIST_DAY };
}

export const refused = (world: RealWorld): Promise<Brought> => saidToHousing(world, '550 5.1.1 No such mailbox');
export const putOff = (world: RealWorld): Promise<Brought> => saidToHousing(world, '452 4.2.2 Mailbox full');

/** Postfix takes it, cannot deliver it, and says so by mail. */
export async function bounced(world: RealWorld): Promise<Brought> {
  const desk = await world.desk();
  desk.setMail({ bounces: { port: world.dovecot.port, caFile: world.authority } });
  await desk.set('2027-03-01T10:00', 'contacts', CONTACT.housing, { address: 'gone-harriet@example.org' });
  await sendLists(desk);
  await world.rest();
  await desk.marac(LIST_DAY('13:30'), 'run', 'send');
  const message = (await lists(desk, LIST_DAY('13:30'))).find(({ to }) => to === CONTACT.housing);
  if (message === undefined) throw new Error('Housing has no list');
  return { world, desk, message, name: 'Harriet Housewell', at: LIST_DAY };
}

/** One notice to the IDVA: within its body the connection breaks, or after its dot the relay is silent. */
export async function doubtful(world: RealWorld, after: 'cut' | 'silent'): Promise<Brought> {
  const desk = await world.desk('proxy');
  await desk.refer(NOTICE_DAY('09:15'), 1);
  world.proxy.set({ at: after === 'silent' ? 'answer' : 'body', after });
  await impatiently(() => desk.marac(NOTICE_DAY('10:00'), 'run'));
  world.proxy.set(undefined);
  const [message] = await notices(desk, NOTICE_DAY('10:00'));
  if (message === undefined) throw new Error('there is no notice');
  return { world, desk, message, name: 'Dora Dutywell', at: NOTICE_DAY };
}
