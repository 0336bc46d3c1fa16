// Names beside refs: what each kind of row is called, that the ref stays as the last word, and what is never put into words. All people are made up.
import { describe, expect, test } from 'vitest';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { nameAgencies, nameRow, nameRows } from '../../../src/domain/names/names-in-text.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const MARAC = {
  cases: [{ id: 'K-AAAA22' }, { id: 'K-BBBB22' }],
  people: [
    { id: 'P-AAAA22', caseRef: 'K-AAAA22', role: 'victim', forenames: 'Ella', surname: 'Example' },
    { id: 'P-BBBB22', caseRef: 'K-BBBB22', role: 'victim', forenames: 'Bo', surname: 'Secret' },
  ],
  addresses: [
    { id: 'AD-AAAA22', personId: 'P-AAAA22', text: '12 Hidden Lane', postcode: 'W5 1ZA' },
    { id: 'AD-BBBB22', personId: 'P-AAAA22', text: '1 Known Street', postcode: 'W5 2BY', perpetratorKnows: 'yes' },
  ],
  safeContacts: [{ id: 'SC-AAAA22', caseRef: 'K-AAAA22', route: 'phone', value: '07700 900 123' }],
  referrals: [
    { id: 'R-BBBB22', surname: 'Somebody on 07700-900 123', receivedAt: '2027-03-02T10:00' },
    {
      id: 'R-AAAA22',
      forenames: 'Ella',
      surname: 'Example',
      receivedAt: '2027-03-01T10:00',
      matchAnswer: 'repeat',
      matchCase: 'K-AAAA22',
    },
  ],
  meetings: [{ id: 'M-AAAA22', on: '2027-03-16', start: '09:30' }],
  listings: [{ id: 'L-AAAA22', meeting: 'M-AAAA22', caseRef: 'K-AAAA22' }],
  needed: [{ id: 'N-AAAA22', caseRef: 'K-AAAA22', agency: 'G-HAAA22' }],
  keyDates: [{ id: 'KD-AAAA22', caseRef: 'K-AAAA22', what: 'release', on: '2027-04-06' }],
  conflicts: [{ id: 'X-AAAA22', caseRef: 'K-AAAA22', contact: 'C-HAAA22' }],
  disclosures: [{ id: 'DR-AAAA22', meeting: 'M-AAAA22', subject: 'Sam Subject', receivedOn: '2027-03-02' }],
  actions: [
    { id: 'A-AAAA22', caseRef: 'K-AAAA22', agency: 'G-HAAA22', text: 'Ring the school. Then write.' },
    { id: 'A-BBBB22', caseRef: 'K-BBBB22', agency: 'G-HAAA22', text: 'Change the locks' },
    { id: 'A-CCCC22', caseRef: 'K-AAAA22', agency: 'G-HAAA22', text: 'Fit a lock at 12 Hidden Lane' },
    { id: 'A-DDDD22', caseRef: 'K-AAAA22', agency: 'G-HAAA22', text: 'Ring her on 07700 900123' },
    { id: 'A-EEEE22', agency: 'G-HAAA22', text: `Write ${'to everybody who was there '.repeat(4)}` },
    { id: 'A-FFFF22', caseRef: 'K-AAAA22', agency: 'G-HAAA22', text: 'Paint the door of 1 Known Street' },
  ],
  restrictedCases: new Set(['K-BBBB22']),
  restrictedRows: new Set(['SC-AAAA22', 'X-AAAA22']),
} as unknown as Partial<MaracFacts>;

const FACTS: Facts = bareFacts([bareMarac('ealing', MARAC)], {
  agencies: [{ id: 'G-HAAA22', name: 'Test Housing', kind: 'housing' }],
  contacts: [
    {
      id: 'C-HAAA22',
      agency: 'G-HAAA22',
      role: 'representative',
      personName: 'Harriet Housewell',
      address: 'h.housewell@example.org',
    },
    { id: 'C-NAAA22', agency: 'G-HAAA22', role: 'deputy' },
  ],
});

const inMain = (text: string): string => nameRows(FACTS, 'main', text);

describe('each row is called as people know it, with the ref as the last word', () => {
  test.each([
    ['Case K-AAAA22 waits.', 'Case Ella Example (K-AAAA22) waits.'],
    ['Referral R-AAAA22 waits.', 'Referral Ella Example, received on 1 March 2027 (R-AAAA22) waits.'],
    ['Action A-AAAA22 is due.', 'Action “Ring the school”, Ella Example, Test Housing (A-AAAA22) is due.'],
    ['L-AAAA22', 'Ella Example, meeting of 16 March 2027 (L-AAAA22)'],
    ['N-AAAA22', 'Test Housing, Ella Example (N-AAAA22)'],
    ['KD-AAAA22', 'release on 6 April 2027, Ella Example (KD-AAAA22)'],
    ['Meeting M-AAAA22', 'Meeting 16 March 2027, 09:30 (M-AAAA22)'],
    ['to C-HAAA22 of G-HAAA22', 'to Harriet Housewell (Test Housing) of Test Housing'],
    ['to C-NAAA22', 'to Test Housing (C-NAAA22)'],
    ['the name of P-AAAA22', 'the name of “Ella Example”'],
    ['AD-AAAA22', 'an address, Ella Example (AD-AAAA22)'],
  ])('%s', (text, named) => {
    expect(inMain(text)).toBe(named);
  });

  test('after “row” stands whose it is, since the ref is what a person looks for on the tab', () => {
    expect(inMain('Actions, row A-AAAA22, "Action"')).toBe(
      'Actions, row for Ella Example, Test Housing (A-AAAA22), "Action"',
    );
    expect(inMain('Contacts, row C-HAAA22')).toBe('Contacts, row for Harriet Housewell, Test Housing (C-HAAA22)');
  });

  test('what a line has said already is not said again', () => {
    expect(inMain('Case K-AAAA22: action A-AAAA22 of G-HAAA22')).toBe(
      'Case Ella Example (K-AAAA22): action “Ring the school” (A-AAAA22) of Test Housing',
    );
    expect(inMain('Ella Examples: K-AAAA22'), 'part of another name is no name').toBe(
      'Ella Examples: Ella Example (K-AAAA22)',
    );
  });

  test('a ref in brackets gets its words there, and what is named is not named twice', () => {
    expect(inMain('The case has waited (K-AAAA22).')).toBe('The case has waited (Ella Example, K-AAAA22).');
    expect(inMain(inMain('Case K-AAAA22 waits.'))).toBe('Case Ella Example (K-AAAA22) waits.');
  });

  test('behind “rows” each is told as a row, and its words are not said twice', () => {
    expect(inMain('rows A-AAAA22, L-AAAA22 and N-AAAA22')).toBe(
      'rows for Ella Example, Test Housing (A-AAAA22), for Ella Example, meeting of 16 March 2027 (L-AAAA22) and N-AAAA22',
    );
    expect(inMain('release on 6 April 2027 of Ella Example (rows KD-AAAA22, KD-AAAA22)')).toBe(
      'release on 6 April 2027 of Ella Example (rows KD-AAAA22, KD-AAAA22)',
    );
  });

  test('brackets after a name hold the ref alone', () => {
    expect(inMain('Harriet Housewell, Test Housing, h@example.org (C-HAAA22)')).toBe(
      'Harriet Housewell, Test Housing, h@example.org (C-HAAA22)',
    );
    expect(inMain('Ella Example waits (K-AAAA22).')).toBe('Ella Example waits (K-AAAA22).');
    expect(inMain('Harriet Housewell (Test Housing) h@example.org (row C-HAAA22)')).toBe(
      'Harriet Housewell (Test Housing) h@example.org (row C-HAAA22)',
    );
  });

  test('a command, a key, an address and an unknown ref stay as they are', () => {
    for (const text of [
      'type `marac restrict K-AAAA22`',
      'ealing/list/M-AAAA22/C-HAAA22',
      'k-AAAA22@example.org',
      'Case K-ZZZZ22',
      '“Agenda” of 16 March 2027 (D-AAAA22, D-BBBB22)',
    ])
      expect(inMain(text)).toBe(text);
  });

  test('a long action is cut between words', () => {
    expect(inMain('A-EEEE22')).toBe(
      '“Write to everybody who was there to everybody who was there…”, Test Housing (A-EEEE22)',
    );
  });

  test('a cell with one ref alone: whose row it is, of a contact with the address', () => {
    expect(nameRow(FACTS, 'main', 'A-AAAA22')).toBe('Ella Example, Test Housing (A-AAAA22)');
    expect(nameRow(FACTS, 'main', 'C-HAAA22')).toBe(
      'Harriet Housewell, Test Housing, h.housewell@example.org (C-HAAA22)',
    );
    expect(nameRow(FACTS, 'main', '')).toBe('');
  });
});

describe('numbers of papers', () => {
  const POOL = openIdPool(demoKeys('papers'), 'ealing');
  const [AGENDA, AGAIN, LIST] = ['agenda/C-HAAA22', 'agenda/C-NAAA22', 'list/C-HAAA22'].map(
    (end) => `ealing/x/M-AAAA22/${end}`,
  );
  const [ONE, TWO, THREE] = [AGENDA, AGAIN, LIST].map((key) => POOL.take('D', `paper/${key}`)) as [
    string,
    string,
    string,
  ];
  const papers = [
    { key: AGENDA, template: 'agenda', reader: 'C-HAAA22', version: 1 },
    { key: AGAIN, template: 'agenda', reader: 'C-NAAA22', version: 2 },
    { key: LIST, template: 'at-risk-list', reader: 'C-HAAA22', version: 3 },
  ].map(
    (one) => [one.key, { marac: 'ealing', job: 'x', contentHash: '', discloses: [], frozen: true, ...one }] as const,
  );
  const facts = bareFacts([bareMarac('ealing', { ...MARAC, pool: POOL })], {
    agencies: FACTS.agencies,
    contacts: FACTS.contacts,
    recorded: { ...FACTS.recorded, papers: new Map(papers) } as Facts['recorded'],
  });
  const say = (text: string): string => nameRows(facts, 'main', text);

  test.each([
    ['alone in brackets: what stands before says what it is', `“Agenda” (${ONE})`, `“Agenda” (${ONE})`],
    ['its title is said once', `the “Agenda” is ${ONE}`, `the “Agenda” is ${ONE}`],
    [
      'several in brackets: each by its title',
      `“List and research request” (${ONE}, ${THREE})`,
      `“List and research request” (“Agenda” ${ONE}, “At Risk List” ${THREE})`,
    ],
    [
      'two of one title: for whom, and which version',
      `Papers (${ONE}, ${TWO} and 2 more)`,
      `Papers (“Agenda” for Harriet Housewell (Test Housing), ${ONE}, “Agenda” for Test Housing (C-NAAA22), second version, ${TWO} and 2 more)`,
    ],
    [
      'the second of one title in a line',
      `${ONE} replaces ${TWO}`,
      `“Agenda” of the meeting of 16 March 2027, for Harriet Housewell (Test Housing) (${ONE}) replaces “Agenda” of the meeting of 16 March 2027, for Test Housing (C-NAAA22), second version (${TWO})`,
    ],
    ['one that nothing is known of', `Papers (${ONE}, D-ZZZZ22)`, `Papers (“Agenda” ${ONE}, D-ZZZZ22)`],
  ])('%s', (_rule, text, named) => {
    expect(say(text)).toBe(named);
  });
});

describe('what is never put into words', () => {
  test.each(['K-BBBB22', 'A-BBBB22', 'P-BBBB22', 'X-AAAA22', 'SC-AAAA22'])(
    'main says nothing of a restricted case or a row of the restricted workbook: %s',
    (id) => {
      expect(inMain(id)).toBe(id);
      expect(nameRow(FACTS, 'main', id)).toBe(id);
      expect(nameRows(FACTS, 'restricted', id)).not.toBe(id);
    },
  );

  test.each(['A-CCCC22', 'A-DDDD22'])(
    'an action that holds a hidden place or a safe contact is not quoted: %s',
    (id) => {
      for (const side of ['main', 'restricted'] as const)
        expect(nameRows(FACTS, side, id)).toBe(`an action, Ella Example, Test Housing (${id})`);
    },
  );

  test('nor is whatever was typed as a name and holds one', () => {
    for (const side of ['main', 'restricted'] as const)
      expect(nameRows(FACTS, side, 'R-BBBB22')).toBe('received on 2 March 2027 (R-BBBB22)');
  });

  test('nobody is named of a request under Clare’s Law', () => {
    expect(inMain('DR-AAAA22')).toBe('received on 2 March 2027 (DR-AAAA22)');
  });

  test('a known place hides nothing', () => {
    expect(inMain('A-FFFF22')).toContain('“Paint the door of 1 Known Street”');
  });

  test('words for a log hold agencies alone', () => {
    expect(nameAgencies(FACTS, 'K-AAAA22 C-HAAA22 G-HAAA22')).toBe('K-AAAA22 C-HAAA22 Test Housing');
  });
});
