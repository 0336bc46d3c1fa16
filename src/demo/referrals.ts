// Referrals of the demo: a believable one by the dice, and the ones of the month that each stand for something a coordinator meets.
import type { Random } from '../system/random.ts';
import type { Written } from '../workbook/tables/write-cell.ts';
import { address, birthDate, chance, FORENAMES_F, FORENAMES_M, phone, pick, SURNAMES } from './names.ts';

export type Values = Readonly<Record<string, Written>>;

const INCIDENTS = ['Punched in the face and held by the throat in the kitchen; neighbours rang the police.', 'Waited outside her work three evenings running and followed the bus home.', 'Threatened with a kitchen knife in front of the children; phone smashed.', 'Forced entry after separation; dragged by the hair; left when the neighbour knocked.', 'Sent over a hundred messages in two days, several threatening to burn the house.'];
const JUDGEMENTS = ['She is extremely frightened, has separated this week, and he has found every new number so far.', 'Strangulation, coercive control and recent separation together; the score does not show how fast it is getting worse.'];
const RELATIONSHIPS = ['Ex-partner', 'Husband', 'Partner', 'Brother', 'Adult son'];
const REFERRERS = ['Westmere Police', 'Westmere Police', 'Westmere Police', 'Children’s Social Care', 'Elthorne Hospital', 'Primary Care', 'Borough Housing', 'Mental Health Trust', 'West London IDVA Service'];

function checklist(dice: Random, yes: number, notKnown: number): Record<string, Written> {
  const order = Array.from({ length: 24 }, (_, index) => index + 1);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = dice.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return Object.fromEntries(order.map((number, index) => [`q${number}`, index < yes ? 'yes' : index < yes + notKnown ? 'notKnown' : 'no']));
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
export function makeReferral(dice: Random, receivedAt: string, more: Values = {}): Values {
  const surname = pick(dice, SURNAMES);
  const home = address(dice);
  const his = address(dice);
  const safe = chance(dice, 60);
  return {
    channel: 'typed', receivedAt, referredOn: receivedAt.slice(0, 10), referrerAgency: pick(dice, REFERRERS), referrerName: `${pick(dice, FORENAMES_F)} ${pick(dice, SURNAMES)}`, referrerRole: 'Practitioner', referrerPhone: `020 7946 0${String(500 + dice.below(400))}`,
    surname, forenames: pick(dice, FORENAMES_F), birthDate: birthDate(dice, 1962, 2004), gender: 'Female', address: home.text, postcode: home.postcode, perpetratorKnowsAddress: chance(dice, 70) ? 'yes' : 'no',
    phone: phone(dice), safeToCall: safe ? 'yes' : 'no', safeTimes: safe ? 'Weekdays 10:00 to 14:00' : undefined, safeToLeaveMessage: 'no', unsafeRoutes: ['letters', 'voicemail'], ethnicity: pick(dice, ['White British', 'White other', 'Indian', 'Pakistani', 'Black African', 'Not known']), disability: pick(dice, ['no', 'no', 'yes', 'notKnown']), lgbt: 'notKnown',
    perp1Surname: pick(dice, SURNAMES), perp1Forenames: pick(dice, FORENAMES_M), perp1BirthDate: birthDate(dice, 1960, 2002), perp1Gender: 'Male', perp1Relationship: pick(dice, RELATIONSHIPS), perp1Address: his.text, perp1Postcode: his.postcode,
    ...children(dice, surname), tool: 'safelivesDash24', ...checklist(dice, 14 + dice.below(7), dice.below(4)), saidRepeat: 'no', incidentOn: receivedAt.slice(0, 10), incident: pick(dice, INCIDENTS), incidentReported: 'yes', history: 'Several incidents over two years, increasing since the separation.',
    risksToVictim: 'Serious injury or death; he has said that he will find her.', victimAware: 'yes', consent: 'given', afraidOf: 'That he comes back at night.', wishes: 'To stay in her home with the children, and for him to be kept away.', ...more,
  };
}

export interface Scripted {
  readonly id: string;
  readonly what: string;
  readonly values: Values;
}

/** The referrals that arrive in the demo's month, each for something that happens in real months. */
export function scriptReferrals(dice: Random): readonly Scripted[] {
  const at = (day: number, hour: string): string => `2027-03-${String(day).padStart(2, '0')}T${hour}`;
  const one = (id: string, what: string, when: string, more: Values = {}): Scripted => ({ id, what, values: makeReferral(dice, when, more) });
  return [
    one('R-DEMA22', 'an ordinary referral from the police', at(1, '09:20'), { referrerAgency: 'Westmere Police', landlord: 'Borough Housing' }),
    one('R-DEMB22', 'below the threshold: nine yes answers and no other ground', at(1, '10:05'), { ...checklist(dice, 9, 2), referrerAgency: 'Primary Care' }),
    one('R-DEMC22', 'below the line, and professional judgement stands alone', at(1, '11:40'), { ...checklist(dice, 10, 5), judgement: pick(dice, JUDGEMENTS), referrerAgency: 'Elthorne Hospital' }),
    one('R-DEMD22', 'incomplete: no date of birth, no answer on consent', at(1, '14:10'), { birthDate: undefined, consent: undefined, safeToCall: undefined, phone: undefined, referrerAgency: 'Borough Housing' }),
    one('R-DEME22', 'out of area', at(2, '09:15'), { postcode: 'M1 1ZZ', referrerAgency: 'Mental Health Trust' }),
    one('R-DEMF22', 'the perpetrator works for a partner agency', at(2, '10:30'), { perp1Employer: 'Borough Housing', referrerAgency: 'West London IDVA Service' }),
    one('R-DEMG22', 'the victim is 17', at(2, '11:20'), { birthDate: '2009-08-14', referrerAgency: 'Education Safeguarding', child1Forenames: undefined, child2Forenames: undefined, child3Forenames: undefined }),
    one('R-DEMH22', 'a transfer from another MARAC', at(2, '15:45'), { channel: 'transfer', otherMarac: 'Brackmoor MARAC', referrerAgency: 'Westmere Police' }),
    one('R-DEMJ22', 'mental health and alcohol in the picture; an interpreter is needed', at(3, '09:05'), { mentalHealth: 'yes', substances: 'yes', interpreterNeeded: 'yes', language: 'Somali', interpreterWish: 'a woman, not from the community' }),
    one('R-DEMK22', 'a repeat: the same two people as last autumn', at(3, '10:50'), { referrerAgency: 'Westmere Police', saidRepeat: 'yes' }),
    one('R-DEML22', 'the same incident, reported by a second agency', at(3, '13:30'), { referrerAgency: 'Elthorne Hospital' }),
    one('R-DEMM22', 'in a refuge; an unborn child', at(3, '16:10'), { refuge: true, refugeBorough: 'Brackmoor', address: undefined, postcode: undefined, oldAddress: '7 Haven Court, W7 1ZA', pregnant: 'yes', dueDate: '2027-06-20' }),
    one('R-DEMN22', 'suspected honour-based abuse by several relatives', at(4, '09:40'), { honourBased: 'yes', perp1Surname: undefined, perp1Forenames: undefined, perp1UnknownWhy: 'Several relatives; she will not name them yet', perp1Relationship: 'Relatives' }),
    one('R-DEMP22', 'urgent, on Friday at 15:40, after the list had gone out', at(5, '15:40'), { referrerAgency: 'Westmere Police', perp1Whereabouts: 'Released on bail on Saturday', risksToChildren: 'The children saw it and were threatened.' }),
    one('R-DEMQ22', 'withdrawn by its referrer', at(8, '10:00'), { referrerAgency: 'Primary Care' }),
    one('R-DEMR22', 'late: for the meeting after', at(9, '11:15'), { referrerAgency: 'Children’s Social Care' }),
  ];
}
