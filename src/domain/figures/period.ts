// The time that figures are counted over: a quarter of the calendar year, as SafeLives collects them, or days that a person chose.
import { addDays, addMonths, type Day } from '../time/day.ts';

export interface Period {
  /** 2026-Q3, or its first and last day. */
  readonly name: string;
  readonly from: Day;
  /** The last day, which belongs to it. */
  readonly to: Day;
}

const QUARTER = /^(\d{4})-q([1-4])$/i;
const MONTHS = 3;

/** The quarter that the text names: 2026-Q3 is July to September 2026. */
export function findQuarter(text: string): Period | undefined {
  const match = QUARTER.exec(text.trim());
  return match === null ? undefined : quarterAt(Number(match[1]), Number(match[2]));
}

export function quarterOf(on: Day): Period {
  return quarterAt(Number(on.slice(0, 4)), Math.ceil(Number(on.slice(5, 7)) / MONTHS));
}

/** So many quarters before one. */
export function quarterBefore({ from }: Period, count: number): Period {
  return quarterOf(addMonths(from, -MONTHS * count));
}

/** The calendar month of a day: 2026-11. */
export function monthOf(on: Day): Period {
  const from = `${on.slice(0, 7)}-01` as Day;
  return { name: on.slice(0, 7), from, to: addDays(addMonths(from, 1), -1) };
}

/** The month before the one of that day. */
export function lastMonth(on: Day): Period {
  return monthOf(addDays(monthOf(on).from, -1));
}

/** The whole quarter that ended last. */
export function lastQuarter(on: Day): Period {
  return quarterBefore(quarterOf(on), 1);
}

/** The 12 months that end with it. */
export function yearTo({ to }: Period): Period {
  return periodOf(addMonths(addDays(to, 1), -12), to);
}

export function periodOf(from: Day, to: Day): Period {
  return { name: `${from} to ${to}`, from, to };
}

export function isWithin({ from, to }: Pick<Period, 'from' | 'to'>, on: Day): boolean {
  return from <= on && on <= to;
}

function quarterAt(year: number, number: number): Period {
  const month = String((number - 1) * MONTHS + 1).padStart(2, '0');
  const from = `${String(year).padStart(4, '0')}-${month}-01` as Day;
  return { name: `${String(year).padStart(4, '0')}-Q${number}`, from, to: addDays(addMonths(from, MONTHS), -1) };
}
