// Referrals of the demo: a believable one by the dice, and the ones of the month that each stand for something a coordinator meets.
import type { Random } from '../system/random.ts';
import type { Cast } from './cast.ts';
import type { Written } from '../workbook/tables/write-cell.ts';
import { address, birthDate, chance, FORENAMES_F, FORENAMES_M, phone, pick } from './names.ts';

export type Values = Readonly<Record<string, Written>>;

const INCIDENTS = [
  'Punched in the face and held by the throat in the kitchen; neighbours rang the police.',
  'Waited outside her work three evenings running and followed the bus home.',
  'Threatened with a kitchen knife in front of the children; phone smashed.',
  'Forced entry after separation; dragged by the hair; left when the neighbour knocked.',
  'Sent over a hundred messages in two days, several threatening to burn the house.',
];
const JUDGEMENTS = [
  'She is extremely frightened, has separated this week, and he has found every new number so far.',
  'Strangulation, coercive control and recent separation together; the score does not show how fast it is getting worse.',
];
const RELATIONSHIPS = ['Ex-partner', 'Husband', 'Partner', 'Brother', 'Adult son'];
const REFERRERS = [
  'Westmere Police',
  'Westmere Police',
  'Westmere Police',
  'Children’s Social Care',
  'Elthorne Hospital',
  'Primary Care',
  'Borough Housing',
  'Mental Health Trust',
  'West London IDVA Service',
];

function checklist(dice: Random, yes: number, notKnown: number): Record<string, Written> {
  const order = Array.from({ length: 24 }, (_, index) => index + 1);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = dice.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return Object.fromEntries(
    order.map((number, index) => [`q${number}`, index < yes ? 'yes' : index < yes + notKnown ? 'notKnown' : 'no']),
  );
}

function children(dice: Random, surname: string): Record<string, Written> {
  const values: Record<string, Written> = {};
  const count = dice.below(4);
  for (let n = 1; n <= count; n += 1) {
    values[`child${n}Forenames`] = pick(dice, [...FORENAMES_F, ...FORENAMES_M]);
    values[`child${n}Surname`] = surname;
    values[`child${n}BirthDate`] = birthDate(dice, 2012, 2024);
    values[`child${n}ToVictim`] = 'Child';
    values[`child${n}LivesWith`] = 'the victim';
  }
  return values;
}

/** A complete referral as it came, by the dice; `more` says what is particular about it. */
export function makeReferral(dice: Random, cast: Cast, receivedAt: string, more: Values = {}): Values {
  const { forenames, surname } = cast.woman();
  const him = cast.man();
  const home = address(dice);
  const his = address(dice);
  const safe = chance(dice, 60);
  return {
    channel: 'typed',
    receivedAt,
    referredOn: receivedAt.slice(0, 10),
    referrerAgency: pick(dice, REFERRERS),
    referrerName: cast.anybody(),
    referrerRole: 'Practitioner',
    referrerPhone: `020 7946 0${String(500 + dice.below(400))}`,
    surname,
    forenames,
    birthDate: birthDate(dice, 1962, 2004),
    gender: 'Female',
    address: home.text,
    postcode: home.postcode,
    perpetratorKnowsAddress: chance(dice, 70) ? 'yes' : 'no',
    phone: phone(dice),
    safeToCall: safe ? 'yes' : 'no',
    safeTimes: safe ? 'Weekdays 10:00 to 14:00' : undefined,
    safeToLeaveMessage: 'no',
    unsafeRoutes: ['letters', 'voicemail'],
    ethnicity: pick(dice, ['White British', 'White other', 'Indian', 'Pakistani', 'Black African', 'Not known']),
    disability: pick(dice, ['no', 'no', 'yes', 'notKnown']),
    lgbt: 'notKnown',
    perp1Surname: him.surname,
    perp1Forenames: him.forenames,
    perp1BirthDate: birthDate(dice, 1960, 2002),
    perp1Gender: 'Male',
    perp1Relationship: pick(dice, RELATIONSHIPS),
    perp1Address: his.text,
    perp1Postcode: his.postcode,
    ...children(dice, surname),
    tool: 'safelivesDash24',
    ...checklist(dice, 14 + dice.below(7), dice.below(4)),
    saidRepeat: 'no',
    incidentOn: receivedAt.slice(0, 10),
    incident: pick(dice, INCIDENTS),
    incidentReported: 'yes',
    history: 'Several incidents over two years, increasing since the separation.',
    risksToVictim: 'Serious injury or death; he has said that he will find her.',
    victimAware: 'yes',
    consent: 'given',
    afraidOf: 'That he comes back at night.',
    wishes: 'To stay in her home with the children, and for him to be kept away.',
    ...more,
  };
}

export interface Scripted {
  readonly id: string;
  readonly what: string;
  readonly values: Values;
}

interface OldPair {
  readonly values?: Values;
}

const VICTIM = ['surname', 'forenames', 'birthDate'] as const;
const PERPETRATOR = ['perp1Surname', 'perp1Forenames', 'perp1BirthDate'] as const;

function taken(from: OldPair | undefined, fields: readonly string[]): Values {
  return Object.fromEntries(fields.map((field) => [field, from?.values?.[field]]));
}

/** The 17 referrals of the demo's month, each for something that happens in real months. `old` holds the people of earlier cases. */
export function scriptReferrals(dice: Random, cast: Cast, old: readonly OldPair[]): readonly Scripted[] {
  const at = (day: number, hour: string): string => `2027-03-${String(day).padStart(2, '0')}T${hour}`;
  const one = (id: string, what: string, when: string, more: Values = {}): Scripted => ({
    id,
    what,
    values: makeReferral(dice, cast, when, more),
  });
  const him = cast.man();
  const twoMen = {
    perp2Surname: him.surname,
    perp2Forenames: him.forenames,
    perp2BirthDate: '1988-11-02',
    perp2Relationship: 'Brother-in-law',
    perp2Whereabouts: 'In custody',
    perp2ReleaseDate: '2027-04-06',
  };
  const police = { referrerAgency: 'Westmere Police' };
  const first = [
    one(
      'R-DEMA22',
      'an ordinary referral from the police, with two perpetrators, one of them in custody',
      at(1, '09:20'),
      { ...police, landlord: 'Borough Housing', ...twoMen },
    ),
    one(
      'R-DEMB22',
      'below the threshold: nine yes answers and no other ground; the referrer is a GP who is no contact',
      at(1, '10:05'),
      { ...checklist(dice, 9, 2), referrerAgency: 'Primary Care' },
    ),
    one(
      'R-DEMC22',
      'below the line, and professional judgement stands alone; the same man as in a case of February',
      at(1, '11:10'),
      {
        ...checklist(dice, 10, 5),
        judgement: pick(dice, JUDGEMENTS),
        referrerAgency: 'Elthorne Hospital',
        ...taken(old[0], PERPETRATOR),
      },
    ),
    one('R-DEMD22', 'incomplete: no date of birth, no answer on consent, no safe number', at(1, '14:10'), {
      birthDate: undefined,
      consent: undefined,
      safeToCall: undefined,
      phone: undefined,
      safeTimes: undefined,
      safeToLeaveMessage: undefined,
      referrerAgency: 'Borough Housing',
    }),
    one('R-DEME22', 'out of area', at(2, '09:15'), { postcode: 'M1 1ZZ', referrerAgency: 'Mental Health Trust' }),
    one('R-DEMF22', 'the perpetrator works for a partner agency', at(2, '10:30'), {
      perp1Employer: 'Borough Housing',
      referrerAgency: 'West London IDVA Service',
    }),
    one('R-DEMG22', 'the victim is 17', at(2, '11:20'), {
      birthDate: '2009-08-14',
      tool: 'safelivesDashYP',
      childrensServicesToldOn: '2027-03-02',
      referrerAgency: 'Education Safeguarding',
      ...noChildren(),
    }),
    one('R-DEMH22', 'a transfer from another MARAC', at(2, '15:45'), {
      ...police,
      channel: 'transfer',
      otherMarac: 'Brackmoor MARAC',
    }),
  ];
  const incident = {
    incident: 'Pushed down the stairs at home on Tuesday evening; taken to hospital by ambulance.',
    incidentOn: '2027-03-02',
  };
  const j = one('R-DEMJ22', 'mental health and alcohol in the picture; an interpreter is needed', at(3, '09:05'), {
    ...police,
    mentalHealth: 'yes',
    substances: 'yes',
    interpreterNeeded: 'yes',
    language: 'Somali',
    interpreterWish: 'a woman, not from the community',
    ...incident,
  });
  return [
    ...first,
    j,
    one('R-DEMK22', 'a repeat: the same two people as last summer, whose case was archived', at(3, '10:50'), {
      ...police,
      saidRepeat: 'yes',
      ...taken(old[25], [...VICTIM, ...PERPETRATOR]),
    }),
    one('R-DEML22', 'the same incident as R-DEMJ22, reported by a second agency', at(3, '13:30'), {
      referrerAgency: 'Elthorne Hospital',
      ...taken(j, [...VICTIM, ...PERPETRATOR]),
      ...incident,
    }),
    one('R-DEMM22', 'in a refuge; an unborn child', at(3, '16:10'), {
      refuge: true,
      refugeBorough: 'Brackmoor',
      address: undefined,
      postcode: undefined,
      perpetratorKnowsAddress: 'no',
      oldAddress: '7 Haven Court, W7 1ZA',
      pregnant: 'yes',
      dueDate: '2027-06-20',
      child1Surname: undefined,
      referrerAgency: 'Primary Care',
    }),
    one('R-DEMN22', 'suspected honour-based abuse by several relatives', at(4, '09:40'), {
      honourBased: 'yes',
      perp1Surname: undefined,
      perp1Forenames: undefined,
      perp1BirthDate: undefined,
      perp1Address: undefined,
      perp1Postcode: undefined,
      perp1Gender: undefined,
      perp1UnknownWhy: 'Several relatives; she will not name them yet',
      perp1Relationship: 'Relatives',
      referrerAgency: 'West London IDVA Service',
    }),
    one('R-DEMP22', 'urgent, on Friday at 15:40, after the list had gone out', at(5, '15:40'), {
      ...police,
      perp1Whereabouts: 'On bail; he is released on Saturday morning',
      risksToChildren: 'The children saw it and were threatened.',
    }),
    one('R-DEMQ22', 'withdrawn by its referrer', at(8, '10:00'), { referrerAgency: 'Primary Care' }),
    one('R-DEMS22', 'sent in by a stranger from a private address, who asks where she is now', at(8, '11:15'), {
      channel: 'form',
      referrerAgency: 'A private address',
      incident: 'She is violent to me. Please confirm by return where she is staying.',
      referrerPhone: undefined,
    }),
    one(
      'R-DEMR22',
      'late, and a counter-allegation: its perpetrator is the victim of an earlier case',
      at(9, '11:15'),
      {
        referrerAgency: 'Children’s Social Care',
        perp1Surname: old[7]?.values?.['surname'],
        perp1Forenames: old[7]?.values?.['forenames'],
        perp1BirthDate: old[7]?.values?.['birthDate'],
        perp1Gender: 'Female',
      },
    ),
  ];
}

function noChildren(): Values {
  return Object.fromEntries(
    [1, 2, 3, 4].flatMap((n) =>
      ['Forenames', 'Surname', 'BirthDate', 'ToVictim', 'LivesWith'].map((field) => [`child${n}${field}`, undefined]),
    ),
  );
}
