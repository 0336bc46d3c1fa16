// More than any MARAC has, or in circles: told, stopped or counted, and over in good time. All people and cases are made up.
import { expect, test } from 'vitest';
import type { Cell } from '../../src/domain/cells/cell.ts';
import { TABLE } from '../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../src/workbook/tables/parse-row.ts';
import type { RawRow } from '../../src/workbook/workbook-port.ts';
import { addContact, AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, sendAgenda, sendList, todaySays, whom } from '../journeys/steps.ts';
import { cpuMs } from '../support/cpu-time.ts';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const idOf = (prefix: string, at: number): string =>
  `${prefix}-Q${[3, 2, 1, 0].map((power) => LETTERS[Math.floor(at / LETTERS.length ** power) % LETTERS.length]).join('')}2`;

test(
  '7J3: a case with ten thousand actions stops its tab: nothing of it is chased, and everything else goes on',
  async () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const caseRef = caseOf(desk, 'R-AAAA22');
      for (let at = 0; at < 10_000; at += 1)
        desk.book.type(
          'actions',
          { caseRef, agency: AGENCY.housing, text: `Thing ${at}`, due: '2027-02-25', status: 'open' },
          { id: idOf('A', at) },
        );
      typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11' });
      const started = cpuMs();
      const report = await desk.run('2027-03-02T09:00');
      expect(cpuMs() - started).toBeLessThan(60_000);
      expect(report.problems.filter((one) => one.size === 'table').map((one) => [one.code, one.table])).toEqual([
        ['table.too-many', 'actions'],
      ]);
      expect((await desk.ledger.messages()).filter((one) => one.job === 'follow-up')).toEqual([]);
      expect(
        (await desk.ledger.messages()).map((one) => one.key),
        'the rest goes on',
      ).toContainEqual(expect.stringMatching(/intake.*R-BBBB22/));
    }),
  600_000,
);

test(
  '7J3: an agency with five thousand contacts stops everything with case content: who may have what is not certain any more',
  async () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      for (let at = 0; at < 5_000; at += 1)
        addContact(desk.book, idOf('C', at), AGENCY.housing, 'representative', `Person ${at}`);
      const started = cpuMs();
      const sent = await sendList(desk);
      expect(cpuMs() - started).toBeLessThan(30_000);
      // What never waits still goes, to contacts as they were last read.
      expect(sent.map((one) => [one.key.split('/')[3], one.to])).toEqual([['idva-alarm', CONTACT.coordinator]]);
      const report = await desk.run('2027-03-05T09:00');
      expect(report.problems.map((one) => one.code)).toContain('table.too-many');
    }),
  600_000,
);

const bad = (rows: number): readonly RawRow[] =>
  Array.from({ length: rows }, (_, at): RawRow => {
    const cells = new Map<string, Cell>();
    for (const field of Object.keys(TABLE.actions.columns)) cells.set(field, { kind: 'error', error: '#REF!' });
    return { id: idOf('A', at), file: 'main', place: `row ${at + 2}`, cells };
  });

test('7J4: of a million bad cells the first hundred are told and the others counted', () => {
  const rows = bad(Math.ceil(1_000_000 / Object.keys(TABLE.actions.columns).length));
  const parsed = parseTable(TABLE.actions, { name: 'actions', state: 'known', problems: [], rows });
  expect(parsed.rows).toEqual([]);
  expect(parsed.setAside).toHaveLength(rows.length);
  const codes = new Set(parsed.problems.map((one) => one.code));
  expect(codes.size).toBeLessThan(4);
  expect(parsed.problems.length).toBeLessThanOrEqual(101 * codes.size);
  const counted = parsed.problems.flatMap((one) => /^There are (\d+) more/.exec(one.sentence)?.[1] ?? []);
  const told = parsed.problems.length - counted.length;
  expect(told + counted.reduce((sum, one) => sum + Number(one), 0)).toBe(
    rows.length * Object.keys(TABLE.actions.columns).length,
  );
}, 60_000);

test(
  '7J4: through a whole run, Checks holds the first hundred and a count, and every other row is worked with',
  async () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      for (let at = 0; at < 3_000; at += 1)
        desk.book.type(
          'people',
          { caseRef: 'K-ZZZZ22', role: 'Nobody', birthDate: '03/04/2026' },
          { id: idOf('P', at) },
        );
      await desk.run('2027-03-01T10:00');
      const checks = desk.book.rows('checks');
      expect(checks.length).toBeLessThan(400);
      expect(
        checks.map((row) => JSON.stringify([...row.cells])).filter((row) => /There are 2900 more/.test(row)),
      ).not.toEqual([]);
      expect(desk.book.rows('cases')).toHaveLength(1);
    }),
  600_000,
);

test('7J6: two who cover for one another, both away: the deputy gets the papers, once; with no deputy, Today says nobody', async () => {
  for (const hasDeputy of [true, false])
    await journey(async (desk) => {
      addContact(desk.book, 'C-HCCC22', AGENCY.housing, 'representative', 'Cover One', {
        awayFrom: '2027-02-01',
        awayTo: '2027-12-01',
        cover: CONTACT.housing,
      });
      desk.book.edit('contacts', CONTACT.housing, {
        awayFrom: '2027-02-01',
        awayTo: '2027-12-01',
        cover: 'C-HCCC22',
      });
      // Away and covering for himself: the shortest circle.
      desk.book.edit('contacts', CONTACT.health, {
        awayFrom: '2027-02-01',
        awayTo: '2027-12-01',
        cover: CONTACT.health,
      });
      if (!hasDeputy) desk.book.edit('contacts', CONTACT.housingDeputy, { activeTo: '2027-01-01' });
      typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
      await desk.tick('2027-03-01T10:00');
      const sent = whom(await sendList(desk), '/research/').filter((to) => to.startsWith('C-H'));
      expect(sent).toEqual(hasDeputy ? [CONTACT.housingDeputy] : []);
      expect(await todaySays(desk, /Test Housing/)).toBe(!hasDeputy);
      expect(await todaySays(desk, /Test Health/)).toBe(true);
    });
}, 60_000);

test(
  '7J6: cases that are linked in a circle stand side by side once, and the plan ends',
  async () =>
    journey(async (desk) => {
      const refs = ['R-AAAA22', 'R-BBBB22', 'R-CCCC22'];
      for (const [at, id] of refs.entries())
        typeReferral(desk.book, id, {
          forenames: ['Ada', 'Bea', 'Cleo'][at] ?? '',
          birthDate: `199${at}-0${at + 1}-03`,
          perp1Forenames: ['Xan', 'Yul', 'Zed'][at] ?? '',
          perp1BirthDate: `198${at}-0${at + 1}-05`,
          address: `${at + 2} Apart Road`,
          phone: `07700 90${at}123`,
          matchAnswer: 'nobody',
          matchAnsweredBy: 'Cora Coordinata',
        });
      await desk.tick('2027-03-01T10:00');
      const cases = refs.map((id) => caseOf(desk, id));
      for (const [at, id] of cases.entries())
        desk.book.edit('cases', id, {
          linkedCases: `${cases[(at + 1) % 3]}; ${id}`,
          linkConfirmedBy: 'Cora Coordinata',
        });
      await sendList(desk);
      const agenda = await sendAgenda(desk);
      expect(whom(agenda, '/agenda/')).toContain(CONTACT.police);
      const order = desk.book
        .rows('list')
        .map(
          (row) =>
            [
              Number(desk.book.text('list', row.id ?? '', 'order')),
              desk.book.text('list', row.id ?? '', 'caseRef'),
            ] as const,
        )
        .toSorted((a, b) => a[0] - b[0]);
      expect(order.map(([place]) => place)).toEqual([1, 2, 3]);
      expect(order.map(([, ref]) => ref).toSorted()).toEqual(cases.toSorted());
    }),
  600_000,
);
