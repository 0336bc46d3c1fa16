// One quarter of one MARAC, and how each of its numbers may be shown. What is published of more than one is put together from these.
import { figureOf, NEARLY, sumOf, type Figure } from '../figure.ts';
import { meetingsOf, groundIn, type Ground } from '../ground.ts';
import { quarterBefore } from '../period.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { EQUALITY_GROUPS } from '../equality/equality.ts';
import { byReferrer, discussed, referrerNotKnown } from '../return/case-measures.ts';
import { REFERRER_NAMES } from '../return/referrer-columns.ts';
import { ethnicGroups } from '../return/victim-measures.ts';
import type { AgencyFigures } from '../reports/accountability.ts';
import { withoutConsent } from '../reports/practice-measures.ts';
import { decisionMeasures } from '../reports/referral-measures.ts';
import { STEERING_MEASURES } from '../reports/steering-group.ts';
import type { Principle } from '../reports/ten-principles.ts';
import { agencyKey, hideAttendance, isAttendanceShown } from './hide-attendance.ts';
import { hideParts } from './hide-parts.ts';
import { FEWEST_SHOWN, type Hiding } from './shown.ts';

export interface Unit {
  readonly marac: MaracFacts;
  readonly figures: ReadonlyMap<string, Figure>;
  /** By the name of the figure; of an agency's, with its row id before it. */
  readonly hidings: ReadonlyMap<string, Hiding>;
  readonly meetings: readonly MeetingCases[];
  /** Without a meeting there was no case, as everybody knows. */
  readonly isHeld: boolean;
}

export interface MeetingCases {
  readonly meeting: Meeting;
  readonly cases: number;
  readonly hiding: Hiding;
}

/** Numbers that others are parts of; nobody is left over from them. */
export const TOTALS: readonly string[] = ['cases', 'discussed', 'received', 'researchAsked', 'actions'];
/** Numbers that tell how many cases some of the meetings had. */
const BY_MEETING: readonly string[] = ['casesPerMeeting', 'minutesACase', 'idvaPresent'];
/** Referrals arrive without a meeting too. */
const OF_REFERRALS = /^(?:received|met-|decided-|score|idvaAcknowledged)/;
/** Of how many cases an agency was asked, and what it did about them. */
const ASKED = { researchAsked: /^research/, actions: /^(?:actions(?!InTime)|escalated)/ } as const;
const QUARTERS_OF_A_YEAR = 4;
/** Of fewer, nine of ten within is the longest. */
const FEWEST_FOR_NINETIETH = 10;

const partOf = ({ value, rows }: Pick<Figure, 'value' | 'rows'>): number => (value === undefined ? 0 : sumOf(rows));

export function judgeUnit(
  marac: MaracFacts,
  ground: Ground,
  agencies: readonly AgencyFigures[],
  principles: readonly Principle[],
): Unit {
  const figures = new Map<string, Figure>();
  const measures = [...STEERING_MEASURES, ...byReferrer, referrerNotKnown, ...EQUALITY_GROUPS];
  for (const measure of measures) figures.set(measure.name, figureOf(measure, ground));
  for (const figure of principles.flatMap((principle) => principle.figures)) figures.set(figure.name, figure);
  for (const { agency, figures: own } of agencies)
    for (const figure of own) figures.set(agencyKey(agency.id, figure.name), figure);

  const hidings = new Map([...figures].map(([key, figure]) => [key, hidingOf(figure)]));
  const set = (key: string, hiding: Hiding | undefined): void => {
    if (hiding !== undefined && figures.has(key)) hidings.set(key, hiding);
  };
  const cases = figures.get('cases');
  const isShown = cases !== undefined && partOf(cases) >= FEWEST_SHOWN;
  const meetings = judgeMeetings(ground, isShown);
  if (isShown) {
    hideReferrers(figures, set);
    hideGroups(figures, set);
  }
  hideDecisions(figures, set);
  hideAgencies(agencies, figures, set);
  const isTold = isAttendanceShown(
    ground.cases.length,
    meetings.map((each) => each.cases),
  );
  for (const key of hideAttendance(ground, agencies, hidings, isTold)) set(key, 'notShown');
  for (const name of BY_MEETING)
    set(name, tellsNoMeeting(ground, meetings, figures.get(name), isShown) ? 'number' : 'notShown');
  const consent = figures.get(withoutConsent.name);
  if (consent !== undefined && hideParts([consent.ofCount], ground.cases.length, true)[0] !== 'number')
    set(withoutConsent.name, 'notShown');
  set('casesPer10000', isYearShown(ground) ? 'number' : 'notShown');
  const isHeld = cases?.missing === undefined;
  if (!isHeld)
    for (const [key, figure] of figures) if (figure.ofRows.length === 0 && !OF_REFERRALS.test(key)) set(key, 'number');
  return { marac, figures, hidings, meetings, isHeld };
}

/** Whether it may be told of how many it is taken, and of how many of them it is not known. */
export function isTotalShown({ figures, hidings, isHeld }: Unit, key: string): boolean {
  const figure = figures.get(key);
  if (figure === undefined || figure.name === 'casesPerMeeting') return true;
  if (figure.tells === 'nothing') return hidings.get(key) === 'number';
  if (BY_MEETING.includes(figure.name) || figure.name === withoutConsent.name) return hidings.get(key) === 'number';
  const agency = key.slice(0, key.length - figure.name.length);
  const [total] = Object.entries(ASKED).find(([, isPart]) => isPart.test(figure.name)) ?? [];
  if (total !== undefined && (agency !== '' || figures.has(total)))
    return hidings.get(`${agency}${total}`) === 'number';
  const isNone = !isHeld && figure.ofRows.length === 0 && !OF_REFERRALS.test(key);
  return isNone || figure.ofCount >= FEWEST_SHOWN;
}

/** What one number tells by itself. */
function hidingOf({ name, kind, tells, value, rows, ofCount, notKnown }: Figure): Hiding {
  if (tells === 'nothing') return 'number';
  const part = partOf({ value, rows });
  if (TOTALS.includes(name)) return part < FEWEST_SHOWN ? 'fewerThanFive' : 'number';
  // How many are not known is no number of people of whom something is told.
  if (name === referrerNotKnown.name) return ofCount < FEWEST_SHOWN ? 'notShown' : 'number';
  if (kind === 'median' || kind === 'most') return rows.length < FEWEST_SHOWN ? 'notShown' : 'number';
  if (kind === 'ninetieth') return rows.length < FEWEST_FOR_NINETIETH ? 'notShown' : 'number';
  if (ofCount < FEWEST_SHOWN) return 'notShown';
  if (tells === 'work') return 'number';
  return hideParts([part], ofCount - notKnown, true)[0] ?? 'notShown';
}

type Set = (key: string, hiding: Hiding | undefined) => void;
type Figures = ReadonlyMap<string, Figure>;

const valueOf = (figures: Figures, name: string): number => {
  const figure = figures.get(name);
  return figure === undefined ? 0 : partOf(figure);
};

/** The police and everybody else are the whole: neither is shown where the other is few. */
function hideReferrers(figures: Figures, set: Set): void {
  const total = valueOf(figures, 'cases') - valueOf(figures, referrerNotKnown.name);
  const columns = REFERRER_NAMES.filter((name) => figures.get(name)?.value !== undefined);
  const hidings = hideParts(
    columns.map((name) => valueOf(figures, name)),
    total,
    false,
  );
  const others = valueOf(figures, 'notPolice');
  columns.forEach((name, index) => {
    const hiding = hidings[index];
    set(name, name === 'police' && others < FEWEST_SHOWN && hiding === 'number' ? 'notShown' : hiding);
  });
  const police = hidings[columns.indexOf('police')];
  set('notPolice', police === 'number' && others >= FEWEST_SHOWN ? 'number' : 'notShown');
}

/** Those who are in no group of the list, as White British, are left over. */
function hideGroups(figures: Figures, set: Set): void {
  const recorded = ethnicGroups.filter(({ name }) => figures.get(name)?.value !== undefined);
  const [first] = recorded;
  const figure = first === undefined ? undefined : figures.get(first.name);
  if (figure === undefined) return;
  const parts = recorded.map(({ name }) => valueOf(figures, name));
  const hidings = hideParts(parts, figure.ofCount - figure.notKnown, true);
  recorded.forEach(({ name }, index) => {
    set(name, hidings[index]);
    set(`${name}Share`, hidings[index]);
  });
}

function hideDecisions(figures: Figures, set: Set): void {
  const received = figures.get('received');
  const [first] = decisionMeasures;
  const decided = first === undefined ? undefined : figures.get(first.name);
  if (received === undefined || decided === undefined || partOf(received) < FEWEST_SHOWN) return;
  const parts = decisionMeasures.map(({ name }) => valueOf(figures, name));
  const hidings = hideParts(parts, decided.ofCount - decided.notKnown, false);
  decisionMeasures.forEach(({ name }, index) => set(name, hidings[index]));
}

/** What an agency did stands beside of how many cases it was asked: where these are few, or would tell those of another, nothing of it is shown. */
function hideAgencies(agencies: readonly AgencyFigures[], figures: Figures, set: Set): void {
  for (const [total, isPart] of Object.entries(ASKED)) {
    // No agency stands in the table: none was expected or asked.
    if (agencies.length === 0) for (const name of figures.keys()) if (isPart.test(name)) set(name, 'number');
    if (agencies.length === 0) continue;
    const hidings = hideParts(
      agencies.map(({ agency }) => valueOf(figures, agencyKey(agency.id, total))),
      valueOf(figures, total),
      false,
    );
    agencies.forEach(({ agency, figures: own }, index) => {
      const hiding = hidings[index] ?? 'notShown';
      set(agencyKey(agency.id, total), hiding);
      if (hiding !== 'number')
        for (const { name } of own)
          if (name !== total && isPart.test(name)) set(agencyKey(agency.id, name), 'notShown');
    });
    const isNoneToHideBehind = hidings.length > 0 && hidings.every((hiding) => hiding === 'notShown');
    if (isNoneToHideBehind || valueOf(figures, total) < FEWEST_SHOWN)
      for (const name of figures.keys()) if (isPart.test(name)) set(name, 'notShown');
  }
}

/** Emergency meetings stand in the sum, and are not shown by themselves. */
function judgeMeetings(ground: Ground, isShown: boolean): readonly MeetingCases[] {
  const count = (id: string): number => ground.cases.filter(({ meeting }) => meeting.id === id).length;
  const held = ground.maracs.flatMap((marac) => meetingsOf(ground, marac));
  const usual = held
    .filter(({ kind }) => kind !== 'emergency')
    .map((meeting) => ({ meeting, cases: count(meeting.id) }));
  const inUsual = usual.reduce((sum, { cases }) => sum + cases, 0);
  const hidings = hideParts(
    usual.map(({ cases }) => cases),
    ground.cases.length,
    inUsual < ground.cases.length,
  );
  return usual.map((each, index) => ({ ...each, hiding: isShown ? (hidings[index] ?? 'notShown') : 'notShown' }));
}

/** The cases of each meeting are shown anyway, or it is of all meetings or of none: it tells of no single one how many cases it had. */
function tellsNoMeeting(
  ground: Ground,
  meetings: readonly MeetingCases[],
  figure: Figure | undefined,
  isShown: boolean,
): boolean {
  if (figure === undefined || (figure.name === 'casesPerMeeting' && meetings.length === 0)) return true;
  if (!isShown) return false;
  const all = ground.cases.length;
  const inUsual = meetings.reduce((sum, { cases }) => sum + cases, 0);
  if (inUsual === all && (figure.name === 'casesPerMeeting' || meetings.every(({ hiding }) => hiding === 'number')))
    return true;
  if (figure.name === 'casesPerMeeting') return false;
  const heard = new Set(ground.cases.map(({ meeting }) => meeting.id));
  const isEachHeard = ground.maracs.every((marac) => meetingsOf(ground, marac).every(({ id }) => heard.has(id)));
  const isWhole = (count: number): boolean => count < NEARLY || Math.abs(count - all) < NEARLY;
  const counts = figure.name === 'minutesACase' ? [figure.ofCount] : [sumOf(figure.rows), figure.notKnown];
  return isEachHeard && counts.every(isWhole);
}

/** The sum of a year would tell the one quarter of it that is hidden. */
function isYearShown(ground: Ground): boolean {
  return Array.from({ length: QUARTERS_OF_A_YEAR }, (_, index) =>
    figureOf(discussed, groundIn(ground, index === 0 ? ground.period : quarterBefore(ground.period, index))),
  ).every(({ value }) => value === undefined || value >= FEWEST_SHOWN);
}
