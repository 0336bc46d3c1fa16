// The referrals that arrive in the demo's month, each for something that a coordinator meets in real months.
import type { Random } from '../src/system/random.ts';
import type { Cast } from './cast.ts';
import { pick } from './made-up/made-up-names.ts';
import { checklist, JUDGEMENTS, makeReferral, type Values } from './made-up/made-up-referrals.ts';

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

const at = (day: number, hour: string): string => `2027-03-${String(day).padStart(2, '0')}T${hour}`;

/** The 18 referrals of the demo's month, each for something that happens in real months. `old` holds the people of earlier cases. */
export function scriptReferrals(dice: Random, cast: Cast, old: readonly OldPair[]): readonly Scripted[] {
  const one: One = (id, what, when, more = {}) => ({ id, what, values: makeReferral(dice, cast, when, more) });
  return [...ofMonday(one, dice, cast, old), ...ofTuesday(one), ...ofWednesday(one, old), ...afterWednesday(one, old)];
}

type One = (id: string, what: string, when: string, more?: Values) => Scripted;
const police = { referrerAgency: 'Westmere Police' };

function ofMonday(one: One, dice: Random, cast: Cast, old: readonly OldPair[]): readonly Scripted[] {
  const him = cast.man();
  const twoMen = {
    perp2Surname: him.surname,
    perp2Forenames: him.forenames,
    perp2BirthDate: '1988-11-02',
    perp2Relationship: 'Brother-in-law',
    perp2Whereabouts: 'In custody',
    perp2ReleaseDate: '2027-04-06',
  };
  return [
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
  ];
}

function ofTuesday(one: One): readonly Scripted[] {
  return [
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
}

function ofWednesday(one: One, old: readonly OldPair[]): readonly Scripted[] {
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
  ];
}

function afterWednesday(one: One, old: readonly OldPair[]): readonly Scripted[] {
  return [
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
    one('R-DEMT22', 'urgent: he has left the hostel and was seen at her door last night', at(10, '09:45'), {
      ...police,
      landlord: 'Borough Housing',
      risksToVictim: 'He has said that he will not be taken back alive.',
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
