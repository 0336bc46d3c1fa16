// Gathers Today: everything that needs a person, each line in its workbook, with people's names, without what a person ended.
import { many } from '../../../domain/referral/describe-grounds.ts';
import { dayOf, type Day, type LocalTime } from '../../../domain/time/day.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import { accessItems } from '../../../domain/today/register/access-lines.ts';
import { answerItems } from '../../../domain/today/meetings/answers-without-part.ts';
import { changedItems } from '../../../domain/today/meetings/changed-paper-lines.ts';
import { draftItems } from '../../../domain/today/messages/draft-lines.ts';
import { changedAddressItems } from '../../../domain/today/register/changed-address-lines.ts';
import { caseItems } from '../../../domain/today/cases/case-lines.ts';
import { conflictItems } from '../../../domain/today/cases/conflict-lines.ts';
import { coordinatorItems } from '../../../domain/today/register/coordinator-lines.ts';
import { answerTo, describeAnswerFault, findAnswerFault, typedAnswer } from '../../../domain/today/today-question.ts';
import { mergeAlike } from '../../../domain/today/alike-lines.ts';
import { isMarkedDone } from '../../../domain/today/done-lines.ts';
import { frozenMessageItems } from '../../../domain/today/messages/frozen-messages.ts';
import { dayToComeItems } from '../../../domain/today/register/days-to-come.ts';
import { describeOtherwise, sortToday, type TodayItem } from '../../../domain/today/today-item.ts';
import { papersBeforeConflictItems } from '../../../domain/today/cases/papers-before-conflict.ts';
import { APART, finalCheckItems } from '../../../domain/today/withheld/final-check-lines.ts';
import { inboxItems } from '../../../domain/today/referrals/inbox-lines.ts';
import { lookAlikeItems } from '../../../domain/today/register/look-alike-lines.ts';
import { leftOpenItems } from '../../../domain/today/cases/left-open.ts';
import { lateItems } from '../../../domain/today/messages/late-lines.ts';
import { endItems } from '../../../domain/today/messages/message-end-lines.ts';
import { mailStopItems, type MailStop } from '../../../domain/today/messages/mail-stopped.ts';
import { meetingItems } from '../../../domain/today/meetings/meeting-lines.ts';
import { requestItems } from '../../../domain/today/meetings/disclosure-lines.ts';
import { sendKeptItems } from '../../../domain/today/messages/unsendable-lines.ts';
import { takenBackItems } from '../../../domain/today/messages/taken-back.ts';
import { heldItems } from '../../../domain/today/messages/held-messages.ts';
import { unreadHoldItems } from '../../../domain/today/messages/unreadable-holds.ts';
import { type Waiting, messageItems } from '../../../domain/today/messages/release-lines.ts';
import { ownerlessItems } from '../../../domain/today/cases/ownerless-addresses.ts';
import { isAskedForName, unsignedItems, withNameWanted, withOnlyFault } from '../../../domain/today/unsigned-lines.ts';
import { newsItems } from '../../../domain/today/referrals/news-lines.ts';
import { agencyWithoutContactItems } from '../../../domain/today/register/agency-without-contact.ts';
import { reportItems } from '../../../domain/figures/drafted/figures-report-lines.ts';
import { coverItems } from '../../../domain/today/register/cover-lines.ts';
import { partnershipItems, trainingItems } from '../../../domain/today/register/partnership-lines.ts';
import { practiceItems } from '../../../domain/today/meetings/practice-lines.ts';
import { noteItems } from '../../../domain/today/meetings/stray-notes.ts';
import { queryItems } from '../../../domain/today/referrals/query-lines.ts';
import { reportedItems } from '../../../domain/today/messages/report-lines.ts';
import { referralItems } from '../../../domain/today/referrals/referral-lines.ts';
import { ringWhileHeld, ringWhileOff, ringWhileStopped } from '../../../domain/today/messages/ring-lines.ts';
import { settingItems } from '../../../domain/today/setting-lines.ts';
import { vanishedItems } from '../../../domain/today/cases/vanished-lines.ts';
import { untoldItems } from '../../../domain/today/cases/untold-lines.ts';
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Facts, MaracFacts } from '../../../domain/plan/facts.ts';
import { namesRestricted } from '../../../domain/access/restricted.ts';
import { INBOX } from '../../reading/inbox-left.ts';
import { apartOf } from '../../../domain/actions/untold-actions.ts';
import { withNames } from './name-lines.ts';
import { keptFromCoordinators, type PlaceOf } from './kept-from-coordinators.ts';
import { withheldItems } from '../../../domain/today/withheld/withheld-lines.ts';
import type { Planned } from '../../engine/planned.ts';

/** Everything that needs a person, over all MARACs, most urgent first. */
export function gatherToday(
  facts: Facts,
  planned: Planned,
  messages: readonly OutboxMessage[],
  now: LocalTime,
  stops: readonly MailStop[] = [],
): readonly TodayItem[] {
  return placeItems(facts, planned, gatherItems(facts, planned, messages, now, stops), now);
}

/** Of these, the lines as they stand: each in its place, with people's names, without those that a person has put an end to. */
export function placeItems(
  facts: Facts,
  planned: Planned,
  items: readonly TodayItem[],
  now: LocalTime,
): readonly TodayItem[] {
  const placeOf = keptFromCoordinators(facts, planned.access);
  const placed = items.flatMap((item) => inItsPlace(facts, withAnswerFault(facts, item), placeOf));
  const named = placed.map((item) => withNames(facts, item));
  const open = named.filter((item) => !isOver(facts, item, dayOf(now)));
  const maracOf = (name: string): MaracFacts | undefined => facts.maracs.find((marac) => marac.name === name);
  const lines = mergeAlike(open, (name) => maracOf(name)?.pool);
  return sortToday(
    lines.map((item) => (item.things === undefined ? item : withNames(facts, withAnswerFault(facts, item)))),
  );
}

/** Messages with what the outbox knows of them now. */
function waitingNow({ recorded, histories }: Facts, messages: readonly OutboxMessage[]): readonly Waiting[] {
  return messages.flatMap((one) => {
    const message = recorded.messages.get(one.key);
    if (message === undefined) return [];
    const { state, held, version } = one;
    const before = histories?.get(one.key)?.releasedVersion !== undefined;
    return [{ message: { ...message, state, held, version }, released: one.released?.version === version, before }];
  });
}

/** The same, including lines that a person has ended. */
export function gatherItems(
  facts: Facts,
  planned: Planned,
  messages: readonly OutboxMessage[],
  now: LocalTime,
  stops: readonly MailStop[] = [],
): readonly TodayItem[] {
  const waiting = waitingNow(facts, messages);
  const items: TodayItem[] = [
    ...mailStopItems(facts, stops),
    ...frozenMessageItems(facts, messages, planned.stopped),
    ...lateItems(facts, messages),
    ...draftItems(facts, messages),
    ...reportedItems(facts, messages),
    ...endItems(facts, planned.access, messages, now),
    ...sendKeptItems(facts, messages, dayOf(now)),
    ...takenBackItems(facts, messages, planned.wanted),
    ...unreadHoldItems(facts, messages),
    ...heldItems(facts, messages),
    ...messageItems(facts, waiting),
    ...ringWhileOff(facts, messages, dayOf(now)),
    ...ringWhileStopped(facts, messages, stops, now),
    ...ringWhileHeld(facts, messages),
    ...withheldItems(facts, planned.access, planned, now),
    ...changedAddressItems(facts),
    ...lookAlikeItems(facts),
    ...dayToComeItems(facts, planned.access),
    ...finalCheckItems(facts),
    ...domainItems(facts, planned),
  ];
  const planning = plannedNow(planned);
  for (const marac of facts.maracs) {
    const maracAccess = planned.access.maracs.find((other) => other.name === marac.name);
    if (maracAccess === undefined) continue;
    items.push(
      ...vanishedItems(marac),
      ...ownerlessItems(marac),
      ...referralItems(facts, marac, now),
      ...newsItems(facts, marac, now),
      ...queryItems(facts, marac, now),
      ...meetingItems(facts, marac, planned.access, maracAccess, now),
      ...answerItems(marac, planned.access, maracAccess, now),
      ...caseItems(facts, marac, now),
      ...requestItems(marac, dayOf(now)),
      ...untoldItems({ facts, marac, access: planned.access, maracAccess, now, planned: planning }),
      ...conflictItems(facts, marac, planned.access, maracAccess),
      ...coordinatorItems({ marac, access: planned.access, maracAccess, messages, today: dayOf(now) }),
      ...papersBeforeConflictItems(marac, planned.access, maracAccess, messages),
      ...agencyWithoutContactItems(marac, planned.access, maracAccess, now),
      ...partnershipItems(facts, marac, now),
      ...practiceItems(facts, marac, now),
      ...reportItems(facts, marac, now),
      ...trainingItems(facts, marac, now),
      ...coverItems(facts, marac, now),
      ...noteItems(facts, marac, now),
      ...changedItems(facts, marac, now),
      ...leftOpenItems(facts, marac, now),
      ...settingItems(marac, now),
      ...accessItems(facts, marac, apartOf(marac, planned.access, maracAccess), dayOf(now)),
      ...inboxItems(marac),
      ...unsignedItems(marac, messages),
      ...problemItems(facts, marac),
    );
  }
  return firstOfEach(items).filter((item) => !isAskedForName(facts, item));
}

/** Keys of what is planned, and what planned messages would tell, including those that may not go. */
function plannedNow({ wanted, stopped }: Planned): ReadonlySet<string> {
  const effects = [...wanted, ...stopped].map((hashed) => hashed.effect);
  return new Set(effects.flatMap((effect) => [effect.key, ...(effect.do === 'message' ? effect.covers : [])]));
}

/** One matter found in two ways is one line: what is stopped now comes before what would be stopped. */
function firstOfEach(items: readonly TodayItem[]): readonly TodayItem[] {
  const seen = new Set<string>();
  return items.filter(({ id, marac }) => {
    const isNew = !seen.has(`${marac} ${id}`);
    seen.add(`${marac} ${id}`);
    return isNew;
  });
}

/** A person ended the line: a question by an answer, any other line by *Done*. */
function isOver(facts: Facts, item: TodayItem, today: Day): boolean {
  const marac = facts.maracs.find((candidate) => candidate.name === item.marac);
  if (marac === undefined) return false;
  if (item.question !== undefined) return answerTo(marac, item.id, item.question) !== undefined;
  return marac.done !== undefined && isMarkedDone({ pool: marac.pool, done: marac.done }, item, today);
}

/** If an answer was typed but does not count, its line says so. */
function withAnswerFault(facts: Facts, item: TodayItem): TodayItem {
  const marac = facts.maracs.find((candidate) => candidate.name === item.marac);
  const typed = marac === undefined ? undefined : typedAnswer(marac, item.id);
  const wanted = withNameWanted(marac, withOnlyFault(marac, item));
  if (item.question === undefined || typed === undefined) return wanted === item ? item : alone(wanted, wanted.what);
  const fault = findAnswerFault(item.question, typed.answer, typed.why);
  return fault === undefined ? item : alone(item, `${describeAnswerFault(fault, typed.answer)} ${item.what}`);
}

/** What was typed beside a line is said in that line, not in one about several. */
function alone(item: TodayItem, what: string): TodayItem {
  const { alike: _alike, ...rest } = item;
  return { ...rest, what };
}

/** Contacts to whom nothing can go: one line, however many messages that stops. */
function domainItems(facts: Facts, { troubles }: Planned): readonly TodayItem[] {
  return troubles
    .filter((trouble) => trouble.size !== 'note')
    .map((trouble) => ({
      id: trouble.id,
      kind: 'stopped',
      marac: facts.maracs[0]?.name ?? '',
      what: `${trouble.place}: ${trouble.sentence}`,
      otherwise: 'nothing goes to them; each message ends as not sent when its hour has passed.',
      about: '',
      tab: 'Checks',
      restricted: false,
    }));
}

/**
 * A line that names a restricted case, or a row about one, is in the restricted workbook only, whichever rule made it. So is a line about nothing but
 * a case that its coordinator may not deal with: somebody else decides there.
 */
function inItsPlace(facts: Facts, item: TodayItem, placeOf: PlaceOf): readonly TodayItem[] {
  if (item.restricted) return [item];
  const place = namesRestricted(facts, [item.id, item.about, item.what]) ? 'restricted' : placeOf(item);
  if (place === 'main') return [item];
  const apart = { ...item, restricted: true };
  if (place === 'restricted') return [apart];
  // A question is answered once, in main.
  const { question: _question, ...told } = apart;
  return [item, { ...told, otherwise: describeOtherwise(item), id: `${item.id}${APART}` }];
}

/** Each has a line of its own. */
const OWN_LINE: readonly string[] = ['address.look-alike', 'address.changed', 'conflict.gone', 'conflict.changed'];

/** How many rows cannot be read; those of the restricted workbook are counted there only. */
function problemItems(facts: Facts, marac: MaracFacts): readonly TodayItem[] {
  // Gaps of a referral have their own line, beside the lines about what they keep back.
  const problems = marac.problems.filter(
    (one) => one.size !== 'note' && !(one.size === 'gap' && one.table === 'referrals') && !OWN_LINE.includes(one.code),
  );
  const rows = problems.filter((problem) => !problem.code.startsWith(INBOX));
  const apart = (problem: Problem): boolean =>
    problem.table === 'conflicts' ||
    problem.table === 'safeContacts' ||
    namesRestricted(facts, [problem.rowId ?? '', problem.id, problem.place, problem.sentence]);
  return [
    ...problems.filter((problem) => problem.code.startsWith(INBOX)).map((problem) => inboxItem(marac.name, problem)),
    ...problemItem(
      marac.name,
      rows.filter((problem) => !apart(problem)),
      false,
    ),
    ...problemItem(marac.name, rows.filter(apart), true),
  ];
}

function inboxItem(marac: string, { id, sentence, place, rowId, shown }: Problem): TodayItem {
  const item = {
    id: `problem/${id}`,
    kind: 'problem',
    marac,
    what: sentence,
    otherwise: 'what was not taken in counts nowhere.',
    about: rowId ?? '',
    tab: place,
  } as const;
  const where = shown === undefined ? {} : { shown: `${sentence} Not taken as written: ${shown}.` };
  return { ...item, ...where, restricted: false };
}

function problemItem(marac: string, rows: readonly Problem[], restricted: boolean): readonly TodayItem[] {
  if (rows.length === 0) return [];
  const stops = rows.filter((problem) => problem.size === 'table' || problem.size === 'run').length;
  return [
    {
      id: `problem/${marac}${restricted ? '/restricted' : ''}`,
      kind: stops > 0 ? 'alarm' : 'problem',
      marac,
      what: `${many(rows.length, 'row or tab cannot be read as it stands', 'rows or tabs cannot be read as they stand')}${stops > 0 ? `; ${stops} of them ${stops === 1 ? 'stops' : 'stop'} a whole tab` : ''}. Checks names each with its way out.`,
      otherwise: 'they count as if they were not there, and what hangs on them waits.',
      todo: 'mend',
      about: '',
      tab: 'Checks',
      restricted,
    },
  ];
}
