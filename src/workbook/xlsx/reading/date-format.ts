// Whether a number format shows a day, and which day a serial number is. Exactly or not at all: what is no day stays a number.
const DAY_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57,
  58,
]);

/** Whether the built-in format of this number shows a date or a time of day (46, elapsed time, does not). */
export function isBuiltInDate(id: number): boolean {
  return DAY_FORMATS.has(id);
}

/** Whether a format code shows a date or a time of day; elapsed time such as [h]:mm is a length, not a time. */
export function isDateFormat(code: string): boolean {
  const first = plainLetters(code);
  if (first === undefined || /^(?:general|standard)$/i.test(first.trim())) return false;
  return /[dmhys]/i.test(first);
}

// The first section without what is only shown: quoted text, escaped and filling characters, colours and locales.
function plainLetters(code: string): string | undefined {
  let out = '';
  for (let at = 0; at < code.length; at += 1) {
    const char = code[at] ?? '';
    if (char === ';') break;
    if (char === '"') {
      const end = code.indexOf('"', at + 1);
      at = end < 0 ? code.length : end;
    } else if (char === '\\' || char === '_' || char === '*') at += 1;
    else if (char === '[') {
      const end = code.indexOf(']', at);
      const inside = code.slice(at + 1, end < 0 ? code.length : end);
      if (/^(?:h+|m+|s+)$/i.test(inside)) return undefined;
      at = end < 0 ? code.length : end;
    } else out += char;
  }
  return out;
}

const DAY_MS = 86_400_000;
// 1899-12-30, so that serial 61 is 1900-03-01; the 29th of February 1900 that serial 60 stands for never was.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_1900 = 2_958_466;
const LAST_1904 = 2_957_004;
// Serials hold about a microsecond; a moment this near to midnight is midnight.
const NOISE_SECONDS = 0.0001;

/** `2026-03-29` or `2026-03-29T09:30:00` (nearest second) of a serial number; undefined when it is no day. */
export function serialToDate(serial: number, date1904: boolean): string | undefined {
  if (!Number.isFinite(serial)) return undefined;
  if (date1904 ? serial < 0 || serial >= LAST_1904 : serial < 1 || serial >= LAST_1900 || Math.floor(serial) === 60)
    return undefined;
  const day = Math.floor(serial);
  const exact = (serial - day) * 86_400;
  const seconds = Math.round(exact);
  if (seconds === 86_400 && 86_400 - exact > NOISE_SECONDS) return undefined;
  const shift = !date1904 && day < 60 ? 1 : 0;
  const epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
  return writeDate(epoch + (day + shift) * DAY_MS + seconds * 1000);
}

function writeDate(ms: number): string {
  const text = new Date(ms).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** The serial number of `2026-03-29` or `2026-03-29T09:30:00`; undefined when there is none. */
export function dateToSerial(date: string, date1904: boolean): number | undefined {
  const ms = parseMoment(date);
  if (ms === undefined) return undefined;
  const serial = (ms - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY_MS;
  if (date1904) return serial < 0 ? undefined : serial;
  if (serial < 2) return undefined;
  return serial < 61 ? serial - 1 : serial;
}

/** The date of a `t="d"` cell in the same two forms; undefined when it is not a real day. */
export function parseIsoDate(text: string): string | undefined {
  const ms = parseMoment(text.trim());
  return ms === undefined ? undefined : writeDate(ms);
}

function parseMoment(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?Z?)?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const fraction = Number(`0.${match[7] ?? '0'}`);
  return ms + (hours * 3600 + minutes * 60 + Math.round(seconds + fraction)) * 1000;
}
