// Whether a referral meets the area's agreed threshold, by which criteria and why. Below the line is a proposal with reasons, never a refusal.
// The four criteria: SafeLives referral criteria; the numbers are the area's dated settings.
import { ageOn, type Day } from '../time/day.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import type { ReferralFields } from './referral.ts';
import { isRiskRecorded, QUESTION_NUMBERS, scoreReferral, type Score } from './risk.ts';
import type { Rules } from '../settings/rules.ts';

export type CriterionName = 'visibleHigh' | 'professionalJudgement' | 'escalation' | 'repeat' | 'areaExtra';

export interface Criterion {
  readonly name: CriterionName;
  readonly because: Reason;
}

export interface Assessment {
  readonly score: Score;
  readonly met: readonly Criterion[];
  /** accept: a criterion is met. belowThreshold: none is. notRecorded: nobody said how high the risk is. A person decides. */
  readonly proposal: 'accept' | 'belowThreshold' | 'notRecorded';
  /** What is said in the place of criteria when none is met. */
  readonly notMet?: Reason;
  /** What a person should know beside the line: don't-knows that could change it, age duties not done yet, area. */
  readonly notes: readonly Reason[];
}

/** A professional's written reason may stand alone and only ever raises. */
const JUDGEMENT_LETTERS = 20;

export function assess(referral: ReferralFields, rules: Rules, on: Day, confirmedRepeat: boolean): Assessment {
  const score = scoreReferral(referral);
  const met: Criterion[] = [];
  const line = rules.whole('visibleHighMin', on);
  const high = findVisibleHigh(score, line);
  if (high !== undefined) met.push({ name: 'visibleHigh', because: high });
  if ((referral.judgement ?? '').trim().length >= JUDGEMENT_LETTERS)
    met.push({ name: 'professionalJudgement', because: makeReason('threshold.judgement') });
  const events = referral.eventsIn12Months ?? 0;
  const needed = rules.whole('escalationEvents', on);
  if (events >= needed)
    met.push({ name: 'escalation', because: makeReason('threshold.escalation', { events, needed }) });
  if (confirmedRepeat)
    met.push({ name: 'repeat', because: makeReason('threshold.repeat', { months: rules.whole('repeatMonths', on) }) });
  else if (referral.channel === 'transfer' && rules.yesNo('transferCountsAsRepeat', on))
    met.push({ name: 'repeat', because: makeReason('threshold.transfer') });
  if (referral.honourBased === 'yes' && rules.yesNo('honourBasedCounts', on))
    met.push({ name: 'areaExtra', because: makeReason('threshold.honour-based') });
  const notes = takeNotes(referral, score, line, on, rules);
  if (met.length > 0) return { score, met, proposal: 'accept', notes };
  const notMet = describeNotMet(score, line);
  return { score, met, proposal: notMet.rule === NOT_RECORDED ? 'notRecorded' : 'belowThreshold', notMet, notes };
}

/** The answers first; what was only stated raises and says that it was stated. */
function findVisibleHigh(score: Score, line: number): Reason | undefined {
  if (score.counted && score.yes >= line) return makeReason('threshold.visible-high', { yes: score.yes, line });
  if (score.isStated && score.counts !== undefined && score.counts >= line)
    return makeReason('threshold.stated-score', { stated: score.counts, line });
  return score.grade === 'high' ? makeReason('threshold.stated-grade') : undefined;
}

const NOT_RECORDED = 'threshold.not-recorded';

/** No answers are not nought: only a number or a grade can be below the line. */
function describeNotMet(score: Score, line: number): Reason {
  if (score.counts !== undefined) {
    const unanswered = score.unanswered < QUESTION_NUMBERS.length ? score.unanswered : 0;
    return makeReason('threshold.below', { yes: score.counts, line, unanswered, stated: score.isStated });
  }
  return score.grade === 'lower' ? makeReason('threshold.stated-lower') : makeReason(NOT_RECORDED);
}

function takeNotes(referral: ReferralFields, score: Score, line: number, on: Day, rules: Rules): readonly Reason[] {
  const notes: Reason[] = [];
  if (score.notKnown > 0)
    notes.push(
      makeReason('risk.not-known', {
        yes: score.yes,
        notKnown: score.notKnown,
        couldMeet: score.yes < line && score.yes + score.notKnown >= line,
      }),
    );
  notes.push(...noteStated(score));
  const told = referral.childrensServicesToldOn !== undefined;
  if (!told && referral.birthDate !== undefined && referral.birthDate <= on) {
    const age = ageOn(referral.birthDate, on);
    if (age < 16) notes.push(makeReason('age.under-16', { age }));
    else if (age < 18) notes.push(makeReason('age.16-17', { age }));
  }
  const area = rules.list('areaPostcodes', on);
  if (area.length > 0 && referral.postcode !== undefined && !inArea(referral.postcode, area))
    notes.push(makeReason('area.outside'));
  if (referral.refuge === true) notes.push(makeReason('refuge'));
  return notes;
}

/** What was stated, wherever it says something else than the answers, or something that no line is for. */
function noteStated(score: Score): readonly Reason[] {
  const notes: Reason[] = [];
  if (!score.counted) {
    notes.push(makeReason('risk.graded-tool', { band: score.grade === undefined ? 'none given' : 'given' }));
    if (score.stated !== undefined) notes.push(makeReason('risk.stated-other-tool', { stated: score.stated }));
    return notes;
  }
  if (!isRiskRecorded(score)) return notes;
  const { stated, yes, unanswered } = score;
  const answered = unanswered < QUESTION_NUMBERS.length;
  if (stated !== undefined && stated > QUESTION_NUMBERS.length) notes.push(makeReason('risk.stated-above', { stated }));
  if (stated !== undefined && answered && stated !== yes && (unanswered === 0 || stated < yes))
    notes.push(makeReason('risk.stated-differs', { stated, yes }));
  else if (stated !== undefined && !answered) notes.push(makeReason('risk.stated-only', { stated }));
  if (score.grade === 'other') notes.push(makeReason('risk.stated-grade-unclear'));
  return notes;
}

/** Whether a postcode begins with one of the area's outward codes (W5 does not take in W55). */
export function inArea(postcode: string, area: readonly string[]): boolean {
  const compact = postcode.replace(/\s+/g, '').toUpperCase();
  const outward = compact.slice(0, -3);
  return area.some((one) => {
    const code = one.replace(/\s+/g, '').toUpperCase();
    return /\d/.test(code) ? outward === code : /^[A-Z]+/.exec(outward)?.[0] === code;
  });
}
