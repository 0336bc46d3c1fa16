// What a person at the sheet may ask the runner for. A request is ids only; its row id is the nonce that makes it happen once and proves nothing
// about who asked: whoever can open the file could have written it, so the answer may say no more than everybody who can open it may read.
import { addMinutes, type LocalTime } from '../time/day.ts';

export const REQUEST_KINDS = [
  'agenda',
  'now',
  'followUps',
  'today',
  'ready',
  'outbox',
  'decided',
  'agendaNow',
  'minutesNow',
  'recheck',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export interface RequestFields {
  readonly kind?: RequestKind;
  /** Row id of the meeting, or of the row on Outbox, that it is about. */
  readonly about?: string;
  readonly askedAt?: LocalTime;
}
export type Request = RequestFields & { readonly id: string };

const ABOUT_MEETING: ReadonlySet<RequestKind> = new Set(['agenda', 'now', 'ready']);
/** A request that nobody took for so long belongs to a day that is over. */
const OLDEST_MINUTES = 60;
/** The clock of the sheet may be a little ahead of ours. */
const AHEAD_MINUTES = 10;
const ROW_ID = /^[A-Z]{1,2}-[2-9A-HJKMNP-TV-Z]{6}$/;

export interface AtTheTime {
  readonly now: LocalTime;
  readonly meetings: ReadonlySet<string>;
}

export type Allowed = { readonly allowed: true } | { readonly allowed: false; readonly sentence: string };

const no = (sentence: string): Allowed => ({ allowed: false, sentence });

/** Whether a request is one that may be done; the sentence says what to do instead. */
export function judgeRequest({ kind, about, askedAt }: RequestFields, { now, meetings }: AtTheTime): Allowed {
  if (kind === undefined) return no('This request cannot be read. Ask again from the menu Marac.');
  if (askedAt === undefined || askedAt < addMinutes(now, -OLDEST_MINUTES))
    return no('It was asked too long ago and nothing was done. Ask again if you still want it.');
  if (askedAt > addMinutes(now, AHEAD_MINUTES))
    return no('It says that it was asked in the future. Nothing was done; ask again.');
  if (about !== undefined && !ROW_ID.test(about)) return no('It names no row. Nothing was done; ask again.');
  if (ABOUT_MEETING.has(kind) && about !== undefined && !meetings.has(about))
    return no('That meeting is not on Meetings any more. Nothing was done.');
  return { allowed: true };
}
