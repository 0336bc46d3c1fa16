// Faults of one recipient or one message: the others go, it ends or is tried again, and Today says which, for whom and what was answered.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import { CONTACT, MEETING } from '../../support/small-marac.ts';
import type { RealCase, Row } from '../case.ts';
import type { RealDesk } from '../desk.ts';
import { tellToday } from './relay.ts';

const FIRST = '2027-03-01T10:00';
const LISTS = '2027-03-04T12:10';
const BY = ['--by', 'Cora Coordinata'];

/** The lists of the meeting are on offer, released, and sent: one message an agency. */
export async function sendLists(desk: RealDesk): Promise<readonly OutboxMessage[]> {
  await desk.refer('2027-03-01T09:15', 2);
  await desk.marac(FIRST, 'run');
  await desk.set(FIRST, 'meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.marac(LISTS, 'run');
  await desk.marac(LISTS, 'release', `ealing/research/${MEETING}`, '--all', ...BY);
  await desk.marac(LISTS, 'run', 'send');
  return lists(desk, LISTS);
}

export const lists = async (desk: RealDesk, now: string) =>
  (await desk.messages(now)).filter((one) => one.key.startsWith(`ealing/research/${MEETING}/list/`));

function others(all: readonly OutboxMessage[], row: Row): void {
  const rest = all.filter((one) => one.to !== CONTACT.housing);
  row.holds(rest.length >= 3, `only ${rest.length} other lists`);
  row.holds(
    rest.every((one) => one.state === 'sent'),
    `the others are ${rest.map((one) => one.state).join(', ')}`,
  );
}

export const unknownCase: RealCase = {
  id: 'F60',
  what: '550 5.1.1 for one agency: the others go, Today names it with the reply',
  async run(world, row) {
    const desk = await world.desk();
    await desk.set(FIRST, 'contacts', CONTACT.housing, { address: 'unknown-harriet@example.org' });
    const all = await sendLists(desk);
    others(all, row);
    const mine = all.find((one) => one.to === CONTACT.housing);
    row.holds(mine?.state === 'refused', `it is ${mine?.state ?? 'not there'}`);
    const line = (await desk.today()).find(({ what }) => what.includes('Harriet Housewell') && /refused/i.test(what));
    row.holds(line !== undefined, `Today does not name it: ${await tellToday(desk)}`);
    row.holds(/550|no such mailbox|User unknown/i.test(line?.what ?? ''), `without the reply: ${line?.what ?? ''}`);
    await row.judge(desk, LISTS);
  },
};

export const fullCase: RealCase = {
  id: 'F61',
  what: '452 4.2.2 for one agency: the others go, it is tried again and goes when there is room',
  async run(world, row) {
    const desk = await world.desk();
    world.policy.say(/^chaaa22@/, '452 4.2.2 Mailbox full');
    const all = await sendLists(desk);
    others(all, row);
    row.holds(
      all.some((one) => one.to === CONTACT.housing && one.state === 'approved'),
      'it does not wait',
    );
    world.policy.say(/^chaaa22@/, undefined);
    await desk.marac('2027-03-04T13:30', 'run', 'send');
    const mine = (await lists(desk, LISTS)).find((one) => one.to === CONTACT.housing);
    row.holds(mine?.state === 'sent', `with room it is ${mine?.state ?? 'not there'}`);
    await row.judge(desk, '2027-03-04T13:30');
  },
};

const ENDS = [
  { id: 'F60', what: '554 5.7.1 after the dot: its content is refused', at: 'content-refused' },
  { id: 'F61', what: '552 after the dot: too large', at: 'too-large' },
] as const;

export const endCases: readonly RealCase[] = ENDS.map(({ id, what, at }) => ({
  id,
  what: `${what}: each message ends, and each stands on Today`,
  async run(world, row) {
    const desk = await world.desk(at);
    await desk.refer('2027-03-01T09:15', 2);
    await desk.marac(FIRST, 'run');
    const found = (await desk.messages(FIRST)).filter((one) => one.template === 'idva-notice');
    row.holds(
      found.length === 2 && found.every((one) => one.state === 'refused'),
      `they are ${found.map((one) => one.state).join(', ')}`,
    );
    await row.judge(desk, FIRST);
  },
}));
