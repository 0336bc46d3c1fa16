// Make the forms: every question with its help, lists and checks; answers that land in the sheet are read by the check and taken in by the runner, and
// then leave the form. Everybody is made up.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForms } from '../../appsscript/build.ts';
import type { Page } from '../../appsscript/page.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../src/workbook/tables/table.ts';
import { COORDINATOR } from '../workbook/google/bed.ts';
import { formsService, type MadeForm } from './forms-service.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from './runner-at-sheet.ts';
import { builtAddOn, openHost, type Host } from './script-host.ts';

let sheet: RunnerAtSheet;
let host: Host;
let forms: MadeForm[];
beforeAll(async () => {
  sheet = await openRunnerAtSheet({ referrals: false });
  const { server, ids, clock } = sheet.desk;
  const { code } = await builtAddOn();
  const services: Record<string, object> = {};
  const options = {
    world: server.world,
    file: server.world.files.get(ids.main)!,
    user: COORDINATOR,
    code,
    files: [(await buildForms()).code],
    today: '2027-03-01',
    clock: () => clock.now(),
    services,
  };
  host = openHost(options);
  const made = formsService(host.bench);
  ({ forms } = made);
  Object.assign(host.context, { FormApp: made.FormApp });
}, 120_000);
afterAll(() => sheet.close());

const shown = (): Page =>
  JSON.parse(/<script type="application\/json" id="data">\s*([^<]+)/.exec(host.sidebars.at(-1) ?? '')![1]!) as Page;
const form = (title: string): MadeForm => forms.find((one) => one.title === title)!;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { oauthScopes: string[] };
const title = (field: string): string => (TABLE.referrals.columns as Readonly<Record<string, Column>>)[field]!.header;
const letters = (n: number): string =>
  (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

describe('Make the forms', () => {
  it('without the second file says how to put it in', async () => {
    const plain = openHost({
      world: sheet.desk.server.world,
      file: sheet.desk.server.world.files.get(sheet.desk.ids.main)!,
      user: COORDINATOR,
      code: (await builtAddOn()).code,
      today: '2027-03-01',
    });
    plain.run('makeTheForms');
    expect(plain.sidebars.at(-1)).toContain('put in Forms.js');
  });

  it('makes three forms, linked to the tabs they stand for', () => {
    host.run('makeTheForms');
    expect(forms.map((one) => one.title)).toEqual(['MARAC referral', 'MARAC action update', 'MARAC research']);
    expect(shown().sections[0]?.items).toHaveLength(3);
    const titles = sheet.desk.server.world.files
      .get(sheet.desk.ids.main)!
      .book!.tabs.map((one) => one.properties.title);
    expect(titles.filter((one) => one === 'Referrals')).toHaveLength(1);
    expect(titles).toEqual(expect.arrayContaining(['Action updates', 'Research']));
  });

  it('asks every question of the referral with its help, lists for choices, checks where an answer has a shape', () => {
    const { items, about } = form('MARAC referral');
    const asked = new Map(items.map((one) => [one.title, one]));
    const columns = Object.entries(TABLE.referrals.columns as Readonly<Record<string, Column>>);
    const notAsked = columns
      .filter(([, column]) => !asked.has(column.header))
      .map(([field, column]) => (column.group === 'Decision' ? 'Decision' : field));
    expect(new Set(notAsked)).toEqual(new Set(['channel', 'receivedAt', 'morePeopleEntered', 'Decision']));
    expect(items.filter((one) => one.type === 'page').length).toBeGreaterThan(10);
    expect(asked.get(columns.find(([field]) => field === 'phone')![1].header)?.check?.help).toMatch(/One phone number/);
    expect(asked.get(columns.find(([field]) => field === 'email')![1].header)?.check?.rule).toBe('email');
    expect(asked.get(columns.find(([field]) => field === 'surname')![1].header)?.required).toBe(true);
    expect(asked.get(columns.find(([field]) => field === 'referrerAgency')![1].header)?.choices).toContain(
      'Test Housing',
    );
    const first = asked.get(columns.find(([field]) => field === 'q1')![1].header)!;
    expect(first).toMatchObject({ type: 'choice', choices: ['Yes', 'No', 'Not known'] });
    expect(items.filter((one) => one.type !== 'page' && one.type !== 'section').every((one) => one.help !== '')).toBe(
      true,
    );
    expect(about).toContain('In an emergency ring 999');
  });

  it('sets what docs/google.md asks of a form, and lets Google verify who answers where that counts', () => {
    for (const { settings } of forms)
      expect(settings).toMatchObject({
        setAllowResponseEdits: false,
        setPublishingSummary: false,
        setShowLinkToRespondAgain: false,
      });
    expect(forms.map(({ settings }) => settings['setCollectEmail'])).toEqual([false, true, true]);
  });

  it('makes none twice, and none for a tab in which rows stand', () => {
    host.run('makeTheForms');
    expect(forms).toHaveLength(3);
    expect(shown().sections[0]?.heading).toBe('Left alone');
  });
});

/** Somebody fills in the referral form. */
function answer(): void {
  const { items, linked, responses } = form('MARAC referral');
  const given: Record<string, string> = {
    [title('referrerAgency')]: 'Test Housing',
    [title('referrerName')]: 'Rita Referrerova',
    [title('surname')]: 'Formsen',
    [title('forenames')]: 'Anna',
    [title('postcode')]: 'nowhere',
  };
  expect(Object.keys(given).every((one) => items.some((item) => item.title === one))).toBe(true);
  linked!.submit(given);
  responses.push({ id: `response-${responses.length + 1}`, atMs: sheet.desk.server.world.nowMs() });
}

describe('an answer', () => {
  it('stands in the sheet, where the check finds what is wrong with it and the runner takes it in', async () => {
    answer();
    const page = host.page('check');
    expect(JSON.stringify(page)).toContain('Referrals, row 2, \\"Victim postcode\\"');
    const { facts } = await readFacts(sheet.app.ports, true);
    expect(facts.maracs[0]!.unknownTables.has('referrals')).toBe(false);
    expect(facts.maracs[0]!.problems.some((one) => one.table === 'referrals' && one.column === 'Victim postcode')).toBe(
      true,
    );
    const book = sheet.look('main', 'Referrals!A1:ZZ2');
    const at = book[0]!.indexOf('Victim postcode');
    sheet.desk.person().type(`Referrals!${letters(at)}2`, 'W5 1ZA');
    await sheet.beat(30);
    const taken = (await readFacts(sheet.app.ports, false)).facts.maracs[0]!.referrals;
    expect(taken.map((one) => one.surname)).toEqual(['Formsen']);
    expect(taken[0]?.id).toMatch(/^R-/);
  });

  it('leaves the form once the runner has taken it in, and not before', async () => {
    const { responses } = form('MARAC referral');
    expect(responses).toHaveLength(1);
    sheet.desk.clock.set(localTime('2027-03-01T11:40'));
    answer();
    const page = host.call('forgetAnswers') as Page;
    expect(page.sections[0]?.items[0]?.text).toMatch(/^MARAC referral: 1 deleted, those up to 2027-03-01 09:3/);
    expect(form('MARAC referral').responses.map((one) => one.id)).toEqual(['response-2']);
  });
});

describe('the second manifest', () => {
  it('asks for the forms and for nothing else more', () => {
    const [plain, more] = [read('appsscript/appsscript.json'), read('appsscript/forms/appsscript.json')];
    expect(more).toEqual({ ...plain, oauthScopes: [...plain.oauthScopes, 'https://www.googleapis.com/auth/forms'] });
  });

  it('is not needed by the first file: it names no service of forms', async () => {
    expect((await builtAddOn()).code).not.toContain('FormApp');
  });
});
