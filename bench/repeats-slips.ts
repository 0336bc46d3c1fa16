// The ways in which two records of one person differ: typing, hearing, short names, marriage, moves, dates. One function a kind of slip.
import type { PersonFacts } from '../src/domain/repeats/person-facts.ts';
import { addressText, phoneOf, surnameOf, type Dice, type Someone, type Streets } from './repeats-people.ts';

export interface World {
  readonly dice: Dice;
  readonly streets: Streets;
}

export interface Draft {
  forenames: string;
  surname: string;
  aliases: string[];
  births: string[];
  home: Someone['home'];
  phone: string | undefined;
}

export function draftOf(someone: Someone, dice: Dice): Draft {
  return {
    forenames: someone.forenames,
    surname: someone.surname,
    aliases: [],
    births: [someone.birth],
    home: someone.home,
    phone: dice.often(0.6) ? someone.phone : undefined,
  };
}

export function recordOf(id: string, draft: Draft): PersonFacts {
  return {
    id,
    forenames: draft.forenames,
    surname: draft.surname,
    aliases: draft.aliases,
    births: draft.births,
    phones: draft.phone === undefined ? [] : [draft.phone],
    addresses: draft.home.street === '' ? [] : [addressText(draft.home)],
  };
}

/** One slip of the keyboard. */
export function typo(word: string, dice: Dice): string {
  if (word.length < 3) return word;
  const at = 1 + dice.below(word.length - 1);
  const letter = 'abcdefghijklmnopqrstuvwxyz'[dice.below(26)] ?? 'e';
  const kind = dice.below(4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
}

const heardAs: readonly (readonly [RegExp, string])[] = [
  [/ph/i, 'f'],
  [/ck/i, 'k'],
  [/ee/i, 'ea'],
  [/ie/i, 'y'],
  [/y$/i, 'ie'],
  [/ll/i, 'l'],
  [/tt/i, 't'],
  [/nn/i, 'n'],
  [/ou/i, 'u'],
  [/ai/i, 'ay'],
  [/c(?=[aou])/i, 'k'],
  [/son$/i, 'sen'],
  [/er$/i, 'ar'],
  [/ey$/i, 'y'],
  [/w/i, 'v'],
  [/sz/i, 'sh'],
  [/cz/i, 'ch'],
  [/i/i, 'y'],
  [/a/i, 'e'],
];

export function misheard(word: string, dice: Dice): string {
  const fitting = heardAs.filter(([pattern]) => pattern.test(word));
  if (fitting.length === 0) return typo(word, dice);
  const [pattern, by] = dice.one(fitting);
  const heard = word.replace(pattern, by);
  return heard.charAt(0).toUpperCase() + heard.slice(1);
}

const shortNames: Readonly<Record<string, string>> = Object.fromEntries(
  'Elizabeth:Liz Catherine:Kate Margaret:Maggie Robert:Bob William:Bill Richard:Rick James:Jim Michael:Mike Christopher:Chris Matthew:Matt Thomas:Tom Daniel:Dan Samuel:Sam Joseph:Joe Anthony:Tony Edward:Ted Alexander:Alex Benjamin:Ben Nicholas:Nick Stephen:Steve Andrew:Andy David:Dave Rebecca:Becky Jennifer:Jenny Victoria:Vicky Jessica:Jess Samantha:Sam Deborah:Debbie Susan:Sue Patricia:Pat Katarzyna:Kasia Małgorzata:Gosia Agnieszka:Aga Krzysztof:Chris Wojciech:Wojtek Jakub:Kuba Charlotte:Lottie Abigail:Abbie Jacqueline:Jackie Zachary:Zac Frederick:Fred Timothy:Tim Philip:Phil Gregory:Greg Kenneth:Ken Raymond:Ray Terence:Terry Ronald:Ron'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const otherSpellings: Readonly<Record<string, readonly string[]>> = {
  Mohammed: ['Muhammad', 'Mohamed', 'Mohammad', 'Mohamad', 'Maxamed', 'Mohd', 'Muhammed'],
  Muhammad: ['Mohammed', 'Mohammad', 'Mohamed', 'Md'],
  Mohammad: ['Mohammed', 'Muhammad'],
  Mohamed: ['Maxamed', 'Mohammed', 'Mohamud'],
  Hussain: ['Hussein', 'Hossain', 'Husain'],
  Ahmed: ['Ahmad', 'Axmed', 'Achmed'],
  Hassan: ['Hasan', 'Xasan'],
  Yusuf: ['Yousuf', 'Yusuuf', 'Yousef'],
  Ali: ['Aly', 'Cali'],
  Omar: ['Umar', 'Cumar'],
  Khadija: ['Khadijah', 'Qadiija'],
  Fatima: ['Fatimah', 'Fathima'],
  Aisha: ['Ayesha', 'Aysha', 'Caasha'],
  Abdi: ['Cabdi'],
  Begum: ['Begom'],
  Chowdhury: ['Choudhury', 'Chaudhry'],
  Miah: ['Mia', 'Miya'],
  Sheikh: ['Shaikh'],
  Halima: ['Xaliimo', 'Haleema'],
  Farah: ['Faarax'],
  Zhang: ['Chang', 'Cheung'],
  Li: ['Lee'],
  Wang: ['Wong'],
  Chen: ['Chan'],
  Zhou: ['Chow'],
  Xu: ['Hsu'],
  Huang: ['Wong', 'Hwang'],
  Jaswinder: ['Jasvinder'],
  Gurpreet: ['Gurprit'],
  Iqbal: ['Ikbal'],
};

function swapWord(text: string, table: (word: string) => string | undefined): string {
  return text
    .split(' ')
    .map((word) => table(word) ?? word)
    .join(' ');
}

function swapDayAndMonth(birth: string): string {
  const [year, month, day] = birth.split('-');
  return `${year}-${day}-${month}`;
}

function digitSlip(birth: string, dice: Dice): string {
  const at = dice.one([2, 3, 6, 9]);
  const digit = at === 6 ? dice.below(3) : dice.below(10);
  return birth.slice(0, at) + String(digit) + birth.slice(at + 1);
}

function plain(text: string): string {
  return text.replace(/ł/g, 'l').replace(/Ł/g, 'L').normalize('NFD').replace(/\p{M}/gu, '');
}

type Slip = (draft: Draft, world: World, someone: Someone) => void;

/** All slips by name. */
export const slipKinds = {
  nothing: () => undefined,
  typoForename: (draft, { dice }) => (draft.forenames = typo(draft.forenames, dice)),
  typoSurname: (draft, { dice }) => (draft.surname = typo(draft.surname, dice)),
  heardForename: (draft, { dice }) => (draft.forenames = misheard(draft.forenames, dice)),
  heardSurname: (draft, { dice }) => (draft.surname = misheard(draft.surname, dice)),
  shortName: (draft) => (draft.forenames = swapWord(draft.forenames, (word) => shortNames[word])),
  spelling: (draft, { dice }) => {
    const other = (word: string): string | undefined =>
      otherSpellings[word] === undefined ? undefined : dice.one(otherSpellings[word]);
    draft.forenames = swapWord(draft.forenames, other);
    draft.surname = swapWord(draft.surname, other);
  },
  plainLetters: (draft) => {
    draft.forenames = plain(draft.forenames);
    draft.surname = plain(draft.surname);
  },
  firstNameOnly: (draft) => (draft.forenames = draft.forenames.split(' ')[0] ?? ''),
  initial: (draft) => (draft.forenames = draft.forenames.charAt(0)),
  namesExchanged: (draft) => ([draft.forenames, draft.surname] = [draft.surname, draft.forenames]),
  married: (draft, { dice }, someone) => {
    if (someone.woman) draft.surname = surnameOf(dice, someone.community, true);
  },
  doubleBarrelled: (draft, { dice }, someone) =>
    (draft.surname = `${draft.surname}-${surnameOf(dice, someone.community, someone.woman)}`),
  maidenGiven: (draft, { dice }, someone) => {
    draft.aliases.push(`${draft.forenames} ${draft.surname}`);
    draft.surname = surnameOf(dice, someone.community, someone.woman);
  },
  moved: (draft, { dice, streets }) => (draft.home = streets.home(dice)),
  flatLost: (draft) => (draft.home = { ...draft.home, flat: '' }),
  postcodeSlip: (draft, { dice }) => (draft.home = { ...draft.home, postcode: typo(draft.home.postcode, dice) }),
  abbreviated: (draft) =>
    (draft.home = {
      ...draft.home,
      street: draft.home.street
        .replace('Road', 'Rd')
        .replace('Street', 'St')
        .replace('Avenue', 'Ave')
        .replace('Close', 'Cl'),
    }),
  noAddress: (draft) => (draft.home = { ...draft.home, street: '', postcode: '' }),
  dayMonth: (draft) => (draft.births = draft.births.map(swapDayAndMonth)),
  digit: (draft, { dice }) => (draft.births = draft.births.map((birth) => digitSlip(birth, dice))),
  yearOnly: (draft) => (draft.births = draft.births.map((birth) => birth.slice(0, 4))),
  about: (draft, { dice }) =>
    (draft.births = draft.births.map((birth) => `about ${Number(birth.slice(0, 4)) + dice.below(3) - 1}`)),
  noBirth: (draft) => (draft.births = []),
  newPhone: (draft, { dice }) => (draft.phone = phoneOf(dice)),
} satisfies Record<string, Slip> as Record<string, Slip>;
