// `marac serve` on a real ledger: every slot ends done once, whatever clocks, jobs and processes do.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalTime } from '../../src/domain/time/day.ts';
import { addMinutes, localTime } from '../../src/domain/time/day.ts';
import type { Claim, Ending, ScheduledJob } from '../../src/schedule/runner.ts';
import { serve } from '../../src/schedule/serve.ts';
import { slotsBetween } from '../../src/schedule/slot-times.ts';
import { tick } from '../../src/schedule/tick.ts';
import type { TestRunner, TestRunnerOptions } from '../support/schedule.ts';
import { beatByHand, openTestRunner } from '../support/schedule.ts';

const AGENDA: ScheduledJob = { marac: 'ealing', job: 'agenda', schedule: { at: ['08:30', '12:00'] } };
const FOLLOW_UP: ScheduledJob = { marac: 'register', job: 'follow-up', schedule: { at: ['08:30'] } };
const INTAKE: ScheduledJob = { marac: 'ealing', job: 'intake', schedule: { everyMinutes: 15 } };
const PROCESS = fileURLToPath(new URL('../support/runner-process.ts', import.meta.url));
const run = promisify(execFile);

let folder = '';
const opened: TestRunner[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-serve-'));
});
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});
function open(start: string, looks: readonly ScheduledJob[], more: Partial<TestRunnerOptions> = {}): TestRunner {
  const one = openTestRunner({ folder, start: localTime(start), looks, ...more });
  opened.push(one);
  return one;
}
async function statesOf(one: TestRunner): Promise<readonly string[]> {
  return (await one.ledger.listSlots({})).map((slot) => `${slot.job} ${slot.slot} ${slot.state}`).toSorted();
}
const expectedOf = (looks: readonly ScheduledJob[], after: string, until: string): readonly string[] =>
  looks
    .flatMap((look) =>
      slotsBetween(look.schedule, localTime(after), localTime(until)).map(
        (slot) => `${look.marac}/${look.job} ${slot}`,
      ),
    )
    .toSorted();

describe('clock changes', { timeout: 60_000 }, () => {
  test.each([
    ['T1: spring', '2027-03-26T08:30', '2027-03-30T07:00'],
    ['T2: autumn', '2027-10-29T08:30', '2027-11-02T07:00'],
  ])('%s: every slot of the weekend around it is worked once and done', async (_, start, end) => {
    const one = open(start, [AGENDA, FOLLOW_UP]);
    while (one.clock.now() < end) {
      await tick(one.runner);
      one.clock.pass(90);
    }
    expect(one.worked.toSorted()).toEqual(expectedOf([AGENDA, FOLLOW_UP], `${start.slice(0, 10)}T08:00`, end));
    expect((await statesOf(one)).every((slot) => slot.endsWith(' done'))).toBe(true);
  });

  test('T5: a clock set back two hours works no slot again', async () => {
    const one = open('2027-03-09T12:05', [AGENDA]);
    await tick(one.runner);
    one.clock.set(localTime('2027-03-09T10:05'));
    for (let i = 0; i < 30; i += 1) {
      await tick(one.runner);
      one.clock.pass(5);
    }
    expect(one.worked).toEqual(['ealing/agenda 2027-03-09T12:00']);
  });

  test('T6: a clock that jumped ten years stops everything until a person accepts it', async () => {
    const one = open('2027-03-09T08:31', [AGENDA]);
    const access = { on: '2027-03-09', agencies: [], contacts: [], maracs: [], allowedDomains: [] };
    await one.ledger.recordAccess(access as never, localTime('2027-03-09T08:31'));
    one.clock.set(localTime('2037-03-09T08:31'));
    await expect(tick(one.runner)).rejects.toThrow('marac accept clock/2027-03-09');
    expect(one.worked).toEqual([]);
    await one.ledger.acceptProblem('clock/2027-03-09', { by: 'coordinator', in: 'command' });
    expect(await tick(one.runner)).toMatchObject({ done: 1 });
  });
});

describe('downtime', { timeout: 60_000 }, () => {
  test('T7: after a week away the missed slots are made up for in one run, and end done', async () => {
    const one = open('2027-03-08T08:31', [AGENDA, FOLLOW_UP]);
    await tick(one.runner);
    one.clock.set(localTime('2027-03-15T09:00'));
    await tick(one.runner);
    expect(one.runs).toEqual(['2027-03-08T08:31', '2027-03-15T09:00']);
    expect(one.worked.toSorted()).toEqual(expectedOf([AGENDA, FOLLOW_UP], '2027-03-08T08:00', '2027-03-15T09:00'));
    expect((await statesOf(one)).every((slot) => slot.endsWith(' done'))).toBe(true);
    const notes = (await one.ledger.listSlots({ job: 'follow-up' })).map((slot) => slot.note ?? '');
    expect(notes.toSorted()).toEqual(['', '', 'caught-up', 'caught-up', 'caught-up', 'caught-up']);
  });

  test('T4: a job that looks every few minutes looks once after a jump, not once for every minute missed', async () => {
    const one = open('2027-03-09T08:31', [INTAKE]);
    await tick(one.runner);
    one.clock.set(localTime('2027-03-09T10:31'));
    await tick(one.runner);
    expect(one.worked).toEqual(['ealing/intake 2027-03-09T08:30', 'ealing/intake 2027-03-09T10:30']);
  });
});

describe('a job that throws', { timeout: 60_000 }, () => {
  test('is tried again after one, five and fifteen minutes, and ends done once', async () => {
    let tries = 0;
    const one = open('2027-03-09T08:30', [AGENDA], {
      run: (claims) => {
        tries += 1;
        if (tries < 4) throw new TypeError('a fault');
        return Promise.resolve(new Map(claims.map((claim): [Claim, Ending] => [claim, { end: 'done' }])));
      },
    });
    for (let minute = 0; minute < 60; minute += 1) {
      await tick(one.runner);
      one.clock.pass(1);
    }
    expect(one.runs.map((time) => time.slice(11))).toEqual(['08:30', '08:31', '08:36', '08:51']);
    expect(await statesOf(one)).toEqual(['agenda 2027-03-09T08:30 done']);
  });

  test('keeps no other job from being done', async () => {
    const one = open('2027-03-09T08:30', [AGENDA, FOLLOW_UP], {
      run: (claims) =>
        Promise.resolve(
          new Map(
            claims.map((claim): [Claim, Ending] => [
              claim,
              claim.job === 'agenda' ? { end: 'failed', code: 'paper-broken' } : { end: 'done' },
            ]),
          ),
        ),
    });
    expect(await tick(one.runner)).toEqual({ done: 1, failed: 1, elsewhere: 0 });
    expect(await statesOf(one)).toEqual(['agenda 2027-03-09T08:30 failed', 'follow-up 2027-03-09T08:30 done']);
    expect((await one.ledger.listSlots({ job: 'agenda' }))[0]?.note).toBe('paper-broken');
  });

  test('a failed slot of a frequent job is done together with its next one', async () => {
    let broken = true;
    const one = open('2027-03-09T08:30', [INTAKE], {
      run: (claims) => {
        const ending: Ending = broken ? { end: 'failed', code: 'workbook-moved' } : { end: 'done' };
        return Promise.resolve(new Map(claims.map((claim) => [claim, ending])));
      },
    });
    await tick(one.runner);
    broken = false;
    one.clock.pass(15);
    await tick(one.runner);
    expect(one.runs).toHaveLength(2);
    expect(await statesOf(one)).toEqual(['intake 2027-03-09T08:30 done', 'intake 2027-03-09T08:45 done']);
  });
});

describe('several runners', { timeout: 60_000 }, () => {
  test(
    'C2: a process killed inside a slot: the next runner waits for its lease, takes over, and it ends done once',
    { timeout: 30_000 },
    async () => {
      const killed = run(process.execPath, [PROCESS, folder, 'doomed', 'die', '2027-03-09T08:30']);
      await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
      const one = open('2027-03-09T08:44', [AGENDA], { owner: 'second' });
      expect(await tick(one.runner)).toEqual({ done: 0, failed: 0, elsewhere: 0 });
      one.clock.pass(2);
      expect(await tick(one.runner)).toEqual({ done: 1, failed: 0, elsewhere: 0 });
      expect((await one.ledger.listSlots({ marac: 'ealing' }))[0]).toMatchObject({
        state: 'done',
        owner: 'second',
        tries: 2,
      });
    },
  );

  test('R1, T15: two serve processes on one ledger work every slot of ten days once', async () => {
    const moments: string[] = [];
    for (let now = localTime('2027-03-25T08:30'); now < '2027-04-04'; now = addMinutes(now, 350)) moments.push(now);
    const later = moments.map((now) => addMinutes(now as LocalTime, 1)); // their clocks differ by a minute
    const said = await Promise.all([
      run(process.execPath, [PROCESS, folder, 'first', 'work', ...moments]),
      run(process.execPath, [PROCESS, folder, 'second', 'work', ...later]),
    ]);
    const worked = said.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
    const one = open('2027-04-04T08:00', []);
    const slots = await one.ledger.listSlots({});
    expect(slots.length).toBeGreaterThan(20);
    expect(worked.toSorted()).toEqual(slots.map((slot) => `${slot.marac}/${slot.job} ${slot.slot}`).toSorted());
    expect(slots.every((slot) => slot.state === 'done' && slot.tries === 1)).toBe(true);
  });

  test('R1: of two ticks at the same moment one claims and the other goes on', async () => {
    const first = open('2027-03-09T08:30', [AGENDA]);
    const second = open('2027-03-09T08:30', [AGENDA], { owner: 'second' });
    const ticked = await Promise.all([tick(first.runner), tick(second.runner)]);
    expect(ticked.map(({ done }) => done).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect([...first.worked, ...second.worked]).toEqual(['ealing/agenda 2027-03-09T08:30']);
  });

  test('R3: a runner that was paused past its lease is told that the slot is lost, and ends nothing', async () => {
    const second = open('2027-03-09T08:46', [AGENDA], { owner: 'second' });
    const first = open('2027-03-09T08:30', [AGENDA], {
      run: async (claims) => {
        await tick(second.runner);
        return new Map(claims.map((claim) => [claim, { end: 'done' }]));
      },
    });
    expect(await tick(first.runner)).toEqual({ done: 0, failed: 1, elsewhere: 0 });
    expect((await first.ledger.listSlots({}))[0]).toMatchObject({ state: 'done', owner: 'second' });
  });

  test('R6: a runner with another config stops while the first is at work', async () => {
    const second = open('2027-03-09T08:30', [FOLLOW_UP], { owner: 'second', configHash: 'other' });
    const first = open('2027-03-09T08:30', [AGENDA], {
      run: async (claims) => {
        await expect(tick(second.runner)).rejects.toThrow('another config');
        return new Map(claims.map((claim) => [claim, { end: 'done' }]));
      },
    });
    expect(await tick(first.runner)).toMatchObject({ done: 1 });
    expect(second.worked).toEqual([]);
  });

  test('a lease is renewed while the work goes on, and a lost one is told at once', async () => {
    const lost: boolean[] = [];
    const one = open('2027-03-09T08:30', [AGENDA], {
      leaseMs: 60,
      run: async (claims) => {
        const [claim] = claims;
        one.clock.set(localTime('2027-03-09T08:31'));
        const thief = await one.ledger.claimSlot(
          { marac: 'ealing', job: 'agenda', slot: '2027-03-09T08:30' },
          'thief',
          60_000,
        );
        await new Promise((resolve) => claim?.lost.addEventListener('abort', resolve, { once: true }));
        lost.push(thief.claimed, claim?.lost.aborted ?? false);
        return new Map(claims.map((each) => [each, { end: 'done' }]));
      },
    });
    expect(await tick(one.runner)).toMatchObject({ failed: 1 });
    expect(lost).toEqual([true, true]);
  });
});

describe('serve', { timeout: 60_000 }, () => {
  test('looks at once, then at every beat, and ends when told to', async () => {
    const one = open('2027-03-09T08:31', [AGENDA]);
    const { heartbeat, begun, beat, stopped } = beatByHand();
    const stopping = new AbortController();
    const serving = serve(one.runner, heartbeat, stopping.signal);
    await begun;
    one.clock.set(localTime('2027-03-09T12:00'));
    await beat();
    stopping.abort();
    await beat();
    await serving;
    expect(stopped()).toBe(true);
    expect(one.worked).toEqual(['ealing/agenda 2027-03-09T08:30', 'ealing/agenda 2027-03-09T12:00']);
  });

  test('a tick that cannot begin is told by its code, and the next beat tries again', async () => {
    const one = open('1970-01-01T08:31', [AGENDA]);
    const { heartbeat, begun, beat } = beatByHand();
    const stopping = new AbortController();
    const told: unknown[] = [];
    const serving = serve(one.runner, heartbeat, stopping.signal, { ticked: (result) => told.push(result) });
    await begun;
    one.clock.set(localTime('2027-03-09T08:31'));
    await beat();
    stopping.abort();
    await serving;
    expect(told).toEqual([{ code: 'clock-wrong' }, { done: 1, failed: 0, elsewhere: 0 }]);
  });

  test('C20: told to stop while it works, it ends that work and sends nothing more', async () => {
    const stopping = new AbortController();
    let sent = 0;
    const one = open('2027-03-09T08:31', [AGENDA], {
      run: (claims) => {
        stopping.abort();
        return Promise.resolve(new Map(claims.map((claim) => [claim, { end: 'done' }])));
      },
      send: () => {
        sent += 1;
        return Promise.resolve();
      },
    });
    await serve(one.runner, beatByHand().heartbeat, stopping.signal);
    expect(sent).toBe(0);
    expect(await statesOf(one)).toEqual(['agenda 2027-03-09T08:30 done']);
  });
});
