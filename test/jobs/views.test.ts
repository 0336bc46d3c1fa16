// Today and Outbox as they stand in the workbook: what the same look offered and sent is in them. All names are synthetic.
import { expect, test } from 'vitest';
import { findJob } from '../../src/jobs/engine/job-list.ts';
import { runJobs } from '../../src/jobs/engine/apply-run.ts';
import { caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';
import { journey, sendList } from '../journeys/steps.ts';

const shown = (desk: TestDesk, tab: 'today' | 'outbox', field: string): readonly string[] =>
  desk.book
    .rows(tab)
    // The row of an empty day is no line.
    .filter(({ id = '' }) => tab === 'outbox' || desk.book.text('today', id, 'kind') !== '')
    .map(({ id = '' }) => desk.book.text(tab, id, field));

test('what a run has put on offer stands on Today and Outbox when it ends', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const lines = (await desk.today()).map((one) => one.shown ?? one.what);
    expect(lines.some((one) => one.includes('for a release'))).toBe(true);
    expect(shown(desk, 'today', 'what'), 'what hurts most first').toEqual(lines);
    expect(shown(desk, 'outbox', 'goes')).toContain('Waits for a release');
  }));

test('what was sent is said to be sent, without another run', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    expect(shown(desk, 'outbox', 'state')).toContain('sent');
    expect(shown(desk, 'outbox', 'goes')).not.toContain('Goes at the next minute');
  }));

test('a look of one job keeps the lines of the others', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('contacts', CONTACT.health, { verifiedBy: undefined });
    await desk.run('2027-03-10T12:05');
    const before = shown(desk, 'today', 'what').filter((one) => one.includes('is not sent'));
    expect(before.length).toBeGreaterThan(0);
    const intake = [findJob('intake')].flatMap((one) => one ?? []);
    await runJobs(desk.desk, { jobs: intake, leases: [], run: 'run-one', now: desk.clock.now() });
    expect(shown(desk, 'today', 'what').filter((one) => one.includes('is not sent'))).toEqual(before);
  }));

test('after sending Checks stands as it stood', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { birthDate: 'the third of May' });
    await desk.run('2027-03-01T10:00');
    const before = desk.book.rows('checks');
    expect(before.length).toBeGreaterThan(0);
    await desk.tick('2027-03-01T10:05');
    expect(desk.book.rows('checks')).toEqual(before);
  }));

test('a line about a case that becomes restricted stands in the restricted workbook at the same look, and neither workbook counts as an older version', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await desk.run('2027-03-02T10:00');
    const line = desk.book.rows('today').find((one) => desk.book.text('today', one.id ?? '', 'kind') === 'alarm')?.id;
    const file = (): string | undefined => desk.book.rows('today').find((one) => one.id === line)?.file;
    expect(file()).toBe('main');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', caseRef, { restricted: true });
    for (const table of ['cases', 'people', 'list', 'needed', 'referrals'] as const)
      for (const row of desk.book.rows(table)) await desk.book.move([{ table, rowId: row.id ?? '', to: 'restricted' }]);
    await desk.run('2027-03-02T10:05');
    expect(file()).toBe('restricted');
    const { problems } = await desk.run('2027-03-02T10:10');
    expect(problems.filter((one) => one.code === 'workbook.older')).toEqual([]);
  }));
