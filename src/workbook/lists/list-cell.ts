// A cell of a list as its column reads it: days in figures as a person said that this list writes them, and moments with their zone as the time they
// were in London.
import type { Cell } from '../../domain/cells/cell.ts';
import { readDayFirst } from '../../domain/cells/day-first.ts';
import { localTimeAt } from '../../system/clock.ts';
import type { Column } from '../tables/table.ts';
import type { ListMapping } from './column-mapping.ts';

export function plainCell(cell: Cell, column: Column, dates: ListMapping['dates']): Cell {
  if (cell.kind !== 'text' || (column.kind !== 'day' && column.kind !== 'time')) return cell;
  const text = cell.text.trim();
  const moment = findMoment(text);
  if (moment !== undefined && column.kind === 'time')
    return { kind: 'text', text: localTimeAt(moment).replace('T', ' ') };
  const midnight = /^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/.exec(text);
  if (midnight !== null && column.kind === 'day') return { kind: 'text', text: midnight[1] ?? '' };
  return dates === undefined ? cell : dated(text, cell, dates);
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})$/i;
const GOOGLE =
  /^(\d{4})\/(\d{1,2})\/(\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))? ([AP])M (?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/i;

/** The moment of a text that names its zone: `2027-07-06T13:09:25+01:00`, or `2027/07/06 1:09:25 PM GMT+1` as Google writes it. */
function findMoment(text: string): number | undefined {
  const iso = ISO.exec(text);
  const written = iso === null ? googleTime(text) : `${iso[1]}T${iso[2]}${zoneOf(iso[3] ?? '')}`;
  const moment = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(moment) ? undefined : moment;
}

function zoneOf(zone: string): string {
  return /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}

function googleTime(text: string): string | undefined {
  const match = GOOGLE.exec(text);
  if (match === null) return undefined;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
    second = '00',
    half = '',
    sign,
    hours = '0',
    minutes = '00',
  ] = match;
  if (Number(hour) < 1 || Number(hour) > 12) return undefined;
  const clock = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return `${year}-${two(month)}-${two(day)}T${two(clock)}:${minute}:${second}${sign === undefined ? 'Z' : `${sign}${two(hours)}:${minutes}`}`;
}

/** A day in figures as the person said that this list writes them; anything else stays what it is. */
function dated(text: string, cell: Cell, dates: NonNullable<ListMapping['dates']>): Cell {
  if (dates === 'dayFirst') {
    const read = readDayFirst(text);
    return read === text ? cell : { kind: 'text', text: read };
  }
  const match = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(.*)$/s.exec(text);
  if (match === null) return cell;
  const [, year = '', , month = '', day = '', rest = ''] = match;
  return { kind: 'text', text: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}` };
}
