// Faults of the relay and of the sender: nothing goes, nothing is lost, it is said aloud, and all goes once the fault is mended.
import type { RealCase } from '../case.ts';
import type { Service } from '../postfix.ts';
import type { RealDesk } from '../desk.ts';
import { PASSWORD } from '../dovecot.ts';

const FIRST = '2027-03-01T10:00';
const MENDED = '2027-03-01T12:30';

interface Fault {
  readonly id: string;
  readonly what: string;
  readonly at: Service;
  readonly password?: string;
  /** Words on Today. */
  readonly says: RegExp;
  /** The first message that meets it stops the run: the others are not even tried. */
  readonly stops: boolean;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'F59',
    what: 'a wrong password',
    at: 'good',
    password: 'wrong horse',
    says: /535/,
    stops: true,
  },
  { id: 'F59', what: 'an expired certificate', at: 'expired', says: /did not prove who it is/, stops: true },
  { id: 'F59', what: 'another machine’s certificate', at: 'wrong-name', says: /did not prove who it is/, stops: true },
  { id: 'F59', what: 'no STARTTLS', at: 'no-tls', says: /did not prove who it is|encrypt/, stops: true },
  { id: 'F61', what: '452 at MAIL: the relay’s disk is full', at: 'disk-full', says: /452/, stops: true },
  { id: 'F61', what: '452 at DATA', at: 'full-at-data', says: /452/, stops: true },
  { id: 'F61', what: '452 after the final dot', at: 'full-after-dot', says: /452/, stops: true },
  {
    id: 'F18',
    what: 'the login may not send as mail.from (553 5.7.1)',
    at: 'not-the-sender',
    says: /not owned by user/,
    stops: true,
  },
  { id: 'F18', what: 'SendAsDenied after the final dot', at: 'send-as-denied', says: /SendAsDenied/, stops: true },
];

export const relayCases: readonly RealCase[] = FAULTS.map((fault) => ({
  id: fault.id,
  what: `${fault.what}: the run stops aloud, all goes once it is mended`,
  async run(world, row) {
    const { at, password, says, stops } = fault;
    const desk = await world.desk(at, password === undefined ? {} : { password });
    const before = await world.postfix.connects(at, 0);
    await desk.refer('2027-03-01T09:15', 3);
    const said = await desk.marac(FIRST, 'run');
    row.holds(said.exit !== 0, `run ended with 0 and said: ${said.out}`);
    row.holds(
      desk.logged.some((one) => one.startsWith('error') || one.startsWith('warn')),
      'nothing stands in the log',
    );
    const waiting = await notices(desk, FIRST);
    row.holds(waiting.length === 3, `${waiting.length} notices were planned`);
    row.holds(
      waiting.every(({ state }) => state === 'approved' || state === 'offered'),
      `they are ${waiting.map(({ state }) => state).join(', ')}`,
    );
    const told = (await desk.today()).filter(({ what }) => says.test(what));
    row.holds(told.length > 0, `Today does not say ${String(says)}: ${await tellToday(desk)}`);
    const connects = (await world.postfix.connects(at, before + 1)) - before;
    if (stops) row.holds(connects === 1, `${connects} connections in the first run`);
    desk.setMail({ smtp: world.smtp('good'), password: PASSWORD });
    const after = await desk.marac(MENDED, 'run');
    const left = await notices(desk, MENDED);
    row.holds(
      left.every(({ state }) => state === 'sent'),
      `once mended they are ${left.map(({ state }) => state).join(', ')}: ${after.out}${after.err}`,
    );
    row.holds(
      !(await desk.today()).some(({ what }) => says.test(what)),
      `once mended Today still speaks of it: ${await tellToday(desk)}`,
    );
    await row.judge(desk, MENDED);
  },
}));

export const stoppedCase: RealCase = {
  id: 'F59',
  what: 'Postfix is stopped, and started again: what was due goes then',
  async run(world, row) {
    const desk = await world.desk();
    await world.postfix.stop();
    await desk.refer('2027-03-01T09:15', 3);
    await desk.marac(FIRST, 'run');
    row.holds(
      (await notices(desk, FIRST)).every(({ state }) => state === 'approved'),
      'notices do not wait',
    );
    row.holds(
      (await desk.today()).some(({ what }) => /cannot be reached/i.test(what)),
      `Today does not say that the mail server cannot be reached: ${await tellToday(desk)}`,
    );
    await row.judge(desk, FIRST);
    await world.postfix.startAgain();
    await desk.marac(MENDED, 'run');
    row.holds(
      (await notices(desk, MENDED)).every(({ state }) => state === 'sent'),
      'they did not go',
    );
    await row.judge(desk, MENDED);
  },
};

export const notices = async (desk: RealDesk, now: string) =>
  (await desk.messages(now)).filter((one) => one.template === 'idva-notice');

export async function tellToday(desk: RealDesk): Promise<string> {
  return (await desk.today()).map(({ kind, what }) => `[${kind}] ${what}`).join(' | ') || '(nothing)';
}
