// A MARAC in which every tab has rows, in several states each: for asking of every cell that people type where it ends. All synthetic.
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from './small-marac.ts';
import type { TestDesk } from './desk.ts';

export const PAST = 'M-BBBB22';
const EMERGENCY = 'M-EEEE22';

/** Typed in the order in which a month brings it, with two looks of the jobs between. */
export async function typeFullWorld(desk: TestDesk): Promise<void> {
  const { book } = desk;
  typeSmallMarac(book, { viceChair: CONTACT.vice, breaks: ['10:30 15'], link: 'https://meet.example.org/ealing' });
  book.type('agencies', { name: 'Harrow MARAC', shortName: 'Harrow', kind: 'other' }, { id: 'G-MAAA22' });
  book.type('agencies', { name: 'Test Mind', kind: 'mentalHealth' }, { id: 'G-NAAA22' });
  book.type('agencies', { name: 'Test Recovery', kind: 'substances' }, { id: 'G-SAAA22' });
  addContact(book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
  addContact(book, 'C-NAAA22', AGENCY.team, 'manager', 'Nina Managerwell');
  book.type(
    'meetings',
    { on: '2027-02-16', start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair },
    { id: PAST },
  );
  book.type(
    'meetings',
    { on: '2027-03-05', start: '14:00', kind: 'emergency', deadlineHours: 24, chair: CONTACT.chair },
    { id: EMERGENCY },
  );
  typeReferral(book, 'R-AAAA22', {
    interpreterNeeded: true,
    consent: 'refused',
    withoutConsentBasis: 'vitalInterests',
  });
  typeReferral(book, 'R-BBBB22', {
    referrerAgency: AGENCY.health,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`child${n}Forenames`, `Kim${'abcdef'[n - 1] ?? ''}`])),
    perp2Surname: 'Secondov',
    other1Name: 'Olga Other',
    other2Name: 'Otto Other',
  });
  typeReferral(book, 'R-CCCC22', {
    referrerAgency: AGENCY.idva,
    receivedAt: '2027-03-02T09:15',
    decisionWhy: 'As agreed',
  });
  typeReferral(book, 'R-DDDD22', { decision: 'query', missingAnswers: undefined });
  typeReferral(book, 'R-EEEE22', { decision: 'redirect', redirectTo: 'Harrow MARAC' });
  await desk.run('2027-03-02T10:00');
  await desk.run('2027-03-02T12:05');
  const [a, b, c] = ['R-AAAA22', 'R-BBBB22', 'R-CCCC22'].map((one) => caseOf(desk, one)) as [string, string, string];
  const [first, second, third] = book.rows('list').map((one) => one.id ?? '');
  book.edit('list', first!, { outcome: 'actionPlan' });
  book.edit('list', second!, { outcome: 'notHeard' });
  book.edit('list', third!, { outcome: 'relist' });
  book.type('list', { meeting: PAST, caseRef: c, outcome: 'actionPlan' }, { id: 'L-PPPP22' });
  book.type('list', { meeting: EMERGENCY, caseRef: b }, { id: 'L-EEEE22' });
  book.edit('cases', a, { idvaContact: CONTACT.idva });
  book.edit('cases', c, { linkedCases: [a] });
  for (const [at, caseRef] of [a, b, c].entries()) {
    const meeting = MEETING;
    for (const [nth, agency] of [AGENCY.housing, AGENCY.health, AGENCY.children].entries()) {
      const id = `${at + 2}${nth + 2}AA22`;
      if (nth !== at) book.type('needed', { caseRef, agency, level: 'takesPart' }, { id: `N-${id}` });
      book.type('research', { meeting, caseRef, agency, known: 'yes' }, { id: `RS-${id}` });
    }
    for (const section of ['background', 'information', 'disclosure', 'feedback', 'general'] as const)
      book.type(
        'notes',
        { meeting, caseRef, section, text: 'Said' },
        {
          id: `NT-${at + 2}${section
            .slice(0, 3)
            .toUpperCase()
            .replace(/[^A-HJ-NP-Z]/g, 'Q')}2`,
        },
      );
    const action = { meeting, caseRef, agency: AGENCY.housing, text: 'Do it', due: '2027-03-23' };
    book.type('actions', { ...action }, { id: `A-${at + 2}AAA22` });
    book.type('actions', { ...action, status: 'completed', doneOn: '2027-03-02' }, { id: `A-${at + 2}BBB22` });
    book.type(
      'actions',
      { ...action, meeting: PAST, due: '2027-02-20', status: 'inProgress', answer: 'Begun' },
      { id: `A-${at + 2}CCC22` },
    );
    book.type('actions', { ...action, agency: AGENCY.team, immediate: true }, { id: `A-${at + 2}DDD22` });
    book.type('keyDates', { caseRef, what: 'release', on: '2027-03-18' }, { id: `KD-${at + 2}AAA22` });
    book.type(
      'keyDates',
      { caseRef, what: 'other', on: '2027-03-19', remindAgency: AGENCY.police },
      { id: `KD-${at + 2}BBB22` },
    );
  }
  for (const [at, agency] of [AGENCY.housing, AGENCY.health].entries())
    book.type(
      'flags',
      { meeting: PAST, agency, flagged: at === 0 ? 'all' : 'except', ...(at === 0 ? {} : { exceptCases: [c] }) },
      { id: `F-${at + 2}AAA22` },
    );
  for (const [at, came] of (
    ['present', 'substitute', 'apologiesWithInformation', 'absent', 'observer'] as const
  ).entries())
    book.type(
      'attendance',
      {
        meeting: MEETING,
        agency: [AGENCY.police, AGENCY.housing, AGENCY.health, AGENCY.children, AGENCY.idva][at]!,
        came,
      },
      { id: `AT-${at + 2}AAA22` },
    );
  book.type('attendance', { meeting: EMERGENCY, agency: AGENCY.police }, { id: 'AT-EAAA22' });
  book.type('attendance', { meeting: MEETING, personName: 'Olga Observer', observer: true }, { id: 'AT-OAAA22' });
  book.type(
    'disclosures',
    { meeting: MEETING, subject: 'Some Body', receivedOn: '2027-03-01', route: 'ask' },
    { id: 'DR-AAAA22' },
  );
  book.type(
    'disclosures',
    { meeting: MEETING, subject: 'Any Body', receivedOn: '2027-03-01', decision: 'disclose' },
    { id: 'DR-BBBB22' },
  );
  book.type(
    'transfers',
    { caseRef: b, direction: 'out', otherMarac: 'Harrow MARAC', preparedOn: '2027-03-02' },
    { id: 'T-AAAA22' },
  );
  book.type('transfers', { caseRef: c, direction: 'in', otherMarac: 'Harrow MARAC' }, { id: 'T-BBBB22' });
  book.type(
    'practice',
    { kind: 'praise', on: '2027-03-02', agency: AGENCY.health, text: 'Well done', letterWanted: true },
    { id: 'PL-AAAA22' },
  );
  book.type(
    'conflicts',
    { caseRef: b, contact: CONTACT.children, recordedBy: 'Cora', unheardInstead: 'The deputy' },
    { id: 'X-AAAA22' },
  );
  book.type('conflicts', { caseRef: c, agency: AGENCY.health, recordedBy: 'intake' }, { id: 'X-BBBB22' });
  await desk.run('2027-03-02T15:00');
}
