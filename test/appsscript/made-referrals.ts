// Referrals and cases of nobody, from a seed: names from short lists, some alike on purpose, some cells spoilt as people spoil them.
import type { Values } from './stage.ts';

const SURNAMES = ['Sampleton', 'Exampleby', 'Testerova', 'Mockford', 'Fictionson', 'Madeupski', 'Notreal', 'Inventham'];
const FORENAMES = ['Anna', 'Beata', 'Chidi', 'Dina', 'Esra', 'Farah', 'Gita', 'Hana', 'Ines', 'Jola', 'Kadija', 'Lena'];
const PARTNERS = ['Boris', 'Cem', 'Darek', 'Emil', 'Femi', 'Goran', 'Hugo', 'Ivan'];
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The next of a fixed row of numbers from 0 up to `below`. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const pick = (from: readonly string[], roll: (below: number) => number): string => from[roll(from.length)] ?? '';

export function idOf(prefix: string, number: number): string {
  let left = number + 900_000;
  let letters = '';
  for (let i = 0; i < 6; i += 1) {
    letters += LETTERS[left % LETTERS.length] ?? '';
    left = Math.floor(left / LETTERS.length);
  }
  return `${prefix}-${letters}`;
}

interface Somebody {
  readonly surname: string;
  readonly forenames: string;
  readonly birthDate: number;
  readonly postcode: string;
}

function somebody(roll: (below: number) => number, forenames: readonly string[]): Somebody {
  return {
    surname: `${pick(SURNAMES, roll)}${roll(4) === 0 ? '' : `-${pick(SURNAMES, roll)}`}`,
    forenames: pick(forenames, roll),
    birthDate: 25_569 + roll(12_000),
    postcode: `W${1 + roll(9)} ${1 + roll(9)}A${'ABDEFG'[roll(6)] ?? 'A'}`,
  };
}

const SPOILT: readonly Values[] = [
  { birthDate: '31/02/1990' },
  { birthDate: '03/04/1991' },
  { postcode: 'somewhere' },
  { phone: 7_700_900_123 },
  { q4: 'Maybe' },
  { surname: '=A1' },
  { referrerAgency: 'Nobody knows' },
  { victimAware: '?' },
  // A day to come, of which the runner says that it cannot be.
  { incidentOn: 47_000 },
];

export function madeReferrals(count: number): readonly Values[] {
  const roll = dice(11);
  const pairs = Array.from({ length: Math.ceil(count * 0.7) }, () => ({
    victim: somebody(roll, FORENAMES),
    other: somebody(roll, PARTNERS),
  }));
  return Array.from({ length: count }, (_, i) => {
    const pair = pairs[roll(pairs.length)] ?? pairs[0]!;
    const answers = Object.fromEntries(
      Array.from({ length: 24 }, (__, q) => [`q${q + 1}`, ['Yes', 'Yes', 'No', 'Not known', ''][roll(5)] ?? '']).filter(
        ([, answer]) => answer !== '',
      ),
    );
    return {
      '': idOf('R', i),
      referredOn: 46_300 + roll(150),
      forenames: pair.victim.forenames,
      surname: pair.victim.surname,
      birthDate: pair.victim.birthDate,
      address: `${1 + roll(90)} Sample Street`,
      postcode: pair.victim.postcode,
      phone: `020 7946 0${100 + roll(900)}`,
      perp1Forenames: pair.other.forenames,
      perp1Surname: pair.other.surname,
      perp1BirthDate: pair.other.birthDate,
      ...(roll(3) === 0 ? { incidentOn: 46_280 + roll(150) } : {}),
      ...(roll(9) === 0 ? { judgement: 'She fears for her life and the pattern is escalating.' } : {}),
      ...answers,
      ...(roll(6) === 0 ? SPOILT[roll(SPOILT.length)] : {}),
    };
  });
}

function text(value: string | number | boolean | undefined): string | number | boolean {
  return value ?? '';
}

/** Cases with their people, some of whom the referrals name too. */
export function madeCases(count: number): Readonly<Record<'cases' | 'people', readonly Values[]>> {
  const known = madeReferrals(count).map((one, i) => ({ one, ref: idOf('K', i) }));
  return {
    cases: known.map(({ ref }, i) => ({
      '': ref,
      state: 'Open',
      openedOn: 46_000 + i,
      lastReferredOn: 46_100 + i * 5,
    })),
    people: known.flatMap(({ one, ref }, i) => [
      {
        '': idOf('P', i * 2),
        caseRef: ref,
        role: 'Victim',
        forenames: text(one['forenames']),
        surname: text(one['surname']),
        birthDate: 30_000 + i,
      },
      {
        '': idOf('P', i * 2 + 1),
        caseRef: ref,
        role: 'Perpetrator',
        forenames: text(one['perp1Forenames']),
        surname: text(one['perp1Surname']),
        birthDate: text(one['perp1BirthDate']),
      },
    ]),
  };
}
