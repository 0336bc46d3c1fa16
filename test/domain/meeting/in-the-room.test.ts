// Who is in the room for a case, and who presents it: never an agency that a conflict keeps from the case. All names are synthetic.
import { expect, test } from 'vitest';
import { agenciesInTheRoom, roomOf } from '../../../src/domain/meeting/in-the-room.ts';
import type { Needed } from '../../../src/domain/meeting/listing.ts';
import { presenterOf } from '../../../src/domain/papers/parts/presenter.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register/register.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const AGENCIES = [
  { id: 'G-1', name: 'Test Hospital', kind: 'primaryCare' },
  { id: 'G-2', name: 'Test Housing', kind: 'housing' },
] as unknown as readonly Agency[];
const CONTACTS = [
  { id: 'C-1', agency: 'G-1', role: 'representative', personName: 'Ruth Representativa' },
  { id: 'C-2', agency: 'G-1', role: 'deputy', personName: 'Dee Deputyson' },
  { id: 'C-3', agency: 'G-2', role: 'representative', personName: 'Harriet Housewell' },
] as unknown as readonly Contact[];
const NEEDED = ['K-1', 'K-2'].flatMap((caseRef): readonly Needed[] => [
  { id: `N-${caseRef}-1`, caseRef, agency: 'Test Hospital', level: 'takesPart', inTheRoom: true, presents: true },
  { id: `N-${caseRef}-2`, caseRef, agency: 'G-2', level: 'takesPart', inTheRoom: true },
]);
const REFERRAL = {
  id: 'R-1',
  decision: 'accept',
  matchAnswer: 'repeat',
  matchCase: 'K-1',
  referrerAgency: 'G-1',
  presenter: 'Nora Nurseby',
} as unknown as Referral;
const LIFTED = { liftedOn: day('2027-03-02'), liftedBy: 'Cora Coordinata', liftedSecondBy: 'Manuela Managerova' };

function viewOf(conflict: Partial<Conflict> | undefined) {
  const conflicts: readonly Conflict[] = conflict === undefined ? [] : [{ id: 'X-1', caseRef: 'K-1', ...conflict }];
  const marac = bareMarac('ealing', { needed: NEEDED, conflicts, referrals: [REFERRAL] });
  const facts = bareFacts([marac], { agencies: AGENCIES, contacts: CONTACTS });
  return { facts, marac, today: day('2027-03-09') };
}

test.each<readonly [string, Partial<Conflict> | undefined, boolean]>([
  ['without a conflict', undefined, false],
  ['a conflict of the agency by row id', { agency: 'G-1' }, true],
  ['a conflict of the agency by name', { agency: 'test hospital' }, true],
  ['lifted by two people', { agency: 'G-1', ...LIFTED }, false],
  ['lifted by one', { agency: 'G-1', ...LIFTED, liftedSecondBy: 'Cora Coordinata' }, true],
  ['with one of its own people excepted', { agency: 'G-1', exceptContact: 'C-2' }, false],
  ['with somebody of another agency excepted', { agency: 'G-1', exceptContact: 'C-3' }, true],
  ['of another case', { agency: 'G-1', caseRef: 'K-9' }, false],
])(
  'an agency that a conflict keeps from a case is in no room for it and presents nothing: %s',
  (_rule, row, isKept) => {
    const view = viewOf(row);
    expect(agenciesInTheRoom(view, 'M-1', 'K-1')).toEqual(isKept ? ['G-2'] : ['G-1', 'G-2']);
    expect(roomOf(view, 'M-1', ['K-1', 'K-2']).get('G-1')).toEqual(new Set(isKept ? ['K-2'] : ['K-1', 'K-2']));
    const presents = (presenter: string): string => presenterOf(view, { caseRef: 'K-1', presenter });
    for (const named of ['Test Hospital', 'Nora Nurseby', 'Ruth Representativa'])
      expect(presents(named)).toBe(isKept ? '' : named);
    expect(presenterOf(view, { caseRef: 'K-1' }, 'Test Hospital')).toBe(isKept ? '' : 'Test Hospital');
    expect(presents('Harriet Housewell')).toBe('Harriet Housewell');
  },
);

test.each<readonly [string, Partial<Conflict>, boolean]>([
  ['by row id', { contact: 'C-1' }, true],
  ['by name', { personName: 'RUTH  representativa' }, true],
  ['somebody who is on no Contacts', { personName: 'Nora Nurseby' }, false],
  ['a colleague', { contact: 'C-2' }, false],
  ['lifted by two people', { contact: 'C-1', ...LIFTED }, false],
  ['of another case', { contact: 'C-1', caseRef: 'K-9' }, false],
])('a person whom a conflict names presents nothing, and their agency stays in the room: %s', (_rule, row, isKept) => {
  const view = viewOf(row);
  const presents = (presenter: string): string => presenterOf(view, { caseRef: 'K-1', presenter });
  expect(presents('Ruth Representativa')).toBe(isKept ? '' : 'Ruth Representativa');
  expect(presents('Nora Nurseby')).toBe(row.personName === 'Nora Nurseby' ? '' : 'Nora Nurseby');
  expect(presents('Test Hospital')).toBe('Test Hospital');
  expect(agenciesInTheRoom(view, 'M-1', 'K-1')).toEqual(['G-1', 'G-2']);
});
