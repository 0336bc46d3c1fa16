// The empty day: what comes next, and when.
import { deadlines, meetingsInOrder } from '../meeting/meetings.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { compareText } from '../text/order.ts';
import { sorted } from '../text/sorted.ts';
import type { Step } from '../time/calendar.ts';
import { at, clockTime, formatDay, formatTime, type LocalTime } from '../time/day.ts';

const NEXT: Readonly<Record<Step, (on: string) => string>> = {
  close: (on) => `referrals for the meeting of ${on} close`,
  list: (on) => `the list of ${on} is due`,
  chase: (on) => `agencies that have not answered about the list of ${on} are reminded`,
  agenda: (on) => `the agenda of ${on} is due`,
  actions: (on) => `the actions of ${on} are due`,
  minutes: (on) => `the minutes of ${on} are due`,
};
const STEPS = Object.keys(NEXT) as readonly Step[];

/** "Next: Thursday 4 March 2027, 12:00, the list of Tuesday 16 March 2027 is due." */
export function describeNext(marac: MaracFacts, now: LocalTime): string {
  const coming = meetingsInOrder(marac).flatMap((meeting) => {
    const due = deadlines(marac, meeting);
    const on = formatDay(meeting.on);
    const held = { when: at(meeting.on, meeting.start ?? NINE), what: `the meeting of ${on} begins` };
    return [...STEPS.map((step) => ({ when: due[step], what: NEXT[step](on) })), held].filter(({ when }) => when > now);
  });
  const [first] = sorted(coming, (a, b) => compareText(a.when, b.when));
  if (first === undefined) return 'No coming meeting is on Meetings: add the next one there.';
  return `Next: ${formatTime(first.when)}, ${first.what}.`;
}

const NINE = clockTime('09:00');

/** In the workbook in which nothing waits: what was looked at, and what comes next. */
export function describeNothing(
  { agencies }: Pick<Facts, 'agencies'>,
  marac: MaracFacts,
  file: 'main' | 'restricted',
  now: LocalTime,
): string {
  const seen =
    file === 'main'
      ? 'Every tab of this workbook was looked at, with the register, the messages and the drop folder.'
      : 'Every tab of this workbook was looked at, with the messages about what stands here.';
  const first =
    file === 'main' && agencies.length === 0
      ? ' Agencies is still empty: `marac check` says what to fill in, in order.'
      : '';
  return `Nothing waits for you here. ${seen}${first} ${describeNext(marac, now)}`;
}

/** Of every MARAC that was asked about, by name where there are several. */
export function describeEmptyDay(maracs: readonly MaracFacts[], now: LocalTime): string {
  const next = maracs.map((marac) => `${maracs.length > 1 ? `${marac.title}: ` : ''}${describeNext(marac, now)}`);
  return [...next, 'The program looks every five minutes while `marac serve` runs.'].join(' ');
}
