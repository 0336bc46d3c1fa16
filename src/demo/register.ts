// The demo's register: 14 agencies and the people who act for them. All invented.
import type { AgencyKind, ContactRole } from '../domain/register.ts';
import type { Random } from '../system/random.ts';
import { FORENAMES_F, FORENAMES_M, pick, SURNAMES } from './names.ts';

interface DemoAgency {
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly searchesByAddress?: boolean;
  readonly searchesAll?: boolean;
}

export const AGENCIES: readonly DemoAgency[] = [
  { id: 'G-POLCE2', name: 'Westmere Police', kind: 'police', searchesByAddress: true, searchesAll: true },
  { id: 'G-JDVA22', name: 'West London IDVA Service', kind: 'idva' },
  { id: 'G-CHJLD2', name: 'Children’s Social Care', kind: 'childrensServices', searchesByAddress: true, searchesAll: true },
  { id: 'G-ADULT2', name: 'Adult Social Care', kind: 'adultServices', searchesAll: true },
  { id: 'G-PCARE2', name: 'Primary Care', kind: 'primaryCare', searchesAll: true },
  { id: 'G-TRUST2', name: 'Elthorne Hospital', kind: 'acuteTrust', searchesAll: true },
  { id: 'G-MENTA2', name: 'Mental Health Trust', kind: 'mentalHealth', searchesAll: true },
  { id: 'G-SUBST2', name: 'Drug and Alcohol Service', kind: 'substances', searchesAll: true },
  { id: 'G-EDUCA2', name: 'Education Safeguarding', kind: 'education', searchesAll: true },
  { id: 'G-HAUSE2', name: 'Borough Housing', kind: 'housing', searchesByAddress: true, searchesAll: true },
  { id: 'G-PRABA2', name: 'Probation', kind: 'probation', searchesAll: true },
  { id: 'G-SPECA2', name: 'Southall Women’s Centre', kind: 'specialist' },
  { id: 'G-FJRE22', name: 'Fire and Rescue', kind: 'fire', searchesByAddress: true },
  { id: 'G-TEAM22', name: 'MARAC team', kind: 'maracTeam' },
];

export interface DemoContact {
  readonly id: string;
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
}

function domainOf(agency: DemoAgency): string {
  return `${agency.kind.toLowerCase()}.example.org`;
}

/** Representative and deputy of each agency, two IDVAs and their duty desk, chair, vice-chair, coordinator, and the managers of two agencies. */
export function makeContacts(dice: Random): readonly DemoContact[] {
  const contacts: DemoContact[] = [];
  const used = new Set<string>();
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';
  const add = (agency: DemoAgency, role: ContactRole, more: DemoContact['values'] = {}): string => {
    const id = `C-${letters[Math.floor(contacts.length / 22)] ?? 'A'}${letters[contacts.length % 22] ?? 'A'}22K7`;
    let personName = '';
    do personName = `${pick(dice, [...FORENAMES_F, ...FORENAMES_M])} ${pick(dice, SURNAMES)}`;
    while (used.has(personName));
    used.add(personName);
    const local = personName.normalize('NFD').toLowerCase().replace(/[^a-z ]/g, '').replace(/ /g, '.');
    const values = { agency: agency.name, role, personName, address: `${local}@${domainOf(agency)}`, route: 'secureMail', routeProvenOn: '2026-11-02', phone: `020 7946 0${String(100 + contacts.length)}`, verifiedBy: 'Marac team', verifiedOn: '2026-11-02', inductedOn: '2026-11-02', ...more };
    contacts.push({ id, values });
    return id;
  };
  for (const agency of AGENCIES.filter((one) => one.kind !== 'maracTeam')) {
    add(agency, 'representative', agency.kind === 'specialist' ? { route: 'phone' } : {});
    if (agency.kind !== 'specialist') add(agency, 'deputy');
  }
  const [police, idva] = AGENCIES;
  const team = AGENCIES.find((one) => one.kind === 'maracTeam');
  const housing = AGENCIES.find((one) => one.kind === 'housing');
  if (police === undefined || idva === undefined || team === undefined || housing === undefined) return contacts;
  add(idva, 'idva');
  add(idva, 'idvaDuty', { sharedMailbox: true, mailboxReaders: ['The duty team of the IDVA service'], mailboxAttestedOn: '2026-11-02' });
  add(police, 'chair', { trainedToChair: true });
  add(idva, 'viceChair', { trainedToChair: true });
  add(team, 'coordinator');
  add(housing, 'teamManager');
  return contacts;
}

export function contactOf(contacts: readonly DemoContact[], role: ContactRole, agency?: string): DemoContact | undefined {
  return contacts.find((one) => one.values['role'] === role && (agency === undefined || one.values['agency'] === agency));
}
