// Makes the people of the UK test set: invented persons of many communities, their households, and the ways in which records of one person differ.
// Every person here is synthetic; names are common ones put together by chance.
import type { AddressInput } from '../src/domain/repeats/compare/address-likeness.ts';
import {
  communities,
  districts,
  rareEndings,
  rareStarts,
  streetKinds,
  streetNames,
  towns,
  type Community,
} from './repeats-names.ts';

/** A person as the world has them; records are made from it. */
export interface Someone {
  readonly woman: boolean;
  readonly community: Community;
  readonly forenames: string;
  readonly surname: string;
  readonly birth: string;
  readonly home: Home;
  readonly phone: string;
}

export interface Home {
  readonly flat: string;
  readonly number: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
}

/** Chance from a seed: the same seed, the same people. */
export interface Dice {
  next(): number;
  below(n: number): number;
  one<T>(list: readonly T[]): T;
  often(share: number): boolean;
}

export function openDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    one: (list) => list[below(list.length)] as never,
    often: (share) => next() < share,
  };
}

/** A list's item, the first ones far more often than the last ones. */
export function common<T>(dice: Dice, list: readonly T[]): T {
  return list[Math.floor(list.length * dice.next() ** 1.5)] ?? (list[0] as T);
}

function rareSurname(dice: Dice): string {
  return common(dice, rareStarts) + dice.one(rareEndings);
}

export function surnameOf(dice: Dice, community: Community, woman: boolean): string {
  if (community.rareShare > 0 && dice.often(community.rareShare)) return rareSurname(dice);
  const name = common(dice, community.surnames);
  return community.name === 'polish' && woman ? name.replace(/ski$/, 'ska').replace(/cki$/, 'cka') : name;
}

export function forenameOf(dice: Dice, community: Community, woman: boolean): string {
  return common(dice, woman ? community.women : community.men);
}

export function communityOf(dice: Dice): Community {
  let at = dice.next();
  for (const community of communities) if ((at -= community.share) < 0) return community;
  return communities[0] as Community;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

export function birthOf(dice: Dice, from = 1945, to = 2008): string {
  return `${from + dice.below(to - from + 1)}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`;
}

/** Streets of an area: each street has its town, and postcodes that cover a few of its doors. */
export interface Streets {
  home(dice: Dice): Home;
}

export function openStreets(people: number): Streets {
  const count = Math.max(200, Math.floor(people / 40));
  return {
    home: (dice) => {
      const i = dice.below(count);
      const own = openDice(i * 7919 + 13);
      const town = common(own, towns);
      const name = own.often(0.6) ? common(own, rareStarts) + own.one(rareEndings) : common(own, streetNames);
      const street = `${name} ${common(own, streetKinds)}`;
      const door = 1 + dice.below(60);
      const tower = own.often(0.2);
      const letters = 'ABDEFGHJLNPQRSTUWXYZ';
      const code = `${own.one(districts)}${1 + own.below(28)} ${own.below(10)}${letters[own.below(20)]}${letters[(i + Math.floor(door / 15)) % 20]}`;
      return {
        flat: tower ? `Flat ${1 + dice.below(40)}` : '',
        number: String(tower ? 1 + (door % 4) : door),
        street,
        town,
        postcode: code,
      };
    },
  };
}

export function phoneOf(dice: Dice): string {
  return `07${String(700_000_000 + dice.below(299_999_999))}`;
}

export function makeSomeone(dice: Dice, streets: Streets): Someone {
  const community = communityOf(dice);
  const woman = dice.often(0.55);
  const first = forenameOf(dice, community, woman);
  const second = dice.often(community.middleShare) ? ` ${forenameOf(dice, community, woman)}` : '';
  return {
    woman,
    community,
    forenames: first + second,
    surname: surnameOf(dice, community, woman),
    birth: birthOf(dice),
    home: streets.home(dice),
    phone: phoneOf(dice),
  };
}

export function addressText(home: Home): AddressInput {
  const flat = home.flat === '' ? '' : `${home.flat}, `;
  return { text: `${flat}${home.number} ${home.street}, ${home.town}`, postcode: home.postcode };
}
