// Every wish of a request as a sentence, and the request without some of them.
import { formatClock } from './meeting-clock.ts';
import type { AgendaRequest, AgendaWindow, Wish } from './agenda-request.ts';

/** All wishes that an order might break, in the order in which they are tried without: the lighter ones first. */
export function wishesOf(request: AgendaRequest): readonly Wish[] {
  return [
    ...(request.bands ?? []).map(wish('band', (band) => `${list(band.cases)} must come early (${band.name})`)),
    ...(request.groups ?? []).map(wish('group', (group) => `${list(group.cases)} stay together (${group.name})`)),
    ...(request.precedence ?? []).map(wish('precedence', (one) => `${one.first} comes before ${one.second}`)),
    ...(request.restricted ?? []).map(
      wish('restricted', (one) => `nobody kept apart from ${one.case} is needed just before or after it`),
    ),
    ...(request.locks ?? []).map(wish('lock', (lock) => `${lock.case} is fixed at place ${lock.place}`)),
    ...(request.windows ?? []).map(wish('window', (window) => describeWindow(request, window))),
    ...(request.cases.some((caseRow) => caseRow.atEnd === true)
      ? [
          {
            kind: 'at end' as const,
            index: 0,
            says: `${list(request.cases.filter((one) => one.atEnd === true).map((one) => one.id))} come at the end`,
          },
        ]
      : []),
    ...(request.end === undefined ? [] : [{ kind: 'end' as const, index: 0, says: describeEnd(request, request.end) }]),
  ];
}

function wish<T>(kind: Wish['kind'], say: (one: T) => string): (one: T, index: number) => Wish {
  return (one, index) => ({ kind, index, says: say(one) });
}

function list(ids: readonly string[]): string {
  return ids.join(', ');
}

/** "the midwife can only come 10:00-10:30 but her 3 cases need 36 minutes", without a guess at who they are. */
function describeWindow(request: AgendaRequest, window: AgendaWindow): string {
  const attendee = request.attendees.find((candidate) => candidate.id === window.attendee);
  const cases = request.cases.filter((caseRow) => attendee?.cases.includes(caseRow.id));
  const minutes = cases.reduce((sum, caseRow) => sum + caseRow.minutes, 0);
  const need =
    cases.length === 1 ? `the one case needs ${minutes} minutes` : `the ${cases.length} cases need ${minutes} minutes`;
  return `${attendee?.name ?? 'somebody'} can only come ${describeHours(window)} and ${need}`;
}

function describeHours(window: AgendaWindow): string {
  if (window.from === undefined)
    return window.until === undefined ? 'at any time' : `until ${formatClock(window.until)}`;
  return window.until === undefined
    ? `from ${formatClock(window.from)}`
    : `${formatClock(window.from)}-${formatClock(window.until)}`;
}

function describeEnd(request: AgendaRequest, end: number): string {
  const cases = request.cases.reduce((sum, caseRow) => sum + caseRow.minutes, 0);
  const breaks = (request.breaks ?? []).reduce((sum, breakTime) => sum + breakTime.minutes, 0);
  const pause = breaks === 0 ? '' : ` and ${breaks} minutes of breaks`;
  return `the meeting runs ${formatClock(request.start)}-${formatClock(end)} and the cases need ${cases} minutes${pause}`;
}

/** The same request with only these wishes; cases, people, durations and breaks stay. */
export function withWishes(request: AgendaRequest, kept: readonly Wish[]): AgendaRequest {
  const keep = <T>(kind: Wish['kind'], all: readonly T[] | undefined): readonly T[] =>
    (all ?? []).filter((_, index) => kept.some((one) => one.kind === kind && one.index === index));
  const { end, ...rest } = request;
  const isKept = (kind: Wish['kind']): boolean => kept.some((one) => one.kind === kind);
  return {
    ...rest,
    cases: isKept('at end') ? request.cases : request.cases.map((caseRow) => ({ ...caseRow, atEnd: false })),
    bands: keep('band', request.bands),
    groups: keep('group', request.groups),
    precedence: keep('precedence', request.precedence),
    restricted: keep('restricted', request.restricted),
    locks: keep('lock', request.locks),
    windows: keep('window', request.windows),
    ...(end !== undefined && isKept('end') ? { end } : {}),
  };
}
