// The two made-up referrals of `marac try`: one complete, one as they often come, with answers missing. Their names say what they are.
import type { Written } from '../../src/workbook/tables/write-cell.ts';

type Values = Readonly<Record<string, Written>>;

const YES = [1, 2, 3, 5, 6, 7, 8, 11, 12, 14, 15, 17, 18, 19, 22];
const CHECKLIST: Values = Object.fromEntries(
  Array.from({ length: 24 }, (_, at) => [`q${at + 1}`, YES.includes(at + 1) ? 'yes' : 'no']),
);

const COMPLETE: Values = {
  referrerName: 'Pia Practitioner',
  referrerRole: 'Practitioner',
  referrerPhone: '020 7946 0901',
  surname: 'Madeupson',
  forenames: 'Rosa',
  birthDate: '1990-05-14',
  gender: 'Female',
  address: '1 Invented Street',
  postcode: 'W5 9ZZ',
  perpetratorKnowsAddress: 'yes',
  phone: '07700 900101',
  safeToCall: 'yes',
  safeTimes: 'Weekdays 10:00 to 14:00',
  safeToLeaveMessage: 'no',
  unsafeRoutes: ['letters', 'voicemail'],
  perp1Surname: 'Madeupson',
  perp1Forenames: 'Karl',
  perp1BirthDate: '1986-02-03',
  perp1Gender: 'Male',
  perp1Relationship: 'Husband',
  perp1Address: '1 Invented Street',
  perp1Postcode: 'W5 9ZZ',
  child1Forenames: 'Mia',
  child1Surname: 'Madeupson',
  child1BirthDate: '2018-09-01',
  child1ToVictim: 'Child',
  child1LivesWith: 'the victim',
  tool: 'safelivesDash24',
  ...CHECKLIST,
  saidRepeat: 'no',
  incident: 'Held by the throat in the kitchen; the neighbours rang the police.',
  incidentReported: 'yes',
  history: 'Several incidents over two years, more often since she said that she would leave.',
  risksToVictim: 'Serious injury: he has said that he will find her.',
  victimAware: 'yes',
  consent: 'given',
  afraidOf: 'That he comes back at night.',
  wishes: 'To stay in her home with her daughter.',
};

const WITH_GAPS: Values = {
  referrerName: 'Nils Newcomer',
  surname: 'Samplewright',
  forenames: 'Leila',
  birthAbout: 'about 35',
  gender: 'Female',
  safeToCall: 'notKnown',
  perp1Surname: 'Samplewright',
  perp1Forenames: 'Omar',
  perp1Relationship: 'Ex-partner',
  judgement: 'She is extremely frightened, and he has found every new number so far.',
  tool: 'safelivesDash24',
  incident: 'Waited outside her work three evenings running and followed the bus home.',
  victimAware: 'yes',
  consent: 'given',
};

/** In the order in which they arrive. */
export const PRACTICE_REFERRALS: readonly Values[] = [COMPLETE, WITH_GAPS];
