// Whether a referral meets the area's agreed threshold, by which criteria and why. Below the line is a proposal with reasons, never a refusal.
// The four criteria: SafeLives referral criteria; the numbers are the area's dated settings.
import { ageOn, type Day } from './day.ts';
import type { Reason } from './reason.ts';
import { because } from './reason.ts';
import type { CriterionName, ReferralFields } from './referral.ts';
import { scoreReferral, type Score } from './risk.ts';
import type { Rules } from './rules.ts';

export interface Criterion {
  readonly name: CriterionName;
  readonly because: Reason;
}

export interface Assessment {
  readonly score: Score;
  readonly met: readonly Criterion[];
  /** accept: a criterion is met. belowThreshold: none is; a person decides. */
  readonly proposal: 'accept' | 'belowThreshold';
  /** What a person should know beside the line: don't-knows that could change it, age duties not done yet, area. */
  readonly notes: readonly Reason[];
}

/** A professional's written reason may stand alone and only ever raises. */
const JUDGEMENT_LETTERS = 20;

export function assess(referral: ReferralFields, rules: Rules, on: Day, confirmedRepeat: boolean): Assessment {
  const score = scoreReferral(referral);
  const met: Criterion[] = [];
  const line = rules.whole('visibleHighMin', on);
  if (score.counted && score.yes >= line)
    met.push({ name: 'visibleHigh', because: because('threshold.visible-high', { yes: score.yes, line }) });
  if ((referral.judgement ?? '').trim().length >= JUDGEMENT_LETTERS)
    met.push({ name: 'professionalJudgement', because: because('threshold.judgement') });
  const events = referral.eventsIn12Months ?? 0;
  const needed = rules.whole('escalationEvents', on);
  if (events >= needed)
    met.push({
      name: 'escalation',
      because: because('threshold.escalation', { events, needed, months: rules.whole('escalationMonths', on) }),
    });
  if (confirmedRepeat)
    met.push({ name: 'repeat', because: because('threshold.repeat', { months: rules.whole('repeatMonths', on) }) });
  if (referral.honourBased === 'yes' && rules.yesNo('honourBasedCounts', on))
    met.push({ name: 'areaExtra', because: because('threshold.honour-based') });
  return {
    score,
    met,
    proposal: met.length > 0 ? 'accept' : 'belowThreshold',
    notes: takeNotes(referral, score, line, on, rules),
  };
}

function takeNotes(referral: ReferralFields, score: Score, line: number, on: Day, rules: Rules): readonly Reason[] {
  const notes: Reason[] = [];
  if (score.notKnown > 0)
    notes.push(
      because('risk.not-known', {
        yes: score.yes,
        notKnown: score.notKnown,
        couldMeet: score.yes + score.notKnown >= line,
      }),
    );
  if (!score.counted)
    notes.push(because('risk.graded-tool', { band: referral.statedBand === undefined ? 'none given' : 'given' }));
  const told = referral.childrensServicesToldOn !== undefined;
  if (!told && referral.birthDate !== undefined && referral.birthDate <= on) {
    const age = ageOn(referral.birthDate, on);
    if (age < 16) notes.push(because('age.under-16', { age }));
    else if (age < 18) notes.push(because('age.16-17', { age }));
  }
  const area = rules.list('areaPostcodes', on);
  if (area.length > 0 && referral.postcode !== undefined && !inArea(referral.postcode, area))
    notes.push(because('area.outside'));
  if (referral.refuge === true) notes.push(because('refuge'));
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
