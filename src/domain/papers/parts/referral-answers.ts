// Answers of a referral that have no place of their own on a paper: under the question, for those who may read what is said of the case.
import type { Answered } from './part-models.ts';
import type { Answer, Referral } from '../../referral/referral.ts';

const ANSWERS: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', notKnown: 'Not known' };
const tell = (answer: Answer | undefined): string => (answer === undefined ? '' : ANSWERS[answer]);
const filled = (rows: readonly (readonly [about: string, text: string | undefined])[]): readonly Answered[] =>
  rows.flatMap(([about, text = '']) => (text === '' ? [] : [{ about, text }]));

/** `history` stands in a place of its own on some papers. */
export function otherAnswers(one: Referral | undefined, leave: readonly (keyof Referral)[] = []): readonly Answered[] {
  if (one === undefined) return [];
  const { history = '', judgement = '' } = one;
  return filled([
    ['History', leave.includes('history') ? '' : history],
    ['Professional judgement', judgement],
    ['Why several agencies are needed', one.whyMultiAgency],
    ['Support in place', one.supportInPlace],
    ['Incident reported to the police', tell(one.incidentReported)],
    ['Crime reference', one.crimeReference],
    [
      'Wants police contact',
      [tell(one.policeContact), one.policeContactWhy].filter((each) => (each ?? '') !== '').join(': '),
    ],
    ['Last listed', one.lastListed],
    ['Housing', one.housing],
    ['GP practice', one.gpPractice],
    ['Mental health', tell(one.mentalHealth)],
    ['Drugs or alcohol', tell(one.substances)],
    ['Risk tool version', one.toolVersion],
    ['Referrer’s role', one.referrerRole],
    ['Referrer’s manager', one.managerName],
  ]);
}
