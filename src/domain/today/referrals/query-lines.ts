// Referrals whose missing answers were asked for: who cannot be asked by mail, who has not answered in time, and what is whole now.
import { addWorkingMinutes, workingHoursOf } from '../../time/calendar.ts';
import { caseRefOf, wholeReferral } from '../../cases/case-of-referral.ts';
import { isContactKeptOut } from '../../meeting/in-the-room.ts';
import { findMissing } from '../../referral/completeness.ts';
import { at, dayOf, formatDay, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Referral } from '../../referral/referral.ts';
import { referrersContact } from '../../register/referrer.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';
import { referralItem } from './referral-item.ts';

/** Two working days, as the question itself says. */
export const ANSWER_MINUTES = 2 * 8 * 60;

export function queryItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return marac.referrals.filter((one) => one.decision === 'query').flatMap((one) => queried(facts, marac, one, now));
}

function queried(facts: Facts, marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  const tell = (kind: TodayKind, rule: string, words: Words): readonly TodayItem[] => [
    referralItem(marac, referral, kind, rule, words),
  ];
  const missing = findMissing(wholeReferral(marac, referral), marac.rules, today).length;
  if (missing === 0)
    return tell('referral', 'answered', {
      what: `The answers asked for about referral ${referral.id} are all there: it waits for a decision.`,
      otherwise: 'no meeting hears it, and nobody researches it.',
    });
  const answers = missing === 1 ? '1 answer' : `${missing} answers`;
  const ring = `Ring the referrer (“Referrer phone” on Referrals) and type what is said.`;
  const otherwise = 'it goes on waiting for them, and no meeting hears it.';
  const asked = referrersContact(facts, marac, referral, today);
  const caseRef = caseRefOf(marac, referral);
  if (asked !== undefined && isContactKeptOut({ facts, marac, today }, caseRef, asked))
    return [
      referralItem(
        marac,
        referral,
        'ring',
        'ask-kept',
        {
          what: `Referral ${referral.id} lacks ${answers}, and a conflict keeps ${asked.personName ?? asked.id} from its case: nobody is asked by mail. Ask somebody whom no conflict keeps from it, and type what is said on Referrals.`,
          otherwise,
        },
        true,
      ),
    ];
  if (asked === undefined)
    return tell('ring', 'ask', {
      what: `Referral ${referral.id} lacks ${answers}, and nobody on the referring side can be written to. ${ring}`,
      otherwise,
    });
  const hours = workingHoursOf(marac.rules, today);
  const due = addWorkingMinutes(at(referral.decidedOn ?? today, hours.from), ANSWER_MINUTES, hours);
  if (now <= due) return [];
  return tell('referral', 'unanswered', {
    what: `Referral ${referral.id} still lacks ${answers}, asked for by ${formatDay(dayOf(due))}. ${ring}`,
    otherwise,
    todo: 'ring',
    due,
  });
}
