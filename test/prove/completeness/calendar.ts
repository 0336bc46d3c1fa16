// The days of the months that are lived here, counted by hand: March 2027, Easter out, with the deadlines that docs/rules.md promises.
const FREE = new Set(['2027-03-26', '2027-03-29']);

export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !FREE.has(day);
}

export function shift(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function working(day: string, days: number): string {
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = shift(at, Math.sign(days));
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

export const MEETING_ON = '2027-03-16';
export const NEXT_ON = '2027-04-13';
/** Eight working days before the meeting, three before, one after, three after. */
export const LIST_ON = working(MEETING_ON, -8);
export const AGENDA_ON = working(MEETING_ON, -3);
export const ACTIONS_ON = working(MEETING_ON, 1);
export const MINUTES_ON = working(MEETING_ON, 3);

export function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shift(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}
