// Slots against a plain calendar of weekdays and hours, through every clock change there is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalTime } from '../../src/domain/time/day.ts';
import {
  addDays,
  addMinutes,
  at,
  clockTime,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  localTime,
  weekday,
} from '../../src/domain/time/day.ts';
import type { SlotRecord } from '../../src/ledger/job-slot.ts';
import { findClockFault } from '../../src/schedule/clock-check.ts';
import { dueSlots } from '../../src/schedule/due-slots.ts';
import { slotsBetween } from '../../src/schedule/slot-times.ts';

function plainSlots(hours: readonly string[], after: LocalTime, now: LocalTime): readonly LocalTime[] {
  const slots: LocalTime[] = [];
  for (let on = dayOf(after); on <= dayOf(now); on = addDays(on, 1))
    for (const hour of hours.toSorted()) {
      const slot = at(on, clockTime(hour));
      if (weekday(on) < 6 && slot > after && slot <= now) slots.push(slot);
    }
  return slots;
}

describe('slots of a job that looks at hours', () => {
  test.each([
    ['2027-03-26T12:00', '2027-03-30T09:00', 'the spring change'],
    ['2027-10-29T12:00', '2027-11-02T09:00', 'the autumn change'],
    ['2028-02-28T12:00', '2028-03-01T09:00', 'a leap day'],
    ['2027-12-30T12:00', '2028-01-04T09:00', 'a new year'],
  ])('T14: from %s to %s, over %s, are those of a plain calendar, whatever the zone’s data say', (after, now) => {
    const hours = ['08:30', '12:00', '03:31'];
    const [from, to] = [localTime(after), localTime(now)];
    expect(slotsBetween({ at: hours }, from, to)).toEqual(plainSlots(hours, from, to));
  });

  test('PROP41: on any days of 2020 to 2045, after any downtime, each intended slot once', () => {
    const moment = fc
      .tuple(
        fc.integer({ min: dayNumber(day('2020-01-01')), max: dayNumber(day('2045-12-31')) }),
        fc.integer({ min: 0, max: 1439 }),
      )
      .filter(([, minute]) => minute < 60 || minute >= 120) // an hour that may be missing or double is no moment to start from
      .map(([on, minute]) => addMinutes(at(dayFromNumber(on), clockTime('00:00')), minute));
    const hour = fc.constantFrom('04:00', '08:30', '09:15', '12:00', '16:45', '23:59', '00:29');
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 14 }),
        fc.uniqueArray(hour, { minLength: 1 }),
        (after, days, hours) => {
          const now = at(addDays(dayOf(after), days), clockTime('12:00'));
          expect(slotsBetween({ at: hours }, after, now)).toEqual(plainSlots(hours, after, now));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('PROP41: every clock change of 2020 to 2045 gives each slot of its weekend once', () => {
    for (let year = 2020; year <= 2045; year += 1)
      for (const month of ['03', '10']) {
        let sunday = day(`${year}-${month}-31`);
        while (weekday(sunday) !== 7) sunday = addDays(sunday, -1);
        const [from, to] = [at(addDays(sunday, -3), clockTime('00:00')), at(addDays(sunday, 3), clockTime('23:59'))];
        expect(slotsBetween({ at: ['08:30', '23:45'] }, from, to)).toEqual(plainSlots(['08:30', '23:45'], from, to));
      }
  });

  test.each(['00:30', '01:30', '02:00', '03:30'])(
    'T1, T2: %s is refused: an hour may be missing or come twice',
    (hour) => {
      const ask = (): unknown =>
        slotsBetween({ at: [hour] }, localTime('2027-03-27T12:00'), localTime('2027-03-28T12:00'));
      expect(ask).toThrow(`No job may look at ${hour}.`);
    },
  );

  test('an hour that is none is refused', () => {
    expect(() => slotsBetween({ at: ['8.30'] }, localTime('2027-03-27T12:00'), localTime('2027-03-28T12:00'))).toThrow(
      'is no hour to look at',
    );
  });
});

describe('slots of a job that looks every few minutes', () => {
  test.each([
    ['2027-03-09T08:33', ['2027-03-09T08:30']],
    ['2027-03-09T00:10', ['2027-03-09T00:00']],
    ['2027-03-09T02:00', []],
    ['2027-03-13T11:59', ['2027-03-13T11:45']],
  ])('at %s only the newest counts, none in the hours of clock changes', (now, expected) => {
    expect(slotsBetween({ everyMinutes: 15 }, localTime('2027-01-01T00:00'), localTime(now))).toEqual(expected);
  });
});

const record = (slot: string, more: Partial<SlotRecord>): SlotRecord => ({
  marac: 'ealing',
  job: 'agenda',
  slot,
  state: 'done',
  owner: 'a',
  claimedAt: localTime(slot),
  untilMs: 0,
  tries: 1,
  ...more,
});

describe('what is due', () => {
  const slots = ['2027-03-08T08:30', '2027-03-09T08:30', '2027-03-10T08:30'].map(localTime);
  const now = localTime('2027-03-10T09:00');
  test('of a job never seen before, the newest slot only', () => {
    expect(dueSlots(slots, [], now, 1)).toEqual(['2027-03-10T08:30']);
  });

  test('after a stop, every slot missed since', () => {
    expect(dueSlots(slots, [record('2027-03-08T08:30', {})], now, 1)).toEqual(['2027-03-09T08:30', '2027-03-10T08:30']);
  });

  test('nothing that is done, nor what another runner has in hand', () => {
    const records = [
      record('2027-03-08T08:30', {}),
      record('2027-03-09T08:30', { state: 'claimed', untilMs: 500 }),
      record('2027-03-10T08:30', {}),
    ];
    expect(dueSlots(slots, records, now, 499)).toEqual([]);
    expect(dueSlots(slots, records, now, 500)).toEqual(['2027-03-09T08:30']);
  });

  test.each([
    [1, '08:59', true],
    [2, '08:56', false],
    [2, '08:55', true],
    [3, '08:46', false],
    [9, '08:01', false],
    [9, '08:00', true],
  ])('what failed %i times and ended at %s is tried again: %s', (tries, ended, again) => {
    const failed = record('2027-03-10T08:30', { state: 'failed', tries, endedAt: localTime(`2027-03-10T${ended}`) });
    expect(dueSlots(slots.slice(2), [failed], now, 1)).toEqual(again ? ['2027-03-10T08:30'] : []);
  });

  test('T5: a clock set back makes no slot due again, nor one of the future', () => {
    const records = [
      record('2027-03-08T08:30', {}),
      record('2027-03-09T08:30', {}),
      record('2027-03-10T08:30', { state: 'failed' }),
    ];
    const earlier = localTime('2027-03-10T07:00');
    expect(dueSlots(slots.slice(0, 2), records, earlier, 1)).toEqual([]);
  });
});

describe('T6: the clock is believed', () => {
  test.each([
    ['2027-03-09T08:30', undefined, true],
    ['2027-03-09T08:30', '2027-03-09T10:30', true],
    ['2027-03-09T08:30', '2027-03-09T11:31', false],
    ['2028-04-01T08:30', '2027-03-09T08:30', true],
    ['2028-05-01T08:30', '2027-03-09T08:30', false],
    ['1970-01-01T00:00', undefined, false],
    ['2100-01-01T00:00', undefined, false],
    ['2038-01-19T03:14', '2027-03-09T08:30', false],
  ])('at %s, last used %s: %s', (now, last, believed) => {
    const fault = findClockFault(localTime(now), last === undefined ? undefined : localTime(last));
    expect(fault === undefined).toBe(believed);
  });
});
