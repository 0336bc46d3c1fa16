// A day in figures where whoever asked for it said that the day comes first: on our Word forms, and in a list whose person said so.

/** "2/9/1996 10:00" as "1996-09-02 10:00"; anything else as it is. */
export function readDayFirst(text: string): string {
  const match = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(.*)$/s.exec(text);
  if (match === null) return text;
  const [, day = '', , month = '', year = '', rest = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`;
}
