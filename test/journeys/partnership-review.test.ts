// J18, T15: a review of the MARAC: its evidence from the register and the Practice log, its actions, observers. Everybody is made up.
import { afterEach, expect, test } from 'vitest';
import { viewReviewReport } from '../../src/domain/figures/pages/view-report.ts';
import { periodOf } from '../../src/domain/figures/period.ts';
import { day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
afterEach(() => desk.close());

test('J18, T15: the page of a review has what is lacking, training, breaches, the actions of reviews with their state, and nothing of a case', async () => {
  desk = openTestDesk();
  const { book } = desk;
  typeSmallMarac(book);
  book.type('settings', { setting: 'coreMembers', value: 'Police; Probation' }, { id: 'S-CCCC22' });
  book.edit('contacts', CONTACT.housing, { inductedOn: '2026-05-04' });
  const action = { kind: 'reviewAction', owner: 'Cora Coordinata', agency: AGENCY.housing };
  const entry = (id: string, values: Readonly<Record<string, string>>): void =>
    void book.type('practice', values, { id });
  entry('PL-AAAA22', { ...action, on: '2026-06-01', text: 'A form for children.', due: '2027-01-01' });
  entry('PL-BBBB22', {
    ...action,
    on: '2026-06-01',
    text: 'Two vice-chairs.',
    outcome: 'Named.',
    closedOn: '2026-09-01',
  });
  entry('PL-CCCC22', { ...action, on: '2024-06-01', text: 'Long closed.', closedOn: '2024-07-01' });
  entry('PL-DDDD22', { ...action, on: '2024-06-01', text: 'Still open.' });
  entry('PL-EEEE22', {
    kind: 'breach',
    on: '2026-07-01',
    agency: AGENCY.police,
    clause: 'Research',
    text: 'Three misses.',
  });
  entry('PL-FFFF22', { kind: 'breach', on: '2026-07-02', caseRef: 'K-AAAA22', text: 'About Anna Victimsen.' });
  const { facts } = await readFacts(desk.desk, false);
  const context = { facts, maracs: facts.maracs, today: day('2027-03-03'), isPublished: false };
  const page = viewReviewReport(periodOf(day('2025-03-03'), day('2027-03-02')), context);
  const rowsOf = (title: string) => {
    const found = page.sections.find((one) => one.title === title);
    return (found?.rows ?? []).map(({ label, note, cells }) => [label, note, ...cells].join(' | '));
  };
  expect(page.sections.find(({ title }) => title.startsWith('What is agreed'))?.words).toContain(
    'Probation: no core member.',
  );
  expect(rowsOf('Training record')).toContain('Test Housing |  | 1 of 2 | none on record');
  expect(rowsOf('Practice log')).toEqual([
    'Three misses. | Test Police, Research, PL-EEEE22 | 1 July 2026 | – | – | open',
    'About a case | PL-FFFF22 | 2 July 2026 | – | – | open',
  ]);
  expect(rowsOf('Actions of reviews')).toEqual([
    'Still open. | Test Housing, PL-DDDD22 | 1 June 2024 | Cora Coordinata | – | open',
    'A form for children. | Test Housing, PL-AAAA22 | 1 June 2026 | Cora Coordinata | 1 January 2027 | open',
    'Two vice-chairs. – Named. | Test Housing, PL-BBBB22 | 1 June 2026 | Cora Coordinata | – | closed',
  ]);
  expect(page.inShort[1]).toBe('2 of 3 actions of reviews are still open.');
  expect(page.team).toContain('For the team alone');
  expect(JSON.stringify(page)).not.toContain('Victimsen');
});
