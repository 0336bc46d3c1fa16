// Something due that does not leave: one line for each cause and answer, with what and for whom, why, and the way out. What is about a restricted
// case, or does not go because of a conflict or of a same name, stands in the restricted workbook only.
import type { Access } from '../access.ts';
import { findUnheard } from '../conflict-stops.ts';
import { addDays, dayOf, tellDate, tellTime, type Day, type LocalTime } from '../day.ts';
import { findConflict, findMarac } from '../entitlement.ts';
import { isRestricted, type Facts, type MaracFacts } from '../facts.ts';
import { groupBy, sortBy } from '../order.ts';
import { findMail, findPaper } from '../papers/catalogue.ts';
import type { Problem } from '../problem.ts';
import { namesRestricted } from '../restricted.ts';
import { TOLD_DAYS, type Withheld } from '../withheld.ts';
import { tellReason } from '../words.ts';
import type { Question } from './answered.ts';
import type { TodayItem } from './item.ts';
import { wayOutOf } from './ways-out.ts';

/** Told elsewhere, once for everything it stops: a death case by case, a domain with all contacts. */
const ELSEWHERE: readonly string[] = ['case.frozen', 'contact.domain'];

interface Placed extends Withheld {
  readonly marac: string;
  readonly side: boolean;
}

/** `open` is what main tells: worked out without the restricted cases, where that makes a difference. */
export function withheldItems(
  facts: Facts,
  access: Access,
  { withheld, open }: { readonly withheld: readonly Withheld[]; readonly open?: readonly Withheld[] },
  now: LocalTime,
): readonly TodayItem[] {
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
  const groups = groupBy(placed, (one) => `${one.marac}|${one.side}|${causeOf(one, now)}`);
  return [...groups.values()].flatMap((group) => {
    const marac = facts.maracs.find((one) => one.name === group[0]?.marac);
    return marac === undefined ? [] : [lineOf(facts, marac, group, now)];
  });
}

const isLate = (one: Withheld, now: LocalTime): boolean => one.notAfter < now && one.what !== 'idva-notice';

/** What one answer settles. */
function causeOf(one: Withheld, now: LocalTime): string {
  const whom = one.to ?? one.agency ?? '';
  if (one.what === 'idva-notice') return `ring/${one.about}/${whom}`;
  if (isLate(one, now)) return `late/${one.about}/${one.what}`;
  const { rule } = one.because;
  if (rule === 'access.unreadable') return rule;
  if (rule.startsWith('conflict')) return `${rule}/${one.cases.join('/')}/${whom}`;
  if (wayOutOf(rule).question !== undefined) return `${rule}/${whom}/${one.about}/${one.what}`;
  if (rule.startsWith('idva.')) return `${rule}/${one.cases[0] ?? one.about}`;
  return `${rule}/${whom === '' ? one.about : whom}`;
}

/** Whatever tells of a restricted case, of others too or not, and every conflict. */
export function isApart(facts: Facts, one: Withheld): boolean {
  if (one.apart === true || one.because.rule.startsWith('conflict')) return true;
  if (one.because.rule === 'access.unreadable' && isUnreadConflict(facts)) return true;
  return one.tells.some((ref) => isRestricted(facts, ref)) || namesRestricted(facts, [one.about, ...one.tells]);
}

const ACCESS: readonly string[] = ['contacts', 'agencies', 'needed', 'conflicts', 'settings'];

function unreadable(facts: Facts): readonly Problem[] {
  return facts.maracs.flatMap((marac) =>
    marac.problems.filter(
      (one) => one.size !== 'note' && one.size !== 'gap' && ACCESS.some((table) => table === one.table),
    ),
  );
}

/** What cannot be read is a conflict and nothing else. */
function isUnreadConflict(facts: Facts): boolean {
  const problems = unreadable(facts);
  return problems.length > 0 && problems.every((one) => one.table === 'conflicts');
}

function tellUnreadable(facts: Facts, side: boolean): string {
  const shown = unreadable(facts).filter((one) => side || one.table !== 'conflicts');
  const more = shown.length - MOST_NAMED;
  const told = shown.slice(0, MOST_NAMED).map((one) => `${one.place}: ${one.sentence}`);
  return `${told.join(' ')}${more > 0 ? ` And ${more} more, on Checks.` : ''}`;
}

/** Somebody has dealt with it already: the service has acknowledged the referral, or a conflict says who hears the case instead. */
function isHeardOf(facts: Facts, access: Access, one: Placed, now: LocalTime): boolean {
  const marac = facts.maracs.find((each) => each.name === one.marac);
  if (one.what === 'idva-notice')
    return marac?.referrals.find((each) => each.id === one.about)?.idvaAcknowledgedAt !== undefined;
  if (one.because.rule === 'route.phone' && one.what === 'list-and-request' && !isLate(one, now))
    return (marac?.needed ?? []).some((each) => one.cases.includes(each.caseRef) && each.agency === one.agency);
  if (one.because.rule !== 'conflict') return false;
  const maracAccess = findMarac(access, one.marac);
  const contact = access.contacts.find((each) => each.id === (one.to ?? one.because.facts['contact']));
  const caseRef = String(one.because.facts['case'] ?? '');
  const conflict =
    maracAccess === undefined || contact === undefined
      ? undefined
      : findConflict(access, maracAccess, contact, caseRef);
  if (conflict === undefined || maracAccess === undefined) return isLate(one, now);
  // Whom the agency's own line asks about is not asked about twice.
  const asked = findUnheard(access, maracAccess, conflict).some((agency) => agency.id === contact?.agency);
  return conflict.unheardInstead !== undefined || (asked && !one.what.startsWith('idva-')) || isLate(one, now);
}

function lineOf(facts: Facts, marac: MaracFacts, group: readonly Placed[], now: LocalTime): TodayItem {
  const one = group[0] as Placed;
  const cause = causeOf(one, now);
  const id = idOf(marac, cause, group);
  const base = {
    marac: marac.name,
    restricted: one.side,
    due: sortBy(group, (each) => each.notAfter)[0]?.notAfter ?? one.notAfter,
  };
  if (isLate(one, now)) return lateLine(marac, group, id, base);
  const way = wayOutOf(one.because.rule);
  const ring = one.what === 'idva-notice';
  const unread = one.because.rule === 'access.unreadable';
  const whom = unread ? '' : (one.to ?? one.agency ?? '');
  const wayOut = unread ? tellUnreadable(facts, one.side) : way.way(one);
  const what = ring
    ? `Ring the IDVA service about ${one.about}: the notice cannot go. ${tellReason(one.because)} ${wayOut}`
    : `${tellThings(marac, group)}${whom === '' ? '' : ` for ${whom}`} ${group.length === 1 ? 'is' : 'are'} not sent${tellCases(group)}. ${tellReason(one.because)} ${wayOut}`;
  return {
    ...base,
    id,
    kind: ring ? 'ring' : (way.kind ?? 'stopped'),
    what: what.trim(),
    about: whom === '' ? one.about : whom,
    tab: way.tab,
    ...(ring || way.question === undefined ? {} : { question: way.question }),
  };
}

/** What a question is about is part of its id: other cases or another reader are asked about anew. */
function idOf(marac: MaracFacts, cause: string, group: readonly Placed[]): string {
  const [one] = group;
  const side = one?.side === true ? '/restricted' : '';
  if (cause.startsWith('agency.nobody') || cause.startsWith('agency.no-address'))
    return `nobody/${one?.agency ?? ''}${side}`;
  const asks = cause.startsWith('late/') || wayOutOf(one?.because.rule ?? '').question !== undefined;
  const content = group.map((each) => `${each.to ?? each.agency ?? ''} ${each.cases.join(' ')}`).toString();
  const kind = cause.startsWith('ring/') ? '' : 'stopped/';
  return `${kind}${cause}${asks ? `/${marac.pool.take('H', content)}` : ''}${side}`;
}

/** So many readers are named. */
const MOST_READERS = 8;

function lateLine(
  marac: MaracFacts,
  group: readonly Placed[],
  id: string,
  base: Pick<TodayItem, 'marac' | 'restricted' | 'due'>,
): TodayItem {
  const [one] = group as readonly [Placed];
  const byReader = groupBy(group, (each) => each.to ?? each.agency ?? '');
  const whom = [...byReader].map(([reader, theirs]) => `${reader}${tellCases(theirs)}`);
  const until = addDays(dayOf(one.notAfter), TOLD_DAYS);
  const question: Question = {
    yes: { does: 'they have been told, or need it no more' },
    otherwise: `nothing is sent, and the line goes after ${tellDate(until)}.`,
  };
  const named = whom.filter((each) => each !== '');
  const more = named.length - MOST_READERS;
  const names = `${named.slice(0, MOST_READERS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return {
    ...base,
    id,
    kind: 'stopped',
    what: `${tellThings(marac, [one])} did not go in time (by ${tellTime(one.notAfter)})${names === '' ? '' : ` to ${names}`}.`,
    about: one.about,
    tab: 'Outbox',
    question,
  };
}

const OTHER: Readonly<Record<string, string>> = {
  'disclosure-request': 'Clare’s Law request',
  heard: 'Word that the case was heard',
  joining: 'Taking part in the case',
  times: 'New times of the meeting',
};

/** “List and research request”, “Agenda” of the meeting of 16 March 2027; “Receipt” about R-AAAA22 */
function tellThings(marac: MaracFacts, group: readonly Withheld[]): string {
  const byAbout = groupBy(group, (one) => one.about);
  return [...byAbout]
    .map(([about, things]) => {
      const titles = [...new Set(things.map((one) => `“${titleOf(one.what)}”`))];
      return `${titles.join(', ')}${tellAbout(marac, about)}`;
    })
    .join('; ');
}

function titleOf(template: string): string {
  return OTHER[template] ?? findPaper(template)?.title ?? findMail(template)?.subject ?? template;
}

function tellAbout(marac: MaracFacts, about: string): string {
  const on: Day | undefined = marac.meetings.find((one) => one.id === about)?.on;
  if (on !== undefined) return ` of the meeting of ${tellDate(on)}`;
  return /^[A-Z]{1,3}-/.test(about) ? ` about ${about}` : '';
}

const MOST_NAMED = 3;

/** The cases that are left out, where the rest may go. */
function tellCases(group: readonly Withheld[]): string {
  const cases = [...new Set(group.flatMap((one) => one.cases))];
  const more = cases.length - MOST_NAMED;
  if (cases.length === 0) return '';
  const named = cases.slice(0, MOST_NAMED).join(', ');
  return ` (case${cases.length === 1 ? '' : 's'} ${named}${more > 0 ? ` and ${more} more` : ''})`;
}
