// What referrals wait for: a decision, an answer about a match, a meeting, the IDVA's acknowledgement, a duty about age.
import { addWorkingMinutes, workingHoursOf } from '../../time/calendar.ts';
import { caseRefOf, isAccepted, receivedOn, wholeReferral } from '../../cases/case-of-referral.ts';
import { findMissing } from '../../referral/completeness.ts';
import { many } from '../../referral/describe-grounds.ts';
import { ageOn, dayOf, formatDay, formatTime, type LocalTime } from '../../time/day.ts';
import { isRestricted, type Facts, type MaracFacts } from '../../plan/facts.ts';
import { findOpenMatches, nameMatch, describeAskedAgain } from '../../cases/match-answers.ts';
import { findMixedNames } from '../../text/mixed-script.ts';
import { deadlines, isListedSince, placeReferral } from '../../meeting/meetings.ts';
import type { Referral } from '../../referral/referral.ts';
import { gapsOf, waitsForGap } from '../../referral/referral-gaps.ts';
import { makeReason } from '../../text/reason.ts';
import { redirectRow } from '../../referral/redirects.ts';
import { scanForRefuge } from '../../referral/refuge-scan.ts';
import { assess } from '../../referral/threshold.ts';
import { idvaAlarm } from '../../referral/idva-told.ts';
import { unreadPlace } from '../../meeting/unreadable-rows.ts';
import { describeReason } from '../../text/describe-reason.ts';
import type { TodayItem, Words } from '../today-item.ts';
import { referralItem } from './referral-item.ts';
import { urgentItems } from './urgent-lines.ts';

export function referralItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return marac.referrals.flatMap((referral) => [
    ...matching(facts, marac, referral, now),
    ...undecided(marac, referral, now),
    ...placing(marac, referral, now),
    ...acknowledgement(facts, marac, referral, now),
    ...duties(marac, referral, now),
    ...forms(marac, referral),
    ...urgentItems(marac, referral, now),
    ...youngPerpetrators(marac, referral, now),
    ...refuges(marac, referral),
    ...mixedNames(marac, referral),
    ...unreadCells(marac, referral),
  ]);
}

/** A likely or possible match that nobody has answered: told without a name, the pair stands side by side on Referrals. */
function matching(facts: Facts, marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (referral.matchAnswer === undefined && referral.decision !== undefined && referral.decision !== 'query') return [];
  const open = findOpenMatches(facts, marac, referral, now.slice(0, 10) as never);
  const [best] = open.candidates;
  if (best === undefined) return [];
  const again = open.answeredOn === undefined ? '' : ` ${describeAskedAgain(open.answeredOn)}`;
  const where = best.elsewhere ? 'a case of another MARAC: ask its coordinator' : nameMatch(marac, best).words;
  return [
    referralItem(
      marac,
      referral,
      'match',
      'answer',
      {
        what: `Referral ${referral.id} may belong with ${where} (${best.band}). ${best.words} Answer on Referrals: duplicate, repeat, known before, linked or nobody.${again}`,
        otherwise: 'it counts as nobody known: accepted like that it becomes a case of its own.',
      },
      ...(isRestricted(facts, best.caseId) ? ([true] as const) : []),
    ),
  ];
}

function undecided(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (referral.decision !== undefined) return [];
  const today = now.slice(0, 10) as never;
  const whole = wholeReferral(marac, referral);
  const found = assess(whole, marac.rules, receivedOn(referral) ?? today, referral.matchAnswer === 'repeat');
  const missing = findMissing(whole, marac.rules, today);
  const proposal =
    found.notMet === undefined
      ? `Proposed: accept. ${found.met.map((criterion) => describeReason(criterion.because)).join(' ')}`
      : describeReason(found.notMet);
  const notes = found.notes.map(describeReason).join(' ');
  const gaps = describeMissing(missing.map((one) => one.question));
  return [
    referralItem(marac, referral, 'referral', 'decide', {
      what: [`Referral ${referral.id} waits for a decision.`, proposal, notes, gaps]
        .filter((part) => part !== '')
        .join(' '),
      ...untilDecided(marac, referral, now),
    }),
  ];
}

/** By when it must be decided to be heard at the meeting for which it came in time. */
function untilDecided(marac: MaracFacts, referral: Referral, now: LocalTime): Pick<Words, 'otherwise' | 'due'> {
  const placed = placeReferral(marac, referral, now);
  if (placed.outcome !== 'listed') return { otherwise: 'no meeting hears it, and nobody researches it.' };
  const { list } = deadlines(marac, placed.meeting);
  return {
    otherwise: `it is not on the list of ${formatDay(placed.meeting.on)}, and no agency researches it in time.`,
    ...(list < now ? {} : { due: list }),
  };
}

const MOST_MISSING = 5;

/** The questions themselves, so that nobody has to look for them; the rest of a long list stands on Referrals. */
function describeMissing(questions: readonly string[]): string {
  if (questions.length === 0) return '';
  const named = questions.slice(0, MOST_MISSING).join('; ');
  const more = questions.length - MOST_MISSING;
  return `${many(questions.length, 'answer is', 'answers are')} missing: ${named}${more > 0 ? `; and ${more} more, in the column Missing` : ''}.`;
}

function placing(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (!isAccepted(referral)) return [];
  const ref = caseRefOf(marac, referral);
  const since = receivedOn(referral) ?? dayOf(now);
  const placed = placeReferral(marac, referral, now);
  if (isListedSince(marac, ref, since)) return [];
  const say = (rule: string, what: string): readonly TodayItem[] => [
    referralItem(marac, referral, 'referral', rule, { what, otherwise: 'no meeting hears it.' }),
  ];
  const unread = placed.outcome === 'unread' ? placed.where : unreadPlace(marac, ref, since)?.place;
  if (unread !== undefined)
    return say(
      'unread',
      `Referral ${referral.id} is accepted. Whether and where it is listed cannot be told while this cannot be read: ${unread}. Checks says what to put right; nothing is listed meanwhile.`,
    );
  if (placed.outcome === 'noMeeting')
    return say('no-meeting', `Referral ${referral.id} is accepted, but no meeting is planned. Add one on Meetings.`);
  if (placed.outcome !== 'late') return [];
  const after = placed.after === undefined ? '' : `, or ${formatDay(placed.after.on)} for the meeting after`;
  return say(
    'late',
    `Referral ${referral.id} came after the list of ${formatDay(placed.closed.on)} closed. Choose: type that meeting for a supplement${after}.`,
  );
}

function acknowledgement(facts: Facts, marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (
    referral.idvaAcknowledgedAt !== undefined ||
    referral.receivedAt === undefined ||
    referral.decision === 'withdraw' ||
    referral.decision === 'redirect'
  )
    return [];
  const today = now.slice(0, 10) as never;
  const hours = marac.rules.whole('idvaAckHours', today);
  const due = addWorkingMinutes(referral.receivedAt, hours * 60, workingHoursOf(marac.rules, today));
  if (now < due) return [];
  return [
    referralItem(marac, referral, 'alarm', 'idva', {
      what: `${describeReason(idvaAlarm(facts, referral.id, hours))} Ring the service; type when and by whom it was acknowledged.`,
      otherwise: 'nobody may be keeping her safe: no IDVA is known to have the referral.',
      due,
      todo: 'ring',
      alike: {
        as: 'idva',
        thing: `referral ${referral.id}, by ${formatTime(due)}`,
        tell: (list, count) =>
          `${count} referrals are not acknowledged by the IDVA service within the ${hours} working hours agreed. Ring the service; type beside each when and by whom it was acknowledged. ${list}.`,
      },
    }),
  ];
}

function duties(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  const today = now.slice(0, 10) as never;
  if (
    referral.birthDate === undefined ||
    referral.childrensServicesToldOn !== undefined ||
    referral.decision === 'withdraw'
  )
    return [];
  const age = ageOn(referral.birthDate, receivedOn(referral) ?? today);
  if (age >= 18) return [];
  const rule = age < 16 ? 'age.under-16' : 'age.16-17';
  return [
    referralItem(marac, referral, age < 16 ? 'alarm' : 'referral', 'children', {
      what: `Referral ${referral.id}: ${describeReason(makeReason(rule, { age }))}`,
      otherwise: 'children’s services may not know of her.',
      todo: 'ring',
    }),
  ];
}

function forms(marac: MaracFacts, referral: Referral): readonly TodayItem[] {
  const items: TodayItem[] = [];
  if (referral.morePeople !== undefined && referral.morePeopleEntered !== true)
    items.push(
      referralItem(marac, referral, 'referral', 'more-people', {
        what: `Referral ${referral.id} names more people than the form has places for. Enter them on People, then type Yes in “More people entered”.`,
        otherwise: 'nobody searches for them, and they are matched with no case.',
      }),
    );
  // Its row of Transfers asks, where there is one.
  if (
    referral.decision === 'redirect' &&
    referral.redirectAcknowledgedOn === undefined &&
    redirectRow(marac, referral) === undefined
  )
    items.push(
      referralItem(marac, referral, 'referral', 'redirect', {
        what: `Referral ${referral.id} was passed to another MARAC; nobody there has acknowledged it yet. Ring them.`,
        otherwise: 'nobody knows whether the other MARAC hears it.',
        todo: 'ring',
      }),
    );
  const isAsked = gapsOf(marac, referral).includes('matchCase');
  if (referral.decision === 'join' && referral.matchCase === undefined && !isAsked)
    items.push(
      referralItem(marac, referral, 'referral', 'join', {
        what: `Referral ${referral.id} is to be joined to a case, and no case is named: type it in “Match: case”.`,
        otherwise: 'it is not joined, and no meeting hears it.',
      }),
    );
  return items;
}

/** A child who harms is a child too: adolescent to parent, or a young partner. */
function youngPerpetrators(marac: MaracFacts, referral: Referral, now: LocalTime): readonly TodayItem[] {
  if (referral.decision === 'withdraw' || referral.childrensServicesToldOn !== undefined) return [];
  const on = receivedOn(referral) ?? (now.slice(0, 10) as never);
  return ([1, 2] as const).flatMap((n) => {
    const birth = referral[`perp${n}BirthDate`];
    if (birth === undefined || birth > on || ageOn(birth, on) >= 18) return [];
    const words = describeReason(makeReason('age.young-perpetrator', { age: ageOn(birth, on) }));
    return [
      referralItem(marac, referral, 'referral', `young-${n}`, {
        what: `Referral ${referral.id}: ${words}`,
        otherwise: 'children’s services may not know of a child who harms.',
        todo: 'ring',
      }),
    ];
  });
}

/** A name with a letter of another alphabet in it: taken as it is, and told. */
function mixedNames(marac: MaracFacts, referral: Referral): readonly TodayItem[] {
  const who = findMixedNames(referral);
  if (who.length === 0 || referral.decision === 'withdraw') return [];
  const what = `Referral ${referral.id}: a name (${who.join(', ')}) mixes letters of two alphabets that look alike. It is kept as it is and still matched; compare the spelling with the form.`;
  const otherwise = 'whoever searches for the name as it is spelt may not find it.';
  return [referralItem(marac, referral, 'referral', 'mixed-script', { what, otherwise, todo: 'mend' })];
}

/** Cells of a referral that cannot be read, or days that cannot be: it goes on without them, and they are asked about. */
function unreadCells(marac: MaracFacts, referral: Referral): readonly TodayItem[] {
  const problems = marac.problems.filter(
    (problem) => problem.size === 'gap' && problem.table === 'referrals' && problem.rowId === referral.id,
  );
  if (problems.length === 0) return [];
  const cells = [...new Set(problems.map((problem) => problem.place))].join('; ');
  const one = problems.length === 1;
  const decided = referral.decision !== undefined && referral.decision !== 'withdraw';
  const waits = decided && waitsForGap(marac, referral) ? ' Its decision is not carried out meanwhile.' : '';
  const what = `Referral ${referral.id}: ${one ? 'a cell' : `${problems.length} cells`} cannot be read as ${one ? 'it stands' : 'they stand'} and ${one ? 'counts' : 'count'} as not given (${cells}). Checks says what to put right.${waits}`;
  return [
    referralItem(marac, referral, waits === '' ? 'referral' : 'alarm', 'unread-cells', {
      what,
      otherwise:
        waits === ''
          ? 'it goes on as if nothing stood there.'
          : 'its decision is not carried out: it could be done wrongly.',
      todo: 'mend',
    }),
  ];
}

/** What looks like an address in the free text of a referral from a refuge. */
function refuges(marac: MaracFacts, referral: Referral): readonly TodayItem[] {
  const fields = [...new Set(scanForRefuge(referral).map((found) => found.field))];
  if (fields.length === 0) return [];
  const what = `The free text of referral ${referral.id} seems to hold an address (${fields.join(', ')}), and the victim is in a refuge. Take it out.`;
  const otherwise = 'no paper that would show it goes.';
  return [referralItem(marac, referral, 'alarm', 'refuge', { what, otherwise, todo: 'mend' })];
}
