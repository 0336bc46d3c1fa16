// The demo's register: 14 agencies and the people who act for them. All invented.
import type { AgencyKind, ContactRole } from '../../src/domain/register/register.ts';
import type { ReferrerColumn } from '../../src/domain/register/referrer-column.ts';
import type { Cast } from '../cast.ts';

interface DemoAgency {
  readonly id: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly searchesByAddress?: boolean;
  readonly searchesAll?: boolean;
  readonly countsAs?: ReferrerColumn;
}

/** The fourteenth, the MARAC team, stands in every new workbook. */
export const AGENCIES: readonly DemoAgency[] = [
  { id: 'G-POLCE2', name: 'Westmere Police', kind: 'police', searchesByAddress: true, searchesAll: true },
  { id: 'G-JDVA22', name: 'West London IDVA Service', kind: 'idva' },
  {
    id: 'G-CHJLD2',
    name: 'Children’s Social Care',
    kind: 'childrensServices',
    searchesByAddress: true,
    searchesAll: true,
  },
  { id: 'G-ADULT2', name: 'Adult Social Care', kind: 'adultServices', searchesAll: true },
  { id: 'G-PCARE2', name: 'Primary Care', kind: 'primaryCare', searchesAll: true },
  { id: 'G-TRUST2', name: 'Elthorne Hospital', kind: 'acuteTrust', searchesAll: true },
  { id: 'G-MENTA2', name: 'Mental Health Trust', kind: 'mentalHealth', searchesAll: true },
  { id: 'G-SUBST2', name: 'Drug and Alcohol Service', kind: 'substances', searchesAll: true },
  { id: 'G-EDUCA2', name: 'Education Safeguarding', kind: 'education', searchesAll: true },
  { id: 'G-HAUSE2', name: 'Borough Housing', kind: 'housing', searchesByAddress: true, searchesAll: true },
  { id: 'G-PRABA2', name: 'Probation', kind: 'probation', searchesAll: true },
  { id: 'G-SPECA2', name: 'Southall Women’s Centre', kind: 'specialist', countsAs: 'voluntarySector' },
  { id: 'G-FJRE22', name: 'Fire and Rescue', kind: 'fire', searchesByAddress: true },
];

export interface DemoContact {
  readonly id: string;
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export const TEAM = 'MARAC team';

function domainOf(agency: Pick<DemoAgency, 'kind'>): string {
  return `${agency.kind.toLowerCase()}.example.org`;
}

const named = (kind: AgencyKind): DemoAgency => AGENCIES.find((agency) => agency.kind === kind) as DemoAgency;

/** Representative and deputy of each agency, two IDVAs and their duty desk, chair, vice-chair, coordinator, the manager of one agency, and the MARAC’s own: 32 people. */
export function makeContacts(cast: Cast): readonly DemoContact[] {
  const contacts: DemoContact[] = [];
  const add = (
    agency: Pick<DemoAgency, 'name' | 'kind'>,
    role: ContactRole,
    more: DemoContact['values'] = {},
  ): void => {
    contacts.push(contactAt(contacts.length, agency, role, cast.anybody(), more));
  };
  for (const agency of AGENCIES) {
    add(agency, 'representative', agency.kind === 'specialist' ? { route: 'phone' } : {});
    if (agency.kind !== 'specialist' && agency.kind !== 'fire') add(agency, 'deputy');
  }
  sharePerson(contacts);
  add(named('idva'), 'idva');
  add(named('idva'), 'idvaDuty', {
    sharedMailbox: true,
    mailboxReaders: ['The duty team of the IDVA service'],
    mailboxAttestedOn: '2026-11-02',
  });
  add(named('police'), 'chair', { trainedToChair: true });
  add(named('idva'), 'viceChair', { trainedToChair: true });
  add({ name: TEAM, kind: 'maracTeam' }, 'coordinator');
  add(named('housing'), 'teamManager');
  add({ name: TEAM, kind: 'maracTeam' }, 'manager');
  return contacts;
}

/** One person for two agencies: the safeguarding lead of Adult Social Care also represents Primary Care. */
function sharePerson(contacts: DemoContact[]): void {
  const lead = contactOf(contacts, 'representative', 'Adult Social Care').values;
  const at = contacts.findIndex(
    (contact) => contact.values['role'] === 'representative' && contact.values['agency'] === 'Primary Care',
  );
  const other = contacts[at];
  if (other === undefined) return;
  const { personName = '', address = '', phone = '' } = lead;
  contacts[at] = { id: other.id, values: { ...other.values, personName, address, phone } };
}

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';

function contactAt(
  index: number,
  agency: Pick<DemoAgency, 'name' | 'kind'>,
  role: ContactRole,
  personName: string,
  more: DemoContact['values'],
): DemoContact {
  const id = `C-${LETTERS[Math.floor(index / 22)] ?? 'A'}${LETTERS[index % 22] ?? 'A'}22K7`;
  const local = personName
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
  const address = role === 'idvaDuty' ? 'duty' : local;
  return {
    id,
    values: {
      agency: agency.name,
      role,
      personName: role === 'idvaDuty' ? 'IDVA duty desk' : personName,
      address: `${address}@${domainOf(agency)}`,
      route: 'secureMail',
      routeProvenOn: '2026-11-02',
      phone: `020 7946 0${String(100 + index)}`,
      verifiedBy: TEAM,
      verifiedOn: '2026-11-02',
      inductedOn: '2026-11-02',
      agreementSignedOn: '2026-11-02',
      ...more,
    },
  };
}

export function contactOf(contacts: readonly DemoContact[], role: ContactRole, agency?: string): DemoContact {
  const found = contacts.find(
    (contact) => contact.values['role'] === role && (agency === undefined || contact.values['agency'] === agency),
  );
  if (found === undefined) throw new Error(`There is no ${role} in the demo's register.`);
  return found;
}
