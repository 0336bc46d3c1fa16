// The register of a random world: agencies, people in several roles, mailboxes read by several, leavers, leave and cover. All synthetic.
import { addDays, day, type Day } from '../../../src/domain/time/day.ts';
import type { AgencyKind, Contact, ContactRole } from '../../../src/domain/register/register.ts';
import { DAYS, type Chance, type Made } from './ground.ts';

const KINDS: readonly AgencyKind[] = ['police', 'idva', 'housing', 'childrensServices', 'idva', 'primaryCare'];

export function makeAgencies({ chance, agencies }: Made): void {
  const kinds = KINDS.slice(0, 4 + chance.below(3));
  for (const [index, kind] of kinds.entries()) {
    agencies.push({
      id: `G-AAAA${index}A`,
      name: `Agency ${'ABCDEF'[index] ?? ''}`,
      ...(chance.in(2) ? { shortName: `Ag${'ABCDEF'[index] ?? ''}` } : {}),
      kind,
      searchesByAddress: kind === 'police' ? !chance.in(8) : chance.in(2),
      searchesAll: kind === 'idva' ? chance.in(3) : !chance.in(3),
      ...(chance.in(16) ? { activeTo: DAYS.gone } : {}),
    });
  }
  agencies.push({ id: 'G-TEAM2A', name: 'MARAC team', kind: 'maracTeam' });
}

export const PROVEN = {
  route: 'secureMail' as const,
  verifiedBy: 'Team',
  verifiedOn: DAYS.before,
  routeProvenOn: DAYS.before,
};

export function makeContacts(made: Made, maracs: readonly string[]): void {
  const { chance, agencies, contacts, names } = made;
  let count = 0;
  const fresh = (): string => {
    count += 1;
    names.push(`Robin Worker${'abcdefghijklmnopqrstuvwxyz'[count] ?? count}`);
    return names[names.length - 1] as string;
  };
  const add = (agency: string, role: ContactRole, more: Partial<Contact> = {}): Contact => {
    // A person seen before, now in another role, with their own mailbox or with the same one in another spelling.
    const again =
      names.length > 0 && chance.in(5) ? contacts.find((one) => one.personName === chance.one(names)) : undefined;
    const personName = again?.personName ?? fresh();
    const own = `w${contacts.length}@agency.example.org`;
    const address =
      again?.address !== undefined && chance.in(2)
        ? chance.one([again.address, again.address.toUpperCase(), again.address.replace('@', '+marac@')])
        : own;
    const contact: Contact = {
      id: `C-AAA${String(contacts.length + 10)}A`,
      agency,
      role,
      personName,
      address,
      ...PROVEN,
      ...(maracs.length > 1 && chance.in(4) ? { marac: chance.one(maracs) } : {}),
      ...(chance.in(20) ? { verifiedOn: DAYS.later } : {}),
      ...(chance.in(20) ? { routeProvenOn: DAYS.later } : {}),
      ...(chance.in(30) ? { activeFrom: DAYS.later } : {}),
      ...more,
    };
    contacts.push(contact);
    return contact;
  };
  for (const agency of agencies) {
    if (agency.kind === 'maracTeam') {
      add(agency.id, 'coordinator');
      continue;
    }
    const representative = add(agency.id, agency.kind === 'idva' && chance.in(2) ? 'idva' : 'representative');
    if (chance.in(2)) add(agency.id, 'deputy');
    if (agency.kind === 'idva') {
      if (representative.role !== 'idva') add(agency.id, 'idva');
      if (chance.in(2)) add(agency.id, 'idvaDuty');
    }
    if (chance.in(4)) add(agency.id, 'teamManager');
    if (agency.kind === 'police') {
      add(agency.id, 'chair', { trainedToChair: true });
      if (chance.in(2)) add(agency.id, 'viceChair', { trainedToChair: true });
    }
    if (chance.in(4)) leave(made, agency.id, representative);
    if (chance.in(4)) goAway(made, agency.id, representative);
    if (chance.in(3)) shareMailbox(made, representative);
  }
}

/** Readers of reports, in which no case may stand: the manager of the team, and somebody of the steering group. */
export function addReportReaders({ contacts }: Made): void {
  const readers = [
    ['C-MNGR2A', 'manager'],
    ['C-STRG2A', 'steeringGroup'],
  ] as const;
  for (const [id, role] of readers)
    contacts.push({
      id,
      role,
      agency: 'G-TEAM2A',
      personName: `Reader ${role}`,
      address: `${role}@agency.example.org`,
      ...PROVEN,
    });
}

export function put(made: Made, id: string, more: Partial<Contact>): void {
  const at = made.contacts.findIndex((one) => one.id === id);
  made.contacts[at] = { ...(made.contacts[at] as Contact), ...more };
}

/** Somebody who left, and may or may not still open the mailbox that the representative took over. */
function leave({ chance, contacts, names }: Made, agency: string, representative: Contact): void {
  names.push(`Leaver Gone${contacts.length}`);
  contacts.push({
    id: `C-AAA${String(contacts.length + 10)}A`,
    agency,
    role: 'representative',
    personName: names[names.length - 1] as string,
    ...(representative.address === undefined ? {} : { address: representative.address }),
    ...PROVEN,
    activeTo: DAYS.gone,
    ...(chance.in(2) ? { mailboxClosedOn: day('2027-02-12') } : chance.in(2) ? { mailboxClosedOn: DAYS.later } : {}),
  });
}

function goAway(made: Made, agency: string, representative: Contact): void {
  const { chance, contacts } = made;
  const cover = chance.in(3)
    ? chance.one(contacts)
    : contacts.find((one) => one.agency === agency && one.id !== representative.id);
  put(made, representative.id, {
    awayFrom: day('2027-03-01'),
    awayTo: day('2027-03-31'),
    ...(cover === undefined || chance.in(3) ? {} : { cover: cover.id }),
  });
}

function shareMailbox(made: Made, representative: Contact): void {
  const { chance, contacts, names } = made;
  put(made, representative.id, {
    sharedMailbox: true,
    ...(chance.in(4) ? {} : { mailboxAttestedOn: chance.in(10) ? DAYS.later : DAYS.before }),
    mailboxReaders: chance.in(6)
      ? []
      : [representative.personName ?? '', chance.in(2) ? chance.one(names) : `Reader Only${contacts.length}`],
  });
  // A colleague, sometimes of another agency altogether, with a row of their own at the same address.
  if (chance.in(3) && contacts.length > 2) {
    const other = chance.one(contacts);
    if (representative.address !== undefined && other.id !== representative.id)
      put(made, other.id, { address: representative.address });
  }
}

/**
 * The coordinator of one MARAC is sometimes away, and that of another covers: yesterday for the last time, today for the first or the last, or from
 * tomorrow on. Whoever covers may read somebody else's mailbox, which then shows whether they count as a coordinator.
 */
export function coverCoordinator(made: Made, maracs: readonly string[], today: Day, chance: Chance): void {
  const [covered, other] = maracs;
  const away = made.contacts.find(({ role, marac }) => role === 'coordinator' && (marac ?? covered) === covered);
  if (covered === undefined || other === undefined || away === undefined || !chance.in(2)) return;
  const id = `C-AAA${String(made.contacts.length + 10)}A`;
  const [from, to] = chance.one([
    [-5, -1],
    [-5, 0],
    [0, 5],
    [1, 5],
  ] as const);
  put(made, away.id, { marac: covered, awayFrom: addDays(today, from), awayTo: addDays(today, to), cover: id });
  const { address } = chance.one(made.contacts);
  const personName = `Robin Cover${made.contacts.length}`;
  made.names.push(personName);
  made.contacts.push({
    id,
    agency: away.agency,
    marac: other,
    role: 'coordinator',
    personName,
    ...(address === undefined ? {} : { address }),
    ...PROVEN,
  });
}
