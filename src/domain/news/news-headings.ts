// How the cells of a referral are headed, for lines that say where something stands. A test compares them with the columns of Referrals.
import type { FormPerson } from '../referral/referral-people.ts';

const PERSON: Readonly<Record<string, string>> = {
  surname: 'surname',
  forenames: 'forenames',
  birthDate: 'date of birth',
  birthAbout: 'born about',
  gender: 'gender',
  ethnicity: 'ethnicity',
  ethnicGroup: 'ethnic group',
  minoritised: 'Black, Asian or racially minoritised',
  disability: 'disability',
  lgbt: 'LGBT+',
  occupation: 'occupation',
  employer: 'employer',
  relationship: 'relationship to victim',
  phone: 'phone',
  whereabouts: 'whereabouts',
  orders: 'orders',
  unknownWhy: 'not known because',
  school: 'school',
  livesWith: 'lives with',
  inHousehold: 'in the household',
  plan: 'plan',
};

/** "Child 2 school". */
export function headingOf(form: Pick<FormPerson, 'heading' | 'slot'>, field: string): string {
  if (form.slot === 'unborn') return form.heading;
  if (form.slot.startsWith('other-')) return `${form.heading} ${field === 'relationship' ? 'relationship' : 'name'}`;
  if (form.slot.startsWith('child-') && field === 'relationship') return `${form.heading} is to the victim`;
  return `${form.heading} ${PERSON[field] ?? field}`;
}

export const CASE_HEADINGS = {
  interpreter: 'Interpreter needed',
  heardElsewhere: 'Other MARAC',
  withoutConsentBasis: 'Sharing without consent: lawful basis',
  wishes: 'What the victim wants',
} as const;
