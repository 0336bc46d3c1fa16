// What the rules find in a referral, in words: the criteria, what is not known, ages, area and refuge. The add-on says the same, and needs no more.
import type { Reason } from '../text/reason.ts';

type Facts = Reason['facts'];
export const describeGround = (facts: Facts, name: string): string => String(facts[name] ?? '?');
export const many = (count: number | string, one: string, more = `${one}s`): string =>
  `${count} ${Number(count) === 1 ? one : more}`;

/** A sentence by rule, from the facts that the rule looked at. */
export type Sentences = Readonly<Record<string, (facts: Facts) => string>>;

export const GROUNDS: Sentences = {
  'threshold.visible-high': (f) =>
    `Visible high risk: ${describeGround(f, 'yes')} yes answers, the line is ${describeGround(f, 'line')}.`,
  'threshold.stated-score': (f) =>
    `Visible high risk: a score of ${describeGround(f, 'stated')} was stated by the referrer, the line is ${describeGround(f, 'line')}.`,
  'threshold.stated-grade': () => 'Visible high risk: the referrer stated the grade as high.',
  'threshold.judgement': () => 'Professional judgement, with a written reason; it may stand alone.',
  'threshold.escalation': (f) =>
    `Escalation: ${many(describeGround(f, 'events'), 'event')} in 12 months, ${describeGround(f, 'needed')} are enough.`,
  'threshold.repeat': (f) =>
    `Repeat: the same victim and perpetrator, a new incident within ${describeGround(f, 'months')} months; it goes back to the table whatever the score.`,
  'threshold.transfer': () => 'Transferred by another MARAC: in this area that counts as a repeat.',
  'threshold.honour-based': () => 'Suspected honour-based abuse meets the threshold in this area.',
  'threshold.below': (f) =>
    `Below the agreed line (${describeGround(f, 'yes')} of ${describeGround(f, 'line')}${f['stated'] === true ? ', as stated by the referrer' : ''}${Number(f['unanswered'] ?? 0) > 0 ? `; ${many(describeGround(f, 'unanswered'), 'question has', 'questions have')} no answer` : ''}) and no other criterion met: proposed for signposting. A person decides.`,
  'threshold.stated-lower': () =>
    'The referrer stated a grade below high, no answers are attached, and no other criterion is met: proposed for signposting. A person decides.',
  'threshold.not-recorded': () =>
    'Neither answers nor a score nor a grade that the line applies to are recorded, and no other criterion is met: ask for them. A person decides.',
  'risk.not-known': (f) =>
    `${many(describeGround(f, 'notKnown'), 'answer')} “don’t know” beside ${describeGround(f, 'yes')} yes${f['couldMeet'] === true ? ': together they could reach the line, so ask' : ''}.`,
  'risk.graded-tool': (f) =>
    `The risk tool is graded by the assessor (band: ${describeGround(f, 'band')}); the count of yes answers does not apply.`,
  'risk.stated-only': (f) =>
    `The score of ${describeGround(f, 'stated')} was stated by the referrer; the answers of the checklist are not attached.`,
  'risk.stated-differs': (f) =>
    `The referrer stated a score of ${describeGround(f, 'stated')}, and the answers give ${describeGround(f, 'yes')}: the higher one counts; ask which is right.`,
  'risk.stated-above': (f) =>
    `A score of ${describeGround(f, 'stated')} was stated, and the checklist has 24 questions: ask of which tool it is. It counts as stated.`,
  'risk.stated-other-tool': (f) =>
    `A score of ${describeGround(f, 'stated')} was stated by a tool that has no line here: of such a tool only a grade of high counts.`,
  'risk.stated-grade-unclear': () =>
    'The stated grade says neither high nor a grade below it: look at it and ask the referrer.',
  'age.under-16': (f) =>
    `The victim is ${describeGround(f, 'age')}: children’s safeguarding comes first; tell children’s services now and record the day.`,
  'age.young-perpetrator': (f) =>
    `The perpetrator is ${describeGround(f, 'age')}, a child too: children’s services must be involved; record the day they were told.`,
  'age.16-17': (f) =>
    `The victim is ${describeGround(f, 'age')}: children’s services must be involved; the young people’s checklist applies; record the day they were told.`,
  'area.outside': () => 'The postcode is outside this MARAC’s area: redirecting is proposed. A person decides.',
  refuge: () => 'The victim is in a refuge: its address is asked for nowhere and printed nowhere.',
};

/** What a rule of the threshold found, in one sentence. */
export function describeCriterion(reason: Reason): string {
  return GROUNDS[reason.rule]?.(reason.facts) ?? `Rule ${reason.rule}.`;
}
