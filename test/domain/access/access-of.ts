// A register and one MARAC's access for tests of who may see what: six agencies with a contact each, three cases. All made up.
import type { Access, AccessCase, MaracAccess } from '../../../src/domain/access/access.ts';
import { day } from '../../../src/domain/time/day.ts';
import type { Needed } from '../../../src/domain/meeting/listing.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register/register.ts';

export const ON = day('2027-03-10');
export const [CASE, OTHER, SECRET] = ['K-AAAA22', 'K-BBBB22', 'K-RRRR22'];

export const AGENCIES: readonly Agency[] = [
  { id: 'G-POLICE', name: 'Test Police', kind: 'police' },
  { id: 'G-IDVA', name: 'Test IDVA Service', kind: 'idva' },
  { id: 'G-HOUSE', name: 'Test Housing', shortName: 'TH', kind: 'housing', searchesAll: true },
  { id: 'G-HEALTH', name: 'Test Health', kind: 'primaryCare', searchesAll: true, searchesByAddress: true },
  { id: 'G-SCHOOL', name: 'Test School', kind: 'education' },
  { id: 'G-TEAM', name: 'Test MARAC team', kind: 'maracTeam' },
];

export function contact(id: string, agency: string, role: Contact['role'], more: Partial<Contact> = {}): Contact {
  return { id, agency, role, personName: `Person ${id}`, address: `${id.toLowerCase()}@example.org`, ...more };
}

export const CONTACTS: readonly Contact[] = [
  contact('C-POLICE', 'G-POLICE', 'representative'),
  contact('C-IDVA', 'G-IDVA', 'idva'),
  contact('C-DUTY', 'G-IDVA', 'idvaDuty'),
  contact('C-HOUSE', 'G-HOUSE', 'representative'),
  contact('C-DEPUTY', 'G-HOUSE', 'deputy'),
  contact('C-HEALTH', 'G-HEALTH', 'representative'),
  contact('C-SCHOOL', 'G-SCHOOL', 'representative'),
  contact('C-TEAM', 'G-TEAM', 'coordinator'),
  contact('C-CHAIR', 'G-POLICE', 'chair'),
  contact('C-VICE', 'G-HEALTH', 'viceChair'),
];

export const kase = (id: string, more: Partial<AccessCase> = {}): AccessCase => ({
  id,
  frozen: false,
  restricted: false,
  ...more,
});

export const marac = (more: Partial<MaracAccess> = {}): MaracAccess => ({
  name: 'ealing',
  cases: [
    kase(CASE, { idvaContact: 'C-IDVA', idvaService: 'G-IDVA' }),
    kase(OTHER),
    kase(SECRET, { restricted: true }),
  ],
  needed: [],
  conflicts: [],
  known: [],
  nameMeetings: [],
  chairs: [{ meeting: 'M-AAAA22', on: ON, chair: 'C-CHAIR', viceChair: 'C-VICE', cases: [CASE, OTHER] }],
  blocked: [],
  sendingOff: false,
  ...more,
});

export const access = (more: Partial<Access> = {}): Access => ({
  on: ON,
  agencies: AGENCIES,
  contacts: CONTACTS,
  maracs: [],
  allowedDomains: ['example.org'],
  ...more,
});

/** The register with one contact changed. */
export const withContact = (id: string, more: Partial<Contact>): readonly Contact[] =>
  CONTACTS.map((one) => (one.id === id ? { ...one, ...more } : one));

export const withAgency = (id: string, more: Partial<Agency>): readonly Agency[] =>
  AGENCIES.map((one) => (one.id === id ? { ...one, ...more } : one));

export const needed = (agency: string, level: Needed['level'], more: Partial<Needed> = {}): Needed => ({
  id: `N-${agency}-${level ?? ''}`,
  caseRef: CASE,
  agency,
  ...(level === undefined ? {} : { level }),
  ...more,
});

export const conflict = (more: Partial<Conflict>): Conflict => ({ id: 'X-AAAA22', caseRef: CASE, ...more });

export const named = (id: string, from = access()): Contact => {
  const found = from.contacts.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
