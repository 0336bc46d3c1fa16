// What the coordinator brings along: last month's referrals with their meeting, eleven older cases, and actions in every state. All invented.
import { ID_LETTERS, type Random } from '../../src/system/random.ts';
import { APRIL, FEBRUARY, MARCH } from './demo-meetings.ts';
import type { Cast } from '../cast.ts';
import { row, type Edit, type Typed } from '../type-as-people.ts';
import { birthDate, pick } from './made-up-names.ts';
import { makeReferral } from './made-up-referrals.ts';
import { AGENCIES } from './made-up-register.ts';
import type { IdPool } from '../../src/domain/plan/id-pool.ts';

const DAYS = [
  '2027-01-18',
  '2027-01-20',
  '2027-01-22',
  '2027-01-25',
  '2027-01-27',
  '2027-01-29',
  '2027-02-01',
  '2027-02-03',
];

export interface OldCase {
  readonly ref: string;
  readonly referral?: string;
  readonly values?: Typed;
}

/** An id that reads as one: `R-HST2AB` is the same at every demo. */
export function idAt(prefix: string, word: string, index: number): string {
  const base = ID_LETTERS.length;
  return `${prefix}-${word}${ID_LETTERS[Math.floor(index / base) % base] ?? '2'}${ID_LETTERS[index % base] ?? '2'}`;
}

/** 23 accepted referrals of the meeting before, which intake opens as cases on its first look. */
export function oldReferrals(
  dice: Random,
  cast: Cast,
  pool: IdPool,
): { edits: readonly Edit[]; cases: readonly OldCase[] } {
  const edits: Edit[] = [];
  const cases: OldCase[] = [];
  for (let n = 0; n < 23; n += 1) {
    const id = idAt('R', 'HSTA', n);
    const day = DAYS[n % DAYS.length] ?? '2027-02-01';
    const values = makeReferral(dice, cast, `${day}T${String(9 + (n % 6)).padStart(2, '0')}:15`, {
      decision: 'accept',
      decidedBy: 'The coordinator',
      decidedOn: day,
      meeting: FEBRUARY.id,
      idvaAcknowledgedAt: `${day}T15:30`,
      idvaAcknowledgedBy: 'IDVA duty desk',
    });
    const ref = pool.take('K', `case/${id}`);
    cases.push({ ref, referral: id, values });
    edits.push(row('referrals', id, values));
    // The row on the list carries the id that intake would give it, so that intake finds its work done.
    edits.push(
      row('list', pool.take('L', `${id}/list/${FEBRUARY.id}`), {
        meeting: FEBRUARY.id,
        caseRef: ref,
        outcome: outcomeOf(n),
      }),
    );
  }
  return { edits, cases };
}

function outcomeOf(n: number): string {
  return n === 4 || n === 9 ? 'deferred' : n % 5 === 3 ? 'noFurtherListing' : 'actionPlan';
}

/** Eleven cases that were heard before this workbook began, with their people: typed, as when a list is adopted. */
export function oldCases(dice: Random, cast: Cast): { edits: readonly Edit[]; cases: readonly OldCase[] } {
  const edits: Edit[] = [];
  const cases: OldCase[] = [];
  for (let n = 0; n < 11; n += 1) {
    const ref = idAt('K', 'ADPT', n);
    const [her, him] = [cast.woman(), cast.man()];
    const opened = `2026-${String(6 + (n % 6)).padStart(2, '0')}-1${n % 9}`;
    const victim = { ...her, birthDate: birthDate(dice, 1965, 2003) };
    const perpetrator = { ...him, birthDate: birthDate(dice, 1960, 2000) };
    cases.push({
      ref,
      values: {
        ...victim,
        perp1Forenames: him.forenames,
        perp1Surname: him.surname,
        perp1BirthDate: perpetrator.birthDate,
      },
    });
    edits.push(
      row('cases', ref, {
        state: n === 8 ? 'closed' : n === 2 ? 'archived' : 'heard',
        kind: 'new',
        openedOn: opened,
        lastReferredOn: opened,
        idvaService: 'West London IDVA Service',
        unsafeRoutes: ['letters', 'voicemail'],
        ...(n === 8 ? { closedOn: '2027-02-20', closedWhy: 'Moved away; transferred and acknowledged' } : {}),
      }),
      row('people', idAt('P', 'ADVT', n), { caseRef: ref, role: 'victim', ...victim, gender: 'Female' }),
      row('people', idAt('P', 'ADPP', n), {
        caseRef: ref,
        role: 'perpetrator',
        ...perpetrator,
        gender: 'Male',
        relationship: 'Ex-partner',
      }),
      ...neededOf(n, ref),
    );
    if ([1, 3, 4, 5].includes(n))
      edits.push(
        row('list', idAt('L', 'ADPT', n), {
          meeting: FEBRUARY.id,
          caseRef: ref,
          outcome: 'relist',
          relistMeeting: MARCH.id,
        }),
      );
    if (n % 2 === 0)
      edits.push(
        row('people', idAt('P', 'ADCH', n), {
          caseRef: ref,
          role: 'child',
          surname: her.surname,
          forenames: pick(dice, ['Amal', 'Ben', 'Cara', 'Dilan']),
          birthDate: birthDate(dice, 2012, 2023),
          livesWith: 'the victim',
          relationship: 'Child',
        }),
      );
  }
  return { edits, cases };
}

function neededOf(n: number, caseRef: string): readonly Edit[] {
  const always = { caseRef, level: 'seesAll', inTheRoom: true };
  return [
    row('needed', idAt('N', 'ADPA', n), { ...always, agency: 'Westmere Police', presents: true }),
    row('needed', idAt('N', 'ADPB', n), { ...always, agency: 'West London IDVA Service' }),
  ];
}

/** The three meetings. The one of February is over and closed. */
export function meetings(chair: string, viceChair: string): readonly Edit[] {
  const usual = { kind: 'ordinary', place: 'Room 2, Town Hall', chair, viceChair, breaks: ['11:00 15'] };
  return [
    row('meetings', FEBRUARY.id, {
      ...usual,
      on: FEBRUARY.on,
      start: '09:30',
      end: '15:30',
      state: 'closed',
      listReady: true,
      listReadyBy: 'Cora Coordinata',
      agendaReady: true,
      agendaReadyBy: 'Cora Coordinata',
      actionsReady: true,
      actionsReadyBy: 'Cora Coordinata',
      minutesReady: true,
      minutesReadyBy: 'Cora Coordinata',
      chairApproved: true,
      chairApprovedBy: 'Chair',
      chairApprovedOn: '2027-02-22',
    }),
    row('meetings', MARCH.id, { ...usual, on: MARCH.on, start: '09:30', end: '13:30', state: 'planned' }),
    row('meetings', APRIL.id, { ...usual, on: APRIL.on, start: '09:30', end: '13:00', state: 'planned' }),
  ];
}

export function register(contacts: readonly { readonly id: string; readonly values: Typed }[]): readonly Edit[] {
  return [
    ...AGENCIES.map(({ id, ...values }) => row('agencies', id, { ...values, agreementSignedOn: '2026-11-02' })),
    ...contacts.map((contact) => row('contacts', contact.id, contact.values)),
  ];
}
