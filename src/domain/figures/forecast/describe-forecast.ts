// A forecast in words, the same on the terminal and on pages.
import { formatDate } from '../../time/day.ts';
import { formatNumber } from '../format-figure.ts';
import type { Forecast, MeetingForecast } from './forecast.ts';

export const TOO_YOUNG = 'Too little is on record for a rate: two weeks of referrals are needed.';
export const RANGE_MEANS = 'The range holds four times in five (negative binomial, from the arrivals of those days).';

export function describeRate(forecast: Forecast): string {
  const { casesAYear, per10000, expectedPer10000, coordinatorsNeeded, idvasNeeded, arrived, days } = forecast;
  if (casesAYear === undefined) return TOO_YOUNG;
  const rate =
    per10000 === undefined
      ? 'not recorded (womenInArea on Settings)'
      : `${formatNumber(per10000, 1)} (${expectedPer10000} are expected)`;
  const yearly = formatNumber(casesAYear, 0);
  return `${arrived.length} referrals were accepted in the last ${days} days: ${yearly} a year at that rate. Per 10,000 adult women: ${rate}. ${yearly} cases a year need ${formatNumber(coordinatorsNeeded, 1)} coordinators (400 cases each) and ${formatNumber(idvasNeeded, 1)} IDVAs (100 each).`;
}

export interface ForecastColumn {
  readonly header: string;
  text(row: MeetingForecast): string;
}

export const FORECAST_COLUMNS: readonly ForecastColumn[] = [
  { header: 'meeting', text: ({ meeting }) => formatDate(meeting.on) },
  { header: 'listed', text: ({ listed }) => String(listed.length) },
  { header: 'accepted, not listed', text: ({ acceptedNotListed }) => String(acceptedNotListed.length) },
  {
    header: 'still to arrive',
    text: ({ arrivals }) => (arrivals === undefined ? 'not known' : formatNumber(arrivals.mean, 1)),
  },
  {
    header: 'cases (80 %)',
    text: ({ cases }) =>
      cases === undefined ? 'not known' : `${formatNumber(cases.mean, 1)} (${cases.low} to ${cases.high})`,
  },
  {
    header: 'minutes',
    text: ({ minutesWanted, minutesThere }) =>
      `${minutesWanted === undefined ? 'not known' : formatNumber(minutesWanted, 0)} of ${minutesThere ?? 'not known'}`,
  },
  { header: 'over-full', text: describeOverFull },
];

export function describeOverFull({ overFullOn, warnCases, extraMeetings }: MeetingForecast): string {
  if (overFullOn === undefined) return `not expected (more than ${warnCases})`;
  const extra =
    extraMeetings > 0 ? `; with ${extraMeetings} extra ${extraMeetings === 1 ? 'meeting' : 'meetings'} none is` : '';
  return `expected from ${formatDate(overFullOn)} (more than ${warnCases})${extra}`;
}
