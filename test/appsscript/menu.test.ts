// The add-on in a sheet that the runner set up: what the menu shows, what typing does, and how little is read for it.
import { describe, expect, it } from 'vitest';
import { COORDINATOR } from '../workbook/google/bed.ts';
import { laidColumns } from '../../src/workbook/looks/sheet-order.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import { builtAddOn, openHost } from './script-host.ts';
import { colourAt, columnOf, noteAt, openStage, putRows, TODAY, type Values } from './stage.ts';

const stage = openStage(12);

/** The headings of Referrals, those of folded groups too. */
const WIDTH = laidColumns(tableNamed('referrals')).length;

const YES15 = Object.fromEntries(
  Array.from({ length: 24 }, (_, i) => [`q${i + 1}`, i < 15 ? 'Yes' : i < 17 ? 'Not known' : 'No']),
);
const referral = (id: string, more: Values = {}): Values => ({
  '': id,
  referredOn: 46_447,
  surname: 'Sampleton',
  forenames: 'Anna',
  birthDate: 32_907,
  postcode: 'W5 1ZA',
  perp1Surname: 'Exampleov',
  perp1Forenames: 'Boris',
  perp1BirthDate: 31_205,
  ...YES15,
  ...more,
});

describe('the menu', () => {
  it('has an item for each thing and each opens the sidebar with a page', () => {
    stage.host.run('onOpen');
    const [menu] = stage.host.menus;
    expect(menu?.title).toBe('Marac');
    expect(menu?.items.map(([label]) => label)).toEqual([
      'Check this sheet',
      'Why this row?',
      'Score this referral',
      'Referrals that wait',
      'Today',
      'Preview agenda',
      'Preview follow-ups',
      'Ready marks',
      'Minute this case',
      'Now at case',
      'Outbox',
      'Ask the runner',
      'Set up this sheet',
      'Make the forms',
      'About',
    ]);
    for (const [, run] of menu?.items ?? []) {
      const before = stage.host.sidebars.length;
      stage.host.run(run);
      expect(stage.host.sidebars.length).toBe(before + 1);
      expect(stage.host.sidebars.at(-1)).toContain('"sections":');
    }
  });

  it('refuses a page in a spreadsheet of another time zone, where days could be read wrongly', async () => {
    const { code } = await builtAddOn();
    const { world } = stage.desk.server;
    const host = openHost({
      world,
      file: stage.file,
      user: COORDINATOR,
      code,
      today: TODAY,
      scriptZone: 'America/New_York',
    });
    expect(host.page('check').title).toBe('Another time zone');
    expect(host.call('ask', 'today', '')).toMatchObject({ title: 'Another time zone' });
  });
});

describe('Check this sheet', () => {
  it('marks bad cells with a note and a colour, lists them with a jump, and reads each tab once', () => {
    putRows(stage, 'referrals', [referral('R-AAAA22', { postcode: 'nowhere', q3: 'Maybe' }), referral('R-BBBB22')]);
    const page = stage.host.page('check');
    const [rows] = page.sections.filter((one) => one.heading.startsWith('Cells that count as not given'));
    expect(rows?.items.map((one) => one.place)).toEqual(
      expect.arrayContaining(['Referrals, row 2, "Victim postcode"']),
    );
    expect(noteAt(stage, 'referrals', 'postcode', 2)).toMatch(/^⚑ Marac: This is not a postcode/);
    expect(colourAt(stage, 'referrals', 'postcode', 2)).toBeDefined();
    expect(noteAt(stage, 'referrals', 'q3', 2)).toMatch(/not an answer/);
    expect(noteAt(stage, 'referrals', 'postcode', 3)).toBe('');
    expect([...stage.host.calls.counts].filter(([call, times]) => call.startsWith('getValues') && times > 1)).toEqual(
      [],
    );
    const item = rows?.items.find((one) => one.place === 'Referrals, row 2, "Victim postcode"');
    expect(stage.host.run('goTo', item?.jump?.sheet, item?.jump?.row, item?.jump?.column)).toBe(true);
    expect(stage.host.bench.selected).toMatchObject({ row: 2, column: columnOf('referrals', 'postcode') });
    expect(stage.host.run('goTo', -5, 1, 1)).toBe(false);
  });

  it('takes its marks away when the trouble is gone, and keeps what a person wrote', () => {
    putRows(stage, 'referrals', [referral('R-AAAA22', { postcode: 'nowhere' })]);
    stage.host.page('check');
    putRows(stage, 'referrals', [referral('R-AAAA22')]);
    stage.host.page('check');
    expect(noteAt(stage, 'referrals', 'postcode', 2)).toBe('');
    expect(colourAt(stage, 'referrals', 'postcode', 2)).toBeUndefined();
  });

  it('shows no value of a cell in what it lists or notes', () => {
    putRows(stage, 'referrals', [referral('R-AAAA22', { postcode: 'Zzyzx Place 9' })]);
    expect(JSON.stringify(stage.host.page('check'))).not.toContain('Zzyzx');
  });

  it('tells of a heading that is gone instead of reading the tab wrongly', () => {
    stage.desk.person().act({
      updateCells: {
        start: {
          sheetId: stage.file.book!.tabs.find((one) => one.properties.title === 'Referrals')!.properties.sheetId!,
          rowIndex: 0,
          columnIndex: columnOf('referrals', 'surname') - 1,
        },
        rows: [{ values: [{}] }],
        fields: 'userEnteredValue',
      },
    });
    const page = stage.host.page('check');
    expect(page.sections.find((one) => one.heading.startsWith('Stops a whole tab'))?.items).toHaveLength(1);
  });
});

describe('while somebody types', () => {
  const column = columnOf('referrals', 'postcode');
  const type = (text: string) => {
    putRows(stage, 'referrals', [{ postcode: text }]);
    stage.host.forget();
    stage.host.edit('Referrals', 2, column);
  };

  it('a bad value gets a note that says how to put it right, and the note goes with it', () => {
    type('nowhere');
    expect(noteAt(stage, 'referrals', 'postcode', 2)).toMatch(/Write it as W5 2BY/);
    type('W5 1ZA');
    expect(noteAt(stage, 'referrals', 'postcode', 2)).toBe('');
  });

  it('F20: a day that cannot be is marked, by typing and by Check this sheet alike; today is good', () => {
    const put = (incidentOn: string) => {
      putRows(stage, 'referrals', [referral('R-AAAA22', { incidentOn })]);
      stage.host.forget();
    };
    const marked = () => /This day cannot be/.test(noteAt(stage, 'referrals', 'incidentOn', 2));
    const edit = () => stage.host.edit('Referrals', 2, columnOf('referrals', 'incidentOn'));
    put('2027-03-11');
    edit();
    expect(marked()).toBe(true);
    const page = stage.host.page('check');
    expect(marked()).toBe(true);
    const gaps = page.sections.find((one) => one.heading.startsWith('Cells that count as not given'));
    expect(gaps?.items.map((one) => one.place)).toEqual(['Referrals, row 2, "Incident date"']);
    put('2027-03-10');
    edit();
    expect(marked()).toBe(false);
    stage.host.page('check');
    expect(marked()).toBe(false);
  });

  it('reads the headings and the edited cell, never the sheet', () => {
    putRows(
      stage,
      'referrals',
      Array.from({ length: 10 }, (_, i) => referral(`R-AAA${i}22`)),
    );
    type('nowhere');
    expect(stage.host.calls.cells).toBe(WIDTH + 1);
  });

  it('looks at every cell of a paste, leaves other tabs and headings alone', () => {
    putRows(stage, 'referrals', [{ postcode: 'bad', phone: 'none' }, { postcode: 'W5 1ZA' }]);
    stage.host.edit('Referrals', 1, 1, 3, WIDTH);
    expect(noteAt(stage, 'referrals', 'postcode', 2)).not.toBe('');
    expect(noteAt(stage, 'referrals', 'phone', 2)).not.toBe('');
    expect(noteAt(stage, 'referrals', 'postcode', 3)).toBe('');
    stage.host.edit('Today', 2, 1);
    expect(noteAt(stage, 'today', 'done', 2)).toBe('');
  });
});

describe('a referral', () => {
  it('is scored by the rules, with what is missing and who it may be', () => {
    putRows(stage, 'referrals', [referral('R-AAAA22'), referral('R-BBBB22', { referredOn: 46_450 })]);
    stage.host.select('Referrals', 3);
    const page = stage.host.page('score');
    expect(page.lead).toMatch(
      /^Referrals, row 3: 15 yes, 2 don’t know, 0 without an answer\. The rules propose: accept\./,
    );
    const named = (heading: string) => page.sections.find((one) => one.heading === heading)?.items ?? [];
    expect(named('Criteria met').map((one) => one.text)).toEqual([
      'Visible high risk: 15 yes answers, the line is 14.',
    ]);
    expect(named('Missing answers').map((one) => one.text)).toContain('Which agency is referring?');
    const [match] = named('Possible repeats in this sheet');
    expect(match).toMatchObject({ place: 'referral R-AAAA22', jump: { row: 2 } });
    expect([...stage.host.calls.counts].filter(([call, times]) => call.startsWith('getValues') && times > 1)).toEqual(
      [],
    );
  });

  it('says why, with the rule in force and since when', () => {
    putRows(stage, 'settings', [{ '': 'S-AAAA22', setting: 'visibleHighMin', value: '16', fromDate: 46_447 }]);
    putRows(stage, 'referrals', [referral('R-AAAA22')]);
    stage.host.select('Referrals', 2);
    const page = stage.host.page('why');
    const [rules] = page.sections;
    expect(rules?.items[0]?.text).toMatch(/begins at 16 yes answers \(set in Settings from 2027-/);
    expect(rules?.items.map((one) => one.text)).toContainEqual(expect.stringMatching(/no other criterion/));
  });

  it('F11: with a cell that cannot be read has its score all the same, and the cell beside it', () => {
    putRows(stage, 'referrals', [referral('R-AAAA22', { birthDate: '31/02/1990' })]);
    stage.host.select('Referrals', 2);
    const page = stage.host.page('score');
    expect(page.lead).toContain('The rules propose: accept.');
    const trouble = page.sections.find((one) => one.heading === 'To put right in this row');
    expect(trouble?.items[0]?.place).toContain('Referrals, row 2, "Victim date of birth"');
  });

  it('is asked for by clicking one, when another tab is open', () => {
    stage.host.select('Meetings', 2);
    expect(stage.host.page('score').lead).toContain('Click a cell in the row of a referral');
  });
});
