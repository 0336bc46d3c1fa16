// Whether a message may go, limit by limit: days before, on and after; what stops everything and what it lets pass. All made up.
import { describe, expect, test } from 'vitest';
import type { Access, MaracAccess } from '../../../src/domain/access/access.ts';
import { findAddressee, mayGo, mayLeave, type Going } from '../../../src/domain/access/may-go.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { access, CASE, marac, needed, ON, withAgency, withContact } from './access-of.ts';

const [BEFORE, AFTER] = [addDays(ON, -1), addDays(ON, 1)];
const DAYS = [BEFORE, ON, AFTER];
const PROVEN: Partial<Contact> = {
  route: 'secureMail',
  routeProvenOn: BEFORE,
  verifiedBy: 'Cora',
  verifiedOn: BEFORE,
};
/** An undefined field is one that nobody filled in. */
type Fields = { readonly [K in keyof Contact]?: Contact[K] | undefined };
const now = (more: Fields = {}, here: Partial<MaracAccess> = {}): Access =>
  access({ contacts: withContact('C-HOUSE', { ...PROVEN, ...more } as Partial<Contact>), maracs: [marac(here)] });
const bare: Going = {
  to: 'C-HOUSE',
  marac: 'ealing',
  audience: 'agency',
  discloses: [{ case: CASE, classes: ['open', 'staff'] }],
  contentFree: false,
  neverWaits: false,
  address: 'c-house@example.org',
};
const content: Going = { ...bare, discloses: [{ case: CASE, classes: ['open', 'name'] }] };
const withdrawal: Going = { ...bare, contentFree: true, neverWaits: true, discloses: [] };
/** Never waits and is about no case. */
const alarm: Going = { ...bare, neverWaits: true, discloses: [] };
/** Never waits, is about a case and names nobody in it. */
const notice: Going = { ...bare, neverWaits: true };
/** The rule that keeps it; undefined where it goes. */
const keeps = (going: Going, at: Access): string | undefined => {
  const verdict = mayGo(going, at);
  return verdict.may ? undefined : verdict.because.rule;
};

test('a message with content goes to a contact who is active, verified, proven, at their address and allowed domain', () => {
  expect(keeps(content, now())).toBeUndefined();
});

describe('each day counts from itself on, and a last day with itself', () => {
  test.each<[string, keyof Contact, Going, readonly (string | undefined)[]]>([
    ['activeFrom', 'activeFrom', content, [undefined, undefined, 'contact.not-active']],
    ['activeTo', 'activeTo', content, ['contact.not-active', undefined, undefined]],
    ['verifiedOn', 'verifiedOn', content, [undefined, undefined, 'contact.not-verified']],
    ['routeProvenOn, with content', 'routeProvenOn', content, [undefined, undefined, 'route.not-proven']],
    ['routeProvenOn, without content', 'routeProvenOn', bare, [undefined, undefined, undefined]],
  ])('%s the day before, the same day, the day after', (_, field, going, expected) => {
    expect(DAYS.map((day) => keeps(going, now({ [field]: day })))).toEqual(expected);
  });
});

test.each<[string, Fields, string]>([
  ['reached by phone, whatever address stands beside it', { route: 'phone' }, 'route.phone'],
  ['verified by nobody', { verifiedBy: undefined }, 'contact.not-verified'],
  ['without an address', { address: undefined }, 'contact.not-verified'],
  ['at another domain', { address: 'c-house@example.com' }, 'contact.domain'],
  ['without a route', { route: undefined }, 'route.not-proven'],
  ['whose route nobody tried', { routeProvenOn: undefined }, 'route.not-proven'],
])('nothing with content goes to a contact %s', (_, more, rule) => {
  const to = 'address' in more && more.address !== undefined ? { address: more.address } : {};
  expect(keeps({ ...content, ...to }, now(more))).toBe(rule);
});

test.each([
  ['C-House+MARAC@Example.org', undefined],
  ['c-house2@example.org', 'contact.address-changed'],
  ['c-house@example.org.uk', 'contact.address-changed'],
  ['', 'contact.address-changed'],
])('composed for %o, it is held against the mailbox of the contact', (address, rule) => {
  expect(keeps({ ...content, address }, now())).toBe(rule);
});

const all = (rule: string) => ({ content: rule, bare: rule, named: rule, notice: rule, alarm: rule });
describe('what stops everything', () => {
  const named: Going = { ...content, neverWaits: true };
  const kinds = { content, bare, named, notice, alarm };
  test.each<[string, Partial<MaracAccess>, Readonly<Record<keyof typeof kinds, string>>]>([
    ['sending off stops also what never waits', { sendingOff: true }, all('sending.off')],
    [
      'sending that cannot be read lets what never waits and names nobody go',
      { sendingUnread: true },
      { ...all('sending.unreadable'), notice: 'goes', alarm: 'goes' },
    ],
    [
      'access that cannot be read lets what never waits and is about no case go',
      { blocked: 'all' },
      { ...all('access.unreadable'), alarm: 'goes' },
    ],
    [
      'so do conflicts that cannot be read',
      { blocked: 'all', unreadConflicts: 'all' },
      { ...all('conflict.unread'), alarm: 'goes' },
    ],
    [
      'sending off comes before all others',
      { sendingOff: true, blocked: 'all', sendingUnread: true },
      all('sending.off'),
    ],
    [
      'what cannot be read of access comes before what cannot be read of sending',
      { blocked: 'all', sendingUnread: true },
      { ...all('access.unreadable'), alarm: 'goes' },
    ],
  ])('%s', (_, here, expected) => {
    const at = now({}, here);
    expect(
      Object.fromEntries(Object.entries(kinds).map(([name, going]) => [name, keeps(going, at) ?? 'goes'])),
    ).toEqual(expected);
  });

  test('a case that cannot be read stops what names somebody in it, and nothing of another', () => {
    const at = now({}, { blocked: [CASE] });
    expect(keeps(content, at)).toBe('access.unreadable');
    expect(keeps({ ...content, discloses: [{ case: 'K-BBBB22', classes: ['open', 'name'] }] }, at)).toBeUndefined();
  });

  test('a message of all MARACs is stopped by what cannot be read in one of them', () => {
    const maracs = [marac(), marac({ name: 'harrow', sendingUnread: true })];
    expect(keeps({ ...bare, marac: '*' }, { ...now(), maracs })).toBe('sending.unreadable');
    const gone = { ...alarm, to: 'C-GONE', marac: '*' };
    expect(keeps(gone, access({ maracs: [marac(), marac({ name: 'harrow', blocked: 'all' })] }))).toBe(
      'access.unreadable',
    );
  });

  test('of several MARACs the row that is no conflict is told, in whichever order they stand', () => {
    const [rows, conflicts] = [
      marac({ name: 'harrow', blocked: 'all' }),
      marac({ blocked: 'all', unreadConflicts: 'all' }),
    ];
    for (const maracs of [
      [rows, conflicts],
      [conflicts, rows],
    ])
      expect(keeps({ ...content, marac: '*' }, access({ maracs }))).toBe('access.unreadable');
  });
});

describe('the MARAC of a message', () => {
  const other = marac({ name: 'harrow', sendingOff: true });
  test.each([
    ['ealing', undefined],
    ['harrow', 'sending.off'],
    ['*', 'sending.off'],
    ['brent', 'marac.unknown'],
  ])('%s decides by itself: %s', (name, rule) => {
    const at = { ...now(), maracs: [marac(), other] };
    expect(keeps({ ...content, marac: name }, at)).toBe(rule);
  });
});

describe('a withdrawal', () => {
  test.each<[string, Going, Access, string | undefined]>([
    [
      'goes to whoever is gone, at the address the paper went to',
      { ...withdrawal, to: 'C-GONE', address: 'x@y.z' },
      now(),
      undefined,
    ],
    ['goes to whoever has left', withdrawal, now({ activeTo: BEFORE }), undefined],
    ['goes while access cannot be read', withdrawal, now({}, { blocked: 'all' }), undefined],
    ['does not go while sending is off', withdrawal, now({}, { sendingOff: true }), 'sending.off'],
    ['does not go with content', { ...withdrawal, discloses: bare.discloses }, now(), 'withdrawal.has-content'],
  ])('%s', (_, going, at, rule) => {
    expect(keeps(going, at)).toBe(rule);
  });
});

describe('a contact who is not there', () => {
  const gone = { ...alarm, to: 'C-GONE' };
  test.each<[string, Partial<MaracAccess>, string]>([
    ['is gone', {}, 'contact.gone'],
    ['may stand on a row that cannot be read', { blocked: 'all' }, 'access.unreadable'],
    ['is gone where only a case cannot be read', { blocked: [CASE] }, 'contact.gone'],
  ])('%s', (_, here, rule) => {
    expect(keeps(gone, now({}, here))).toBe(rule);
  });

  test('is looked for as last read by what never waits, and by nothing else', () => {
    const [kept] = withContact('C-HOUSE', PROVEN).filter(({ id }) => id === 'C-HOUSE');
    const at: Access = {
      ...access({ contacts: [], maracs: [marac()] }),
      lastGood: { agencies: [], contacts: kept === undefined ? [] : [kept], whole: false },
    };
    expect([true, false].map((neverWaits) => findAddressee(at, { to: 'C-HOUSE', neverWaits })?.id)).toEqual([
      'C-HOUSE',
      undefined,
    ]);
  });
});

test.each<[string, Going['discloses'], string | undefined]>([
  ['a class that the audience never sees', [{ case: CASE, classes: ['safeContact'] }], 'class.not-allowed'],
  [
    'one such class after a case that may be shown',
    [...content.discloses, { case: CASE, classes: ['link'] }],
    'class.not-allowed',
  ],
  ['a case that is in no workbook', [{ case: 'K-ZZZZ22', classes: ['name'] }], 'case.unknown'],
  ['nothing of any case', [], undefined],
])('a message that discloses %s is decided by each of its cases', (_, discloses, rule) => {
  expect(keeps({ ...content, discloses }, now())).toBe(rule);
});

test.each([
  [['G-HOUSE'], undefined],
  [['G-HOUSE', 'G-HEALTH'], 'action.not-theirs'],
  [['G-HEALTH'], 'action.not-theirs'],
  [undefined, 'action.not-theirs'],
] as const)('an agency that only acts reads the actions of %o: %s', (actionsOf, rule) => {
  const agencies = withAgency('G-HOUSE', { searchesAll: false });
  const at = { ...now({}, { needed: [needed('G-HOUSE', 'acts')] }), agencies };
  const shown = { case: CASE, classes: ['open', 'action'] as const, ...(actionsOf === undefined ? {} : { actionsOf }) };
  expect(keeps({ ...bare, discloses: [shown] }, at)).toBe(rule);
});

test('a message of the outbox is decided at the address that its contact has now, and its gate says whether it waits', () => {
  const message = { ...content, gate: 'release' } as const;
  const moved = now({ address: 'moved@example.org' });
  expect(mayLeave(message, moved)).toEqual({ may: true });
  expect(mayLeave({ ...message, to: 'C-GONE' }, moved)).toMatchObject({ because: { rule: 'contact.gone' } });
  const unread = now({}, { sendingUnread: true });
  expect(mayLeave({ ...bare, gate: 'release' }, unread)).toMatchObject({ because: { rule: 'sending.unreadable' } });
  expect(mayLeave({ ...bare, gate: 'none' }, unread)).toEqual({ may: true });
});
