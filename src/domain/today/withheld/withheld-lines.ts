// Something due that does not leave: one line for each cause and answer, with what and for whom, why, and the way out. What is about a restricted
// case, or does not go because of a conflict or of a same name, stands in the restricted workbook only.
import type { Access } from '../../access/access.ts';
import { formatTime, type LocalTime } from '../../time/day.ts';
import { isRestricted, type Facts, type MaracFacts } from '../../plan/facts.ts';
import { groupBy, sortBy } from '../../text/order.ts';
import { namesRestricted } from '../../access/restricted.ts';
import type { Withheld } from '../../plan/withheld.ts';
import { describeReason } from '../../text/describe-reason.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import {
  answerAboutAddress,
  changedAddressId,
  findChanged,
  KEPT_FROM_ADDRESS,
  nameChange,
  describeChangedAddress,
  describeKeptFromAddress,
} from '../register/changed-address-lines.ts';
import { consequenceOf, meanwhileOf } from '../messages/describe-late.ts';
import { lookAlikeId } from '../register/look-alike-lines.ts';
import { isHeardOf, isLate } from './heard-of.ts';
import { wayOutOf } from './ways-out.ts';
import { MOST_NAMED, describeCases, describeReaders, describeThings } from './describe-withheld.ts';

/** Told elsewhere, once for everything it stops: a death case by case, a domain with all contacts. */
const ELSEWHERE: readonly string[] = ['case.frozen', 'contact.domain'];

/** One question about the contact, whatever waits for it. */
const OF_CONTACT: readonly string[] = ['contact.look-alike', 'contact.not-as-verified', 'contact.unconfirmed'];

interface Placed extends Withheld {
  readonly marac: string;
  readonly side: boolean;
}

interface Kept {
  readonly withheld: readonly Withheld[];
  /** What main tells: worked out without the restricted cases, where that makes a difference. */
  readonly open?: readonly Withheld[];
}

export function withheldItems(facts: Facts, access: Access, kept: Kept, now: LocalTime): readonly TodayItem[] {
  return groupsOf(facts, access, kept, now).flatMap((group) => {
    const marac = facts.maracs.find((candidate) => candidate.name === group[0]?.marac);
    return marac === undefined ? [] : [lineOf(facts, marac, group, now)];
  });
}

/** What did not go in time and nobody has answered for yet: remembered, so that no line of it ends by itself. */
export function openLate(facts: Facts, access: Access, kept: Kept, now: LocalTime): readonly Withheld[] {
  return groupsOf(facts, access, kept, now).flatMap((group) => {
    const [one] = group;
    const marac = facts.maracs.find((each) => each.name === one?.marac);
    if (one === undefined || marac === undefined || !isLate(one, now)) return [];
    const id = idOf(facts, marac, causeOf(facts, one, now), group);
    return answerTo(marac, id, LATE) === undefined ? group.map((each) => omitSide(each)) : [];
  });
}

function omitSide({ side: _side, ...withheld }: Placed): Withheld {
  return withheld;
}

/** One group for each line. */
function groupsOf(
  facts: Facts,
  access: Access,
  { withheld, open }: Kept,
  now: LocalTime,
): readonly (readonly Placed[])[] {
  const first = facts.maracs[0]?.name ?? '';
  const told = [
    ...withheld.filter((one) => open === undefined || isApart(facts, one)),
    ...(open ?? []).filter((one) => !isApart(facts, one)),
  ];
  const placed = sortBy(
    told,
    (one) => one.about,
    (one) => one.what,
    (one) => one.to ?? one.agency ?? '',
    (one) => one.cases.join(' '),
  )
    .filter((one) => !ELSEWHERE.includes(one.because.rule) || one.what === 'idva-notice')
    .map((one): Placed => ({ ...one, marac: one.marac === '*' ? first : one.marac, side: isApart(facts, one) }))
    .filter((one) => !isHeardOf(facts, access, one, now));
  const asked = placed.filter(
    (other) => !(isLate(other, now) && (isTold(facts, other, now) || isAnswered(facts, placed, other))),
  );
  return [...groupBy(asked, (one) => `${one.marac}|${one.side}|${causeOf(facts, one, now)}`).values()];
}

/** What one answer settles. */
function causeOf(facts: Facts, withheld: Withheld, now: LocalTime): string {
  return isLate(withheld, now) ? `late/${withheld.about}/${withheld.what}` : stopOf(facts, withheld);
}

/** What the line asks: after “No” about an address, of each paper that it keeps. */
const questionOf = (facts: Facts, withheld: Withheld): Question | undefined =>
  isRefusedAddress(facts, withheld) ? KEPT_FROM_ADDRESS : wayOutOf(withheld.because.rule, withheld.what).question;

/** A named person has answered that what stands for the contact is not right. */
function isRefusedAddress(facts: Facts, withheld: Withheld): boolean {
  const changed = isOfChange(withheld) ? findChanged(facts, withheld.to ?? '') : undefined;
  return changed !== undefined && answerAboutAddress(facts, changed)?.answer === 'no';
}

/** Whether a named person answered that it did not go, about it alone or about several with it. */
function isTold(facts: Facts, one: Placed, now: LocalTime): boolean {
  const marac = facts.maracs.find((each) => each.name === one.marac);
  return (
    marac !== undefined && answerTo(marac, idOf(facts, marac, causeOf(facts, one, now), [one]), LATE) !== undefined
  );
}

/** Whether a named person answered while it could still have gone: they are not asked again because its time is over. */
function isAnswered(facts: Facts, placed: readonly Placed[], one: Placed): boolean {
  const marac = facts.maracs.find((each) => each.name === one.marac);
  const question = questionOf(facts, one);
  if (marac === undefined || question === undefined) return false;
  const stop = stopOf(facts, one);
  const group = placed.filter(
    (each) => each.marac === one.marac && each.side === one.side && stopOf(facts, each) === stop,
  );
  return answerTo(marac, idOf(facts, marac, stop, group), question) !== undefined;
}

function stopOf(facts: Facts, withheld: Withheld): string {
  const whom = withheld.to ?? withheld.agency ?? '';
  if (withheld.what === 'idva-notice') return `ring/${withheld.about}/${whom}`;
  const { rule } = withheld.because;
  if (rule === 'access.unreadable') return rule;
  if (rule === 'conflict.unread' || rule === 'audience.not-theirs')
    return `${rule}/${String(withheld.because.facts['case'] ?? '')}${rule === 'conflict.unread' ? '' : `/${whom}`}`;
  if (OF_CONTACT.includes(rule) && !isRefusedAddress(facts, withheld)) return `${rule}/${whom}`;
  if (wayOutOf(rule, withheld.what).question !== undefined) return `${rule}/${whom}/${withheld.about}/${withheld.what}`;
  if (rule.startsWith('conflict')) return `${rule}/${withheld.cases.join('/')}/${whom}`;
  if (rule.startsWith('idva.')) return `${rule}/${withheld.cases[0] ?? withheld.about}`;
  return `${rule}/${whom === '' ? withheld.about : whom}`;
}

/** Whatever tells of a restricted case, of others too or not, and every conflict. */
export function isApart(facts: Facts, one: Withheld): boolean {
  if (one.apart === true || one.because.rule.startsWith('conflict')) return true;
  return one.tells.some((ref) => isRestricted(facts, ref)) || namesRestricted(facts, [one.about, ...one.tells]);
}

/** Rows and tabs that cannot be read and keep these: of Conflicts where that is why, else all others. */
function describeUnreadable(facts: Facts, group: readonly Placed[]): string {
  const isConflict = group[0]?.because.rule === 'conflict.unread';
  const cases = group.flatMap((placed) => String(placed.because.facts['case'] ?? ''));
  const gaps = facts.maracs
    .flatMap((marac) => (marac.accessGaps ?? []).map((gap) => ({ ...gap, place: placeIn(facts, marac, gap.place) })))
    .filter(({ table, stops, isNew }) => {
      const keeps = !isConflict || stops === 'all' || cases.some((ref) => stops.includes(ref));
      return isNew !== true && (table === 'conflicts') === isConflict && keeps;
    });
  const files = facts.maracs.flatMap((marac) =>
    marac.problems
      .filter((problem) => problem.size === 'run')
      .map((problem) => ({ place: placeIn(facts, marac, problem.place), sentence: problem.sentence })),
  );
  const shown = isConflict ? gaps : [...files, ...gaps];
  const more = shown.length - MOST_NAMED;
  const told = shown.slice(0, MOST_NAMED).map((one) => `${one.place}: ${one.sentence}`);
  return `${told.join(' ')}${more > 0 ? ` And ${more} more, on Checks.` : ''}${describeTogether(facts, group)}`;
}

/** Several MARACs: in the workbook of which one. */
const placeIn = ({ maracs }: Facts, { title }: MaracFacts, place: string): string =>
  maracs.length > 1 ? `${title}, ${place.charAt(0).toLowerCase()}${place.slice(1)}` : place;

/** What goes to a person once for all MARACs waits for each of them, and can be told sooner by hand. */
function describeTogether({ maracs }: Facts, group: readonly Placed[]): string {
  const isTogether = maracs.length > 1 && group.some(({ what }) => what === 'digest' || what === 'escalation');
  return isTogether
    ? ' It is one message for all MARACs and goes when that can be read: close the file where it is open, or put it right as Checks says. Ring about what cannot wait so long: Actions of the other MARACs has it.'
    : '';
}

function lineOf(facts: Facts, marac: MaracFacts, group: readonly Placed[], now: LocalTime): TodayItem {
  const one = group[0] as Placed;
  const cause = causeOf(facts, one, now);
  const id = idOf(facts, marac, cause, group);
  const base = {
    marac: marac.name,
    restricted: one.side,
    due: sortBy(group, (each) => each.notAfter)[0]?.notAfter ?? one.notAfter,
  };
  if (isLate(one, now)) {
    const parts = group.map((each) => idOf(facts, marac, cause, [each]));
    return { ...lateLine(marac, group, id, base), parts };
  }
  const way = wayOutOf(one.because.rule, one.what);
  const question = questionOf(facts, one);
  const ring = one.what === 'idva-notice';
  const unread = one.because.rule === 'access.unreadable' || one.because.rule === 'conflict.unread';
  const whom = unread ? describeReaders(group) : (one.to ?? one.agency ?? '');
  const changed = isOfChange(one) ? findChanged(facts, one.to ?? '') : undefined;
  const wayOut = unread
    ? describeUnreadable(facts, group)
    : changed === undefined
      ? way.way(one)
      : isRefusedAddress(facts, one)
        ? describeKeptFromAddress(changed)
        : describeChangedAddress(changed);
  const what = ring
    ? `Ring the IDVA service about ${one.about}: the notice cannot go. ${describeReason(one.because)} ${wayOut}`
    : `${describeThings(marac, group)}${whom === '' ? '' : ` for ${whom}`} ${group.length === 1 ? 'is' : 'are'} not sent${unread ? '' : describeCases(group)}. ${describeReason(one.because)} ${wayOut}`;
  const things = `${describeThings(marac, group)}${unread ? '' : describeCases(group)}`;
  const because = `${describeReason(one.because)} ${wayOut}`.trim();
  return {
    ...base,
    id,
    kind: ring ? 'ring' : (way.kind ?? 'stopped'),
    what: what.trim(),
    ...(changed === undefined ? {} : { named: nameChange(changed) }),
    // The same reader, the same reason and the same way out.
    ...(ring || changed !== undefined
      ? {}
      : {
          alike: {
            as: `withheld/${whom}/${because}`,
            thing: things,
            tell: (list: string) => `Not sent${whom === '' ? '' : ` to ${whom}`}. ${because} ${list}.`,
          },
        }),
    about: unread || whom === '' ? one.about : whom,
    tab: one.because.rule === 'conflict.unread' ? 'Conflicts' : way.tab,
    ...(!ring && question !== undefined
      ? { question }
      : {
          otherwise: ring
            ? meanwhileOf('idva-notice')
            : `what has not gone by ${formatTime(base.due)} counts as not sent in time. ${consequenceOf(one.what)}`,
        }),
  };
}

const isOfChange = ({ because: { rule } }: Withheld): boolean =>
  rule === 'contact.not-as-verified' || rule === 'contact.unconfirmed';

/** What a question is about is part of its id: other cases or another reader are asked about anew. */
function idOf(facts: Facts, marac: MaracFacts, cause: string, group: readonly Placed[]): string {
  const [one] = group;
  const side = one?.side === true ? '/restricted' : '';
  // One question, whatever waits for it.
  const alike = facts.lookAlikes?.find((each) => cause === `contact.look-alike/${each.contact}`);
  if (alike !== undefined) return `${lookAlikeId(marac.pool, alike)}${side}`;
  const changed =
    one !== undefined && isOfChange(one) && !isRefusedAddress(facts, one)
      ? findChanged(facts, one.to ?? '')
      : undefined;
  if (changed !== undefined && cause.startsWith('contact.')) return `${changedAddressId(marac.pool, changed)}${side}`;
  if (cause.startsWith('agency.nobody') || cause.startsWith('agency.no-address'))
    return `nobody/${one?.agency ?? ''}${side}`;
  const asks = cause.startsWith('late/') || wayOutOf(one?.because.rule ?? '', one?.what).question !== undefined;
  const content = group.map((each) => `${each.to ?? each.agency ?? ''} ${each.cases.join(' ')}`).toString();
  const kind = cause.startsWith('ring/') ? '' : 'stopped/';
  return `${kind}${cause}${asks ? `/${marac.pool.take('H', content)}` : ''}${side}`;
}

/** Where nobody is known to whom it might go, there are its cases alone. */
const describeTo = (names: string): string => (names === '' || names.startsWith(' ') ? names : ` to ${names}`);

function lateLine(
  marac: MaracFacts,
  group: readonly Placed[],
  id: string,
  base: Pick<TodayItem, 'marac' | 'restricted' | 'due'>,
): TodayItem {
  const [one] = group as readonly [Placed];
  const names = describeReaders(group);
  return {
    ...base,
    id,
    kind: 'stopped',
    what: `${describeThings(marac, [one])} did not go in time${describeTo(names)}: the last hour for it was ${formatTime(one.notAfter)}.`,
    about: one.about,
    tab: 'Outbox',
    question: LATE,
  };
}

const LATE: Question = {
  yes: { does: 'they have been told, or need it no more' },
  otherwise: 'nothing is sent, and the line stays.',
};
