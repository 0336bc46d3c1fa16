// Referrals of the demo: a believable one by the dice.
import type { Random } from '../../src/system/random.ts';
import type { Cast } from '../cast.ts';
import type { Written } from '../../src/workbook/tables/write-cell.ts';
import { address, birthDate, chance, FORENAMES_F, FORENAMES_M, pick } from './made-up-names.ts';

export type Values = Readonly<Record<string, Written>>;

const INCIDENTS = [
  'Punched in the face and held by the throat in the kitchen; neighbours rang the police.',
  'Waited outside her work three evenings running and followed the bus home.',
  'Threatened with a kitchen knife in front of the children; phone smashed.',
  'Forced entry after separation; dragged by the hair; left when the neighbour knocked.',
  'Sent over a hundred messages in two days, several threatening to burn the house.',
];
export const JUDGEMENTS = [
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

export function checklist(dice: Random, yes: number, notKnown: number): Record<string, Written> {
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
  const values = {
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
    phone: cast.phone(),
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
  };
  return { ...values, minoritised: MINORITISED[values.ethnicity] ?? 'yes', ...more };
}

/** Of an ethnicity as it was drawn; all others are. */
const MINORITISED: Readonly<Record<string, string>> = { 'White British': 'no', 'Not known': 'notKnown' };
