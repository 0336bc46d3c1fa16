// The people whom a referral names and where they live, from the fixed places of its form: as rows of People and Addresses would say it.
import { receivedOn } from '../cases/case-of-referral.ts';
import type { AddressFields, PersonFields } from '../cases/case.ts';
import { ETHNIC_GROUPS, ETHNIC_SPELLINGS, type EthnicGroup } from '../cases/ethnic-group.ts';
import { findChoice } from '../cells/choices.ts';
import { foldText } from '../text/fold.ts';
import type { ChildNumber, Referral } from './referral.ts';

export interface FormPlace {
  /** Names the place within its referral: `address`, `old-address`, `perpetrator-1-address`. */
  readonly slot: string;
  readonly values: Omit<AddressFields, 'personId'>;
  /** Heading of the cell on Referrals. */
  readonly heading: string;
}

export interface FormPerson {
  /** Names the person within the referral: `victim`, `perpetrator-1`, `child-3`, `unborn`. */
  readonly slot: string;
  /** What the headings of the person's columns on Referrals begin with. */
  readonly heading: string;
  readonly values: Omit<PersonFields, 'caseRef'>;
  /** Places that may stand in the workbook of the case. Hidden ones are put away at once, and are not here. */
  readonly places: readonly FormPlace[];
  /** A day on which custody or bail ends. */
  readonly releaseOn?: string;
}

export function peopleOnForm(r: Referral): readonly FormPerson[] {
  return [victimOf(r), ...unbornOf(r), ...perpetratorsOf(r), ...childrenOf(r), ...othersOf(r)];
}

function victimOf(r: Referral): FormPerson {
  return {
    slot: 'victim',
    heading: 'Victim',
    values: present({
      role: 'victim',
      surname: r.surname,
      forenames: r.forenames,
      aliases: r.aliases,
      birthDate: r.birthDate,
      birthAbout: r.birthAbout,
      otherBirthDates: r.otherBirthDates,
      gender: r.gender,
      ethnicity: r.ethnicity,
      ethnicGroup: r.ethnicGroup ?? groupNamed(r.ethnicity),
      minoritised: r.minoritised,
      disability: r.disability,
      lgbt: r.lgbt,
      occupation: r.occupation,
      employer: r.employer,
    }),
    places: placesOf(r),
  };
}

/** Only where the free text is the name of one group, and nothing more. */
function groupNamed(ethnicity: string | undefined): EthnicGroup | undefined {
  return ethnicity === undefined
    ? undefined
    : (findChoice(ETHNIC_GROUPS, ethnicity, ETHNIC_SPELLINGS) as EthnicGroup | undefined);
}

const THE_VICTIM = new Set(['victim', 'the victim', 'with victim', 'with the victim']);

function livesWithVictim(livesWith: string | undefined): boolean {
  return livesWith !== undefined && THE_VICTIM.has(foldText(livesWith));
}

function placesOf(r: Referral): readonly FormPlace[] {
  const places: FormPlace[] = [];
  if (r.refuge !== true && r.perpetratorKnowsAddress === 'yes' && (r.address ?? r.postcode) !== undefined)
    places.push({
      slot: 'address',
      heading: r.address === undefined ? 'Victim postcode' : 'Victim address',
      values: present({
        kind: 'home',
        text: r.address,
        postcode: r.postcode,
        perpetratorKnows: 'yes',
        from: receivedOn(r),
      }),
    });
  // An old address helps agencies search; the form asks for it as one the perpetrator knows.
  if (r.oldAddress !== undefined)
    places.push({
      slot: 'old-address',
      heading: 'Victim old address',
      values: present({ kind: 'old', text: r.oldAddress, perpetratorKnows: 'yes', to: receivedOn(r) }),
    });
  return places;
}

function unbornOf(r: Referral): readonly FormPerson[] {
  if (r.dueDate === undefined) return [];
  const values = { role: 'unborn', dueDate: r.dueDate, relationship: 'Victim’s unborn child' } as const;
  return [{ slot: 'unborn', heading: 'Victim due date', values, places: [] }];
}

function perpetratorsOf(r: Referral): readonly FormPerson[] {
  return ([1, 2] as const).flatMap((n) => {
    if ([r[`perp${n}Surname`], r[`perp${n}Forenames`], r[`perp${n}UnknownWhy`]].every((part) => part === undefined))
      return [];
    const [text, postcode] = [r[`perp${n}Address`], r[`perp${n}Postcode`]];
    const release = r[`perp${n}ReleaseDate`];
    const place: FormPlace = {
      slot: `perpetrator-${n}-address`,
      heading: `Perpetrator ${n} ${text === undefined ? 'postcode' : 'address'}`,
      values: present({ kind: 'home', text, postcode, perpetratorKnows: 'yes' }),
    };
    return [
      {
        slot: `perpetrator-${n}`,
        heading: `Perpetrator ${n}`,
        values: present({
          role: 'perpetrator',
          surname: r[`perp${n}Surname`],
          forenames: r[`perp${n}Forenames`],
          aliases: split(r[`perp${n}Aliases`]),
          birthDate: r[`perp${n}BirthDate`],
          birthAbout: r[`perp${n}BirthAbout`],
          gender: r[`perp${n}Gender`],
          ethnicity: r[`perp${n}Ethnicity`],
          relationship: r[`perp${n}Relationship`],
          phone: r[`perp${n}Phone`],
          occupation: r[`perp${n}Occupation`],
          employer: r[`perp${n}Employer`],
          whereabouts: r[`perp${n}Whereabouts`],
          orders: r[`perp${n}Orders`],
          unknownWhy: r[`perp${n}UnknownWhy`],
        }),
        places: (text ?? postcode) === undefined ? [] : [place],
        ...(release === undefined ? {} : { releaseOn: release }),
      },
    ];
  });
}

function split(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function childrenOf(r: Referral): readonly FormPerson[] {
  const numbers: readonly ChildNumber[] = [1, 2, 3, 4, 5, 6];
  return numbers.flatMap((n) => {
    const due = r[`child${n}DueDate`];
    if (r[`child${n}Forenames`] === undefined && r[`child${n}Surname`] === undefined && due === undefined) return [];
    const toWhom = [r[`child${n}ToVictim`], r[`child${n}ToPerpetrator`]].filter((one) => one !== undefined).join('; ');
    return [
      {
        slot: `child-${n}`,
        heading: `Child ${n}`,
        values: present({
          role: due === undefined ? ('child' as const) : ('unborn' as const),
          surname: r[`child${n}Surname`],
          forenames: r[`child${n}Forenames`],
          gender: r[`child${n}Gender`],
          birthDate: r[`child${n}BirthDate`],
          dueDate: due,
          relationship: toWhom,
          school: r[`child${n}School`],
          livesWith: r[`child${n}LivesWith`],
          inHousehold: r[`child${n}InHousehold`] ?? (livesWithVictim(r[`child${n}LivesWith`]) ? 'yes' : undefined),
          plan: r[`child${n}Plan`],
        }),
        places: [],
      },
    ];
  });
}

function othersOf(r: Referral): readonly FormPerson[] {
  return ([1, 2] as const).flatMap((n) => {
    const name = r[`other${n}Name`];
    if (name === undefined) return [];
    const [first, ...rest] = name.trim().split(/\s+/);
    return [
      {
        slot: `other-${n}`,
        heading: `Other person ${n}`,
        values: present({
          role: 'other' as const,
          forenames: rest.length === 0 ? undefined : first,
          surname: rest.length === 0 ? first : rest.join(' '),
          relationship: r[`other${n}Relationship`],
        }),
        places: [],
      },
    ];
  });
}

type Present<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Without the fields that nobody filled in. */
function present<T extends object>(values: T): Partial<Present<T>> & Pick<T, RequiredKeys<T>> {
  const kept = Object.entries(values).filter(([, value]) => isFilled(value));
  return Object.fromEntries(kept) as Partial<Present<T>> & Pick<T, RequiredKeys<T>>;
}

type RequiredKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
