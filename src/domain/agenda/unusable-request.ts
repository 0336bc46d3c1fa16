// What makes a request unusable before any order is looked for; sentences name cases and roles only.
import { formatClock } from './meeting-clock.ts';
import type { AgendaRequest } from './agenda-request.ts';
import { compileRules, MOST_MEMBERS } from './agenda-rules.ts';

const DAY_MINUTES = 24 * 60;

/** A sentence for every value that no order can be made of. */
export function findUnusable(request: AgendaRequest): readonly string[] {
  const found = [...findInCases(request), ...findInPeople(request), ...findInTimes(request)];
  if (found.length > 0) return found;
  if (compileRules(request).people.length > MOST_MEMBERS)
    return [`More than ${MOST_MEMBERS} people come for a part of the cases; split the meeting.`];
  return [];
}

function findInCases(request: AgendaRequest): readonly string[] {
  const ids = request.cases.map((caseRow) => caseRow.id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const odd = request.cases.filter((caseRow) => !isWhole(caseRow.minutes, 1));
  return [
    ...(ids.length > MOST_MEMBERS
      ? [`${ids.length} cases are too many for one meeting; split it into two of at most ${MOST_MEMBERS}.`]
      : []),
    ...twice.map((id) => `${id} is on the agenda twice; take one of them off.`),
    ...odd.map((one) => `The minutes of ${one.id} are not a whole number above 0; write for instance 12.`),
  ];
}

function findInPeople(request: AgendaRequest): readonly string[] {
  const odd = request.attendees.filter((attendee) => !isWhole(attendee.weight ?? 1, 1));
  const locks = (request.locks ?? []).filter((lock) => !isWhole(lock.place, 1));
  return [
    ...odd.map((attendee) => `The weight of ${attendee.name} is not a whole number above 0; write for instance 1.`),
    ...locks.map((lock) => `The place of ${lock.case} is not a whole number above 0; the first place is 1.`),
    ...(isWhole(request.changeWeight ?? 0, 0)
      ? []
      : ['The weight on change is not a whole number; write for instance 30.']),
  ];
}

function findInTimes(request: AgendaRequest): readonly string[] {
  const times = [request.start, request.end, ...(request.breaks ?? []).flatMap((one) => [one.about, one.minutes])];
  const more = (request.windows ?? []).flatMap((window) => [window.from, window.until]);
  const told = (request.before ?? []).map((one) => one.start);
  if (![...times, ...more, ...told].every((time) => time === undefined || isWhole(time, 0))) {
    return ['A time is not in whole minutes from midnight.'];
  }
  if (request.start >= DAY_MINUTES)
    return [`The meeting begins at ${formatClock(request.start)}; a day ends at 24:00.`];
  return [];
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= 1_000_000;
}
