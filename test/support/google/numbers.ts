// What a typed text becomes (USER_ENTERED) and how a number is shown (FORMATTED_VALUE), for the locales tests ask about:
// English ones with day or month first. Dates are serial days from 30 December 1899.
import type { sheets_v4 } from '@googleapis/sheets';

export interface Entered {
  readonly value: sheets_v4.Schema$ExtendedValue;
  readonly format?: sheets_v4.Schema$NumberFormat;
}

const dayMs = 86_400_000;
const epochMs = Date.UTC(1899, 11, 30);

/** Serial days of a calendar moment. */
export function serialOf(year: number, month: number, day: number, seconds = 0): number {
  return (Date.UTC(year, month - 1, day) - epochMs) / dayMs + seconds / 86_400;
}

/** Serial days, in the given zone's wall clock, of an instant. */
export function serialInZone(instantMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(instantMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return serialOf(part('year'), part('month'), part('day'), part('hour') * 3600 + part('minute') * 60 + part('second'));
}

/** Whether the locale writes the day before the month. */
export function dayFirst(locale: string): boolean {
  return !/^(en_US|en$|zh|ja|ko)/.test(locale);
}

/** What typing `text` into a cell stores, as the browser and USER_ENTERED do. */
export function parseEntered(text: string, locale: string): Entered {
  if (text.startsWith("'")) return { value: { stringValue: text.slice(1) } };
  if (text.startsWith('=') && text.length > 1) return { value: { formulaValue: text } };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: { boolValue: /^true$/i.test(trimmed) } };
  return parseNumber(trimmed) ?? parseDate(trimmed, locale) ?? { value: { stringValue: text } };
}

function parseNumber(text: string): Entered | undefined {
  const plain = /^([-+]?)([£$€]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d+)?(e[-+]?\d+)?(%?)$/i.exec(text);
  if (!plain || !(plain[3] || plain[4])) return undefined;
  const [, sign, currency, whole = '', fraction = '', exponent = '', percent] = plain;
  const size = Number(`${sign}${whole.replaceAll(',', '') || '0'}${fraction}${exponent}`);
  if (percent) {
    return { value: { numberValue: size / 100 }, format: { type: 'PERCENT', pattern: fraction ? '0.00%' : '0%' } };
  }
  if (currency) return { value: { numberValue: size }, format: { type: 'CURRENCY', pattern: `${currency}#,##0.00` } };
  return whole.includes(',')
    ? { value: { numberValue: size }, format: { type: 'NUMBER', pattern: fraction ? '#,##0.00' : '#,##0' } }
    : { value: { numberValue: size } };
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function parseDate(text: string, locale: string): Entered | undefined {
  const [dayText, timeText] = splitTime(text);
  const seconds = timeText ? secondsOf(timeText) : 0;
  if (seconds === undefined) return undefined;
  if (dayText === '' && timeText) {
    return { value: { numberValue: seconds / 86_400 }, format: { type: 'TIME' } };
  }
  const parts = dayParts(dayText, locale);
  if (!parts) return undefined;
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return {
    value: { numberValue: serialOf(year, month, day, seconds) },
    format: { type: timeText ? 'DATE_TIME' : 'DATE' },
  };
}

function splitTime(text: string): [string, string | undefined] {
  const found = /^(.*?)[ T]?(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)$/i.exec(text);
  return found ? [found[1]!.trim(), found[2]] : [text, undefined];
}

function secondsOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0', half] = /^(\d+):(\d+)(?::(\d+))? ?([ap]m)?$/i.exec(text) ?? [];
  if (Number(minutes) > 59 || Number(seconds) > 59 || Number(hours) > 23) return undefined;
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return hour * 3600 + Number(minutes) * 60 + Number(seconds);
}

function dayParts(text: string, locale: string): [number, number, number] | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text);
  if (numeric) {
    const [one, two] = [Number(numeric[1]), Number(numeric[2])];
    const year = fullYear(numeric[3]!);
    return dayFirst(locale) ? [year, two, one] : [year, one, two];
  }
  const named = /^(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{2}|\d{4})$/.exec(text);
  const month = named ? monthNames.indexOf(named[2]!.slice(0, 3).toLowerCase()) : -1;
  return named && month >= 0 ? [fullYear(named[3]!), month + 1, Number(named[1])] : undefined;
}

function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) < 50 ? 2000 : 1900);
}

/** The text a number is shown as under a number format. */
export function showNumber(value: number, format: sheets_v4.Schema$NumberFormat | undefined, locale: string): string {
  switch (format?.type ?? '') {
    case 'DATE':
      return showDate(value, format?.pattern || (dayFirst(locale) ? 'dd/MM/yyyy' : 'M/d/yyyy'));
    case 'TIME':
      return showDate(value, format?.pattern || 'HH:mm:ss');
    case 'DATE_TIME':
      return showDate(value, format?.pattern || (dayFirst(locale) ? 'dd/MM/yyyy HH:mm:ss' : 'M/d/yyyy H:mm:ss'));
    case 'PERCENT':
      return showPattern(value, format?.pattern || '0.00%');
    case 'NUMBER':
    case 'CURRENCY':
      return format?.pattern ? showPattern(value, format.pattern) : general(value);
    default:
      return general(value);
  }
}

function general(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function showPattern(value: number, pattern: string): string {
  const positive = pattern.split(';')[0]!;
  if (positive === '@') return general(value);
  const [, before = '', number = '', after = ''] = /^([^0#]*)([0#,.]*)(.*)$/.exec(positive) ?? [];
  const scaled = Math.abs(positive.includes('%') ? value * 100 : value);
  const decimals = (number.split('.')[1] ?? '').length;
  const [whole = '0', fraction] = scaled.toFixed(decimals).split('.');
  const padded = whole.padStart((number.split('.')[0]!.match(/0/g) ?? []).length, '0');
  const grouped = number.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  return `${value < 0 ? '-' : ''}${before}${grouped}${fraction ? `.${fraction}` : ''}${after}`.replaceAll('"', '');
}

const dateParts = /"([^"]*)"|yyyy|yy|y|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am\/pm|a\/p/gi;

/** A date under a pattern such as `dd/mm/yyyy hh:mm`; m after h or before s is minutes. */
export function showDate(serial: number, pattern: string): string {
  const date = new Date(epochMs + Math.round(serial * 86_400) * 1000);
  const half = /am\/pm|a\/p/i.test(pattern);
  let clock = false;
  return pattern.replaceAll(dateParts, (part: string, literal: string | undefined, offset: number) => {
    if (literal !== undefined) return literal;
    const minutes = /^m{1,2}$/i.test(part) && (clock || /^m+:?s/i.test(pattern.slice(offset)));
    clock = /^h/i.test(part) || (clock && /^s/i.test(part));
    return minutes ? pad(date.getUTCMinutes(), part.length) : datePart(date, part, half);
  });
}

function datePart(date: Date, part: string, half: boolean): string {
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date);
  switch (part.toLowerCase()) {
    case 'yyyy':
    case 'y':
      return String(date.getUTCFullYear());
    case 'yy':
      return pad(date.getUTCFullYear() % 100, 2);
    case 'mmmm':
      return name({ month: 'long' });
    case 'mmm':
      return name({ month: 'short' });
    case 'mm':
    case 'm':
      return pad(date.getUTCMonth() + 1, part.length);
    case 'dddd':
      return name({ weekday: 'long' });
    case 'ddd':
      return name({ weekday: 'short' });
    case 'dd':
    case 'd':
      return pad(date.getUTCDate(), part.length);
    case 'hh':
    case 'h':
      return pad(half ? date.getUTCHours() % 12 || 12 : date.getUTCHours(), part.length);
    case 'ss':
    case 's':
      return pad(date.getUTCSeconds(), part.length);
    default:
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
