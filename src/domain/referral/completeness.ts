// Which answers a referral leaves out, one by one. Incomplete never means refused: the IDVA is told all the same.
import type { Day } from '../time/day.ts';
import { QUESTIONS } from './questions/all-questions.ts';
import type { ReferralFields } from './referral.ts';
import { QUESTION_NUMBERS, scoreReferral } from './risk.ts';
import type { Rules } from '../settings/rules.ts';

export interface Missing {
  readonly field: string;
  /** The question as a person would ask it back; no one's data. */
  readonly question: string;
}

type Ask = readonly [field: string, question: string, present: (r: ReferralFields) => boolean];

const given = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const ASKS: readonly Ask[] = [
  ['referrerAgency', 'Which agency is referring?', (r) => given(r.referrerAgency)],
  [
    'referrerName',
    'Who is referring, and how can they be rung?',
    (r) => given(r.referrerName) && (given(r.referrerPhone) || given(r.referrerEmail)),
  ],
  ['surname', 'The victim’s full name', (r) => given(r.surname) && given(r.forenames)],
  [
    'birthDate',
    'The victim’s date of birth, or an age as near as known',
    (r) => given(r.birthDate) || given(r.birthAbout),
  ],
  [
    'address',
    'Where the victim lives now (or: in a refuge, in which borough)',
    (r) => given(r.postcode) || given(r.address) || (r.refuge === true && given(r.refugeBorough)),
  ],
  [
    'safeToCall',
    'Is it safe to ring the victim, on which number, when?',
    (r) => given(r.safeToCall) || given(r.otherSafeContact) || given(r.safeToTalkTo),
  ],
  [
    'perp1Surname',
    'The perpetrator’s name, or why it is not known',
    (r) => (given(r.perp1Surname) && given(r.perp1Forenames)) || given(r.perp1UnknownWhy),
  ],
  [
    'perp1Relationship',
    'The perpetrator’s relationship to the victim',
    (r) => given(r.perp1Relationship) || given(r.perp1UnknownWhy),
  ],
  ['incident', 'The most recent incident: what, when and where', (r) => given(r.incident)],
  [
    'victimAware',
    'Does the victim know of this referral? If not, why not?',
    (r) => r.victimAware === 'yes' || (given(r.victimAware) && given(r.whyNotAware)),
  ],
  [
    'consent',
    'Has the victim agreed? If not: the basis for sharing without consent, why, who decided, when',
    (r) =>
      r.consent === 'given' ||
      (given(r.consent) && given(r.withoutConsentBasis) && given(r.withoutConsentWhy) && given(r.withoutConsentBy)),
  ],
  ...QUESTIONS.flatMap(({ field, askedBack }): readonly Ask[] =>
    askedBack === undefined ? [] : [[field, askedBack, (r) => given(r[field])]],
  ),
];

/** Every answer that is missing for the area's rules, in the order of the form. */
export function findMissing(referral: ReferralFields, rules: Rules, on: Day): readonly Missing[] {
  const missing: Missing[] = [];
  for (const [field, question, present] of ASKS) if (!present(referral)) missing.push({ field, question });
  const score = scoreReferral(referral);
  if (score.counted && score.unanswered > 0 && (referral.judgement ?? '') === '') {
    missing.push({
      field: 'checklist',
      question:
        score.stated === undefined || score.unanswered < QUESTION_NUMBERS.length
          ? `The risk checklist: ${score.unanswered} of 24 questions have no answer (yes, no or don’t know)`
          : `The answers of the risk checklist: only its score of ${score.stated} is stated`,
    });
  }
  if (rules.yesNo('managerSignOff', on) && referral.managerSignedOff !== true)
    missing.push({ field: 'managerSignedOff', question: 'The sign-off of the referrer’s manager' });
  if (rules.yesNo('policeContactQuestion', on) && !given(referral.policeContact))
    missing.push({
      field: 'policeContact',
      question: 'Does the victim want police contact about what she has disclosed?',
    });
  for (const n of [1, 2, 3, 4, 5, 6] as const) {
    if (
      given(referral[`child${n}Forenames`]) &&
      !given(referral[`child${n}BirthDate`]) &&
      !given(referral[`child${n}DueDate`])
    ) {
      missing.push({ field: `child${n}BirthDate`, question: `Child ${n}: date of birth (or due date)` });
    }
  }
  return missing;
}
