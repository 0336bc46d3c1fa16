// Which open cases are proposed as linked: the same person by name and day of birth, each pair once, with the reason. All made up.
import { expect, test } from 'vitest';
import type { Case, Person } from '../../../src/domain/cases/case.ts';
import { proposeLinks } from '../../../src/domain/cases/linked-cases.ts';
import { day } from '../../../src/domain/time/day.ts';

const person = (caseRef: string, role: Person['role'], more: Partial<Person> = {}): Person => ({
  id: `P-${caseRef}${role}`,
  caseRef,
  role,
  forenames: 'Ann',
  surname: 'Other',
  birthDate: day('1990-01-02'),
  ...more,
});
const CASES: readonly Case[] = [{ id: 'K-A' }, { id: 'K-B' }];
const links = (people: readonly Person[], cases: readonly Case[] = CASES): readonly string[] =>
  proposeLinks(cases, people).map((one) => `${one.caseRef} ${one.other} ${one.because.rule}`);

test.each([
  ['perpetrator', 'perpetrator', 'link.same-perpetrator'],
  ['child', 'child', 'link.shared-child'],
  ['victim', 'victim', 'link.same-victim'],
  ['victim', 'perpetrator', 'link.other-role'],
  ['perpetrator', 'victim', 'link.other-role'],
  ['child', 'victim', 'link.other-role'],
  ['child', 'perpetrator', 'link.same-person'],
  ['perpetrator', 'child', 'link.same-person'],
] as const)('a %s in one case and a %s in another: %s', (one, other, rule) => {
  expect(links([person('K-B', other), person('K-A', one)])).toEqual([`K-A K-B ${rule}`]);
});

test.each<[string, Partial<Person>]>([
  ['another surname', { surname: 'Others' }],
  ['other forenames', { forenames: 'Anna' }],
  ['another day of birth', { birthDate: day('1990-01-03') }],
  ['no day of birth', { birthDate: undefined as never }],
  ['no surname', { surname: undefined as never }],
  ['no forenames', { forenames: undefined as never }],
])('%s is another person', (_, more) => {
  expect(links([person('K-A', 'victim'), person('K-B', 'victim', more)])).toEqual([]);
});

test.each<[string, readonly Case[], number]>([
  ['are open', CASES, 1],
  ['are closed, one of them', [{ id: 'K-A', state: 'closed' }, { id: 'K-B' }], 0],
  ['are archived, one of them', [{ id: 'K-A' }, { id: 'K-B', state: 'archived' }], 0],
  [
    'were confirmed as linked, from the one side',
    [{ id: 'K-A', linkedCases: ['K-B'], linkConfirmedBy: 'Cora' }, { id: 'K-B' }],
    0,
  ],
  [
    'were confirmed as linked, from the other side',
    [{ id: 'K-A' }, { id: 'K-B', linkedCases: ['K-A'], linkConfirmedBy: 'Cora' }],
    0,
  ],
  ['are linked, and nobody confirmed it', [{ id: 'K-A', linkedCases: ['K-B'] }, { id: 'K-B' }], 1],
])('two cases that %s: %i proposals', (_, cases, count) => {
  expect(links([person('K-A', 'victim'), person('K-B', 'victim')], cases)).toHaveLength(count);
});

test('a pair is proposed once for each reason, and never a case with itself', () => {
  const twice = [person('K-A', 'victim'), person('K-A', 'victim', { id: 'P-2' }), person('K-B', 'victim')];
  expect(links(twice)).toEqual(['K-A K-B link.same-victim']);
  expect(links(twice.slice(0, 2))).toEqual([]);
});
