// Whether the machine's clock is plausible, compared with the newest time in the ledger. With a wrong date everything would be overdue, or nothing.
import { dayOf, daysBetween, minutesBetween, formatTime, type LocalTime } from '../domain/time/day.ts';
import type { Problem } from '../domain/text/problem.ts';
import { Failure } from '../errors.ts';
import type { Ledger } from '../ledger/ledger-port.ts';

const MAX_BACK_MINUTES = 180;
const MAX_FORWARD_DAYS = 400;

/** The id under which a person can accept the jump with `marac accept`. */
export function clockProblemId(last: LocalTime): string {
  return `clock/${dayOf(last)}`;
}

/** What is wrong with the time, or undefined. Up to three hours back counts as a corrected clock; what was done in that time is not done again. */
export function findClockFault(now: LocalTime, last: LocalTime | undefined): string | undefined {
  if (now < '2020-01-01' || now >= '2100-01-01') return `The machine says that it is ${formatTime(now)}.`;
  if (last === undefined) return undefined;
  const jumped =
    minutesBetween(now, last) > MAX_BACK_MINUTES
      ? 'back'
      : daysBetween(dayOf(last), dayOf(now)) > MAX_FORWARD_DAYS
        ? 'on'
        : undefined;
  if (jumped === undefined) return undefined;
  return `The machine says that it is ${formatTime(now)}; the ledger was last used on ${formatTime(last)}. The clock jumped ${jumped}. If the machine is right, as after a rehearsal of days to come: give the command --as-of too, or accept it with \`marac accept ${clockProblemId(last)} --by "Your Name"\`.`;
}

/** The same, as a problem that a person can accept. */
export function findClockProblem(now: LocalTime, last: LocalTime | undefined): Problem | undefined {
  const sentence = findClockFault(now, last);
  if (sentence === undefined || last === undefined) return undefined;
  return { id: clockProblemId(last), code: 'clock-wrong', size: 'run', place: 'The clock', sentence };
}

/** Throws the Failure `clock-wrong` if the clock jumped and nobody has accepted it, before anything is read, planned or sent. */
export async function refuseWrongClock(
  ledger: Pick<Ledger, 'newestAccess' | 'accepted'>,
  now: LocalTime,
): Promise<void> {
  const last = (await ledger.newestAccess())?.readAt;
  const fault = findClockFault(now, last);
  if (fault === undefined) return;
  if (last === undefined || !(await ledger.accepted()).has(clockProblemId(last)))
    throw new Failure('clock-wrong', fault);
}
