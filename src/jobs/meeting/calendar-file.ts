// The .ics file of a reader's times (RFC 5545, published by RFC 5546, 3.2.1): UTC, a title with the area and the day (domain/outward), no attendee, no alarm.
import type { LocalTime } from '../../domain/time/day.ts';
import type { TimesModel } from '../../domain/papers/agenda/times-models.ts';
import { msAt, utcAt } from '../../system/clock.ts';

/** `20270316T101200Z` */
function stamp(time: LocalTime): string {
  return `${utcAt(msAt(time)).replace(/[-:]/g, '').slice(0, 15)}Z`;
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');
}

export interface CalendarEntry {
  /** Opaque, and unchanged when the times change, so that calendars move the entry. */
  readonly uid: string;
  readonly version: number;
  /** The address that the mail comes from: a published entry needs an organiser, and calendars refuse one without. */
  readonly organizer: string;
  readonly madeAt: LocalTime;
  /** "Westmere MARAC, 16 March 2027". */
  readonly title: string;
}

/** The same model and entry give the same bytes. */
export function renderCalendarFile(model: TimesModel, entry: CalendarEntry): Uint8Array {
  const from = stamp(model.from as LocalTime);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Marac Desk//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${stamp(entry.madeAt)}`,
    `SEQUENCE:${entry.version}`,
    `ORGANIZER:mailto:${entry.organizer}`,
    `DTSTART:${from}`,
    `DTEND:${stamp(model.until as LocalTime)}`,
    `SUMMARY:${escape(entry.title)}`,
    ...(model.place === '' ? [] : [`LOCATION:${escape(model.place)}`]),
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return Buffer.from(`${lines.flatMap(fold).join('\r\n')}\r\n`, 'utf8');
}

/** Lines of at most 75 octets (RFC 5545, 3.1); ours are ASCII but for the place. */
function fold(line: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter, 'utf8') > (parts.length === 0 ? 75 : 74)) {
      parts.push(parts.length === 0 ? part : ` ${part}`);
      part = '';
    }
    part += letter;
  }
  parts.push(parts.length === 0 ? part : ` ${part}`);
  return parts;
}
