// The referrals of an invented area over some years, for bench:addon: people of many communities, one in four of whom comes back.
// Every person is made up from a seed.
import { idOf } from '../test/appsscript/made-referrals.ts';
import { makeSomeone, openDice, openStreets, type Dice, type Someone } from './repeats-people.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

interface Pair {
  readonly victim: Someone;
  readonly other: Someone;
}

const SPOILT: readonly Values[] = [
  { birthDate: '31/02/1990' },
  { postcode: 'somewhere' },
  { q4: 'Maybe' },
  { referrerAgency: 'Nobody knows' },
  { victimAware: '?' },
];

/** Each fourth referral is of a pair that was there before; each twentieth has a cell that people spoil. */
export function areaReferrals(count: number): readonly Values[] {
  const dice = openDice(29);
  const streets = openStreets(count * 2);
  const pairs: Pair[] = [];
  return Array.from({ length: count }, (_, i) => {
    const known = pairs.length > 0 && dice.often(0.25) ? dice.one(pairs) : undefined;
    const pair = known ?? { victim: makeSomeone(dice, streets), other: makeSomeone(dice, streets) };
    if (known === undefined) pairs.push(pair);
    return { ...referralOf(dice, pair, i), ...(dice.often(0.05) ? dice.one(SPOILT) : {}) };
  });
}

function referralOf(dice: Dice, { victim, other }: Pair, i: number): Values {
  const { flat, number, street, town, postcode } = victim.home;
  const answers = Array.from({ length: 24 }, (_, q) => [`q${q + 1}`, dice.one(['Yes', 'Yes', 'No', 'Not known'])]);
  return {
    '': idOf('R', i),
    referredOn: 44_600 + i,
    forenames: victim.forenames,
    surname: victim.surname,
    birthDate: serialOf(victim.birth),
    address: `${flat === '' ? '' : `${flat}, `}${number} ${street}, ${town}`,
    postcode,
    phone: victim.phone,
    perp1Forenames: other.forenames,
    perp1Surname: other.surname,
    perp1BirthDate: serialOf(other.birth),
    ...Object.fromEntries(answers),
  };
}

function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
