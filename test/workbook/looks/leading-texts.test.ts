// Texts of cells that lead somewhere: what is written is what is read.
import { expect, test } from 'vitest';
import { printPapers, readPaper } from '../../../src/workbook/looks/leading-papers.ts';
import { printPlaces, readPlace } from '../../../src/workbook/looks/leading-texts.ts';

test.each([
  [[{ tab: 'Actions', rows: [4] }], 'Actions, row 4', { tab: 'Actions', row: 4 }],
  [[{ tab: 'Actions', rows: [9, 4, 9] }], 'Actions, rows 4 and 9', { tab: 'Actions', row: 4 }],
  [[{ tab: 'Actions', rows: [3, 2, 1] }], 'Actions, rows 1, 2 and 3', { tab: 'Actions', row: 1 }],
  [[{ tab: 'Actions', rows: [1, 2, 3, 4] }], 'Actions, rows 1, 2, 3 and 1 more', { tab: 'Actions', row: 1 }],
  [
    [{ tab: 'Cases', rows: [5], of: 'main' as const }],
    'Cases, row 5 of the main workbook',
    { tab: 'Cases', row: 5, of: 'main' },
  ],
  [
    [
      { tab: 'Cases', rows: [2] },
      { tab: 'Cases', rows: [5, 6], of: 'main' as const },
    ],
    'Cases, row 2; Cases, rows 5 and 6 of the main workbook',
    { tab: 'Cases', row: 2 },
  ],
])('a place leads to the first row that it names: %j', (places, text, leads) => {
  expect([printPlaces(places), readPlace(text)]).toEqual([text, leads]);
});

test.each([
  ['Who is needed', { tab: 'Who is needed' }],
  ['Meetings of the main workbook', { tab: 'Meetings', of: 'main' }],
  ['Referrals, row 27, “Victim phone”', { tab: 'Referrals', row: 27 }],
  ['', undefined],
  ['Drop folder, form.xlsx', undefined],
])('a tab without a row leads to the tab, and what is no tab nowhere: %s', (text, leads) =>
  expect(readPlace(text)).toEqual(leads),
);

test('one paper is named by its file, several by their folders; only in restricted is it said whose folder', () => {
  const [one, two, few] = [
    { path: 'A/One.pdf', isOfTeam: true },
    { path: 'A/Two.pdf', isOfTeam: true },
    { path: 'B/Three.pdf', isOfTeam: false },
  ] as const;
  expect(printPapers([], 'main')).toBe('');
  expect(printPapers([one], 'main')).toBe('A/One.pdf');
  expect(printPapers([one, two], 'main')).toBe('A/');
  expect(printPapers([few, one, two], 'restricted')).toBe('A/ (in the folder of the team)\nB/');
  expect(readPaper('A/ (in the folder of the team)\nB/', 'restricted')).toEqual({ path: 'A/', of: 'team' });
  expect(readPaper('B/Three.pdf', 'restricted')).toEqual({ path: 'B/Three.pdf', of: 'restricted' });
  expect(readPaper('A/One.pdf', 'main')).toEqual({ path: 'A/One.pdf', of: 'team' });
});
