// Random worlds, small and mean: a few agencies, people with several roles, mailboxes read by several, leavers, covers, two MARACs of one
// register, conflicts of every kind, restricted and frozen cases. Seeded; all synthetic. The facts are what the readers of workbooks would give.
import type { Action } from '../../../src/domain/actions/action.ts';
import type { Address, Case, Person, SafeContact } from '../../../src/domain/cases/case.ts';
import { day, dayOf, type LocalTime } from '../../../src/domain/time/day.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Listing, Needed, Note, Research } from '../../../src/domain/meeting/listing.ts';
import type { Attendance, Disclosure, Meeting, Practice } from '../../../src/domain/meeting/meeting.ts';
import type { Recorded } from '../../../src/domain/plan/effects.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency, Conflict } from '../../../src/domain/register/register.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { Canaries } from './canary.ts';
import { withPartnership } from './partnership.ts';
import { makeCase, makeConflict } from './cases.ts';
import { chanceOf, DAYS, KEYS, STAGES, TIMES, type Chance, type Made, type Stage } from './ground.ts';
import { addReportReaders, coverCoordinator, makeAgencies, makeContacts, put } from './register.ts';

export interface World {
  readonly seed: number;
  readonly stage: Stage;
  readonly now: LocalTime;
  readonly facts: Facts;
  readonly canaries: Canaries;
  /** The action sheets of this meeting have gone. */
  readonly sheetsGone?: boolean;
}

export const NOTHING_RECORDED: Recorded = {
  messages: new Map(),
  papers: new Map(),
  done: new Set(),
  covered: new Map(),
  orders: new Map(),
};

export function makeWorld(seed: number): World {
  const chance = chanceOf(seed);
  const acting = chanceOf(seed ^ 0xac75);
  const made: Made = { chance, acting, canaries: new Canaries(), agencies: [], contacts: [], names: [] };
  const stage = chance.one(STAGES);
  makeAgencies(made);
  const maracNames = chance.in(3) ? ['ealing', 'brent'] : ['ealing'];
  makeContacts(made, maracNames);
  if (seed % 5 === 2) addReportReaders(made);
  const left = chance.in(4) ? 6 : 3;
  const maracs = maracNames.map((name, index) =>
    makeMarac(made, name, maracNames.length === 1 ? left : Math.max(2, left - 2), index, stage),
  );
  coverCoordinator(made, maracNames, dayOf(TIMES[stage]), chanceOf(seed ^ 0xc0fe));
  const facts: Facts = {
    maracs,
    agencies: made.agencies,
    contacts: made.contacts,
    recorded: NOTHING_RECORDED,
    corrections: [],
  };
  return {
    seed,
    stage,
    now: TIMES[stage],
    facts: withPartnership(seed, facts, made.canaries),
    canaries: made.canaries,
  };
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
      subjectAliases: [canaries.word('q', `DR-AAA${index}AA`)],
      applicant: canaries.word('z', `DR-AAA${index}AA`),
      route: 'ask',
      agenciesWho: chance.in(2) ? [] : [chance.one(made.agencies).id],
    });
  if (chance.in(3)) link(chance, kept.cases);
  const off = chance.in(60);
  const asksForReports = made.contacts.some(({ role }) => role === 'manager');
  return {
    name,
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
    outward: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
    rules: openRules([
      { id: 'ST-AAAAAA', setting: 'sending', value: off ? 'off' : 'on' },
      ...(asksForReports ? REPORTS : []),
    ]),
    ...kept,
    flags: [],
    keyDates: [],
    meetings: [last, meeting],
    attendance: whoCame(made.agencies, meeting),
    transfers: [],
    practice: asksForReports ? milestonesOf(canaries, kept.cases, index) : [],
    population: [],
    training: [],
    restrictedCases: restricted,
    unknownTables: new Set(),
    problems: [],
    blocked: chance.in(40) ? new Set([kept.cases[0]?.id ?? '']) : chance.in(80) ? 'all' : new Set<string>(),
    pool,
  };
}

/** The month before is reported until 14 March, the quarter before until the end of March. */
const REPORTS = [
  { id: 'ST-BBBBBB', setting: 'reports', value: 'both' },
  { id: 'ST-CCCCCC', setting: 'returnDueDays', value: '90' },
];

/** Milestones about a case: a report may say that there is one, and no word of it. */
function milestonesOf(canaries: Canaries, cases: readonly Case[], index: number): readonly Practice[] {
  return cases.map(({ id }, nth) => ({
    id: `PR-A${nth}${index}AAA`,
    kind: 'milestone' as const,
    on: day('2027-01-12'),
    caseRef: id,
    text: canaries.word('t', id),
    due: day('2027-02-20'),
  }));
}

/** Every third agency did not come, another sent somebody, and of the last nothing is typed. */
function whoCame(agencies: readonly Agency[], meeting: Meeting): readonly Attendance[] {
  const came = ['apologiesWithInformation', 'present', undefined] as const;
  return agencies.flatMap((agency, nth) => {
    const how = came[nth % 3];
    if (how === undefined) return [];
    return [{ id: `AT-${nth}${meeting.id.slice(-2)}AAA`, meeting: meeting.id, agency: agency.id, came: how }];
  });
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
    listReadyBy: 'Cora Coordinata',
    agendaReady: true,
    agendaReadyBy: 'Cora Coordinata',
    actionsReady: true,
    actionsReadyBy: 'Cora Coordinata',
    minutesReady: true,
    minutesReadyBy: 'Cora Coordinata',
    chairApproved: true,
    chairApprovedBy: 'The chair',
    chairApprovedOn: day('2027-03-17'),
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
    acting: chance,
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
