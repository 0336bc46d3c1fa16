// The thirteen meetings before February 2027, as the old spreadsheet has them: a quarter and a year, so that each quarter has four before it.
import { row, type Edit } from '../type-as-people.ts';

export interface PastMeeting {
  readonly id: string;
  readonly on: string;
  /** How many cases were referred to it. */
  readonly referred: number;
}

const DAYS = [
  ['M-JAN226', '2026-01-20', 12],
  ['M-FEB226', '2026-02-17', 15],
  ['M-MAR226', '2026-03-17', 13],
  ['M-APR226', '2026-04-14', 16],
  ['M-MAY226', '2026-05-19', 14],
  ['M-JNE226', '2026-06-16', 12],
  ['M-JVY226', '2026-07-14', 17],
  ['M-AGT226', '2026-08-18', 13],
  ['M-SEP226', '2026-09-15', 15],
  ['M-CCT226', '2026-10-20', 14],
  ['M-NVM226', '2026-11-17', 16],
  ['M-DEC226', '2026-12-15', 18],
  ['M-JAN227', '2027-01-19', 15],
] as const;

export const PAST_MEETINGS: readonly PastMeeting[] = DAYS.map(([id, on, referred]) => ({ id, on, referred }));

/** Each is over, with everything marked. */
export function pastMeetingRows(chair: string, coordinator: string): readonly Edit[] {
  const marks = ['listReady', 'agendaReady', 'actionsReady', 'minutesReady'].flatMap((mark) => [
    [mark, true],
    [`${mark}By`, coordinator],
  ]);
  return PAST_MEETINGS.map(({ id, on }) =>
    row('meetings', id, {
      kind: 'ordinary',
      on,
      start: '09:30',
      end: '13:30',
      place: 'Room 2, Town Hall',
      chair,
      state: 'closed',
      ...Object.fromEntries(marks),
      chairApproved: true,
      chairApprovedBy: 'Chair',
      chairApprovedOn: `${on.slice(0, 8)}${String(Number(on.slice(8)) + 6).padStart(2, '0')}`,
    }),
  );
}
