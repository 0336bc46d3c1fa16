// A message that Postfix took and could not deliver: its own report comes back to the sender's mailbox, and is read there.
import { CONTACT } from '../../support/small-marac.ts';
import type { RealCase } from '../case.ts';
import { ACCOUNT } from '../dovecot.ts';
import { lists, sendLists } from './recipient.ts';
import { tellToday } from './relay.ts';

const LATER = '2027-03-04T13:30';

export const bounceCase: RealCase = {
  id: 'F72',
  what: 'Postfix’s own report of non-delivery: the message is bounced, Today names it, the others stay sent',
  async run(world, row) {
    const desk = await world.desk();
    await desk.set(LATER, 'contacts', CONTACT.housing, { address: 'gone-harriet@example.org' });
    desk.setMail({ bounces: { port: world.dovecot.port, caFile: world.authority } });
    const all = await sendLists(desk);
    row.holds(
      all.every(({ state }) => state === 'sent'),
      `the relay took ${all.filter(({ state }) => state === 'sent').length} of ${all.length}`,
    );
    await world.rest();
    const reports = world.dovecot.stored(ACCOUNT);
    row.holds(reports.length === 1, `${reports.length} reports came back`);
    await desk.marac(LATER, 'run', 'send');
    const after = await lists(desk, LATER);
    const mine = after.find(({ to }) => to === CONTACT.housing);
    row.holds(mine?.state === 'bounced', `it is ${mine?.state ?? 'not there'}`);
    row.holds(
      after.filter(({ to }) => to !== CONTACT.housing).every(({ state }) => state === 'sent'),
      'another one is not sent any more',
    );
    row.holds(
      (await desk.today()).some(({ what }) => what.includes('Harriet Housewell')),
      `Today does not name it: ${await tellToday(desk)}`,
    );
    row.holds(world.dovecot.stored(ACCOUNT).length === reports.length, 'the mailbox was changed');
    await row.judge(desk, LATER);
  },
};
