// Cases of the year before the month: referral, case, people, place on the list and who took part, as they stood when they were archived. All invented.
import { addDays, type Day } from '../../src/domain/time/day.ts';
import type { Random } from '../../src/system/random.ts';
import { row, type Edit, type Typed } from '../type-as-people.ts';
import { birthDate, chance, FORENAMES_F, FORENAMES_M, pick } from '../made-up/made-up-names.ts';
import { idAt } from '../made-up/made-up-history.ts';
import { AGENCIES } from '../made-up/made-up-register.ts';
import { PAST_MEETINGS, type PastMeeting } from './past-meetings.ts';

/** The id that a row has for its purpose, at every run. */
export type TakeId = (prefix: string, purpose: string) => string;

/** A case at a meeting. */
export interface PastHearing {
  readonly caseRef: string;
  readonly meeting: PastMeeting;
  readonly heard: boolean;
  /** Takes part beside the police and the IDVA service. */
  readonly agencies: readonly string[];
}

export interface PastCases {
  readonly edits: readonly Edit[];
  readonly hearings: readonly PastHearing[];
}

interface Known {
  readonly ref: string;
  readonly agencies: Set<string>;
  readonly people: Typed;
  readonly since: number;
}

const POLICE = 'Westmere Police';
const IDVA = 'West London IDVA Service';
const CHILDREN = 'Children’s Social Care';
const REFERRERS: readonly (readonly [share: number, agency: string])[] = [
  [58, POLICE],
  [14, IDVA],
  [8, CHILDREN],
  [6, 'Elthorne Hospital'],
  [4, 'Primary Care'],
  [3, 'Mental Health Trust'],
  [3, 'Borough Housing'],
  [2, 'Drug and Alcohol Service'],
  [2, 'Southall Women’s Centre'],
];
const GROUPS: readonly (readonly [share: number, group: string, minoritised: 'yes' | 'no' | 'notKnown'])[] = [
  [38, 'whiteBritish', 'no'],
  [9, 'otherWhite', 'yes'],
  [14, 'indian', 'yes'],
  [11, 'pakistani', 'yes'],
  [8, 'african', 'yes'],
  [5, 'caribbean', 'yes'],
  [4, 'otherMixed', 'yes'],
  [4, 'other', 'yes'],
  [7, 'notStated', 'notKnown'],
];
const BEGINNINGS =
  'Ask Brin Cald Dray Elm Farn Gild Hask Ives Keld Lam Mor Nether Orm Pell Quern Rusk Sel Thorn Wen'.split(' ');
const ENDINGS = 'aby acre alow anby arley atham eck elow erby ingale ister omere'.split(' ');

/** Surnames that nobody else of the demo has: no case of the year looks like one of the month. */
const surnameAt = (index: number): string =>
  `${BEGINNINGS[index % BEGINNINGS.length] ?? ''}${ENDINGS[Math.floor(index / BEGINNINGS.length) % ENDINGS.length] ?? ''}`;

function share<T extends readonly [number, ...unknown[]]>(dice: Random, from: readonly T[]): T {
  let at = dice.below(from.reduce((sum, [part]) => sum + part, 0));
  return from.find(([part]) => (at -= part) < 0) ?? (from[0] as T);
}

export function pastCases(dice: Random, id: TakeId): PastCases {
  const edits: Edit[] = [];
  const hearings: PastHearing[] = [];
  const known: Known[] = [];
  let count = 0;
  let putOff: readonly Known[] = [];
  const hear = (meeting: PastMeeting, one: Known, purpose: string, outcome: string): void => {
    const isHeard = outcome !== 'notHeard';
    edits.push(
      row('list', id('L', purpose), {
        meeting: meeting.id,
        caseRef: one.ref,
        outcome,
        ...(isHeard ? {} : { interimSafetyBy: IDVA, chairInitials: 'PC' }),
      }),
    );
    hearings.push({ caseRef: one.ref, meeting, heard: isHeard, agencies: [...one.agencies] });
  };
  for (const [at, meeting] of PAST_MEETINGS.entries()) {
    for (const one of putOff) hear(meeting, one, `${one.ref}/again/${meeting.id}`, 'actionPlan');
    const next: Known[] = [];
    for (let n = 0; n < meeting.referred; n += 1) {
      const referral = idAt('R', 'PAST', count);
      const before = known.filter(({ since }) => since < at - 1);
      const again = before.length > 3 && chance(dice, 34) ? pick(dice, before) : undefined;
      const isTwice =
        again !== undefined && hearings.some((one) => one.caseRef === again.ref && one.meeting === meeting);
      const repeat = isTwice ? undefined : again;
      const [, agency] = share(dice, REFERRERS);
      const one = repeat ?? newCase(dice, id, referral, { meeting, at, count, edits });
      one.agencies.add(agency);
      const came = referralOf(dice, meeting, n, agency);
      edits.push(
        row('referrals', referral, { ...came, ...toldOfYoung(one.people, came), ...one.people, ...repeated(repeat) }),
      );
      const isPutOff = repeat === undefined && at < PAST_MEETINGS.length - 1 && n === 7 && at % 3 === 1;
      const outcome = isPutOff ? 'notHeard' : chance(dice, 82) ? 'actionPlan' : 'noFurtherListing';
      hear(meeting, one, `${referral}/list/${meeting.id}`, outcome);
      if (isPutOff) next.push(one);
      if (repeat === undefined) known.push(one);
      count += 1;
    }
    putOff = next;
  }
  edits.push(...known.flatMap(({ ref, agencies }) => neededOf(id, ref, [...agencies])));
  return { edits, hearings };
}

const repeated = (again: Known | undefined): Typed =>
  again === undefined
    ? { saidRepeat: 'no' }
    : { saidRepeat: 'yes', matchAnswer: 'repeat', matchCase: again.ref, matchAnsweredBy: 'Cora Coordinata' };

function referralOf(dice: Random, { on, id: meeting }: PastMeeting, n: number, agency: string): Typed {
  const day = addDays(on as Day, -(12 + ((n * 7) % 23)));
  const hour = 9 + dice.below(7);
  return {
    channel: 'typed',
    receivedAt: `${day}T${String(hour).padStart(2, '0')}:20`,
    referredOn: day,
    referrerAgency: agency,
    referrerName: 'Duty desk',
    idvaAcknowledgedAt: `${day}T${String(hour + (chance(dice, 90) ? 1 : 7)).padStart(2, '0')}:05`,
    idvaAcknowledgedBy: 'IDVA duty desk',
    decision: 'accept',
    decidedBy: 'The coordinator',
    decidedOn: day,
    meeting,
  };
}

/** Of somebody who may be under 18. */
function toldOfYoung({ birthDate: born }: Typed, { referredOn }: Typed): Typed {
  return typeof born === 'string' && born >= '2007' ? { childrensServicesToldOn: referredOn } : {};
}

interface Place {
  readonly meeting: PastMeeting;
  readonly at: number;
  readonly count: number;
  readonly edits: Edit[];
}

/** The rows of a new case carry the ids that intake would give them, so that intake finds its work done. */
function newCase(dice: Random, id: TakeId, referral: string, { meeting, at, count, edits }: Place): Known {
  const ref = id('K', `case/${referral}`);
  const surname = surnameAt(count);
  const isMale = chance(dice, 5);
  const [mine, theirs] = isMale ? [FORENAMES_M, FORENAMES_F] : [FORENAMES_F, FORENAMES_M];
  const [, ethnicGroup, minoritised] = share(dice, GROUPS);
  const victim = {
    surname,
    forenames: pick(dice, mine),
    birthDate: chance(dice, 4) ? birthDate(dice, 1944, 1959) : birthDate(dice, 1966, 2008),
    gender: isMale ? 'Male' : 'Female',
    ethnicGroup,
    minoritised,
    disability: pick(dice, ['no', 'no', 'no', 'no', 'yes', 'notKnown']),
    lgbt: pick(dice, ['no', 'no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes', 'notKnown']),
  };
  const perpetrator = {
    surname: surnameAt(count + 113),
    forenames: pick(dice, theirs),
    birthDate: birthDate(dice, 1962, 2004),
    gender: isMale ? 'Female' : 'Male',
  };
  const children = Array.from({ length: Math.max(0, dice.below(4) - 1) }, () => ({
    surname,
    forenames: pick(dice, [...FORENAMES_F, ...FORENAMES_M]),
    birthDate: birthDate(dice, 2011, 2024),
    livesWith: 'the victim',
  }));
  edits.push(
    row('cases', ref, {
      state: 'archived',
      kind: 'new',
      openedOn: addDays(meeting.on as Day, -30),
      idvaService: IDVA,
      closedOn: '2027-02-26',
      closedWhy: 'No referral since; kept in the archive',
    }),
    row('people', id('P', `victim/${referral}`), { caseRef: ref, role: 'victim', ...victim }),
    row('people', id('P', `${referral}/perpetrator-1`), {
      caseRef: ref,
      role: 'perpetrator',
      ...perpetrator,
      relationship: 'Ex-partner',
    }),
    ...children.map((child, index) =>
      row('people', id('P', `${referral}/child-${index + 1}`), {
        caseRef: ref,
        role: 'child',
        ...child,
        inHousehold: chance(dice, 85) ? 'yes' : 'no',
      }),
    ),
  );
  const agencies = new Set([POLICE, IDVA, ...(children.length === 0 ? [] : [CHILDREN])]);
  return { ref, agencies, since: at, people: peopleOnReferral(victim, perpetrator, children) };
}

const named = (
  slot: string,
  { surname, forenames, birthDate: born }: Typed,
): readonly (readonly [string, Typed[string]])[] => [
  [`${slot}Surname`, surname],
  [`${slot}Forenames`, forenames],
  [`${slot}BirthDate`, born],
];

function peopleOnReferral(victim: Typed, perpetrator: Typed, children: readonly Typed[]): Typed {
  return {
    ...victim,
    ...Object.fromEntries([
      ...named('perp1', perpetrator),
      ...children.flatMap((child, index) => named(`child${index + 1}`, child)),
    ]),
  };
}

function neededOf(id: TakeId, caseRef: string, agencies: readonly string[]): readonly Edit[] {
  return agencies.flatMap((name) => {
    const agency = AGENCIES.find((each) => each.name === name)?.id;
    if (agency === undefined) return [];
    const level = name === POLICE || name === IDVA ? 'seesAll' : 'takesPart';
    return [row('needed', id('N', `${caseRef}/needed/${agency}`), { caseRef, agency: name, level, inTheRoom: true })];
  });
}
