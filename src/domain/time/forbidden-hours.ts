// The hours in which clocks change: nothing is planned for them, because an hour may be missing or come twice.
import { minutesOf, type ClockTime } from './day.ts';

const FROM = 30;
const TO = 210;

/** From 00:30 to 03:30, both included. */
export function isForbiddenHour(clock: ClockTime): boolean {
  const minutes = minutesOf(clock);
  return minutes >= FROM && minutes <= TO;
}
