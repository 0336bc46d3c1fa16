// A small MARAC for tests: six agencies with proven contacts, one meeting on 16 March 2027, and referrals with defaults. All synthetic.
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import type { Written } from '../../src/workbook/tables/write-cell.ts';
import type { MemoryWorkbook } from './memory-workbook.ts';
import type { TestDesk } from './desk.ts';

type Values = Readonly<Record<string, Written>>;

export const AGENCY = {
  police: 'G-PAAA22',
  idva: 'G-JAAA22',
  housing: 'G-HAAA22',
  children: 'G-CAAA22',
  health: 'G-EAAA22',
  team: 'G-TAAA22',
} as const;
export const CONTACT = {
  police: 'C-PAAA22',
  idva: 'C-JAAA22',
  duty: 'C-DAAA22',
  housing: 'C-HAAA22',
  housingDeputy: 'C-HBBB22',
  housingManager: 'C-HMMM22',
  children: 'C-CAAA22',
  health: 'C-EAAA22',
  coordinator: 'C-TAAA22',
  chair: 'C-XAAA22',
  vice: 'C-VAAA22',
} as const;
export const MEETING = 'M-AAAA22';

const PROVEN = {
  route: 'secureMail',
  routeProvenOn: '2026-11-02',
  verifiedBy: 'Team',
  verifiedOn: '2026-11-02',
  phone: '020 7946 0100',
};

export function addContact(
  book: MemoryWorkbook,
  id: string,
  agency: string,
  role: string,
  personName: string,
  more: Values = {},
): void {
  book.type(
    'contacts',
    { agency, role, personName, address: `${id.toLowerCase().replace('-', '')}@example.org`, ...PROVEN, ...more },
    { id },
  );
}

/** Types the register and one meeting into a workbook; `meeting` changes or adds fields of it. Several MARACs share the register. */
export function typeSmallMarac(book: MemoryWorkbook, meeting: Values = {}, meetingId: string = MEETING): void {
  const agency = (id: string, name: string, kind: string, more: Values = {}): string =>
    book.type('agencies', { name, kind, ...more }, { id });
  agency(AGENCY.police, 'Test Police', 'police', { searchesByAddress: true, searchesAll: true });
  agency(AGENCY.idva, 'Test IDVA Service', 'idva');
  agency(AGENCY.housing, 'Test Housing', 'housing', { searchesByAddress: true, searchesAll: true });
  agency(AGENCY.children, 'Test Children’s Services', 'childrensServices', { searchesAll: true });
  agency(AGENCY.health, 'Test Health', 'primaryCare', { searchesAll: true });
  agency(AGENCY.team, 'Test MARAC team', 'maracTeam');
  addContact(book, CONTACT.police, AGENCY.police, 'representative', 'Pat Policewright');
  addContact(book, CONTACT.idva, AGENCY.idva, 'idva', 'Ida Advocatson');
  addContact(book, CONTACT.duty, AGENCY.idva, 'idvaDuty', 'Dora Dutywell');
  addContact(book, CONTACT.housing, AGENCY.housing, 'representative', 'Harriet Housewell');
  addContact(book, CONTACT.housingDeputy, AGENCY.housing, 'deputy', 'Denzil Deputyson');
  addContact(book, CONTACT.housingManager, AGENCY.housing, 'teamManager', 'Manuela Managerova');
  addContact(book, CONTACT.children, AGENCY.children, 'representative', 'Chidi Childworth');
  addContact(book, CONTACT.health, AGENCY.health, 'representative', 'Helga Healthman');
  addContact(book, CONTACT.coordinator, AGENCY.team, 'coordinator', 'Cora Coordinata');
  addContact(book, CONTACT.chair, AGENCY.police, 'chair', 'Charis Chairman', { trainedToChair: true });
  addContact(book, CONTACT.vice, AGENCY.health, 'viceChair', 'Vic Vicechair', { trainedToChair: true });
  book.type(
    'meetings',
    {
      on: '2027-03-16',
      start: '09:30',
      end: '12:30',
      kind: 'ordinary',
      place: 'Test Hall',
      chair: CONTACT.chair,
      ...meeting,
    },
    { id: meetingId },
  );
}

/** A meeting that was on 1 March 2027, before the program was at work: its actions were told by another road, and one due in that week is no slip. */
export const PAST_MEETING = 'M-PAST22';

export function typePastMeeting(book: MemoryWorkbook): void {
  const when = { on: '2027-03-01', start: '09:30', end: '12:30' };
  const meeting = { ...when, kind: 'ordinary', place: 'Test Hall', chair: CONTACT.chair, state: 'closed' };
  book.type('meetings', meeting, { id: PAST_MEETING });
}

const YES14 = Object.fromEntries(
  Array.from({ length: 24 }, (_, index) => [`q${index + 1}`, index < 15 ? 'yes' : 'no']),
);

/** A complete referral; fields of `more` win. Returns the row id it was typed with. */
export function typeReferral(book: MemoryWorkbook, id: string, more: Values = {}): string {
  return book.type(
    'referrals',
    {
      channel: 'typed',
      receivedAt: '2027-03-01T09:15',
      referredOn: '2027-03-01',
      referrerAgency: AGENCY.housing,
      referrerName: 'Rita Referrerova',
      referrerPhone: '020 7946 0001',
      surname: `Victimsen${id.slice(2)}`,
      forenames: 'Anna',
      birthDate: '1990-02-03',
      address: `${id.charCodeAt(3)} Hidden Lane`,
      postcode: 'W5 1ZA',
      perpetratorKnowsAddress: 'no',
      phone: '07700 900123',
      safeToCall: 'yes',
      safeToLeaveMessage: 'no',
      perp1Surname: `Perpov${id.slice(2)}`,
      perp1Forenames: 'Boris',
      perp1BirthDate: '1985-06-07',
      perp1Relationship: 'Ex-partner',
      tool: 'safelivesDash24',
      ...YES14,
      incident: 'An incident that was made up for a test.',
      victimAware: 'yes',
      consent: 'given',
      saidRepeat: 'no',
      decision: 'accept',
      decidedBy: 'Cora Coordinata',
      decidedOn: '2027-03-01',
      ...more,
    },
    { id },
  );
}

/** The case that intake opens for a referral. */
export function caseOf(desk: TestDesk, referral: string, marac = 0): string {
  return openIdPool(desk.desk.keys, desk.maracs[marac]!.name).take('K', `case/${referral}`);
}
