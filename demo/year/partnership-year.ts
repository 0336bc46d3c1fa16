// A year of the partnership: a member lost and replaced, a course lapsed, a breach answered, a review's action closed, terms renewed. All invented.
import { cell, row, type Edit, type Typed } from '../type-as-people.ts';
import { contactOf, type DemoContact } from '../made-up/made-up-register.ts';

const GROUP = 'The steering group';
const AGREED: readonly (readonly [setting: string, value: string, fromDate: string])[] = [
  ['termsOfReference', '2026', '2026-03-24'],
  ['termsOfReference', '2027', '2027-03-23'],
  ['sharingProtocol', '2.1', '2026-11-02'],
  ['operatingProtocol', '5', '2026-09-08'],
];

const LOG: readonly Typed[] = [
  {
    kind: 'matterArising',
    on: '2026-10-13',
    agency: 'Drug and Alcohol Service',
    text: 'Nobody represents the service since 30 September.',
    owner: 'Coordinator',
    due: '2026-11-10',
    raisedOn: '2026-10-13',
    outcome: 'The service named a new representative, who began on 2 November.',
    closedOn: '2026-11-02',
  },
  {
    kind: 'breach',
    on: '2026-11-17',
    agency: 'Mental Health Trust',
    text: 'Absent without information from three meetings running. The protocol asks for a substitute or an answer in writing.',
    owner: 'Coordinator',
    due: '2026-12-11',
    raisedOn: '2026-12-08',
    outcome: 'The service manager answered: a second deputy is named and covers leave.',
    closedOn: '2026-12-04',
  },
  {
    kind: 'milestone',
    on: '2026-09-08',
    text: 'Two-yearly review, action 2: a second trained vice-chair of another agency.',
    owner: 'Chair',
    due: '2027-03-26',
    raisedOn: '2027-03-09',
    outcome: 'Probation’s representative did the course and is named as vice-chair.',
    closedOn: '2027-03-16',
  },
  {
    kind: 'milestone',
    on: '2026-09-08',
    text: 'Two-yearly review, action 3: visit the services that refer nobody.',
    owner: 'Coordinator',
    due: '2027-05-14',
    raisedOn: '2027-03-09',
  },
];

/** Who represented the Drug and Alcohol Service before; nobody did from 1 October to 1 November. */
function leaver(): Edit {
  return row('contacts', 'C-GANE22', {
    agency: 'Drug and Alcohol Service',
    role: 'representative',
    personName: 'Perpetua Oldmarsh',
    phone: '020 7946 0199',
    activeTo: '2026-09-30',
    mailboxClosedOn: '2026-10-01',
    inductedOn: '2025-06-02',
  });
}

/** Rows of Contacts, Settings, Training and the Practice log. */
export function partnershipRows(contacts: readonly DemoContact[]): readonly Edit[] {
  const newcomer = contactOf(contacts, 'representative', 'Drug and Alcohol Service');
  const probation = contactOf(contacts, 'representative', 'Probation');
  return [
    leaver(),
    cell('contacts', newcomer.id, { activeFrom: '2026-11-02' }),
    row('contacts', 'C-VJCE22', { ...probation.values, role: 'viceChair', trainedToChair: true }),
    ...AGREED.map(([setting, value, fromDate], index) =>
      row('settings', `S-YEAR2${index + 2}`, { setting, value, fromDate, why: GROUP }),
    ),
    ...LOG.map((values, index) => row('practice', `PL-YEAR2${index + 2}`, values)),
    ...training(contacts, probation.id),
  ];
}

const done = (contact: string, course: string, on: string, dueAgain: string): Typed => ({
  contact,
  course,
  on,
  dueAgain,
  evidence: 'Certificate in the team’s folder',
});

function training(contacts: readonly DemoContact[], viceChair: string): readonly Edit[] {
  const rows = [
    done(contactOf(contacts, 'chair').id, 'Chairing a MARAC', '2025-06-10', '2028-06-10'),
    done(contactOf(contacts, 'viceChair').id, 'Chairing a MARAC', '2024-03-12', '2027-03-12'),
    done(viceChair, 'Chairing a MARAC', '2027-03-12', '2030-03-12'),
    done(contactOf(contacts, 'coordinator').id, 'MARAC coordination', '2025-10-07', '2027-10-07'),
  ];
  return rows.map((values, index) => row('training', `TN-YEAR2${index + 2}`, values));
}
