// The road of README.md, "Your first paper, in 15 minutes", on one's own desk: each step that `marac check` names goes when it is done, and the first
// list and agenda come out as PDF. All people are made up.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cell, openDoor, row, type Edit } from '../../demo/type-as-people.ts';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { composingDocuments } from '../support/desk.ts';

const NOW = '2027-03-01T09:00';
let folder = '';
const desk = (name: string): string => path.join(folder, 'my-marac', name);
const ask = (now: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, {
    folder: path.join(folder, 'my-marac'),
    now,
    outside: { documents: composingDocuments() },
  });

async function types(...edits: readonly Edit[]): Promise<void> {
  const config = loadConfig(desk('marac.config.yaml'), {});
  if (!config.ok) throw new Error('config');
  const world = { clock: fakeClock(localTime(NOW)), files: openFiles(), keys: openKeys(config.value.key) };
  const [opened] = await openWorkbooks(config.value, world, undefined);
  await openDoor(opened!.workbook).type(edits);
  await opened!.workbook.close();
}
const writes = (from: string, to: string): void =>
  writeFileSync(desk('marac.config.yaml'), readFileSync(desk('marac.config.yaml'), 'utf8').replace(from, to));
/** Tab and columns of each step that is still open, as check and today say them. */
async function open(): Promise<readonly string[]> {
  const [checked, today] = [await ask(NOW, 'check'), await ask(NOW, 'today')];
  const steps = [checked, today].map(({ out }) =>
    [...out.matchAll(/^ *\d+\. ([\w.]+) \(/gm)].map(([, tab = '']) => tab),
  );
  expect(steps[1]).toEqual(steps[0]);
  return steps[0] ?? [];
}
const proven = { route: 'secureMail', routeProvenOn: '2027-02-26', verifiedBy: 'Cora', verifiedOn: '2027-02-26' };
const contact = (id: string, agency: string, role: string): Edit =>
  row('contacts', id, {
    agency,
    role,
    personName: `Person ${id}`,
    address: `${id.toLowerCase()}@team.example`,
    ...proven,
  });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-first-'));
  await runLine(['init', 'my-marac', '--title', 'Our MARAC'], COMMANDS, { folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each step goes when it is done, in the order in which they are named', { timeout: 120_000 }, async () => {
  const CONFIG = 'marac.config.yaml';
  expect(await open()).toEqual([
    'Agencies',
    'Contacts',
    'Contacts',
    'Contacts',
    'Meetings',
    CONFIG,
    CONFIG,
    'Referrals',
  ]);
  await types(
    row('agencies', 'G-HAAA22', { name: 'Test Housing', kind: 'housing', searchesAll: true }),
    row('agencies', 'G-JAAA22', { name: 'Test IDVA', kind: 'idva' }),
  );
  expect(await open()).toEqual(['Contacts', 'Contacts', 'Contacts', 'Meetings', CONFIG, CONFIG, 'Referrals']);
  await types(
    contact('C-HAAA22', 'Test Housing', 'representative'),
    contact('C-JAAA22', 'Test IDVA', 'representative'),
    contact('C-JBBB22', 'Test IDVA', 'idvaDuty'),
    contact('C-TAAA22', 'MARAC team', 'coordinator'),
    contact('C-XAAA22', 'Chair', 'chair'),
  );
  expect(await open()).toEqual(['Meetings', CONFIG, CONFIG, 'Referrals']);
  await types(row('meetings', 'M-HAAA22', { on: '2027-03-23', start: '09:30' }));
  expect(await open()).toEqual([CONFIG, CONFIG, 'Referrals']);
  writes('allowedDomains: []', 'allowedDomains: [team.example]');
  writes('from: marac@example.org', 'from: marac@our-team.gov.uk');
  expect(await open()).toEqual(['Referrals']);
});

test('a referral that is typed and accepted comes out as a list and an agenda', { timeout: 120_000 }, async () => {
  await types(
    row('referrals', 'R-HAAA22', {
      receivedAt: NOW,
      referrerAgency: 'Test Housing',
      referrerName: 'Rita Referrer',
      surname: 'Inventwell',
      forenames: 'Anna',
      incident: 'Threatened on the stairs.',
      consent: 'given',
      victimAware: 'yes',
    }),
  );
  await ask('2027-03-01T09:10', 'run');
  const today = await ask('2027-03-01T09:11', 'today');
  expect(today.out).toMatch(/waits? for a decision/);
  expect(today.out).not.toContain('This desk is new');
  await types(cell('referrals', 'R-HAAA22', { decision: 'accept', decidedBy: 'Cora' }));
  await ask('2027-03-01T09:20', 'run');
  await ask('2027-03-11T12:30', 'run');
  await types(cell('meetings', 'M-HAAA22', { listReady: true, listReadyBy: 'Cora' }));
  await ask('2027-03-11T12:40', 'run');
  const agenda = await ask('2027-03-18T09:00', 'run');
  const papers = readdirSync(desk('documents'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => readFileSync(desk(path.join('documents', name)), 'utf8'));
  for (const title of ['At Risk List', 'Agenda', 'Chair’s papers'])
    expect(papers.some((page) => page.includes(title) && page.includes('Our MARAC'))).toBe(true);
  expect(papers.some((page) => page.includes('Copy for Test Housing'))).toBe(true);
  // A newcomer looks for the name she typed: the run says why another stands there.
  expect(papers.filter((page) => page.includes('Inventwell'))).toEqual([]);
  expect(agenda.out).toContain('the names on papers are made up');
});

test('days to come are rehearsed ahead of the clock: what a run with --as-of drafted is listed, held, released and checked with it too', async () => {
  const WALL = '2027-03-01T10:00';
  const THEN = ['--as-of', '2027-03-18T09:30'];
  await types(cell('meetings', 'M-HAAA22', { agendaReady: true, agendaReadyBy: 'Cora' }));
  await ask(WALL, 'run', ...THEN);
  const listed = await ask(WALL, 'outbox', ...THEN);
  const [, key = ''] = /^(my-marac\/agenda\/\S+) .*offered/m.exec(listed.out) ?? [];
  expect(key).not.toBe('');
  const refused = await ask(WALL, 'release', key, '--by', 'Cora');
  expect([refused.exit, refused.err]).toEqual([1, expect.stringContaining('give the command --as-of too')]);
  expect((await ask(WALL, 'hold', key, '--by', 'Cora', ...THEN)).out).toContain('Held: ');
  expect((await ask(WALL, 'release', key, '--by', 'Cora', ...THEN)).out).toContain(`Released: ${key}`);
  const sent = await ask(WALL, 'run', '--as-of', '2027-03-18T09:35');
  expect([sent.err, sent.out]).toEqual(['', expect.stringMatching(/^1 sent/m)]);
  const [alone, asOf] = [await ask(WALL, 'check'), await ask(WALL, 'check', ...THEN)];
  expect([alone.out, asOf.out].map((out) => out.includes('The clock jumped'))).toEqual([true, false]);
}, 120_000);
