// What the referrals of one hearing say, on papers: an answer that several of them give stands once for each, with the referral and its day, so that
// a repeat which comes before the meeting takes nothing of the first one off the paper.
import type { FieldClass } from '../../access/field-class.ts';
import { latestReferrals } from '../../cases/case-risk.ts';
import { receivedOn } from '../../cases/case-of-referral.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { QUESTION_SETS } from '../../referral/checklist.ts';
import type { AnswerPaper } from '../../referral/questions/question.ts';
import type { Referral } from '../../referral/referral.ts';
import { sortBy } from '../../text/order.ts';
import { formatDate } from '../../time/day.ts';
import type { Answered } from './part-models.ts';
import { otherAnswers, PLACES } from './referral-answers.ts';

/** The referrals that one hearing is about, in the order in which they arrived. */
export function roundOf(marac: MaracFacts, caseRef: string): readonly Referral[] {
  return sortBy(
    latestReferrals(marac, caseRef),
    (referral) => receivedOn(referral) ?? '',
    (referral) => referral.receivedAt ?? '',
    (referral) => referral.id,
  );
}

/** "1 March 2027, R-7KQ2MX". */
export function nameReferral(referral: Referral): string {
  const on = receivedOn(referral);
  return on === undefined ? referral.id : `${formatDate(on)}, ${referral.id}`;
}

/** What they say: by itself where one referral speaks or all say the same; else a paragraph for each, with the referral. */
export function tellRound(round: readonly Referral[], said: (referral: Referral) => string | undefined): string {
  const texts = new Map<string, Referral[]>();
  for (const referral of round) {
    const text = said(referral) ?? '';
    if (text !== '') texts.set(text, [...(texts.get(text) ?? []), referral]);
  }
  const [only] = texts.keys();
  if (texts.size < 2) return only ?? '';
  return [...texts].map(([text, by]) => `Referral of ${by.map(nameReferral).join(' and ')}: ${text}`).join('\n\n');
}

/** As `otherAnswers`, of all of them; and which questions of the checklist were answered yes. */
export function roundAnswers(
  round: readonly Referral[],
  paper: AnswerPaper,
  classes: ReadonlySet<FieldClass>,
): readonly Answered[] {
  const each = new Map(round.map((referral) => [referral, answersOf(referral, paper, classes)]));
  const abouts = sortBy([...new Set([...each.values()].flat().map(({ about }) => about))], (about) =>
    PLACES.indexOf(about),
  );
  return abouts.map((about) => ({
    about,
    text: tellRound(round, (referral) => each.get(referral)?.find((one) => one.about === about)?.text),
  }));
}

function answersOf(referral: Referral, paper: AnswerPaper, classes: ReadonlySet<FieldClass>): readonly Answered[] {
  const ticked = classes.has('note') ? tickedIn(referral) : '';
  const all = otherAnswers(referral, paper, classes);
  return [...(ticked === '' ? [] : [{ about: 'Checklist: yes', text: ticked }]), ...all];
}

/** "Very frightened; threats to kill, believed or not". */
function tickedIn(referral: Referral): string {
  const { questions } = QUESTION_SETS.find(({ tool }) => tool === referral.tool) ??
    QUESTION_SETS[0] ?? { questions: [] };
  return questions
    .filter(({ number }) => referral[`q${number}`] === 'yes')
    .map(({ label }) => label)
    .join('; ');
}

/** Agencies that referred, each once. */
export function referrersOf(round: readonly Referral[], nameOf: (agency: string) => string): string {
  const names = round.flatMap(({ referrerAgency }) => (referrerAgency === undefined ? [] : [nameOf(referrerAgency)]));
  return [...new Set(names)].join(' and ');
}
