// The relay goes silent after the final dot: the first silence stops the run, and a person ends the one uncertain message with what the Sent
// folder says.
import { SMTP_TIMES } from '../../../src/mail/smtp/smtp-transport.ts';
import type { RealCase } from '../case.ts';
import { look, resolve } from '../person.ts';
import { notices, tellToday } from './relay.ts';

const FIRST = '2027-03-01T10:00';
const LATER = '2027-03-01T12:00';

/** Ten minutes are asked of a client; a test has ten seconds, of which a busy machine takes some. */
export async function impatiently<T>(work: () => Promise<T>): Promise<T> {
  const usual = { ...SMTP_TIMES };
  Object.assign(SMTP_TIMES, { silenceTimeoutMs: 10_000, hardTimeoutMs: 60_000 });
  try {
    return await work();
  } finally {
    Object.assign(SMTP_TIMES, usual);
  }
}

export const silentCases: readonly RealCase[] = (['silent', 'cut'] as const).map((after) => ({
  id: after === 'silent' ? 'F67' : 'F66',
  what:
    after === 'silent'
      ? 'the relay takes the message and is silent after the dot: one time-out, the run stops; found in the Sent folder, it is sent'
      : 'the connection breaks within the body: uncertain, not found in the Sent folder, sent again',
  async run(world, row) {
    const desk = await world.desk('proxy');
    await desk.refer('2027-03-01T09:15', 3);
    world.proxy.set({ at: after === 'silent' ? 'answer' : 'body', after, always: after === 'silent' });
    const from = performance.now();
    await impatiently(() => desk.marac(FIRST, 'run'));
    const tries = world.proxy.connections();
    world.proxy.set(undefined);
    row.note(`${tries} connections, ${Math.round((performance.now() - from) / 1000)} s`);
    if (after === 'silent') row.holds(tries === 1, `the run went on after the first silence: ${tries} connections`);
    const doubtful = (await notices(desk, FIRST)).filter(({ state }) => state === 'uncertain');
    row.holds(doubtful.length === 1, `${doubtful.length} are uncertain`);
    const [one] = doubtful;
    const line = (await desk.today()).find(({ what, kind }) => kind === 'uncertain' && what.includes('Dora Dutywell'));
    row.holds(line !== undefined, `Today does not name it: ${await tellToday(desk)}`);
    row.holds(
      one?.messageId !== undefined && (line?.what.includes(one.messageId) ?? false),
      `Today does not give its Message-ID: ${line?.what ?? ''}`,
    );
    await row.judge(desk, FIRST);
    const found = await look(world, one?.messageId ?? '');
    row.holds(found === (after === 'silent'), found ? 'it lies in the Sent folder' : 'it is not in the Sent folder');
    row.holds(one !== undefined && (await resolve(world, desk, one, LATER)), 'a person could not end it');
    await desk.marac(LATER, 'run', 'send');
    row.holds(
      (await notices(desk, LATER)).every(({ state }) => state === 'sent'),
      `they are ${(await notices(desk, LATER)).map(({ state }) => state).join(', ')}`,
    );
    await row.judge(desk, LATER);
  },
}));
