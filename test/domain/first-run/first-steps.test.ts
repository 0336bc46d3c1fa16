// What a new desk still needs: in the order of the work, by the real headings, and nothing once a referral or case stands there.
import { describe, expect, test } from 'vitest';
import {
  CONFIG_FILE,
  FIRST_STEPS,
  findFirstSteps,
  isNewDesk,
  describeFirstStep,
  type FirstStep,
} from '../../../src/domain/first-run/first-steps.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { localTime, type Day } from '../../../src/domain/time/day.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const NOW = localTime('2027-03-01T09:00');
const DAY = '2027-02-01' as Day;
const police: Agency = { id: 'G-PAAA22', name: 'Police', kind: 'police' };
const idva: Agency = { id: 'G-JAAA22', name: 'IDVA Service', kind: 'idva' };
const proven = {
  address: 'a@example.org',
  route: 'secureMail',
  routeProvenOn: DAY,
  verifiedBy: 'Team',
  verifiedOn: DAY,
} as const;
const contact = (id: string, agency: string, role: Contact['role'], more: Partial<Contact> = {}): Contact => ({
  id,
  agency,
  role,
  ...proven,
  ...more,
});
const everybody = [
  contact('C-PAAA22', police.id, 'representative'),
  contact('C-JAAA22', idva.id, 'idvaDuty'),
  contact('C-TAAA22', 'G-TAAA22', 'coordinator'),
  contact('C-XAAA22', 'G-XAAA22', 'chair'),
];
const meeting = (on: string) => ({ id: `M-${on.slice(5, 7)}${on.slice(8)}22`, on: on as Day });

interface Given {
  readonly agencies?: readonly Agency[];
  readonly contacts?: readonly Contact[];
  readonly meetings?: MaracFacts['meetings'];
  readonly domains?: readonly string[];
  readonly returns?: boolean;
  readonly marac?: Partial<MaracFacts>;
}
const FULL: Given = {
  agencies: [police, idva],
  contacts: everybody,
  meetings: [meeting('2027-03-30')],
  domains: ['example.org'],
  returns: true,
};

function stepsOf(given: Given): readonly FirstStep[] {
  const marac = bareMarac('ealing', { meetings: given.meetings ?? [], ...given.marac });
  const facts: Facts = bareFacts([marac], { agencies: given.agencies ?? [], contacts: given.contacts ?? [] });
  return findFirstSteps({
    facts,
    marac,
    allowedDomains: given.domains ?? [],
    hasReturnAddress: given.returns ?? false,
    now: NOW,
  });
}
const names = (given: Given): readonly string[] => stepsOf(given).map(({ step }) => step);

const headersOf = (tab: string): readonly string[] =>
  tab === CONFIG_FILE
    ? ['mail.allowedDomains', 'mail.from']
    : TABLES.filter((table) => table.tab === tab).flatMap((table) => columnsOf(table).map(({ header }) => header));

describe('the steps of a new desk', () => {
  test('an empty desk names every step, in the order in which one does it', () => {
    expect(names({})).toEqual(FIRST_STEPS);
  });

  test('a desk that has everything has the first referral left', () => {
    expect(names(FULL)).toEqual(['referrals']);
  });

  test.each<readonly [string, Given, string]>([
    ['no agency is an IDVA service', { agencies: [police] }, 'agencies'],
    ['an agency has no representative', { contacts: everybody.slice(1) }, 'contacts'],
    ['there is no coordinator', { contacts: everybody.filter(({ role }) => role !== 'coordinator') }, 'team'],
    ['there is no chair', { contacts: everybody.filter(({ role }) => role !== 'chair') }, 'team'],
    [
      'a route was not proven',
      { contacts: [...everybody, contact('C-2', police.id, 'deputy', { routeProvenOn: '2027-03-02' as Day })] },
      'verified',
    ],
    ['no domain is allowed', { domains: [] }, 'domains'],
    ['no meeting is typed', { meetings: [] }, 'meetings'],
    ['referrals for the only meeting have closed', { meetings: [meeting('2027-03-03')] }, 'meetings'],
    ['the return address is an example’s', { returns: false }, 'address'],
  ])('%s: that step is open and no other', (_what, given, step) => {
    expect(names({ ...FULL, ...given })).toEqual([step, 'referrals']);
  });

  test('whoever is reached by phone and paper has no route to prove', () => {
    const byPhone: Contact = { id: 'C-2', agency: police.id, role: 'deputy', route: 'phone' };
    expect(names({ ...FULL, contacts: [...everybody, byPhone] })).toEqual(['referrals']);
  });

  test('a tab that cannot be read is neither called empty nor passed over: it is to be put right first', () => {
    const marac = { unknownTables: new Set(['agencies', 'contacts', 'meetings']) };
    expect(names({ marac })).toEqual(['agencies', 'contacts', 'meetings', 'domains', 'address', 'referrals']);
  });

  test.each([
    ['agencies', 'What Contacts needs is said here afterwards'],
    ['contacts', 'names the cell. Put it right first'],
  ])('a slip in %s alone is named in place of what hangs on it, and the other steps stay', (table, says) => {
    const slip = { id: '1', code: 'cell.not-a-choice', size: 'row', table, place: '', sentence: '' } as const;
    const steps = stepsOf({ ...FULL, contacts: [], meetings: [], marac: { problems: [slip] } });
    expect(steps.map(({ step }) => step)).toEqual([table, 'meetings', 'referrals']);
    expect(steps.map(describeFirstStep)[0]).toContain(says);
  });

  test('once a referral or a case stands in the main workbook there are none; a restricted one does not show here', () => {
    const referral = { id: 'R-AAAA22' } as MaracFacts['referrals'][number];
    const found = { id: 'K-AAAA22' } as MaracFacts['cases'][number];
    expect(names({ ...FULL, marac: { referrals: [referral] } })).toEqual([]);
    expect(names({ ...FULL, marac: { cases: [found] } })).toEqual([]);
    expect(names({ ...FULL, marac: { cases: [found], restrictedCases: new Set(['K-AAAA22']) } })).toEqual([
      'referrals',
    ]);
    expect(isNewDesk(bareMarac('ealing', { unknownTables: new Set(['referrals']) }))).toBe(false);
  });

  test('each names a tab and headings that exist, or a setting of the config file', () => {
    for (const one of stepsOf({})) {
      expect([one.step, one.columns.filter((column) => !headersOf(one.tab).includes(column))]).toEqual([one.step, []]);
    }
  });

  test('each fits a line or two, and names nobody', () => {
    for (const one of stepsOf({ ...FULL, contacts: [], domains: [], returns: false, meetings: [] })) {
      expect(describeFirstStep(one).length).toBeLessThan(180);
      expect(describeFirstStep(one)).not.toMatch(/[A-Z]-[A-Z0-9]{6}/);
    }
  });
});
