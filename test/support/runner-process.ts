// A runner in a process of its own, for tests that kill it or set two on one ledger: ticks through the given moments and prints what it worked.
// Arguments: folder, owner, what to do inside a run (work, die), then the moments.
import { localTime } from '../../src/domain/time/day.ts';
import { tick } from '../../src/schedule/tick.ts';
import { openTestRunner } from './schedule.ts';

const [folder = '', owner = '', doing = 'work', ...moments] = process.argv.slice(2);
const test = openTestRunner({
  folder,
  owner,
  start: localTime(moments[0] ?? ''),
  looks: [
    { marac: 'ealing', job: 'agenda', schedule: { at: ['08:30', '12:00'] } },
    { marac: 'harrow', job: 'agenda', schedule: { at: ['08:30', '12:00'] } },
    { marac: 'register', job: 'follow-up', schedule: { at: ['08:30'] } },
  ],
  // Two processes keep fake clocks of their own: a lease that outlives the difference, or one that is over when the other looks.
  leaseMs: doing === 'die' ? 15 * 60_000 : 30 * 86_400_000,
  run: (claims) => {
    if (doing === 'die') process.kill(process.pid, 'SIGKILL');
    return Promise.resolve(new Map(claims.map((claim) => [claim, { end: 'done' }])));
  },
});
for (const moment of moments) {
  test.clock.set(localTime(moment));
  await tick(test.runner);
}
test.close();
process.stdout.write(JSON.stringify(test.worked));
