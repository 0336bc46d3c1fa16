// What agencies did, counted a second time in plain loops: actions by what became of them, presence at meetings, answers to the request for research.
import { sumOf } from '../../../src/domain/figures/figure.ts';
import type { Period } from '../../../src/domain/figures/period.ts';
import type { Statistics } from '../../../src/domain/figures/statistics.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import { deadlinesOf } from '../../../src/domain/time/calendar.ts';
import { checkCore } from './core-by-hand.ts';
import type { FigureWorld } from './world.ts';

type Counts = Map<string, number>;

const NAMES =
  'actions actionsOnTime actionsLate actionsNotPossible actionsNotDone actionsSuperseded actionsOpen expected present substitute written absent notAsked researchAsked researchOnTime researchLate researchNever'.split(
    ' ',
  );

const add = (counts: Counts, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
const isNamed = ({ id, name }: Agency, written: string | undefined): boolean => written === id || written === name;

export function checkAgencies(
  world: FigureWorld,
  period: Period,
  statistics: Statistics,
  say: (what: string) => void,
): void {
  const { agencies } = statistics;
  const byHand = new Map<string, Counts>();
  for (const agency of world.facts.agencies) {
    const counts: Counts = new Map();
    byHand.set(agency.id, counts);
    for (const marac of world.facts.maracs) {
      countActions(world, marac, agency, period, counts);
      countMeetings(world, marac, agency, period, counts);
    }
    const figures = agencies.find((each) => each.agency.id === agency.id)?.figures ?? [];
    for (const name of NAMES) {
      const value = sumOf(figures.find((figure) => figure.name === name)?.rows ?? []);
      if (value !== (counts.get(name) ?? 0)) say(`${agency.id} ${name} is ${value}, by hand ${counts.get(name) ?? 0}`);
    }
    const of = (name: string): number => figures.find((figure) => figure.name === name)?.ofCount ?? 0;
    const sum = (list: readonly string[]): number =>
      list.reduce((total, name) => total + sumOf(figures.find((figure) => figure.name === name)?.rows ?? []), 0);
    const unknown = (name: string): number => figures.find((figure) => figure.name === name)?.notKnown ?? 0;
    if (sum(['present', 'substitute', 'written', 'absent', 'notAsked']) + unknown('present') !== of('expected'))
      say(`${agency.id}: how it was there does not add up to the meetings that expected it`);
    if (
      sum(['researchOnTime', 'researchLate', 'researchNever', 'researchWaiting']) + unknown('researchLate') !==
      of('researchAsked')
    )
      say(`${agency.id}: its answers do not add up to what it was asked`);
    const ends = [
      'actionsOnTime',
      'actionsLate',
      'actionsNotPossible',
      'actionsNotDone',
      'actionsSuperseded',
      'actionsOpen',
    ];
    if (sum(ends) + unknown('actionsLate') !== of('actions')) say(`${agency.id}: its actions do not add up`);
  }
  checkCore(world, period, statistics, byHand, say);
}

const isHeldIn = (meeting: MaracFacts['meetings'][number], { from, to }: Period): boolean =>
  meeting.state !== 'cancelled' && meeting.state !== 'moved' && meeting.on >= from && meeting.on <= to;

function countActions(world: FigureWorld, marac: MaracFacts, agency: Agency, period: Period, counts: Counts): void {
  for (const action of marac.actions) {
    const meeting = marac.meetings.find(({ id }) => id === action.meeting);
    if (meeting === undefined || meeting.on < period.from || meeting.on > period.to) continue;
    if (world.restricted.has(action.caseRef ?? '') || !isNamed(agency, action.agency)) continue;
    add(counts, 'actions');
    const due = action.due ?? (action.immediate === true ? action.agreedOn : undefined);
    if (action.status === 'completed') {
      if (due !== undefined && action.doneOn !== undefined)
        add(counts, action.doneOn <= due ? 'actionsOnTime' : 'actionsLate');
    } else if (action.status === 'notDone') add(counts, 'actionsNotDone');
    else if (action.status === 'notPossibleCircumstances') add(counts, 'actionsNotPossible');
    else add(counts, action.status === 'superseded' ? 'actionsSuperseded' : 'actionsOpen');
  }
}

/** Cases of a meeting that are not restricted and were to be heard at it. */
function casesAt(world: FigureWorld, marac: MaracFacts, meeting: MaracFacts['meetings'][number]): readonly string[] {
  const rows = marac.listings.filter(
    (row) => row.meeting === meeting.id && row.takenOff !== true && !world.restricted.has(row.caseRef),
  );
  if (meeting.on > world.now.slice(0, 10)) return [];
  return [...new Set(rows.map((row) => row.caseRef))].filter((caseRef) => {
    const said = rows.filter((row) => row.caseRef === caseRef);
    if (said.some(({ outcome, countsAs }) => (outcome ?? countsAs) !== undefined)) return true;
    const all = marac.referrals.filter(
      ({ id, matchCase }) => matchCase === caseRef || marac.pool.take('K', `case/${id}`) === caseRef,
    );
    const gone = all.length > 0 && all.every(({ decision }) => decision === 'withdraw');
    return !gone;
  });
}

/** The agency has nobody here whom a conflict does not keep from the case. Each agency of these worlds has one contact at most. */
function isKept(marac: MaracFacts, agency: Agency, contact: string | undefined, caseRef: string): boolean {
  return marac.conflicts.some((conflict) => {
    if (conflict.caseRef !== caseRef || contact === undefined) return false;
    const { liftedOn, liftedBy, liftedSecondBy } = conflict;
    const lifted = liftedOn !== undefined && liftedBy !== undefined && liftedSecondBy !== undefined;
    if (lifted && liftedBy !== liftedSecondBy) return false;
    return conflict.contact === contact || (isNamed(agency, conflict.agency) && conflict.exceptContact !== contact);
  });
}

function countMeetings(world: FigureWorld, marac: MaracFacts, agency: Agency, period: Period, counts: Counts): void {
  const { contacts, recorded } = world.facts;
  const mine = contacts.filter((contact) => isNamed(agency, contact.agency));
  for (const meeting of marac.meetings.filter((each) => isHeldIn(each, period))) {
    const here = mine.find((contact) => contact.marac === undefined || contact.marac === marac.name)?.id;
    const cases = casesAt(world, marac, meeting).filter((caseRef) => !isKept(marac, agency, here, caseRef));
    const asked = cases.filter((caseRef) =>
      mine.some(({ id }) => recorded.covered.has(`list/${meeting.id}/${caseRef}/${id}`)),
    );
    for (const caseRef of asked) {
      add(counts, 'researchAsked');
      const name = researchName(world, marac, agency, meeting, caseRef);
      if (name !== undefined) add(counts, name);
    }
    const rows = marac.attendance.filter(
      (row) => row.meeting === meeting.id && isNamed(agency, row.agency) && row.came !== 'observer',
    );
    const named =
      rows.length > 0 ||
      meeting.kind !== 'emergency' ||
      marac.attendance.some((row) => row.meeting === meeting.id && isNamed(agency, row.agency));
    const part = cases.filter(
      (caseRef) =>
        agency.searchesAll === true ||
        marac.needed.some(
          (row) =>
            row.caseRef === caseRef &&
            isNamed(agency, row.agency) &&
            (row.level === 'takesPart' || row.level === 'seesAll' || row.inTheRoom === true),
        ),
    );
    const works =
      (agency.activeFrom ?? '') <= meeting.on &&
      meeting.on <= (agency.activeTo ?? '9999') &&
      agency.kind !== 'maracTeam' &&
      mine.some((contact) => contact.marac === undefined || contact.marac === marac.name);
    if (part.length === 0 || !named || !works) continue;
    add(counts, 'expected');
    const came = new Set(rows.map((row) => row.came));
    const isAsked = part.some((caseRef) => asked.includes(caseRef));
    if (came.has('present')) add(counts, 'present');
    else if (came.has('substitute')) add(counts, 'substitute');
    else if (came.has('apologiesWithInformation') || rows.some((row) => row.informationReceivedOn !== undefined))
      add(counts, 'written');
    else if (came.has('absent') || came.has('apologiesWithoutInformation'))
      add(counts, isAsked ? 'absent' : 'notAsked');
  }
}

function researchName(
  world: FigureWorld,
  marac: MaracFacts,
  agency: Agency,
  meeting: MaracFacts['meetings'][number],
  caseRef: string,
): string | undefined {
  const due = deadlinesOf(meeting, marac.rules).agenda.slice(0, 10);
  const answers = marac.research.filter(
    (row) =>
      row.meeting === meeting.id &&
      row.caseRef === caseRef &&
      isNamed(agency, row.agency) &&
      (row.known !== undefined || row.nil === true || row.answeredOn !== undefined),
  );
  const [answer] = answers.toSorted((a, b) =>
    (a.answeredOn ?? '9999') + a.id < (b.answeredOn ?? '9999') + b.id ? -1 : 1,
  );
  if (answer === undefined) return world.now.slice(0, 10) > due ? 'researchNever' : undefined;
  if (answer.late === true || (answer.answeredOn ?? '') > due) return 'researchLate';
  return answer.answeredOn === undefined ? undefined : 'researchOnTime';
}
