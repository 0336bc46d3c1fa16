// Two who look like one, and a register larger than any: never made one by the program, never dropped. All people and cases are made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openFiles } from '../../src/system/files.ts';
import { columnsOf, type Table } from '../../src/workbook/tables/table.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../src/workbook/tables/parse-row.ts';
import { openXlsxWorkbook } from '../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../support/backups.ts';
import { inline, smallWorkbook } from '../fixtures/hostile/small-workbook.ts';
import { placeName } from '../../src/workbook/xlsx/package/cell-reference.ts';
import { caseOf, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, sendList, whom } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HER = {
  surname: 'Samename',
  forenames: 'Anna Maria',
  birthDate: '1990-02-03',
  address: '1 One Road',
  postcode: 'W5 1ZA',
  phone: '07700 900123',
};
const HIM = { perp1Surname: 'Othername', perp1Forenames: 'Boris', perp1BirthDate: '1985-06-07' };
const HIS_BROTHER = { perp1Surname: 'Brothername', perp1Forenames: 'Bruno', perp1BirthDate: '1979-01-01' };

test.each([
  [
    'the same name and date of birth',
    HER,
    { ...HER, address: '77 Elsewhere Street', postcode: 'UB1 1AA', phone: '07700 900999' },
  ],
  ['twins', HER, { ...HER, forenames: 'Anna Marta' }],
  ['the same address and phone', HER, { ...HER, forenames: 'Zoe', surname: 'Lodgerson', birthDate: '1971-11-11' }],
  ['the very same in everything', HER, HER],
] as const)('7H8: %s: two cases and two people, unless a person says otherwise', (_what, first, second) =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...first, ...HIM });
    await desk.tick('2027-03-01T10:00');
    typeReferral(desk.book, 'R-BBBB22', {
      ...second,
      ...HIS_BROTHER,
      receivedAt: '2027-03-01T11:00',
      decision: undefined,
      decidedBy: undefined,
      decidedOn: undefined,
    });
    await desk.tick('2027-03-01T11:30');
    expect(desk.book.rows('cases'), 'nothing is joined by itself').toHaveLength(1);
    const people = idsWhere(desk, 'people', 'caseRef', caseOf(desk, 'R-AAAA22'));
    desk.book.edit('referrals', 'R-BBBB22', {
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
      decision: 'accept',
      decidedBy: 'Cora',
      decidedOn: '2027-03-01',
    });
    await desk.tick('2027-03-01T12:00');
    const cases = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
    expect(
      desk.book
        .rows('cases')
        .map((one) => one.id ?? '')
        .toSorted(),
    ).toEqual(cases.toSorted());
    expect(idsWhere(desk, 'people', 'caseRef', cases[0]!)).toEqual(people);
    expect(idsWhere(desk, 'people', 'caseRef', cases[1]!).length).toBeGreaterThan(1);
    expect(desk.book.rows('list').length).toBe(2);
    expect(whom(await sendList(desk), '/research/').length).toBeGreaterThan(2);
  }),
);

const WIDE = 40;

const value = (kind: string, at: number, choices?: Readonly<Record<string, string>>): string =>
  kind === 'day'
    ? '2026-03-09'
    : kind === 'time'
      ? '2026-03-09 10:30'
      : kind === 'clock'
        ? '10:30'
        : kind === 'whole'
          ? String(at % 24)
          : kind === 'yesNo' || kind === 'answer'
            ? ['Yes', 'No'][at % 2]!
            : kind === 'choice'
              ? Object.values(choices ?? {})[0]!
              : kind === 'phone'
                ? '07700 900123'
                : kind === 'email'
                  ? 'a@example.org'
                  : kind === 'postcode'
                    ? 'W5 1ZA'
                    : `Text ${at}`;

/** A tab with so many rows as people might have typed them: every column of it filled, and columns of their own up to forty. */
function largeTab(table: Table, rows: number): Buffer {
  const columns = columnsOf(table);
  const own = Array.from({ length: WIDE - columns.length - 1 }, (_, at) => `Our own ${at}`);
  const headings = [...columns.map((one) => one.header), table.idHeader ?? 'Row id', ...own];
  const idOf = (at: number): string => `${table.prefix}-${String(at).padStart(6, '0')}`;
  const lines = [
    `<row r="1">${headings.map((one, at) => inline(placeName(at + 1, 1), one.replaceAll('&', '&amp;'))).join('')}</row>`,
  ];
  for (let row = 2; row <= rows + 1; row += 1) {
    const cells = columns.map((one, at) =>
      inline(placeName(at + 1, row), value(one.kind, row, one.choices).replaceAll('&', '&amp;')),
    );
    lines.push(
      `<row r="${row}">${cells.join('')}${inline(placeName(columns.length + 1, row), idOf(row))}${own.map((one, at) => inline(placeName(columns.length + 2 + at, row), one)).join('')}</row>`,
    );
  }
  return smallWorkbook({ sheets: [{ name: table.tab, xml: lines.join('') }] });
}

test('7J2: twenty thousand rows of forty columns are read, each a row or named', { timeout: 600_000 }, async () => {
  const table = TABLE.actions as Table;
  const file = path.join(folder, 'main.xlsx');
  writeFileSync(file, largeTab(table, 20_000));
  const workbook = openXlsxWorkbook({
    files: [{ role: 'main', path: file }],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
  const raw = (await workbook.read(['actions'])).tables.get('actions');
  const parsed = parseTable(table, raw!, 'given');
  expect([raw?.state, raw?.rows.length]).toEqual(['known', 20_000]);
  expect(parsed.rows.length + parsed.setAside.length).toBe(20_000);
  expect(parsed.problems.slice(0, 2).map((one) => `${one.place} ${one.sentence}`)).toEqual([]);
  await workbook.close();
});
