// Random worlds, small and mean: a few agencies, people with several roles, mailboxes read by several, leavers, covers, two MARACs of one
// register, conflicts of every kind, restricted and frozen cases. Seeded; all synthetic. The facts are what the readers of workbooks would give.
import type { Action, ActionStatus } from '../../../src/domain/action.ts';
import type { Address, Case, Person, SafeContact } from '../../../src/domain/case.ts';
import { day, localTime, type LocalTime } from '../../../src/domain/day.ts';
import type { Facts, MaracFacts } from '../../../src/domain/facts.ts';
import type { Listing, Needed, Note, Research } from '../../../src/domain/listing.ts';
import type { Disclosure, Meeting } from '../../../src/domain/meeting.ts';
import type { Recorded } from '../../../src/domain/plan.ts';
import type { Referral } from '../../../src/domain/referral.ts';
import type { Agency, AgencyKind, Conflict, Contact, ContactRole } from '../../../src/domain/register.ts';
import { openRules } from '../../../src/domain/rules.ts';
import { openIdPool } from '../../../src/jobs/id-pool.ts';
import { demoKeys, type Keys } from '../../../src/system/keys.ts';
import { Canaries } from './canary.ts';

/** Ids and hashes need no secret here, and a hundred thousand worlds need a great many of them. */
export const KEYS: Keys = { ...demoKeys('entitlement'), mac: (...parts) => quickHash(parts.join('\u0000')) };

function quickHash(text: string): Buffer {
  const bytes = Buffer.alloc(32);
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  for (let i = 0; i < 8; i += 1) {
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    bytes.writeUInt32LE((a ^ b) >>> 0, i * 4);
  }
  return bytes;
}

export interface Chance {
  /** From 0 up to but without `n`. */
  below(n: number): number;
  one<T>(list: readonly T[]): T;
  /** True once in `n`. */
  in(n: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number): number => next() % n;
  return { below, one: (list) => list[below(list.length)] as never, in: (n) => below(n) === 0 };
}

/** When the world is looked at: the list, the agenda, the day after the meeting, the Monday after. */
export const STAGES = ['list', 'agenda', 'after', 'week'] as const;
export type Stage = (typeof STAGES)[number];
export const TIMES: Readonly<Record<Stage, LocalTime>> = {
  list: localTime('2027-03-05T09:05'),
  agenda: localTime('2027-03-11T09:05'),
  after: localTime('2027-03-17T09:05'),
  week: localTime('2027-03-22T09:05'),
};

export interface World {
  readonly seed: number;
  readonly stage: Stage;
  readonly now: LocalTime;
  readonly facts: Facts;
  readonly canaries: Canaries;
}

export const NOTHING_RECORDED: Recorded = {
  messages: new Map(),
  papers: new Map(),
  done: new Set(),
  covered: new Map(),
  orders: new Map(),
};

const DAYS = { before: day('2026-11-02'), gone: day('2027-02-10'), later: day('2027-06-01') };

const KINDS: readonly AgencyKind[] = ['police', 'idva', 'housing', 'childrensServices', 'idva', 'primaryCare'];

interface Made {
  readonly chance: Chance;
  readonly canaries: Canaries;
  readonly agencies: Agency[];
  readonly contacts: Contact[];
  readonly names: string[];
}

export function makeWorld(seed: number): World {
  const chance = chanceOf(seed);
  const made: Made = { chance, canaries: new Canaries(), agencies: [], contacts: [], names: [] };
  const stage = chance.one(STAGES);
  makeAgencies(made);
  const maracNames = chance.in(3) ? ['ealing', 'brent'] : ['ealing'];
  makeContacts(made, maracNames);
  const left = chance.in(4) ? 6 : 3;
  const maracs = maracNames.map((name, index) =>
    makeMarac(made, name, maracNames.length === 1 ? left : Math.max(2, left - 2), index, stage),
  );
  const facts: Facts = {
    maracs,
    agencies: made.agencies,
    contacts: made.contacts,
    recorded: NOTHING_RECORDED,
    corrections: [],
  };
  return { seed, stage, now: TIMES[stage], facts, canaries: made.canaries };
}

function makeAgencies({ chance, agencies }: Made): void {
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

const PROVEN = {
  route: 'secureMail' as const,
  verifiedBy: 'Team',
  verifiedOn: DAYS.before,
  routeProvenOn: DAYS.before,
};

function makeContacts(made: Made, maracs: readonly string[]): void {
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

function put(made: Made, id: string, more: Partial<Contact>): void {
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

function makeMarac(made: Made, name: string, cases: number, index: number, stage: Stage): MaracFacts {
  const { chance, canaries } = made;
  const pool = openIdPool(KEYS, name);
  const meeting = makeMeeting(made, name, index);
  const last: Meeting = { id: `M-LAST${index}A`, on: day('2027-02-16'), state: 'closed' };
  const kept = {
    referrals: [] as Referral[],
    cases: [] as Case[],
    people: [] as Person[],
    addresses: [] as Address[],
    safeContacts: [] as SafeContact[],
    listings: [] as Listing[],
    needed: [] as Needed[],
    research: [] as Research[],
    notes: [] as Note[],
    actions: [] as Action[],
    conflicts: [] as Conflict[],
    disclosures: [] as Disclosure[],
  };
  const restricted = new Set<string>();
  for (let at = 0; at < cases; at += 1) {
    const referral = `R-${name.slice(0, 2).toUpperCase()}A${at}AA`;
    const id = pool.take('K', `case/${referral}`);
    makeCase(made, kept, { id, referral, meeting, last, at, index, stage });
    if (chance.in(6)) restricted.add(id);
  }
  if (chance.in(4))
    kept.disclosures.push({
      id: `DR-AAA${index}AA`,
      meeting: meeting.id,
      subject: canaries.word('q', `DR-AAA${index}AA`),
      applicant: canaries.word('z', `DR-AAA${index}AA`),
      route: 'ask',
      agenciesWho: chance.in(2) ? [] : [chance.one(made.agencies).id],
    });
  if (chance.in(3)) link(chance, kept.cases);
  const off = chance.in(60);
  return {
    name,
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
    rules: openRules([{ id: 'ST-AAAAAA', setting: 'sending', value: off ? 'off' : 'on' }]),
    ...kept,
    flags: [],
    keyDates: [],
    meetings: [last, meeting],
    attendance: [],
    transfers: [],
    practice: [],
    restrictedCases: restricted,
    unknownTables: new Set(),
    problems: [],
    blocked: chance.in(40) ? new Set([kept.cases[0]?.id ?? '']) : chance.in(80) ? 'all' : new Set<string>(),
    pool,
  };
}

function makeMeeting({ chance, contacts }: Made, name: string, index: number): Meeting {
  const serving = contacts.filter((one) => one.marac === undefined || one.marac === name);
  const chair = serving.find((one) => one.role === 'chair');
  const vice = serving.find((one) => one.role === 'viceChair');
  return {
    id: `M-THIS${index}A`,
    on: day('2027-03-16'),
    start: '09:30' as never,
    end: '12:30' as never,
    ...(chair === undefined || chance.in(3) ? {} : { chair: chair.id }),
    ...(vice === undefined || chance.in(3) ? {} : { viceChair: vice.id }),
    listReady: true,
    agendaReady: true,
    actionsReady: true,
    minutesReady: true,
    chairApproved: true,
    chairApprovedOn: day('2027-03-17'),
  };
}

interface Kept {
  readonly referrals: Referral[];
  readonly cases: Case[];
  readonly people: Person[];
  readonly addresses: Address[];
  readonly safeContacts: SafeContact[];
  readonly listings: Listing[];
  readonly needed: Needed[];
  readonly research: Research[];
  readonly notes: Note[];
  readonly actions: Action[];
  readonly conflicts: Conflict[];
}

interface CasePlace {
  readonly id: string;
  readonly referral: string;
  readonly meeting: Meeting;
  readonly last: Meeting;
  readonly at: number;
  readonly index: number;
  readonly stage: Stage;
}

function makeCase(made: Made, kept: Kept, place: CasePlace): void {
  const { chance, canaries, contacts, agencies } = made;
  const { id, meeting, at, index, stage } = place;
  const service = agencies.filter((one) => one.kind === 'idva');
  const idvas = contacts.filter((one) => one.role === 'idva' || one.role === 'idvaDuty');
  const named = idvas.length > 0 && !chance.in(3) ? chance.one(idvas) : undefined;
  kept.cases.push({
    id,
    state: 'listed',
    openedOn: day('2027-02-26'),
    ...(named === undefined ? {} : { idvaContact: named.id }),
    ...(named === undefined && chance.in(2) && service.length > 0 ? { idvaService: chance.one(service).id } : {}),
    ...(chance.in(8) ? { restricted: true } : {}),
    ...(chance.in(14) ? { deceased: true } : {}),
    ...(chance.in(20) ? { holdKind: chance.one(['court', 'death'] as const) } : {}),
    ...(chance.in(20) ? { papersAllowedBy: 'Chair' } : {}),
    contactThrough: canaries.word('s', id),
    interpreter: canaries.word('s', id),
    unsafeRoutes: ['letters', 'voicemail'],
    wishes: canaries.word('t', id),
    safeToUpdate: canaries.word('t', id),
    withoutConsentWhy: canaries.word('z', id),
  });
  makePeople(made, kept, id, at, index);
  kept.listings.push({
    id: `L-AAA${index}${at}A`,
    meeting: meeting.id,
    caseRef: id,
    ...(chance.in(16) ? { takenOff: true } : {}),
    ...(stage === 'after' || stage === 'week'
      ? { outcome: chance.in(8) ? ('notHeard' as const) : ('actionPlan' as const) }
      : {}),
  });
  makeReferral(made, kept, place);
  makeNeeded(made, kept, id, at, index);
  makeSaid(made, kept, place);
  const conflicts = chance.in(2) ? 0 : 1 + chance.below(2);
  for (let nth = 0; nth < conflicts; nth += 1) kept.conflicts.push(makeConflict(made, `X-A${nth}A${index}${at}A`, id));
}

function makeReferral({ chance, canaries, agencies }: Made, kept: Kept, { id, referral }: CasePlace): void {
  if (chance.in(3)) return;
  kept.referrals.push({
    id: referral,
    receivedAt: localTime('2027-02-26T10:00'),
    decision: 'accept',
    decidedOn: day('2027-02-26'),
    referrerAgency: chance.one(agencies).id,
    incident: canaries.word('t', id),
    risksToVictim: canaries.word('t', id),
    afraidOf: canaries.word('t', id),
    safeToTalkTo: canaries.word('s', id),
    phone: canaries.word('z', id),
    address: canaries.word('h', id),
    victimAware: 'yes',
    q1: 'yes',
  });
}

function makePeople(made: Made, kept: Kept, caseRef: string, at: number, index: number): void {
  const { chance, canaries, contacts } = made;
  const roles = [
    'victim',
    'perpetrator',
    ...(chance.in(2) ? ['child' as const] : []),
    ...(chance.in(6) ? ['other' as const] : []),
  ] as const;
  for (const [nth, role] of roles.entries()) {
    const id = `P-A${index}${at}${nth}AA`;
    const [forenames, surname] = [canaries.word('n', caseRef), canaries.word('n', caseRef)];
    kept.people.push({
      id,
      caseRef,
      role,
      forenames,
      surname,
      aliases: chance.in(3) ? [canaries.word('n', caseRef)] : [],
      birthDate: canaries.birth(caseRef) as never,
      ethnicity: canaries.word('d', caseRef),
      phone: canaries.word('z', caseRef),
      employer: canaries.word('z', caseRef),
      ...(role === 'child' ? { sharedWith: canaries.word('z', caseRef) } : {}),
      whereabouts: canaries.word('t', caseRef),
    });
    // Someone in a case who bears a professional's name, in either order.
    if (chance.in(40) && contacts.length > 0) {
      const contact = chance.one(contacts);
      const [first = '', second = ''] = (contact.personName ?? '').split(' ');
      const last = kept.people.length - 1;
      kept.people[last] = {
        ...(kept.people[last] as Person),
        forenames: chance.in(2) ? second : first,
        surname: chance.in(2) ? first : second,
      };
    }
    makePlaces(made, kept, id, caseRef);
  }
}

function makePlaces({ chance, canaries }: Made, kept: Kept, personId: string, caseRef: string): void {
  const said = chance.one(['yes', 'no', 'notKnown', undefined] as const);
  const kind = chance.one(['home', 'home', 'refuge', 'old', 'work'] as const);
  const hidden = said !== 'yes' || kind === 'refuge';
  kept.addresses.push({
    id: `D-${personId.slice(2)}`,
    personId,
    kind,
    text: canaries.word(hidden ? 'h' : 'k', caseRef),
    postcode: canaries.word(hidden ? 'h' : 'k', caseRef),
    ...(said === undefined ? {} : { perpetratorKnows: said }),
  });
  if (!personId.endsWith('0AA')) return;
  const expired = chance.in(4);
  const safe = chance.one(['yes', 'yes', 'no', 'notKnown', undefined] as const);
  kept.safeContacts.push({
    id: `S-${personId.slice(2)}`,
    caseRef,
    route: 'phone',
    value: canaries.word(expired && safe === 'yes' ? 'x' : 's', caseRef),
    ...(safe === undefined ? {} : { safe }),
    times: safe === 'yes' && !expired ? canaries.word('s', caseRef) : '',
    ...(expired ? { expiresOn: day('2027-03-01') } : chance.in(2) ? { expiresOn: DAYS.later } : {}),
  });
}

function makeNeeded({ chance, agencies }: Made, kept: Kept, caseRef: string, at: number, index: number): void {
  for (const [nth, agency] of agencies.entries()) {
    if (chance.in(3)) continue;
    const level = chance.one(['searches', 'takesPart', 'takesPart', 'seesAll', undefined] as const);
    kept.needed.push({
      id: `N-${nth}${index}${at}AAA`,
      caseRef,
      agency: chance.in(4) ? agency.name : agency.id,
      ...(level === undefined ? {} : { level }),
      inTheRoom: chance.in(2),
    });
    if (chance.in(25)) kept.needed.push({ id: `N-${nth}${index}${at}BBB`, caseRef, agency: agency.id });
  }
}

function makeSaid({ chance, canaries, agencies }: Made, kept: Kept, place: CasePlace): void {
  const { id, meeting, last, at, index, stage } = place;
  for (const [nth, agency] of agencies.entries()) {
    if (chance.in(3))
      kept.research.push({
        id: `RS-${nth}${index}${at}A`,
        meeting: meeting.id,
        caseRef: id,
        agency: agency.id,
        known: chance.one(['yes', 'no', 'notKnown'] as const),
        shared: canaries.word('t', id),
      });
    const meetings = [...(chance.in(3) ? [last] : []), ...(stage === 'list' || stage === 'agenda' ? [] : [meeting])];
    for (const [which, when] of meetings.entries()) {
      if (chance.in(2)) continue;
      kept.actions.push({
        id: `A-${nth}${index}${at}${which}AA`,
        meeting: when.id,
        caseRef: id,
        text: canaries.word('t', id),
        aboutWhom: canaries.word('t', id),
        agency: chance.in(4) ? agency.name : agency.id,
        agreedOn: when.on,
        due: chance.one([day('2027-02-24'), day('2027-03-19'), day('2027-03-23')]),
        status: chance.one<ActionStatus>(['open', 'open', 'inProgress', 'notDone']),
        answer: canaries.word('t', id),
        ...(chance.in(3) ? { safety: true } : {}),
        ...(chance.in(4) ? { immediate: true } : {}),
      });
    }
  }
  if (stage === 'list' || stage === 'agenda') return;
  for (const section of ['background', 'information', 'victimView', 'feedback'] as const)
    kept.notes.push({
      id: `NT-${section.slice(0, 2)}${index}${at}A`,
      meeting: meeting.id,
      caseRef: id,
      section,
      agency: chance.one(agencies).id,
      text: canaries.word('t', id),
    });
}

export function makeConflict(
  { chance, canaries, contacts, agencies, names }: Made,
  id: string,
  caseRef: string,
): Conflict {
  const way = chance.below(3);
  const agency = chance.one(agencies);
  const senior = contacts.filter((one) => one.agency === agency.id);
  const written = chance.one([agency.id, agency.name, agency.name.toUpperCase()]);
  return {
    id,
    caseRef,
    ...(way === 0 ? { contact: chance.one(contacts).id } : {}),
    ...(way === 1 ? { personName: chance.in(2) ? chance.one(names) : chance.one(names).toUpperCase() } : {}),
    ...(way === 2 ? { agency: written } : {}),
    ...(way === 2 && senior.length > 0 && chance.in(2) ? { exceptContact: chance.one(senior).id } : {}),
    why: canaries.word('z', caseRef),
    recordedBy: 'Manager',
    ...(chance.in(5)
      ? {
          liftedOn: day('2027-02-20'),
          liftedBy: 'Manager One',
          ...(chance.in(2) ? { liftedSecondBy: chance.in(3) ? 'manager one' : 'Manager Two' } : {}),
        }
      : {}),
  };
}

function link(chance: Chance, cases: Case[]): void {
  const [first, second] = [cases[0], cases[1]];
  if (first === undefined || second === undefined) return;
  cases[0] = { ...first, linkedCases: [second.id], ...(chance.in(2) ? { linkConfirmedBy: 'Team' } : {}) };
}

/** One late change of what decides access, as people make them between plan, offer, approval and send. */
export function changeLate(world: World, chance: Chance): World {
  const made: Made = {
    chance,
    canaries: world.canaries,
    agencies: [...world.facts.agencies],
    contacts: [...world.facts.contacts],
    names: world.facts.contacts.flatMap((one) => one.personName ?? []),
  };
  const maracs = [...world.facts.maracs];
  const which = chance.below(maracs.length);
  const marac = maracs[which] as MaracFacts;
  const someCase = chance.one(marac.cases);
  const change = (more: Partial<MaracFacts>): void => {
    maracs[which] = { ...marac, ...more };
  };
  const contact = chance.one(made.contacts);
  switch (chance.below(12)) {
    case 0:
    case 1:
    case 2:
      change({ conflicts: [...marac.conflicts, makeConflict(made, 'X-LATEAA', someCase.id)] });
      break;
    case 3:
      put(made, contact.id, { activeTo: day('2027-03-01') });
      break;
    case 4:
      put(made, contact.id, { address: chance.one(made.contacts).address ?? 'new@agency.example.org' });
      break;
    case 5:
      change({ needed: marac.needed.filter((one) => one.caseRef !== someCase.id) });
      break;
    case 6:
      change({ needed: marac.needed.map((one) => (chance.in(2) ? { ...one, level: 'searches' as const } : one)) });
      break;
    case 7:
      change({ restrictedCases: new Set([...marac.restrictedCases, someCase.id]) });
      break;
    case 8:
      change({ cases: marac.cases.map((one) => (one.id === someCase.id ? { ...one, deceased: true } : one)) });
      break;
    case 9:
      put(made, contact.id, {
        sharedMailbox: true,
        mailboxReaders: [chance.one(made.names)],
        mailboxAttestedOn: DAYS.before,
      });
      break;
    case 10:
      change({ cases: marac.cases.map((one) => (one.id === someCase.id ? withoutIdva(one) : one)) });
      break;
    default:
      change({ rules: openRules([{ id: 'ST-AAAAAA', setting: 'sending', value: 'off' }]) });
  }
  return { ...world, facts: { ...world.facts, maracs, agencies: made.agencies, contacts: made.contacts } };
}

function withoutIdva(one: Case): Case {
  const { idvaContact: _contact, idvaService: _service, ...rest } = one;
  return rest;
}
