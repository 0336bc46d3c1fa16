// What a mail says of itself to other programs: calendars that take an entry over, and mailboxes that answer by themselves. All of it is made up.
import { expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { TimesModel } from '../../src/domain/papers/agenda/times-models.ts';
import { renderCalendarFile } from '../../src/jobs/meeting/calendar-file.ts';
import type { Delivered } from '../support/desk.ts';
import { AGENCY, typeReferral } from '../support/small-marac.ts';
import { journey, sendAgenda } from './steps.ts';

/** The lines of the calendar files of these messages, unfolded, by property; what follows a semicolon is its parameters. */
function entries(sent: readonly Delivered[]): readonly (readonly (readonly [string, string])[])[] {
  const files = sent.flatMap((one) => one.mail.attachments.filter(({ mimeType }) => mimeType === 'text/calendar'));
  return files.map(({ content }) =>
    (typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8'))
      .replaceAll(/\r?\n /g, '')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const),
  );
}

/** RFC 5546, 3.2.1: what an entry that is published must have exactly once, and what it must not have. */
const ONCE = ['METHOD', 'PRODID', 'VERSION', 'UID', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'SUMMARY', 'SEQUENCE'];

test('F40: an .ics names who it is from and when it was made, and has all that RFC 5546 asks of one that is published', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    const first = entries(await sendAgenda(desk));
    expect(first.length).toBeGreaterThan(0);
    for (const lines of first) {
      const value = (name: string) => lines.filter(([one]) => one === name).map(([, text]) => text);
      expect(Object.fromEntries(ONCE.map((name) => [name, value(name).length]))).toEqual(
        Object.fromEntries(ONCE.map((name) => [name, 1])),
      );
      expect(value('METHOD')).toEqual(['PUBLISH']);
      // The grammar of names (domain/outward): the area and the day; the comma is escaped as RFC 5545 asks.
      expect(value('SUMMARY')).toEqual(['Ealing MARAC\\, 16 March 2027']);
      expect(value('ORGANIZER')).toEqual(['mailto:marac@example.gov.uk']);
      expect(lines.map(([name]) => name).filter((name) => /^(ATTENDEE|REQUEST-STATUS)/.test(name))).toEqual([]);
      // Made on 11 March at 09:30; the meeting is on the 16th.
      expect(value('DTSTAMP')).toEqual(['20270311T093000Z']);
      expect(value('DTSTART')[0]).toMatch(/^20270316T/);
    }
  }));

test('F40: moved times are a later state of the same entry', () => {
  const model = { from: '2027-03-16T09:30', until: '2027-03-16T10:10', place: '' } as unknown as TimesModel;
  const made = (version: number, madeAt: string): string =>
    Buffer.from(
      renderCalendarFile(model, {
        uid: 'u@marac',
        version,
        organizer: 'a@b.example',
        madeAt: localTime(madeAt),
        title: 'Ealing MARAC, 16 March 2027',
      }),
    ).toString('utf8');
  const [first, second] = [made(1, '2027-03-11T09:30'), made(2, '2027-06-12T10:00')];
  expect(second.replace('SEQUENCE:2', 'SEQUENCE:1').replace('20270612T090000Z', '20270311T093000Z')).toBe(first);
  expect(first.split('\r\n').every((line) => !/[\r\n]/.test(line))).toBe(true);
});

test('F40: every mail says that a program made it, so that no out-of-office answer comes back', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
    const sent = [...(await desk.tick('2027-03-01T10:00')), ...(await sendAgenda(desk))];
    expect(sent.length).toBeGreaterThan(3);
    for (const { mail } of sent)
      expect(mail.headers.filter(({ key }) => key === 'auto-submitted').map(({ value }) => value)).toEqual([
        'auto-generated',
      ]);
  }));
