// Who takes part in a practice desk: the agencies and contacts of the desk it was made from, and made-up ones where nobody could get a paper.
import { findContacts, isActive } from '../../src/domain/register/contacts.ts';
import { workingAgencies } from '../../src/domain/register/recipients.ts';
import type { AgencyKind, Contact, ContactRole } from '../../src/domain/register/register.ts';
import type { Facts } from '../../src/domain/plan/facts.ts';
import type { Day } from '../../src/domain/time/day.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import type { Written } from '../../src/workbook/tables/write-cell.ts';
import { row, type Edit } from '../type-as-people.ts';

export const PRACTICE_DOMAIN = 'practice.example.org';
const TEAM = 'MARAC team';
const CHAIR = 'Chair';

export interface PracticeRegister {
  readonly edits: readonly Edit[];
  /** The agency that refers. */
  readonly referrer: string;
  /** The first of it that is the desk's own, by name. */
  readonly own: { readonly agencies: number; readonly contacts: number };
}

type Values = Readonly<Record<string, Written>>;

/** What people typed of a row, in the fields of its tab. */
function typedIn(table: TableName, fact: object, instead: Values = {}): Values {
  const of = fact as Readonly<Record<string, Written>>;
  return {
    ...Object.fromEntries(Object.keys(tableNamed(table).columns).map((field) => [field, of[field]])),
    ...instead,
  };
}

/** A doubtful address is no verified one here either. */
function contactValues(contact: Contact, agency: string): Values {
  const isDoubtful = contact.doubt !== undefined || contact.alike !== undefined;
  const unverified = isDoubtful ? { verifiedBy: undefined, verifiedOn: undefined } : {};
  return typedIn('contacts', contact, { agency, marac: undefined, cover: undefined, ...unverified });
}

interface MadeUp {
  readonly agency: string;
  readonly kind?: AgencyKind;
  readonly role: ContactRole;
  readonly personName: string;
}

const MADE_UP: readonly MadeUp[] = [
  { agency: 'Practice IDVA Service', kind: 'idva', role: 'representative', personName: 'Ida Madeup' },
  { agency: 'Practice IDVA Service', kind: 'idva', role: 'idvaDuty', personName: 'Dora Madeup' },
  { agency: 'Practice Police', kind: 'police', role: 'representative', personName: 'Paul Madeup' },
  { agency: 'Practice Housing', kind: 'housing', role: 'representative', personName: 'Hanna Madeup' },
  { agency: CHAIR, role: 'chair', personName: 'Charlie Madeup' },
  { agency: TEAM, role: 'coordinator', personName: 'Cora Madeup' },
];

export function practiceRegister(
  { agencies, contacts }: Facts,
  marac: string,
  on: Day,
  newId: (prefix: string) => string,
): PracticeRegister {
  const named = new Map(
    agencies.map(({ id, kind, name }) => [id, kind === 'maracTeam' ? TEAM : kind === 'chair' ? CHAIR : name]),
  );
  const working = workingAgencies(agencies, on);
  const people = contacts.filter(
    (one) => isActive(one, on) && one.onlyCase === undefined && one.onlyMeeting === undefined && named.has(one.agency),
  );
  const has = (one: MadeUp): boolean =>
    one.kind === undefined
      ? findContacts(contacts, { marac, roles: [one.role], on }).length > 0
      : working.some(({ id, kind }) => kind === one.kind && people.some(({ agency }) => agency === id));
  const missing = MADE_UP.filter((one) => !has(one));
  const proven = {
    route: 'secureMail',
    routeProvenOn: on,
    verifiedBy: 'Practice',
    verifiedOn: on,
    phone: '020 7946 0900',
  };
  return {
    edits: [
      ...working.map((agency) => row('agencies', agency.id, typedIn('agencies', agency))),
      ...missing.flatMap(({ kind, agency, role }) =>
        kind === undefined || role !== 'representative'
          ? []
          : [row('agencies', newId('G'), { name: agency, kind, searchesByAddress: true, searchesAll: true })],
      ),
      ...people.map((one) => row('contacts', one.id, contactValues(one, named.get(one.agency) ?? ''))),
      ...missing.map(({ agency, role, personName }) =>
        row('contacts', newId('C'), {
          agency,
          role,
          personName,
          address: `${personName.toLowerCase().replace(' ', '.')}@${PRACTICE_DOMAIN}`,
          ...proven,
        }),
      ),
    ],
    referrer: working[0]?.name ?? 'Practice Police',
    own: { agencies: working.length, contacts: people.length },
  };
}
