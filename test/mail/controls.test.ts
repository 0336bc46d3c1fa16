// Take away what one control reads, and nothing leaves; set the stop while messages leave, and the next one stays. All data synthetic.
import { expect, test } from 'vitest';
import { decideByAccess } from '../../src/app/may-leave-now.ts';
import type { Access, MaracAccess } from '../../src/domain/access/access.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import type { Desk } from '../ledger/make.ts';
import { aMessage, approveOne, openDesk } from '../ledger/make.ts';
import { accessWith, aContact, sendDesk, look } from './make.ts';

const CASE = 'K-4TP9XA';
const MARAC: MaracAccess = {
  name: 'ealing',
  cases: [{ id: CASE, frozen: false, restricted: false }],
  needed: [{ id: 'N-1', caseRef: CASE, agency: 'A-9XK4TP', level: 'seesAll' }],
  conflicts: [],
  known: [],
  nameMeetings: [],
  chairs: [],
  requests: [],
  blocked: [],
  sendingOff: false,
};
const withMarac = (more: Partial<MaracAccess>): Access => accessWith(undefined, { maracs: [{ ...MARAC, ...more }] });
const SOUND = withMarac({});
const ABOUT = { discloses: [{ case: CASE, classes: ['name', 'note'] }], marac: 'ealing' } as const;

function counting(desk: Desk, bodies: string[], after: () => void = () => undefined): Transport {
  return {
    mode: desk.ledger.mode,
    deliver: async (claim, start) => {
      if (!(await start()).started) return { outcome: 'notStarted' };
      bodies.push(claim.message.key);
      after();
      return { outcome: { end: 'sent', evidence: 'taken: 250' } };
    },
    close: async () => undefined,
  };
}

async function sendWith(access: Access): Promise<readonly string[]> {
  using desk = openDesk();
  await approveOne(desk.ledger, ABOUT);
  const bodies: string[] = [];
  const step = sendDesk(desk, counting(desk, bodies), {
    lookAtAccess: look(desk, () => access),
    decide: decideByAccess,
  });
  await sendDue(step);
  return bodies;
}

test('with every control in its place the message leaves', async () => {
  expect(await sendWith(SOUND)).toEqual([aMessage().key]);
});

test.each([
  ['O2, PROP48: the list of allowed domains is empty', { ...SOUND, allowedDomains: [] }],
  ['O3, PROP48: no row of conflicts can be read', withMarac({ blocked: 'all' })],
  ['O3: a row of conflicts about the case cannot be read', withMarac({ blocked: [CASE] })],
  ['PROP48: nobody knows the contacts', { ...SOUND, contacts: [] }],
  ['PROP48: nobody knows the agencies', { ...SOUND, agencies: [] }],
  ['PROP48: nobody knows the MARAC', { ...SOUND, maracs: [] }],
  ['PROP48: nobody knows who is needed', withMarac({ needed: [] })],
  ['PROP48: nobody knows the case', withMarac({ cases: [] })],
  [
    'PROP48: nobody has verified the address',
    accessWith([aContact({ verifiedBy: undefined as never })], { maracs: [MARAC] }),
  ],
  ['O1: sending is off', withMarac({ sendingOff: true })],
])('%s: nothing leaves', async (_what, access) => {
  expect(await sendWith(access)).toEqual([]);
});

test('O1, PROP44: sending turned off while messages leave stops before the next one, and the rest waits approved', async () => {
  using desk = openDesk();
  const keys = ['M-1', 'M-2', 'M-3'].map((meeting) => `ealing/agenda/${meeting}/C-31FWET`);
  for (const key of keys) await approveOne(desk.ledger, { ...ABOUT, key });
  const bodies: string[] = [];
  let access = SOUND;
  const transport = counting(desk, bodies, () => (access = withMarac({ sendingOff: true })));
  const step = sendDesk(desk, transport, {
    lookAtAccess: look(desk, () => access),
    decide: decideByAccess,
  });
  await sendDue(step);
  expect(bodies).toHaveLength(1);
  expect((await desk.ledger.messages({ states: ['approved'] })).length).toBe(2);
});

test('PROP40, PR17: the record of what left tells plan, approval, access version and attempt, and names nobody', async () => {
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger, ABOUT);
  await sendDue(sendDesk(desk, counting(desk, []), { lookAtAccess: look(desk, () => SOUND) }));
  const kinds: string[] = [];
  let told = '';
  for await (const event of desk.ledger.events()) {
    if (event.subject === key) kinds.push(event.kind);
    told += JSON.stringify(event);
  }
  expect(kinds).toEqual(
    ['planned', 'offered', 'released', 'approved', 'claimed', 'started', 'sent'].map((kind) => `message/${kind}`),
  );
  for (const what of ['"made"', '"access"', '"contentHash"']) expect(told).toContain(what);
  expect(told).not.toMatch(/rep@|Synthetic Person/);
});
