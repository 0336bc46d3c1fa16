// Draft mode before a real Dovecot whose folder for drafts has another name: found by its special use, taken back, and known as sent.
import { readFileSync } from 'node:fs';
import { ImapFlow } from 'imapflow';
import { CONTACT } from '../../support/small-marac.ts';
import type { RealCase } from '../case.ts';
import { ACCOUNT, DRAFTS, PASSWORD } from '../dovecot.ts';
import type { RealWorld } from '../world.ts';
import { sendLists, lists } from './recipient.ts';
import { tellToday } from './relay.ts';

const LATER = '2027-03-04T13:30';

const imapOf = (world: RealWorld) => ({ port: world.dovecot.port, caFile: world.authority });
const drafts = (world: RealWorld) => world.dovecot.stored(ACCOUNT, DRAFTS);

export const draftsCase: RealCase = {
  id: 'F41',
  what: 'drafts land in the folder that is \\Drafts, whatever its name; each stands on Today until it is sent',
  async run(world, row) {
    const desk = await world.desk('good', { mode: 'draft', imap: imapOf(world) });
    const all = await sendLists(desk);
    row.holds(
      all.length >= 4 && all.every(({ state }) => state === 'handed'),
      `they are ${all.map(({ state }) => state).join(', ')}`,
    );
    const there = new Set(drafts(world).map(({ messageId }) => messageId));
    row.holds(
      all.every(({ messageId }) => messageId !== undefined && there.has(messageId)) && there.size === all.length,
      `${there.size} drafts for ${all.length} messages`,
    );
    await row.judge(desk, LATER);
    // The person sends one: it goes from Drafts to Sent.
    const [one] = all;
    await moveToSent(world, one?.messageId ?? '');
    await desk.marac(LATER, 'run');
    const after = (await lists(desk, LATER)).find(({ key }) => key === one?.key);
    row.holds(after?.state === 'sent', `what was found in Sent is ${after?.state ?? 'not there'}`);
  },
};

export const takenBackCase: RealCase = {
  id: 'F63',
  what: 'a draft that may no longer go is taken out of Drafts, and no other',
  async run(world, row) {
    const desk = await world.desk('good', { mode: 'draft', imap: imapOf(world) });
    const all = await sendLists(desk);
    const before = drafts(world).length;
    await desk.set(LATER, 'contacts', CONTACT.housing, { activeTo: '2027-03-03' });
    await desk.marac(LATER, 'run');
    const mine = all.find(({ to }) => to === CONTACT.housing);
    const there = drafts(world).map(({ messageId }) => messageId);
    row.holds(
      mine?.messageId !== undefined && !there.includes(mine.messageId),
      `it still lies in Drafts: ${await tellToday(desk)}`,
    );
    const others = all.filter(({ key, messageId }) => key !== mine?.key && there.includes(messageId ?? ''));
    row.holds(others.length === all.length - 1, `${others.length} of ${all.length - 1} others are left (${before})`);
    await row.judge(desk, LATER);
  },
};

async function moveToSent(world: RealWorld, messageId: string): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: world.dovecot.port,
    secure: true,
    auth: { user: ACCOUNT, pass: PASSWORD },
    tls: { ca: readFileSync(world.authority) },
    logger: false,
  });
  await client.connect();
  const lock = await client.getMailboxLock(`INBOX.${DRAFTS}`);
  const uids = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  if (Array.isArray(uids)) await client.messageMove(uids, 'INBOX.Sent', { uid: true });
  lock.release();
  await client.logout();
}
