// `marac try`: papers from two made-up referrals in a desk of their own. Nothing made up is planned, matched, counted or printed in the real one.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { demoKeys, openKeys } from '../../src/system/keys.ts';
import { openDoor, row, type Edit } from '../../demo/type-as-people.ts';
import { PRACTICE_REFERRALS } from '../../demo/practice/practice-referrals.ts';
import { composingDocuments } from '../support/desk.ts';
import { runLine, type Said } from '../support/command-line.ts';

const NOW = '2027-03-01T09:00';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-try-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (desk: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, {
    folder: path.join(folder, desk),
    now: NOW,
    outside: { documents: composingDocuments() },
  });

const REGISTER: readonly Edit[] = [
  row('agencies', 'G-HAAA22', { name: 'Test Housing', kind: 'housing', searchesAll: true }),
  row('contacts', 'C-HAAA22', {
    agency: 'Test Housing',
    role: 'representative',
    personName: 'Harriet Housewell',
    address: 'harriet@housing.example',
    route: 'secureMail',
    routeProvenOn: '2027-02-01',
    verifiedBy: 'Team',
    verifiedOn: '2027-02-01',
  }),
];
const MEETING = row('meetings', 'M-HAAA22', { on: '2027-03-23', start: '10:00', end: '12:00' });
/** The same woman and the same man as in the made-up referral, as a real referral that waits for a decision. */
const SAME_PEOPLE: readonly Edit[] = [
  row('referrals', 'R-HAAA22', {
    ...PRACTICE_REFERRALS[0],
    receivedAt: '2027-02-27T10:00',
    referrerAgency: 'Test Housing',
  }),
];
const STATES: readonly (readonly [string, readonly Edit[]])[] = [
  ['with-nothing', []],
  ['with-a-register', [...REGISTER, MEETING]],
  ['with-the-same-people', [...REGISTER, MEETING, ...SAME_PEOPLE]],
];

async function makeDesk(desk: string, edits: readonly Edit[]): Promise<void> {
  await runLine(['init', desk, '--title', 'Test MARAC'], COMMANDS, { folder });
  const file = path.join(folder, desk, 'marac.config.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('allowedDomains: []', 'allowedDomains: [housing.example]'));
  const config = loadConfig(file, {});
  if (!config.ok) throw new Error('config');
  const world = { clock: fakeClock(localTime(NOW)), files: openFiles(), keys: openKeys(config.value.key) };
  const [opened] = await openWorkbooks(config.value, world, undefined);
  await openDoor(opened!.workbook).type(edits);
  await opened!.workbook.close();
  await ask(desk, 'run');
}

/** What the desk holds and says, but for the practice desk: every file by its hash; plan, Today and figures as programs read them. */
async function stateOf(desk: string): Promise<unknown> {
  const root = path.join(folder, desk);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(root, path.join(one.parentPath, one.name)))
    .filter((name) => !/^(try-it|ledger)\b/.test(name))
    .toSorted()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(root, name)))
        .digest('hex'),
    ]);
  const said = [];
  for (const argv of [['plan'], ['today'], ['outbox'], ['statistics', '--quarter', '2027-Q1']])
    said.push((await ask(desk, ...argv, '--json')).out);
  return { files, said };
}

describe.each(STATES)('marac try on a desk %s', (desk, edits) => {
  let before: unknown;
  let tried: Said;
  beforeAll(async () => {
    await makeDesk(desk, edits);
    before = await stateOf(desk);
    tried = await ask(desk, 'try');
  }, 120_000);

  test('makes papers at once: an agenda, a list and the chair’s papers, all of a MARAC that is called a practice', () => {
    expect([tried.exit, tried.err]).toEqual([0, '']);
    const papers = [...tried.out.matchAll(/^ {2}(try-it\S.*)\n((?: {4}.*\.pdf\n)+)/gm)].flatMap(
      ([, part = '', names = '']) =>
        names
          .trimEnd()
          .split('\n')
          .map((name) => path.join(part, name.trim())),
    );
    expect(papers.length).toBeGreaterThan(5);
    const pages = papers.map((name) => readFileSync(path.join(folder, desk, name), 'utf8'));
    for (const title of ['Agenda', 'At Risk List', 'Chair’s papers'])
      expect(pages.some((page) => page.includes(`<h1>${title}`) || page.includes(`>${title}</h1>`))).toBe(true);
    expect(pages.filter((page) => !page.includes('Test MARAC (practice)'))).toEqual([]);
    expect(pages.some((page) => page.includes('Rosa') && page.includes('Leila'))).toBe(true);
  });

  test('leaves the desk as it was: no file, no effect, no line, no message, no figure', async () => {
    expect(await stateOf(desk)).toEqual(before);
  });

  test('the next run finds no repeat and no case of the made-up people', async () => {
    await ask(desk, 'run');
    const root = path.join(folder, desk);
    const papers = readdirSync(path.join(root, 'documents'), { recursive: true });
    expect(papers.filter((name) => String(name).includes('.'))).toEqual([]);
    const { out } = await ask(desk, 'today');
    expect(out).not.toMatch(/possible match|repeat|same person/i);
  }, 60_000);
});

describe('the practice desk', () => {
  test('has the desk’s own agency and meeting where they are typed, and says so', async () => {
    const { out } = await ask('with-a-register', 'try');
    expect(out).toContain(
      '1 agency and 1 contact of yours, two made-up referrals, and your meeting of Tuesday 23 March 2027',
    );
    expect(out).toMatch(/Test Housing|agenda/i);
    const agendas = readdirSync(path.join(folder, 'with-a-register/try-it/documents'), { recursive: true }).map(String);
    const pages = agendas
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => readFileSync(path.join(folder, 'with-a-register/try-it/documents', name), 'utf8'));
    expect(pages.some((page) => page.includes('Copy for Test Housing'))).toBe(true);
  }, 60_000);

  test('is a desk that marac opens, and makes way for the next one; any other folder is refused', async () => {
    const said = await ask(
      'with-a-register',
      'today',
      '--config',
      'try-it/marac.config.yaml',
      '--as-of',
      '2027-03-18T08:30',
    );
    expect([said.err, [0, 3].includes(said.exit)]).toEqual(['', true]);
    expect(said.out).not.toContain('This desk is new');
    expect((await ask('with-a-register', 'try')).exit).toBe(0);
    const refused = await ask('with-a-register', 'try', 'inbox');
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('is not empty')]);
    expect(existsSync(path.join(folder, 'with-a-register/inbox/done'))).toBe(true);
  }, 120_000);

  test('has a key that everybody can know, which live mail refuses', () => {
    const key = openKeys(path.join(folder, 'with-a-register/try-it/key'));
    expect(key.id).toBe(demoKeys('practice').id);
  });
});
