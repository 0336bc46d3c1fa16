// What a contact may be shown of a case: each reason for nothing, what each level and audience allows, and what other readers of a mailbox take away.
import { describe, expect, test } from 'vitest';
import type { Access, MaracAccess } from '../../../src/domain/access/access.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import { AUDIENCE_CLASSES, classesFor, findConflict } from '../../../src/domain/access/entitlement.ts';
import type { Audience } from '../../../src/domain/access/field-class.ts';
import { sortBy } from '../../../src/domain/text/order.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import {
  access,
  CASE,
  conflict,
  CONTACTS,
  contact,
  kase,
  marac,
  named,
  needed,
  ON,
  OTHER,
  withAgency,
  withContact,
} from './access-of.ts';

/** The classes in order, or the rule that says why none. */
function shown(
  id: string,
  audience: Audience,
  of: Partial<MaracAccess> = {},
  from: Access = access(),
  caseRef = CASE,
): readonly string[] | string {
  const found = classesFor(from, marac(of), named(id, from), caseRef, audience);
  return found instanceof Set
    ? sortBy([...(found as ReadonlySet<string>)], (one) => one)
    : (found as { rule: string }).rule;
}
const all = (audience: Audience, ...without: string[]): readonly string[] =>
  sortBy(
    AUDIENCE_CLASSES[audience].filter((one) => !without.includes(one)),
    (one) => one,
  );

describe('each audience is for its own', () => {
  test.each<[string, Audience, readonly string[] | string]>([
    ['C-HOUSE', 'agency', all('agency', 'note', 'action', 'knownPlace')],
    ['C-HEALTH', 'agency', all('agency', 'note', 'action')],
    ['C-SCHOOL', 'agency', 'level.none'],
    ['C-POLICE', 'agency', all('agency', 'knownPlace')],
    ['C-POLICE', 'police', all('police')],
    ['C-HEALTH', 'police', 'audience.not-theirs'],
    ['C-IDVA', 'idva', all('idva')],
    ['C-DUTY', 'idva', 'audience.not-theirs'],
    ['C-POLICE', 'idva', 'audience.not-theirs'],
    ['C-TEAM', 'coordinator', all('coordinator')],
    ['C-HOUSE', 'coordinator', 'audience.not-theirs'],
    ['C-CHAIR', 'chair', all('chair')],
    ['C-VICE', 'chair', all('chair')],
    ['C-HOUSE', 'chair', 'audience.not-theirs'],
    ['C-HOUSE', 'manager', all('manager')],
    ['C-HOUSE', 'referrer', all('referrer')],
    ['C-HOUSE', 'other-marac', 'audience.not-theirs'],
  ])('%s as %s', (id, audience, expected) => {
    expect(shown(id, audience)).toEqual(expected);
  });

  test('the papers of another MARAC are for its contact', () => {
    const from = access({ contacts: [...CONTACTS, contact('C-OTHER', 'G-TEAM', 'otherMarac')] });
    expect(shown('C-OTHER', 'other-marac', {}, from)).toEqual(all('other-marac'));
  });
});

describe('what the level of the agency leaves', () => {
  test.each([
    ['acts', ['action', 'name', 'open', 'staff']],
    ['searches', ['birth', 'name', 'open', 'staff']],
    ['takesPart', ['action', 'birth', 'name', 'note', 'open', 'staff']],
    ['seesAll', ['action', 'birth', 'name', 'note', 'open', 'staff']],
  ] as const)('%s: %j', (is, expected) => {
    expect(shown('C-SCHOOL', 'agency', { needed: [needed('G-SCHOOL', is)] })).toEqual(expected);
  });

  test('who searches and acts has the action too', () => {
    const rows = [needed('G-SCHOOL', 'acts'), needed('G-SCHOOL', 'searches')];
    expect(shown('C-SCHOOL', 'agency', { needed: rows })).toEqual(['action', 'birth', 'name', 'open', 'staff']);
  });
});

describe('safe contacts', () => {
  const unnamed = { cases: [kase(CASE, { idvaService: 'G-IDVA' })] };
  test('are the duty contact’s of the case’s own service while nobody is named', () => {
    expect(shown('C-DUTY', 'idva', unnamed)).toEqual(all('idva'));
    expect(shown('C-IDVA', 'idva', unnamed)).toBe('audience.not-theirs');
    expect(shown('C-DUTY', 'idva', { cases: [kase(CASE)] })).toBe('level.none');
    const lower = { ...unnamed, needed: [needed('G-IDVA', 'searches')] };
    expect(shown('C-DUTY', 'idva', lower), 'and only where the service has a part in the case').toBe(
      'audience.not-theirs',
    );
  });

  test('are the named IDVA’s, whatever the level of their service', () => {
    expect(shown('C-IDVA', 'idva', { needed: [needed('G-IDVA', undefined)] })).toEqual(all('idva'));
    expect(shown('C-IDVA', 'idva', { cases: [kase(CASE, { idvaContact: 'C-IDVA' })] })).toEqual(all('idva'));
  });

  test('are nobody’s whose agency is no IDVA service, named or not', () => {
    const of = { cases: [kase(CASE, { idvaContact: 'C-HOUSE' })] };
    expect(shown('C-HOUSE', 'idva', of)).toBe('audience.not-theirs');
  });
});

describe('nothing of a case is shown', () => {
  const shared = { sharedMailbox: true };
  test.each<[string, string, Partial<MaracAccess>, Partial<Contact>]>([
    ['access.unreadable', 'while what decides access cannot be read', { blocked: 'all' }, {}],
    ['access.unreadable', 'while a row about it cannot be read', { blocked: [CASE] }, {}],
    [
      'conflict.unread',
      'while a row of Conflicts about it cannot be read',
      { blocked: [CASE], unreadConflicts: [CASE] },
      {},
    ],
    ['case.frozen', 'after a death', { cases: [kase(CASE, { frozen: true })] }, {}],
    ['case.unknown', 'that is in no workbook', { cases: [kase(OTHER)] }, {}],
    ['contact.not-active', 'to somebody who has left', {}, { activeTo: addDays(ON, -1) }],
    ['contact.not-active', 'to somebody who has not begun', {}, { activeFrom: addDays(ON, 1) }],
    ['mailbox.readers-unknown', 'in a shared mailbox whose readers nobody attested', {}, shared],
    ['contact.other-case-only', 'to somebody who is here for another case', {}, { onlyCase: OTHER }],
    ['contact.other-meeting-only', 'to somebody who is here for another meeting', {}, { onlyMeeting: 'M-ZZZZ22' }],
    ['contact.other-marac', 'to a contact of another MARAC', {}, { marac: 'harrow' }],
    ['conflict', 'to somebody with a conflict', { conflicts: [conflict({ contact: 'C-HOUSE' })] }, {}],
    [
      'conflict.same-name',
      'to somebody of the same name, until a person has looked',
      { nameMeetings: [{ caseRef: CASE, contact: 'C-HOUSE' }] },
      {},
    ],
  ])('%s: %s', (rule, _, of, more) => {
    expect(shown('C-HOUSE', 'agency', of, access({ contacts: withContact('C-HOUSE', more) }))).toBe(rule);
  });

  test.each<[string, Partial<MaracAccess>, Partial<Contact>]>([
    ['a row about another case cannot be read', { blocked: [OTHER] }, {}],
    ['another case is frozen', { cases: [kase(CASE), kase(OTHER, { frozen: true })] }, {}],
    ['it is the last day of the contact', {}, { activeTo: ON }],
    ['it is the first day of the contact', {}, { activeFrom: ON }],
    [
      'the mailbox is shared and its readers are attested',
      {},
      { sharedMailbox: true, mailboxReaders: ['A B'], mailboxAttestedOn: ON },
    ],
    ['the contact is here for this case', {}, { onlyCase: CASE }],
    ['the contact sits at this meeting', {}, { onlyMeeting: 'M-AAAA22' }],
    ['the contact is this MARAC’s', {}, { marac: 'Ealing' }],
    ['the conflict is of another case', { conflicts: [conflict({ contact: 'C-HOUSE', caseRef: OTHER })] }, {}],
    ['the name is that of somebody in another case', { nameMeetings: [{ caseRef: OTHER, contact: 'C-HOUSE' }] }, {}],
    ['somebody else has the name', { nameMeetings: [{ caseRef: CASE, contact: 'C-SCHOOL' }] }, {}],
  ])('but it is while %s', (_, of, more) => {
    const found = shown('C-HOUSE', 'agency', of, access({ contacts: withContact('C-HOUSE', more) }));
    expect(found).toEqual(['birth', 'name', 'open', 'staff']);
  });

  test.each([
    [-1, 'contact.other-meeting-only'],
    [0, ['birth', 'name', 'open', 'staff']],
    [1, ['birth', 'name', 'open', 'staff']],
  ])('a substitute is good up to the day of their meeting: it was %i days from today', (days, expected) => {
    const chairs = [{ meeting: 'M-AAAA22', on: addDays(ON, days), cases: [CASE] }];
    const from = access({ contacts: withContact('C-HOUSE', { onlyMeeting: 'M-AAAA22' }) });
    expect(shown('C-HOUSE', 'agency', { chairs }, from)).toEqual(expected);
    expect(shown('C-HOUSE', 'agency', { chairs }, from, OTHER), 'and for its cases').toBe('contact.other-meeting-only');
  });

  test.each([
    [-1, 'agency.not-active'],
    [0, ['birth', 'name', 'open', 'staff']],
  ])('an agency counts up to its last day: %i days from today', (days, expected) => {
    expect(
      shown('C-HOUSE', 'agency', {}, access({ agencies: withAgency('G-HOUSE', { activeTo: addDays(ON, days) }) })),
    ).toEqual(expected);
  });
});

const kept = (id: string, more: Parameters<typeof conflict>[0], contacts = CONTACTS): boolean => {
  const from = access({ contacts });
  return findConflict(from, marac({ conflicts: [conflict(more)] }), named(id, from), CASE) !== undefined;
};

describe('a conflict keeps a person from the case', () => {
  const twin = contact('C-TWIN', 'G-SCHOOL', 'specialist', { personName: 'person c-house' });
  const sharing = contact('C-SHARE', 'G-SCHOOL', 'specialist', { address: 'C-House+x@example.org' });

  test('by row, by name, by agency', () => {
    expect(kept('C-HOUSE', { contact: 'C-HOUSE' })).toBe(true);
    expect(kept('C-HOUSE', { personName: 'PERSON C-HOUSE' })).toBe(true);
    expect(kept('C-HOUSE', { agency: 'G-HOUSE' })).toBe(true);
    expect(kept('C-HOUSE', { contact: 'C-SCHOOL' })).toBe(false);
    expect(kept('C-HOUSE', { personName: 'Somebody Else' })).toBe(false);
    expect(kept('C-HOUSE', { agency: 'G-SCHOOL' })).toBe(false);
    expect(kept('C-HOUSE', {})).toBe(false);
  });

  test('in every role and at every mailbox of the person', () => {
    expect(kept('C-TWIN', { contact: 'C-HOUSE' }, [...CONTACTS, twin])).toBe(true);
    expect(kept('C-TWIN', { agency: 'G-HOUSE' }, [...CONTACTS, twin])).toBe(true);
  });

  test('and everybody who reads the same mailbox', () => {
    expect(kept('C-SHARE', { contact: 'C-HOUSE' }, [...CONTACTS, sharing])).toBe(true);
    expect(
      kept('C-HOUSE', { personName: 'Mail Reader' }, withContact('C-HOUSE', { mailboxReaders: ['mail reader'] })),
    ).toBe(true);
  });

  test('but for the one contact whom the conflict of an agency excepts', () => {
    expect(kept('C-HOUSE', { agency: 'G-HOUSE', exceptContact: 'C-HOUSE' })).toBe(false);
    expect(kept('C-DEPUTY', { agency: 'G-HOUSE', exceptContact: 'C-HOUSE' })).toBe(true);
  });

  test.each([
    ['two people lifted it', { liftedOn: ON, liftedBy: 'A', liftedSecondBy: 'B' }, false],
    ['one person lifted it twice', { liftedOn: ON, liftedBy: 'Ann Other', liftedSecondBy: 'ann  OTHER' }, true],
    ['one person lifted it', { liftedOn: ON, liftedBy: 'A' }, true],
    ['a second lifted it, and no first', { liftedOn: ON, liftedSecondBy: 'B' }, true],
    ['two people lifted it on no day', { liftedBy: 'A', liftedSecondBy: 'B' }, true],
  ])('%s', (_, lifted, is) => {
    expect(kept('C-HOUSE', { contact: 'C-HOUSE', ...lifted })).toBe(is);
  });
});

/** The register with one contact more. */
const joined = (agency: string, role: Contact['role'], address: string, more: Partial<Contact> = {}): Access =>
  access({ contacts: [...CONTACTS, contact('C-NEXT', agency, role, { address: `${address}@example.org`, ...more })] });

describe('what another reader of the mailbox may not see is cut', () => {
  const part = { needed: [needed('G-HEALTH', 'takesPart')] };

  test('to what both may', () => {
    const [housing, police] = ['G-HOUSE', 'G-POLICE'].map((id) => joined(id, 'representative', 'c-health'));
    expect(shown('C-HEALTH', 'agency', part, housing)).toEqual(['birth', 'name', 'open', 'staff']);
    expect(shown('C-HEALTH', 'agency', part, police)).toEqual(all('agency'));
  });

  test('to nothing beside one who has no part, or only acts where the other only searches', () => {
    const school = joined('G-SCHOOL', 'representative', 'c-health');
    expect(shown('C-HEALTH', 'agency', part, school)).toBe('mailbox.reader-no-part');
    expect(shown('C-HEALTH', 'agency', { needed: [needed('G-SCHOOL', 'acts')] }, school)).toBe('mailbox.reader-less');
  });

  test('but the IDVA’s papers are whole or not at all, and the chair’s have what is said', () => {
    expect(shown('C-IDVA', 'idva', {}, joined('G-POLICE', 'specialist', 'c-idva'))).toBe('mailbox.reader-less');
    expect(shown('C-IDVA', 'idva', {}, joined('G-IDVA', 'specialist', 'c-idva')), 'a colleague may').toEqual(
      all('idva'),
    );
    expect(shown('C-CHAIR', 'chair', {}, joined('G-HOUSE', 'specialist', 'c-chair'))).toBe('mailbox.reader-less');
    expect(shown('C-CHAIR', 'chair', {}, joined('G-POLICE', 'specialist', 'c-chair'))).toEqual(all('chair'));
  });

  test('a leaver who may still open it has no part to be cut to: their conflict alone counts', () => {
    const gone = { activeTo: addDays(ON, -1) };
    const reads = joined('G-SCHOOL', 'representative', 'c-health', gone);
    const withConflict = { ...part, conflicts: [conflict({ contact: 'C-NEXT' })] };
    expect(shown('C-HEALTH', 'agency', part, reads)).toEqual(all('agency'));
    expect(shown('C-HEALTH', 'agency', withConflict, reads)).toBe('conflict');
    const closed = joined('G-SCHOOL', 'representative', 'c-health', { ...gone, mailboxClosedOn: ON });
    expect(shown('C-HEALTH', 'agency', withConflict, closed)).toEqual(all('agency'));
  });
});

describe('who chairs a case', () => {
  test.each<[string, string, MaracAccess['chairs'], boolean]>([
    ['C-CHAIR', 'before any meeting has it, whoever has the role', [], true],
    ['C-VICE', 'before any meeting has it, not the vice-chair', [], false],
    ['C-CHAIR', 'where nobody is named', [{ meeting: 'M', cases: [CASE] }], true],
    ['C-VICE', 'where nobody is named, not the vice-chair', [{ meeting: 'M', cases: [CASE] }], false],
    ['C-CHAIR', 'where another is named, not they', [{ meeting: 'M', chair: 'C-OTHER', cases: [CASE] }], false],
    [
      'C-VICE',
      'where they are named vice-chair',
      [{ meeting: 'M', chair: 'C-OTHER', viceChair: 'C-VICE', cases: [CASE] }],
      true,
    ],
    [
      'C-VICE',
      'of another case, not they',
      [
        { meeting: 'M', viceChair: 'C-VICE', cases: [OTHER] },
        { meeting: 'N', cases: [CASE] },
      ],
      false,
    ],
    ['C-HEALTH', 'named, without the role: not they', [{ meeting: 'M', chair: 'C-HEALTH', cases: [CASE] }], false],
  ])('%s: %s', (id, _, chairs, is) => {
    expect(shown(id, 'chair', { chairs })).toEqual(is ? all('chair') : 'audience.not-theirs');
  });
});
