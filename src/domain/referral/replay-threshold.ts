// What another threshold would have meant for the referrals of the last months: who would be above the line or below it, by row ids and counts.
import { sorted } from '../text/sorted.ts';
import { isAccepted, receivedOn } from '../cases/case-of-referral.ts';
import { addMonths, type Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Referral } from './referral.ts';
import { type Rules } from '../settings/rules.ts';
import { splitList } from '../settings/read-setting.ts';
import type { SettingName } from '../settings/settings.ts';
import { assess } from './threshold.ts';

/** The settings on which the threshold depends; another one would change nothing here. */
export const REPLAYED: readonly SettingName[] = [
  'visibleHighMin',
  'escalationEvents',
  'honourBasedCounts',
  'transferCountsAsRepeat',
];

/** Cases a year for each 10,000 adult women, as SafeLives expects them; an area with fewer may have a line that is too high. */
const EXPECTED_OF_10_000 = 40;

export interface Replay {
  readonly from: Day;
  readonly to: Day;
  /** Referrals received in that time; those without a score the line applies to (a graded tool, nothing recorded) are part of it. */
  readonly referrals: number;
  readonly graded: number;
  readonly metThen: number;
  readonly metNow: number;
  /** Row ids of referrals that would be above the line and were not, oldest first; and the other way round. */
  readonly raised: readonly string[];
  readonly lowered: readonly string[];
  /** Of the raised, those a person accepted all the same. */
  readonly raisedAccepted: number;
  /** Referrals of that time that became a case, repeats among them. */
  readonly accepted: number;
  /** Cases a year that are expected of the area; undefined while nobody said how many women live in it. */
  readonly expected: number | undefined;
}

/** Replays the months up to today with these settings in the place of the area's own, whatever their day. Decides and writes nothing. */
export function replayThreshold(
  marac: MaracFacts,
  settings: ReadonlyMap<SettingName, string>,
  today: Day,
  months = 12,
): Replay {
  const from = addMonths(today, -months);
  const other = withSettings(marac.rules, settings);
  const found = marac.referrals.flatMap((referral) => {
    const on = receivedOn(referral);
    return on === undefined || on < from || on > today ? [] : [{ referral, on }];
  });
  const looked = sorted(found, (a, b) => (`${a.on} ${a.referral.id}` < `${b.on} ${b.referral.id}` ? -1 : 1));
  const judged = looked.map(({ referral, on }) => {
    const before = assess(referral, marac.rules, on, isRepeat(referral));
    const after = assess(referral, other, on, isRepeat(referral));
    return {
      referral,
      counted: before.score.counts !== undefined,
      was: before.met.length > 0,
      would: after.met.length > 0,
    };
  });
  const women = marac.rules.whole('womenInArea', today);
  const raised = judged.filter((one) => one.would && !one.was);
  return {
    from,
    to: today,
    referrals: judged.length,
    graded: judged.filter((one) => !one.counted).length,
    metThen: judged.filter((one) => one.was).length,
    metNow: judged.filter((one) => one.would).length,
    raised: raised.map((one) => one.referral.id),
    lowered: judged.filter((one) => one.was && !one.would).map((one) => one.referral.id),
    raisedAccepted: raised.filter((one) => isTaken(one.referral)).length,
    accepted: judged.filter((one) => isAccepted(one.referral)).length,
    expected: women === 0 ? undefined : Math.round((women * EXPECTED_OF_10_000 * months) / 12 / 10_000),
  };
}

/** A repeat only where a person has said so, as at intake. */
function isRepeat(referral: Referral): boolean {
  return referral.matchAnswer === 'repeat';
}

function isTaken(referral: Referral): boolean {
  return referral.decision === 'accept' || referral.decision === 'acceptUrgent' || referral.decision === 'join';
}

function withSettings(rules: Rules, settings: ReadonlyMap<SettingName, string>): Rules {
  const text: Rules['text'] = (name, on) => settings.get(name) ?? rules.text(name, on);
  return {
    text,
    whole: (name, on) => Number(text(name, on)),
    yesNo: (name, on) => text(name, on) === 'yes',
    list: (name, on) => splitList(text(name, on)),
    since: (name, on) => (settings.has(name) ? undefined : rules.since(name, on)),
    row: (name, on) => (settings.has(name) ? undefined : rules.row(name, on)),
    doubt: (name, on) => (settings.has(name) ? undefined : rules.doubt(name, on)),
  };
}
