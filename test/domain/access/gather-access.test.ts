// What decides access, as it is gathered from the rows of a MARAC at one moment. All made up.
import { describe, expect, test } from 'vitest';
import { blockedReason, gatherAccess, stopOf, type MaracAccess } from '../../../src/domain/access/access.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';
import { AGENCIES, CASE, CONTACTS, conflict, marac, ON, OTHER } from './access-of.ts';

const gather = (more: Partial<MaracFacts>, facts: Partial<Facts> = {}) =>
  gatherAccess(bareFacts([bareMarac('ealing', more)], { agencies: AGENCIES, contacts: CONTACTS, ...facts }), ON, [
    'example.org',
  ]);
const rows = (more: Partial<MaracFacts>): MaracAccess => gather(more).maracs[0]!;

describe('a case', () => {
  test.each<[string, Partial<MaracFacts['cases'][number]>, boolean]>([
    ['is not frozen', {}, false],
    ['is frozen by a death', { deceased: true }, true],
    ['is frozen no more once a person allowed papers about it', { deceased: true, papersAllowedBy: 'Cora' }, false],
  ])('%s', (_, more, frozen) => {
    expect(rows({ cases: [{ id: CASE, ...more }] }).cases).toEqual([{ id: CASE, frozen, restricted: false }]);
  });

  test.each<[string, Partial<MaracFacts>, boolean]>([
    ['whose row says so', { cases: [{ id: CASE, restricted: true }] }, true],
    ['whose row stands in the restricted workbook', { cases: [{ id: CASE }], restrictedCases: new Set([CASE]) }, true],
    ['while another one is', { cases: [{ id: CASE }], restrictedCases: new Set([OTHER]) }, false],
    ['whose row says no', { cases: [{ id: CASE, restricted: false }] }, false],
  ])('is restricted %s', (_, more, restricted) => {
    expect(rows(more).cases[0]?.restricted).toBe(restricted);
  });

  test('keeps its IDVA and their service, where it has them', () => {
    const cases = [{ id: CASE, idvaContact: 'C-IDVA', idvaService: 'G-IDVA' }, { id: OTHER }];
    expect(rows({ cases }).cases).toEqual([
      { id: CASE, idvaContact: 'C-IDVA', idvaService: 'G-IDVA', frozen: false, restricted: false },
      { id: OTHER, frozen: false, restricted: false },
    ]);
  });
});

test('an agency knows somebody of a case where it answered yes, and not where it answered anything else', () => {
  const research = (['yes', 'no', undefined] as const).map((known, at) => ({
    id: `RS-${at}`,
    caseRef: CASE,
    agency: `G-${at}`,
    ...(known === undefined ? {} : { known }),
  })) as unknown as MaracFacts['research'];
  expect(rows({ research }).known).toEqual([{ caseRef: CASE, agency: 'G-0' }]);
});

test('an agency of a conflict is known by its row id, however people wrote it; one that nobody knows stays as written', () => {
  const written = ['TH', 'test housing', 'Nobody knows', undefined];
  const conflicts = written.map((agency, at) =>
    conflict({ id: `X-${at}`, ...(agency === undefined ? {} : { agency }) }),
  );
  expect(rows({ conflicts }).conflicts.map(({ agency }) => agency)).toEqual([
    'G-HOUSE',
    'G-HOUSE',
    'Nobody knows',
    undefined,
  ]);
});

test('a meeting has its chairs and the cases on its own list', () => {
  const meetings = [
    { id: 'M-1', on: ON, chair: 'C-CHAIR', viceChair: 'C-VICE' },
    { id: 'M-2', on: ON },
  ] as unknown as MaracFacts['meetings'];
  const listings = [
    { id: 'L-1', meeting: 'M-1', caseRef: CASE },
    { id: 'L-2', meeting: 'M-2', caseRef: OTHER },
  ] as unknown as MaracFacts['listings'];
  expect(rows({ meetings, listings }).chairs).toEqual([
    { meeting: 'M-1', on: ON, chair: 'C-CHAIR', viceChair: 'C-VICE', cases: [CASE] },
    { meeting: 'M-2', on: ON, cases: [OTHER] },
  ]);
});

test('a request names the agencies that were asked, or none', () => {
  const disclosures = [
    { id: 'DR-1', agenciesWho: ['G-HOUSE'] },
    { id: 'DR-2' },
  ] as unknown as MaracFacts['disclosures'];
  expect(rows({ disclosures }).requests).toEqual([
    { id: 'DR-1', agencies: ['G-HOUSE'] },
    { id: 'DR-2', agencies: [] },
  ]);
});

describe('what cannot be read', () => {
  test.each<[string, Partial<MaracFacts>, MaracAccess['unread']]>([
    ['nothing', {}, undefined],
    ['no rows are nothing', { unread: [] }, undefined],
    [
      'tabs in the order of their names',
      { unknownTables: new Set(['needed', 'cases'] as never) },
      { tables: ['cases', 'needed'], rows: 0 },
    ],
    ['rows', { unread: [{}, {}] as never }, { tables: [], rows: 2 }],
  ])('%s', (_, more, unread) => {
    expect(rows(more).unread).toEqual(unread);
  });

  const gap = { table: 'conflicts', place: 'Conflicts, row 5', sentence: '', restricted: false };
  test.each<[string, Partial<MaracFacts>, MaracAccess['blocked'], MaracAccess['unreadConflicts']]>([
    ['stops nothing where there is nothing', {}, [], undefined],
    ['stops a case', { blocked: new Set([CASE]) }, [CASE], undefined],
    [
      'stops a case by Conflicts alone',
      { blocked: new Set([CASE]), accessGaps: [{ ...gap, stops: [CASE] }] },
      [CASE],
      [CASE],
    ],
    ['stops everything', { blocked: 'all' }, 'all', undefined],
    ['stops everything by Conflicts alone', { blocked: 'all', accessGaps: [{ ...gap, stops: 'all' }] }, 'all', 'all'],
  ])('%s', (_, more, blocked, unreadConflicts) => {
    const found = rows(more);
    expect([found.blocked, found.unreadConflicts]).toEqual([blocked, unreadConflicts]);
  });

  test.each<[MaracAccess['unreadConflicts'], string | undefined, string]>([
    [undefined, CASE, 'access.unreadable'],
    [[OTHER], CASE, 'access.unreadable'],
    [[CASE], CASE, 'conflict.unread'],
    [[CASE], undefined, 'access.unreadable'],
    ['all', CASE, 'conflict.unread'],
    ['all', undefined, 'conflict.unread'],
  ])('by Conflicts alone %j: a message about %s waits because of %s', (unreadConflicts, caseRef, rule) => {
    const reason = blockedReason(marac(unreadConflicts === undefined ? {} : { unreadConflicts }), caseRef);
    expect(reason.rule).toBe(rule);
    expect(JSON.stringify(reason).includes(CASE)).toBe(caseRef !== undefined);
  });
});

describe('the register as it was last read', () => {
  const lastGood = { agencies: AGENCIES, contacts: CONTACTS, whole: false };
  test.each<[string, readonly string[], Partial<Facts>, unknown]>([
    ['is not asked while both tabs can be read', ['needed'], {}, undefined],
    ['stands in for a tab that cannot be read', ['contacts'], { lastGood }, lastGood],
    [
      'is empty where nobody looked it up and Contacts cannot be read',
      ['contacts'],
      {},
      { agencies: [], contacts: [], whole: true },
    ],
    [
      'is empty where nobody looked it up and Agencies cannot be read',
      ['agencies'],
      {},
      { agencies: [], contacts: [], whole: true },
    ],
    ['is kept while a row of it cannot be read', [], { lastGood }, lastGood],
  ])('%s', (_, unknown, facts, expected) => {
    expect(gather({ unknownTables: new Set(unknown) }, facts).lastGood).toEqual(expected);
  });
});

const setting = (value: string, more: object = {}) => ({ id: 'S-AAAA22', setting: 'sending', value, ...more });

describe('sending', () => {
  test.each<[string, Partial<MaracFacts>, Pick<MaracAccess, 'sendingOff' | 'sendingUnread'>]>([
    ['is on without a row', {}, { sendingOff: false }],
    ['is on', { rules: openRules([setting('on')]) }, { sendingOff: false }],
    ['is off', { rules: openRules([setting('off')]) }, { sendingOff: true }],
    [
      'is off until a person sends again after a restore',
      { rules: openRules([setting('on')]), stillOff: true },
      { sendingOff: true },
    ],
    ['is off from its day on', { rules: openRules([setting('off', { fromDate: ON })]) }, { sendingOff: true }],
    [
      'is on the day before',
      { rules: openRules([setting('off', { fromDate: day('2027-03-11') })]) },
      { sendingOff: false },
    ],
    [
      'is not certain where the row cannot be read',
      { rules: openRules([setting('perhaps')]) },
      { sendingOff: false, sendingUnread: true },
    ],
  ])('%s', (_, more, stop) => {
    expect(stopOf(bareMarac('ealing', more), ON)).toEqual(stop);
  });
});
