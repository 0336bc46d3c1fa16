// The demo's month whole, on workbooks in memory: every hard case happened, shown by what the program did with it, and the page leads to it.
import { judgeMornings } from './mornings.ts';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { findChromium } from '../../src/documents/pdf/chromium.ts';
import { makeDemo, type Demo } from '../../demo/make-demo.ts';
import { MARAC, SEED } from '../../demo/demo-folder.ts';
import { HARD_CASES } from '../../demo/made-up/hard-cases.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { demoKeys } from '../../src/system/keys.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { readNames, secretsIn } from './names-left.ts';
import { openRefsLeft } from './refs-left.ts';
import { memoryWorkbook } from '../support/memory-workbook.ts';

const CACHE = path.resolve('node_modules/.cache/marac-papers');
const book = memoryWorkbook();
const refs = openRefsLeft(book);
let folder = '';
let demo: Demo;
/** What the pictures were taken of. */
const photographed: string[] = [];
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'marac-month-'));
  const real = openDocuments({ templatesDir: 'templates', cacheDir: path.join(folder, 'cache') });
  // These two stand in every new workbook.
  book.type('agencies', { name: 'MARAC team', kind: 'maracTeam' }, { id: 'G-TEAM22' });
  book.type('agencies', { name: 'Chair', kind: 'chair' }, { id: 'G-CHAJR2' });
  demo = await makeDemo(path.join(folder, 'demo'), {
    progress: () => refs.look(),
    documents: {
      ...refs.watch(real),
      print: (html) =>
        Promise.resolve({ outcome: 'done', bytes: Buffer.from(createHash('sha256').update(html).digest('hex')) }),
    },
    maracs: (config) => config.maracs.map(({ name, title, outward }) => ({ name, title, outward, workbook: book })),
    camera: {
      shoot(html) {
        photographed.push(html);
        return Promise.resolve(PIXEL);
      },
      close: () => Promise.resolve(),
    },
  });
  await real.close();
}, 15 * 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const pool = openIdPool(demoKeys(SEED), MARAC);
const caseOf = (referral: string): string => pool.take('K', `case/${referral}`);
const idsOf = (table: TableName): readonly string[] => book.rows(table).flatMap((one) => one.id ?? []);
const where = (table: TableName, field: string, text: string): readonly string[] =>
  idsOf(table).filter((id) => book.text(table, id, field) === text);
const people = (caseRef: string, role: string): readonly string[] =>
  where('people', 'caseRef', caseRef).filter((id) => book.text('people', id, 'role') === role);
/** Whom messages with this part in their key went to. */
const sentTo = (part: string): readonly string[] => [
  ...new Set(demo.sent.filter((one) => one.key.includes(part)).map((one) => one.contact)),
];
const listed = (caseRef: string): readonly string[] => where('list', 'caseRef', caseRef);
const fileOf = (table: TableName, id: string): string | undefined =>
  book.rows(table).find((one) => one.id === id)?.file;
const ofMarch = (id: string): boolean => book.text('attendance', id, 'meeting') === 'M-MAR227';
const agencyOf = (contact: string): string => book.text('contacts', contact, 'agency');

const place = (row = ''): number => Number(book.text('list', row, 'order'));

/** What the month left behind of each hard case, by name. */
const SHOWN: Readonly<Record<string, () => boolean>> = {
  'same incident reported by two agencies': () =>
    book.text('referrals', 'R-DEML22', 'state') === 'Joined' && listed(caseOf('R-DEMJ22')).length === 1,
  'same perpetrator, new victim': () => book.text('cases', caseOf('R-DEMC22'), 'linkedCases') !== '',
  'perpetrator here, victim there; counter-allegation': () =>
    book.text('cases', caseOf('R-DEMR22'), 'linkConfirmedBy') !== '',
  'siblings, mother and daughter': () => {
    const [one, other] = ['P-SHAR22', 'P-SHAR23'].map((id) =>
      listed(book.text('people', id, 'caseRef')).find((row) => book.text('list', row, 'meeting') === 'M-MAR227'),
    );
    return Math.abs(place(one) - place(other)) === 1;
  },
  'two perpetrators, one in custody': () =>
    people(caseOf('R-DEMA22'), 'Perpetrator').length === 2 && book.text('keyDates', 'KD-DEMB22', 'reminded') !== '',
  'perpetrator unknown, or several in honour-based abuse': () => book.text('referrals', 'R-DEMN22', 'missing') === '',
  'adolescent to parent; 16-17; under 16': () =>
    where('referrals', 'channel', 'Word form').some(
      (id) => book.text('referrals', id, 'childrensServicesToldOn') !== '',
    ),
  'unborn child': () => people(caseOf('R-DEMM22'), 'Unborn child').length > 0,
  interpreter: () => book.text('cases', caseOf('R-DEMJ22'), 'interpreter').includes('Somali'),
  refuge: () => where('addresses', 'borough', 'Brackmoor').some((id) => book.text('addresses', id, 'text') === ''),
  'victim moves in mid-cycle, to another borough': () => fileOf('addresses', 'AD-DEMA22') === 'restricted',
  'victim does not want to be discussed': () => book.text('cases', caseOf('R-DEMD22'), 'withoutConsentBy') !== '',
  'no safe contact at all': () => book.text('cases', caseOf('R-DEMD22'), 'contactThrough') !== '',
  death: () => {
    const [dead] = where('cases', 'deceased', 'Yes');
    return (
      dead !== undefined &&
      where('actions', 'caseRef', dead).every((id) => book.text('actions', id, 'chasedOn') < '2027-03-13')
    );
  },
  'hold for court, review, access request': () => where('cases', 'holdKind', 'Court').length === 1,
  'urgent; emergency meeting tomorrow': () =>
    sentTo('/M-EMG227/emergency/').length === 3 && listed(caseOf('R-DEMT22')).length > 1,
  'late case after the list went out': () => sentTo(`/supplement/${caseOf('R-DEMP22')}/`).length > 5,
  'wrong birth date on the list': () => sentTo('/reissued-2/').length > 5,
  'paper sent that should not have been': () =>
    sentTo('/withdrawn/').some((id) => agencyOf(id) === 'Mental Health Trust'),
  'meeting over-full': () => where('list', 'takenOff', 'Yes').length === 1,
  'meeting moved or cancelled': () => sentTo('/moved-2027-04-14/').length > 1,
  'meeting runs over; case not heard': () =>
    where('list', 'outcome', 'Not heard').some((id) => book.text('list', id, 'interimSafetyBy') !== ''),
  'case heard at two meetings, or at two MARACs': () =>
    book.text('cases', caseOf('R-DEMH22'), 'heardElsewhere') === 'Brackmoor MARAC',
  'representative absent without substitute': () =>
    where('attendance', 'came', 'Absent').some((id) => book.text('attendance', id, 'written') === '0 of 1'),
  'substitute named at 08:40': () => where('attendance', 'came', 'Substitute').filter((id) => ofMarch(id)).length === 1,
  'research arrives at 08:50 on the day': () => where('research', 'verbal', 'Yes').length === 2,
  'one person for several agencies or MARACs': () => {
    const rows = idsOf('contacts').map((id) => book.text('contacts', id, 'address'));
    const twice = rows.find((address, at) => address !== '' && rows.indexOf(address) !== at);
    const hers = demo.sent.filter((one) => one.address === twice && one.key.startsWith('register/follow-up/'));
    return hers.length > 0 && new Set(hers.map((one) => one.key.split('/')[2])).size === hers.length;
  },
  'shared mailbox': () => where('contacts', 'sharedMailbox', 'Yes').length === 1,
  'away, out of office, leaver': () =>
    idsOf('contacts')
      .filter((id) => book.text('contacts', id, 'awayFrom') !== '')
      .every((id) => demo.sent.every((one) => one.contact !== id || one.at < '2027-03-08' || one.at > '2027-03-20')),
  'action owner is a front-line name': () => where('actions', 'owner', 'The duty IDVA').length === 1,
  'done in the meeting; ongoing; weekly until trial; for the chair; for the coordinator; "all agencies to flag"': () =>
    where('actions', 'doneAtMeeting', 'Yes').length > 0 && where('flags', 'meeting', 'M-MAR227').length > 5,
  'answered "in progress", "not possible", "not done"': () =>
    ['In progress', 'Not possible, circumstances changed', 'Not done'].every(
      (one) => where('actions', 'status', one).length > 0,
    ),
  'case closed with open actions': () =>
    where('cases', 'state', 'Closed').some((id) => Number(book.text('cases', id, 'openActions')) > 0),
  'chair is conflicted; coordinator is conflicted': () =>
    sentTo('/M-MAR227/chair/').length === 2 &&
    sentTo('/X-DEMC22/coordinator/').every((id) => book.text('contacts', id, 'role').startsWith('Manager')),
  'police perpetrator, whole-agency conflict': () =>
    sentTo('/agenda/M-MAR227/').filter((id) => agencyOf(id) === 'Elthorne Hospital').length === 2,
  'victim or perpetrator works for a partner': () => fileOf('cases', caseOf('R-DEMF22')) === 'restricted',
  'small specialist service with ordinary mail': () =>
    book.text('research', 'RS-SPEC22', 'shared') !== '' &&
    demo.sent.every((one) => agencyOf(one.contact) !== 'Southall Women’s Centre'),
  'referrer is not a contact': () =>
    demo.sent
      .filter((one) => one.template === 'receipt' || one.template === 'decision')
      .every((one) => book.text('contacts', one.contact, 'role') !== 'Referrer'),
  'referral sent in by the perpetrator': () =>
    sentTo('/R-DEMS22/').every((id) => agencyOf(id) === 'West London IDVA Service' || agencyOf(id) === 'MARAC team'),
  'rows tidied away to last year’s file': () =>
    book.text('cases', book.text('referrals', 'R-DEMK22', 'matchCase'), 'state') === 'Archived',
  'first day with twelve months in the coordinator’s own list': () => demo.sent.every((one) => one.at >= '2027-03-01'),
  'Clare’s Law request': () => book.text('disclosures', 'DR-DEMA22', 'disclosedOn') !== '',
};

test.each(HARD_CASES.map(([name]) => name))('in the month: %s', (name) => {
  expect(SHOWN[name]?.()).toBe(true);
});

test('each representative: at most four mails for the meeting, one digest a week, far fewer than one by one', async () => {
  expect(demo.counts.length).toBeGreaterThan(8);
  for (const one of demo.counts) {
    expect(one.cycle).toBeLessThanOrEqual(4);
    expect(one.digests).toBeLessThanOrEqual(5);
    expect(one.total).toBe(one.cycle + one.digests + one.chased + one.referred + one.rest);
  }
  const all = (of: 'total' | 'naive'): number => demo.counts.reduce((sum, one) => sum + one[of], 0);
  expect(all('naive')).toBeGreaterThan(1.75 * all('total'));
  const page = await readFile(demo.page, 'utf8');
  const [most] = demo.counts;
  expect(page).toContain(`<td class="number">${most!.total}</td><td class="number">${most!.naive}</td>`);
});

test('the page leads to the moment of each hard case', async () => {
  const page = await readFile(demo.page, 'utf8');
  expect(page).not.toContain('Not in this month');
  const items = new Map([...page.matchAll(/<li id="(e\d+)"[^]*?<\/li>/g)].map(([text, id]) => [id, text]));
  for (const [name] of HARD_CASES) {
    const shown = name.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const to = new RegExp(`<th [^>]*><a href="#(e\\d+)">${shown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}</a></th>`).exec(
      page,
    )?.[1];
    expect(items.get(to ?? '')).toContain(`<span class="hard">${shown}</span>`);
  }
});

test('the applicant of a Clare’s Law request stands on no paper and in no message', async () => {
  const names = await readdir(path.join(folder, 'demo'), { recursive: true });
  const texts = names.filter((one) => /\.(html|eml)$/.test(one) && !one.endsWith('index.html'));
  expect(texts.length).toBeGreaterThan(200);
  for (const name of texts)
    expect(await readFile(path.join(folder, 'demo', name), 'utf8')).not.toContain('Pendlemoor-Vale');
});

test('PROP10: all files, folders, messages, attachments, subjects and calendar titles of the month are of the grammar, none alike, and none says who is in a case', async () => {
  const secrets = secretsIn(book);
  const left = await readNames(path.join(folder, 'demo'), demo.sent, secrets);
  expect([secrets.length > 50, left.papers > 100, left.messages > 200]).toEqual([true, true, true]);
  expect([left.attachments > 100, left.titles > 10]).toEqual([true, true]);
  expect(left.faults).toEqual([]);
});

test('no text of Today, Outbox, Checks or a computed column at any stop, no paper and no mail has a ref by itself where its reader may see the name', () => {
  const { stops, papers, mails, faults } = refs.judge();
  expect([stops > 40, papers > 150, mails > 200, faults]).toEqual([true, true, true, []]);
});

describe('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    const found = await findChromium(CACHE);
    browser = await chromium.launch({ executablePath: found?.executable ?? '' });
  }, 60_000);
  afterAll(() => browser.close());

  const open = async (width: number) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${demo.page}`);
    return { page, asked, close: () => context.close() };
  };

  test('opens with the month in pictures: Today, agenda, chair, minutes, actions, safe contact, a message and Outbox; each opens a file that is there', async () => {
    const page = await readFile(demo.page, 'utf8');
    const cards = [
      ...page.matchAll(
        /<li(?: class="wide")?><a href="([^"]+)"><img src="show\/pictures\/([\w-]+)\.jpg" alt="([^"]+)"/g,
      ),
    ];
    expect(cards.map(([, , name]) => name).join(' ')).toBe(
      'today agenda chair minutes action-sheet safe-contact mail outbox steering-group agencies equality',
    );
    const root = path.dirname(demo.page);
    const isThere = (href: string): boolean =>
      href.startsWith('#') ? page.includes(`id="${href.slice(1)}"`) : existsSync(path.join(root, decodeURI(href)));
    const lost = cards.filter(
      ([, href = '', name = '', alt = '']) =>
        alt.length < 20 || !isThere(href) || !isThere(`show/pictures/${name}.jpg`),
    );
    expect(lost).toEqual([]);
    expect(page.indexOf('id="pictures"')).toBeLessThan(page.indexOf('id="timeline"'));
    expect(page.indexOf('id="timeline"')).toBeLessThan(page.indexOf('id="referral"'));
    expect(page.indexOf('id="referral"')).toBeLessThan(page.indexOf('id="hard"'));
    expect(photographed.some((html) => html.includes('Page 1 of ') && html.includes('Copy for Borough Housing'))).toBe(
      true,
    );
  });

  test('follows one referral in order, from its form to the digests', async () => {
    const page = await readFile(demo.page, 'utf8');
    const flow = /<ol class="flow">.*?<\/ol>/s.exec(page)?.[0] ?? '';
    const times = [...flow.matchAll(/datetime="([^"]+)"/g)].map(([, time = '']) => time);
    expect(times).toHaveLength(11);
    expect(times.toSorted()).toEqual(times);
  });

  test.each([390, 820, 1280])(
    'at %d pixels: nothing that axe finds, no scrolling sideways, and nothing is asked of the network',
    { timeout: 120_000 },
    async (width) => {
      const { page, asked, close } = await open(width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]);
      await close();
    },
  );

  test('printed, it fits the width of A4', { timeout: 60_000 }, async () => {
    const { page, close } = await open(794);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
    await close();
  });
});

test('Today is a morning’s work list: few lines, each with what happens otherwise', () => {
  expect(() => judgeMornings(demo.story.mornings)).not.toThrow();
});
