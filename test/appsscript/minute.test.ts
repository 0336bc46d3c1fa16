// Minute this case, in the sheet that the runner laid out: what is typed on the page stands in the rows that the runner reads. Everybody is made up.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from '../../appsscript/page.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { AGENCY, MEETING } from '../support/small-marac.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from './runner-at-sheet.ts';

let sheet: RunnerAtSheet;
beforeAll(async () => {
  sheet = await openRunnerAtSheet();
  await sheet.type(
    'main',
    'research',
    {
      meeting: MEETING,
      caseRef: sheet.caseOf('R-AAAA22'),
      agency: AGENCY.housing,
      known: 'yes',
      shared: 'A tenancy since May.',
    },
    'RS-TEST22',
  );
}, 120_000);
afterAll(() => sheet.close());

const facts = async () => (await readFacts(sheet.app.ports, true)).facts.maracs[0]!;
const pageOf = (listing: string): Page => sheet.main.call('minute', listing) as Page;
async function listingOf(referral: string): Promise<string> {
  return (await facts()).listings.find((one) => one.caseRef === sheet.caseOf(referral))!.id;
}

it('opens with the sections, and with the agencies that know something', async () => {
  const page = pageOf(await listingOf('R-AAAA22'));
  expect(page.title).toBe(`${sheet.caseOf('R-AAAA22')} Anna VictimsenAAAA22`);
  const known = page.sections.find((one) => one.heading === 'Agencies that know something');
  expect(known?.items).toEqual([{ place: 'Test Housing', text: 'A tenancy since May.' }]);
  const labels = page.sections.flatMap((one) => one.fields ?? []).map((one) => one.label);
  expect(labels).toEqual(expect.arrayContaining(['Background', 'Risks to the victim', 'Outcome', 'Agency']));
  expect(page.sections.map((one) => one.heading)).toEqual(
    expect.arrayContaining(['Minutes', 'What came of it', 'Actions']),
  );
});

it('goes from case to case in the order of the list', async () => {
  const first = sheet.main.page('minute');
  const next = first.presses!.find((one) => one.label.startsWith('Next case'))!;
  const second = sheet.main.call(next.call, ...next.args) as Page;
  expect(second.lead).toMatch(/^Case 2 of 2\./);
  expect(second.presses!.some((one) => one.label.startsWith('Case before'))).toBe(true);
});

it('keeps a note as it is typed: one row, before and after the runner has given it its id, and never a formula', async () => {
  const listing = await listingOf('R-AAAA22');
  const before = (await facts()).notes.length;
  let id = String(sheet.main.call('saveNote', listing, 'background', 'new', '=1+1 is what was said'));
  expect(id).toMatch(/^\(new, row \d+\)$/);
  id = String(sheet.main.call('saveNote', listing, 'background', id, '=1+1 is what was said, and more'));
  await sheet.beat();
  const marac = await facts();
  const added = marac.notes.filter(
    (one) => one.section === 'background' && one.caseRef === sheet.caseOf('R-AAAA22') && one.text !== undefined,
  );
  expect(added.map((one) => one.text)).toEqual(['=1+1 is what was said, and more']);
  expect(marac.notes.length).toBe(before + 1);
  // The page still knows the row by its place.
  expect(sheet.main.call('saveNote', listing, 'background', id, 'Said again.')).toBe(added[0]!.id);
  expect((await facts()).notes.find((one) => one.id === added[0]!.id)?.text).toBe('Said again.');
});

it('says that a note was not kept when its row is another one by now', async () => {
  const listing = await listingOf('R-AAAA22');
  expect(sheet.main.call('saveNote', listing, 'background', 'NT-ZZZZ99', 'Lost?')).toBe('');
  const other = (await facts()).notes.find((one) => one.section === 'background' && one.text === 'Said again.')!;
  expect(sheet.main.call('saveNote', listing, 'flags', other.id, 'Lost?')).toBe('');
});

it('types outcome and actions into their rows, and refuses an action without words or agency', async () => {
  const listing = await listingOf('R-AAAA22');
  expect(sheet.main.call('saveListing', listing, 'outcome', '', 'actionPlan')).toBe(true);
  expect(sheet.main.call('saveListing', listing, 'meeting', '', 'M-ZZZZ99')).toBe(false);
  sheet.main.forget();
  const page = sheet.main.call('addAction', listing, 'Put a flag on the address.', AGENCY.police, '2027-03-20') as Page;
  expect([...sheet.main.calls.counts].filter(([call, times]) => call.startsWith('getValues') && times > 1)).toEqual([]);
  expect(page.sections.find((one) => one.heading === 'Actions')?.items.at(-1)?.text).toContain(
    'Put a flag on the address.',
  );
  expect((sheet.main.call('addAction', listing, ' ', AGENCY.police, '') as Page).lead).toMatch(/^Nothing was added/);
  await sheet.beat();
  const marac = await facts();
  expect(marac.listings.find((one) => one.id === listing)?.outcome).toBe('actionPlan');
  expect(marac.actions.filter((one) => one.text === 'Put a flag on the address.')).toMatchObject([
    { agency: AGENCY.police, due: '2027-03-20', caseRef: sheet.caseOf('R-AAAA22') },
  ]);
});
