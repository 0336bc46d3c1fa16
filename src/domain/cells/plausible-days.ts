// Days that cannot be: for each column that holds one, how far back and ahead of today it may lie. A day outside is named and counts as not given.
import { QUESTIONS } from '../referral/questions/all-questions.ts';
import type { DayWindow } from '../referral/questions/question.ts';
import { addDays, addMonths, day, dayOf, formatDate, type Day, type LocalTime } from '../time/day.ts';

interface Window {
  /** Years before today, or since 2000 where it is left out: nothing in a workbook happened before. */
  readonly yearsBack?: number;
  readonly yearsAhead: number;
  readonly daysAhead?: number;
}

const BIRTH: Window = { yearsBack: 120, yearsAhead: 0 };
/** Of an unborn child; rows of years ago are read too. */
const EXPECTED: Window = { yearsAhead: 0, daysAhead: 310 };
const HAPPENED: Window = { yearsAhead: 0 };
const PLANNED: Window = { yearsAhead: 5 };
const MEETS: Window = { yearsAhead: 3 };
/** The end of a sentence, or of an order. */
const ENDS: Window = { yearsAhead: 50 };
const LIVED: Window = { yearsBack: 120, yearsAhead: 5 };
/** Kept by a rule of its own ("Verified on is a day to come"), or it says since when or until when something holds. */
const HOLDS: Window = { yearsBack: 120, yearsAhead: 150 };

const OF_REFERRALS: Readonly<Record<DayWindow, Window>> = {
  birth: BIRTH,
  expected: EXPECTED,
  happened: HAPPENED,
  end: ENDS,
};

export const WINDOWS: Readonly<Record<string, Readonly<Record<string, Window>>>> = {
  referrals: Object.fromEntries(
    QUESTIONS.flatMap(({ field, within }) => (within === undefined ? [] : [[field, OF_REFERRALS[within]]])),
  ),
  cases: {
    openedOn: HAPPENED,
    lastReferredOn: HAPPENED,
    holdReviewOn: PLANNED,
    withoutConsentOn: HAPPENED,
    closedOn: HAPPENED,
  },
  list: { lateAddedAt: HAPPENED, notHeardUntil: PLANNED },
  actions: {
    agreedOn: HAPPENED,
    due: PLANNED,
    reviewOn: PLANNED,
    answeredOn: HAPPENED,
    newDate: PLANNED,
    doneOn: HAPPENED,
    phoneCallMadeOn: HAPPENED,
  },
  people: { birthDate: BIRTH, dueDate: EXPECTED },
  addresses: { from: LIVED, to: LIVED },
  safeContacts: { confirmedOn: HAPPENED, expiresOn: PLANNED },
  research: { answeredOn: HAPPENED },
  flags: { answeredOn: HAPPENED, removedOn: HAPPENED },
  keyDates: { on: ENDS, dealtWithOn: HAPPENED },
  meetings: { on: MEETS, movedTo: MEETS, chairApprovedOn: HAPPENED },
  attendance: { informationReceivedOn: HAPPENED },
  disclosures: { subjectBirthDate: BIRTH, receivedOn: HAPPENED, disclosedOn: HAPPENED },
  transfers: { preparedOn: HAPPENED, sentOn: HAPPENED, acknowledgedOn: HAPPENED, completeOn: HAPPENED },
  practice: { on: PLANNED, due: PLANNED, raisedOn: PLANNED, closedOn: HAPPENED },
  population: { from: HOLDS },
  training: { on: HAPPENED, dueAgain: PLANNED },
  agencies: { activeFrom: HOLDS, activeTo: HOLDS, agreementSignedOn: HAPPENED },
  contacts: {
    routeProvenOn: HOLDS,
    verifiedOn: HOLDS,
    mailboxAttestedOn: HOLDS,
    mailboxClosedOn: HOLDS,
    awayFrom: HOLDS,
    awayTo: HOLDS,
    activeFrom: HOLDS,
    activeTo: HOLDS,
    inductedOn: HAPPENED,
    agreementSignedOn: HAPPENED,
  },
  conflicts: { recordedOn: HAPPENED, liftedOn: HAPPENED },
  settings: { fromDate: HOLDS },
};

/** Why the day cannot be, in a sentence without it; undefined where it can. */
export function findImpossible(table: string, field: string, value: string, today: Day): string | undefined {
  const window = WINDOWS[table]?.[field];
  if (window === undefined) return undefined;
  const on = dayOf(value.length > 10 ? (value as LocalTime) : (`${value}T00:00` as LocalTime));
  const first = window.yearsBack === undefined ? day('2000-01-01') : addMonths(today, -12 * window.yearsBack);
  const last = addDays(addMonths(today, 12 * window.yearsAhead), window.daysAhead ?? 0);
  if (on >= first && on <= last) return undefined;
  const bound = on < first ? `before ${formatDate(first)}` : `after ${formatDate(last)}`;
  return `This day cannot be: it lies ${bound}. It counts as not given; look whether year and month are right.`;
}
