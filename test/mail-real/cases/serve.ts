// `marac serve` over two hours with a wrong password: aloud from the first beat on, and it does not log in again every minute.
import { addMinutes, localTime } from '../../../src/domain/time/day.ts';
import type { RealCase } from '../case.ts';
import { PASSWORD } from '../dovecot.ts';
import { notices, tellToday } from './relay.ts';

const FIRST = localTime('2027-03-01T09:20');
/** Tries at 0, 1, 6, 21 and 81 minutes. */
const TRIES = 5;

export const serveCase: RealCase = {
  id: 'F59',
  what: 'serve with a wrong password for two hours: log, Today and alive say so, logins back off, all goes once it is mended',
  async run(world, row) {
    const alarms = { to: ['coordinator@example.org'], noGoodRunBy: '09:15', nation: 'england-and-wales' };
    const desk = await world.desk('good', { password: 'wrong horse', more: { alarms } });
    await desk.refer('2027-03-01T09:15', 2);
    const failures = (): number => world.postfix.log().split('SASL PLAIN authentication failed').length - 1;
    const before = failures();
    for (let minutes = 0; minutes <= 120; minutes += minutes < 24 ? 1 : 16)
      await desk.serve(addMinutes(FIRST, minutes));
    await world.postfix.connects('good', 1);
    const tries = failures() - before;
    row.note(`${tries} logins in two hours`);
    row.holds(tries > 1 && tries <= TRIES + 1, `${tries} logins in two hours`);
    row.holds(
      desk.logged.some((one) => one.startsWith('error')),
      'no error stands in the log',
    );
    row.holds(
      (await desk.today()).some(({ kind, what }) => kind === 'alarm' && /535/.test(what)),
      `Today does not say it: ${await tellToday(desk)}`,
    );
    const now = addMinutes(FIRST, 121);
    const alive = await desk.marac(now, 'alive');
    row.holds(alive.exit === 3 && !alive.out.startsWith('Good'), `alive ended with ${alive.exit}: ${alive.out}`);
    await row.judge(desk, now);
    desk.setMail({ password: PASSWORD });
    const mended = addMinutes(FIRST, 190);
    await desk.serve(mended);
    const states = (await notices(desk, mended)).map(({ state }) => state);
    row.holds(
      states.length === 2 && states.every((one) => one === 'sent'),
      `once mended they are ${states.join(', ')}`,
    );
    await row.judge(desk, mended);
  },
};
