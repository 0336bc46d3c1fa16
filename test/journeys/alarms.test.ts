// F59 and F61 by the commands themselves: a desk in live mode whose mail server refuses the log-in; log, Today, check, alive and the roads of `alarms`.
// All people are made up.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock, type FakeClock } from '../../src/system/clock.ts';
import { createKeyFile } from '../../src/system/keys.ts';
import type { Log, LogFields } from '../../src/system/log.ts';
import { seededRandom } from '../../src/system/random.ts';
import { makeWholeFolder } from '../prove/whole/folder.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { composingDocuments } from '../support/desk.ts';
import { openFaultServer, TEST_CA, type FaultServer } from '../support/smtp-faults.ts';

let folder = '';
let home = '';
let [server, second]: FaultServer[] = [];
const clock: FakeClock = fakeClock(localTime('2027-03-01T10:00'));
const at = (name: string): string => path.join(home, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-alarms-'));
  home = path.join(folder, 'home');
  await makeWholeFolder(home);
  rmSync(at('key'));
  createKeyFile(at('key'));
  writeFileSync(at('ca.pem'), TEST_CA, { mode: 0o600 });
  writeFileSync(at('smtp-password'), 'wrong\n', { mode: 0o600 });
  writeFileSync(
    path.join(folder, 'tell.mjs'),
    `import { appendFileSync, readFileSync } from 'node:fs';\nappendFileSync(process.argv[2], readFileSync(0, 'utf8') + '---');\n`,
  );
  server = await openFaultServer({ auth: { user: 'marac', password: 'right' } });
  second = await openFaultServer();
}, 60_000);
afterAll(async () => {
  await server?.close();
  await second?.close();
  rmSync(folder, { recursive: true, force: true });
});

const original: { text?: string } = {};
const place = (port: number | undefined): string =>
  `host: 127.0.0.1, port: ${port ?? 0}, tls: starttls, caFile: ca.pem`;
function configure(alarms: string): void {
  original.text ??= readFileSync(at('marac.config.yaml'), 'utf8');
  const auth = 'auth: { kind: password, user: marac, password: { file: smtp-password } }';
  const mail = `  mode: live\n  smtp: { ${place(server?.port)}, ${auth} }`;
  const text = original.text
    .replace(/^ {2}mode: rehearsal.*$/m, mail)
    .replace('ratePerMinute: 30', 'ratePerMinute: 600');
  const roads = alarms.replace('RELAY', `relay: { ${place(second?.port)} }`);
  writeFileSync(at('marac.config.yaml'), `${text}\n${roads}`, { mode: 0o600 });
}
const PEOPLE = 'alarms:\n  to: [coordinator@example.org, deputy@example.org]\n';
const command = (): string =>
  `  command: ['${process.execPath}', '${path.join(folder, 'tell.mjs')}', '${path.join(folder, 'told.txt')}']\n`;
const told = (): readonly string[] =>
  existsSync(path.join(folder, 'told.txt'))
    ? readFileSync(path.join(folder, 'told.txt'), 'utf8').split('---').slice(0, -1)
    : [];

const logged: string[] = [];
const keep = (event: string, fields: LogFields = {}): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
const log: Log = { info: keep, warn: keep, error: keep };
const outside = { documents: composingDocuments(), random: seededRandom(7), log, pause: () => Promise.resolve() };
const marac = (...argv: readonly string[]): Promise<Said> => runLine(argv, COMMANDS, { folder: home, clock, outside });

/** The service: a look at once and one after each of so many minutes, then a stop. */
async function serve(minutes: number): Promise<Said> {
  const stopping = new AbortController();
  const heartbeat = {
    start: (beat: () => Promise<void>) => {
      const beating = (async () => {
        for (let minute = 0; minute < minutes; minute += 1) {
          clock.pass(1);
          await beat();
        }
        stopping.abort();
      })();
      return { stop: () => beating };
    },
  };
  return runLine(['serve'], COMMANDS, {
    folder: home,
    clock,
    outside: { ...outside, heartbeat },
    stopping: stopping.signal,
  });
}

test('F59: check says that there is no second road, and tries the second relay where there is one', async () => {
  configure(PEOPLE);
  const alone = await marac('check');
  expect(alone.out).toContain('There is no second road: while mail.smtp takes nothing');
  expect(alone.out).toContain('mail.smtp');
  configure(`${PEOPLE}  RELAY\n`);
  const both = await marac('check');
  expect(both.out).not.toContain('There is no second road');
  expect(second?.connections()).toBe(1);
});

test('F59: serve with a wrong password asks again after 1 and 5 minutes, logs it, fails its slots, and Today says what to do', async () => {
  configure(`${PEOPLE}  RELAY\n${command()}`);
  const before = server?.connections() ?? 0;
  await serve(7);
  expect((server?.connections() ?? 0) - before, 'at once, after 1 and after 6 minutes').toBe(3);
  expect(logged.filter((one) => one.startsWith('send.stopped'))).toEqual(
    [1, 2, 3].map((tries) => `send.stopped {"code":"mail-refused","tries":${tries},"reply":"535"}`),
  );
  expect(logged.some((one) => one.startsWith('slot.failed') && one.includes('"code":"mail-refused"'))).toBe(true);
  const today = (await marac('today')).out.replace(/\s+/g, ' ');
  expect(today).toContain('The mail server does not take mail from this sender, so nothing goes');
  expect(today).toContain('The server does not take our log-in. Put mail.smtp.auth');
  expect(today, 'whom to ring about the notices').toMatch(
    /Ring Dora Dutywell, Test IDVA Service \(020 7946 0100\) about 2 referrals: the IDVA’s notices cannot go\. Mail does not leave; another line here says why\. [^.;]*\(R-AAAA22\); [^.;]*\(R-BBBB22\)\./,
  );
});

test('F59: a restart of serve does not begin the waiting anew', async () => {
  const before = server?.connections();
  await serve(0);
  expect(server?.connections()).toBe(before);
});

test('F61: the IDVA’s notice that cannot go is told once a day by the second relay and the command of the area, without a word about any case', async () => {
  expect(second?.taken.map((one) => one.to)).toEqual([['coordinator@example.org'], ['deputy@example.org']]);
  expect(told()).toHaveLength(1);
  for (const text of [...told(), ...(second?.taken ?? []).map((one) => one.body)]) {
    expect(text).toContain('Something that never waits could not be sent');
    expect(text).not.toMatch(/R-[A-Z0-9]{6}|Dana|Quillov|Zoe/);
  }
  expect(logged.filter((one) => one.startsWith('alarm.'))).toEqual(['alarm.told {"count":2}']);
});

test('F59: alive is not good while mail is refused, ends with 3, tells by the other roads, and leaves mail.smtp in peace', async () => {
  const before = server?.connections();
  const alive = await marac('alive', '--json');
  expect(alive.exit).toBe(3);
  expect(JSON.parse(alive.out)).toMatchObject({
    health: 'mailStopped',
    told: { kind: 'mail', people: 2, took: ['relay', 'command'], failed: [] },
  });
  expect(server?.connections()).toBe(before);
  expect(told().at(-1)).toContain('Marac Desk cannot send');
  expect((await marac('alive')).out).toContain(
    'Mail does not leave, since Monday 1 March 2027, 10:00 (login: 535 5.7.8).',
  );
  expect(told()).toHaveLength(2);
});

test('F59: a person’s `run send` asks at once and ends with 1; with the right password all goes by itself and the line goes', async () => {
  const before = server?.connections() ?? 0;
  expect((await marac('run', 'send')).exit).toBe(1);
  expect((server?.connections() ?? 0) - before).toBe(1);
  writeFileSync(at('smtp-password'), 'right\n', { mode: 0o600 });
  clock.pass(60);
  await serve(1);
  expect(new Set(server?.taken.map((one) => one.messageId)).size, 'both notices, once').toBe(2);
  expect(server?.taken).toHaveLength(2);
  expect(logged).toContain('send.goes-again {}');
  expect((await marac('today')).out).not.toContain('so nothing goes');
  const alive = await marac('alive', '--json');
  expect(JSON.parse(alive.out)).toMatchObject({ health: 'good', told: { kind: 'recovery', people: 2 } });
  expect(alive.exit).toBe(0);
});

test('alive --try tells by every road, and names one that does not take it', async () => {
  const good = await marac('alive', '--try');
  expect(good).toMatchObject({ exit: 0 });
  expect(good.out).toContain('mail.smtp took it. alarms.command took it.');
  configure(`${PEOPLE}  command: ['/nonexistent/program']\n`);
  const bad = await marac('alive', '--try');
  expect(bad).toMatchObject({ exit: 3 });
  expect(bad.out).toContain('alarms.command did not take it.');
});
