// How full the next meetings will be, and what the area needs at this rate, on the terminal.
import type { Forecast, MeetingForecast } from '../../domain/figures/forecast/forecast.ts';
import { formatDate } from '../../domain/time/day.ts';
import type { Printer } from '../print.ts';
import { ref, time, word } from '../safe-texts.ts';
import { formatNumber, numberOrNull } from './format-figure.ts';

const TOO_YOUNG = 'Too little is on record for a rate: two weeks of referrals are needed.';

export function printForecasts(print: Printer, forecasts: readonly Forecast[]): void {
  for (const forecast of forecasts) {
    print.say(`\nForecast, ${forecast.marac.title}:`);
    print.say(describeRate(forecast));
    if (!print.json) print.table('forecast', forecast.meetings, COLUMNS, () => ({}));
    if (forecast.meetings.length === 0) print.say('No meeting ahead stands on Meetings.');
  }
  if (forecasts.length > 0)
    print.say(
      'The range holds four times in five (negative binomial, from the arrivals of those days). `marac replay` shows what another threshold would do.',
    );
  print.put('forecasts', forecasts.map(forecastData));
}

function describeRate(forecast: Forecast): string {
  const { casesAYear, per10000, expectedPer10000, coordinatorsNeeded, idvasNeeded, arrived, days } = forecast;
  if (casesAYear === undefined) return TOO_YOUNG;
  const rate =
    per10000 === undefined
      ? 'not recorded (womenInArea on Settings)'
      : `${formatNumber(per10000, 1)} (${expectedPer10000} are expected)`;
  const yearly = formatNumber(casesAYear, 0);
  return `${arrived.length} referrals were accepted in the last ${days} days: ${yearly} a year at that rate. Per 10,000 adult women: ${rate}. ${yearly} cases a year need ${formatNumber(coordinatorsNeeded, 1)} coordinators (400 cases each) and ${formatNumber(idvasNeeded, 1)} IDVAs (100 each).`;
}

const COLUMNS = [
  { header: 'meeting', text: ({ meeting }: MeetingForecast) => formatDate(meeting.on) },
  { header: 'listed', text: ({ listed }: MeetingForecast) => String(listed.length) },
  {
    header: 'accepted, not listed',
    text: ({ acceptedNotListed }: MeetingForecast) => String(acceptedNotListed.length),
  },
  {
    header: 'still to arrive',
    text: ({ arrivals }: MeetingForecast) => (arrivals === undefined ? 'not known' : formatNumber(arrivals.mean, 1)),
  },
  {
    header: 'cases (80 %)',
    text: ({ cases }: MeetingForecast) =>
      cases === undefined ? 'not known' : `${formatNumber(cases.mean, 1)} (${cases.low} to ${cases.high})`,
  },
  {
    header: 'minutes',
    text: ({ minutesWanted, minutesThere }: MeetingForecast) =>
      `${minutesWanted === undefined ? 'not known' : formatNumber(minutesWanted, 0)} of ${minutesThere ?? 'not known'}`,
  },
  {
    header: 'over-full',
    text: ({ overFullOn, warnCases, extraMeetings }: MeetingForecast) =>
      overFullOn === undefined
        ? `not expected (more than ${warnCases})`
        : `expected from ${formatDate(overFullOn)} (more than ${warnCases})${extraMeetings > 0 ? `; with ${extraMeetings} extra ${extraMeetings === 1 ? 'meeting' : 'meetings'} none is` : ''}`,
  },
];

function forecastData(forecast: Forecast) {
  return {
    marac: word(forecast.marac.name),
    arrived: forecast.arrived.length,
    days: forecast.days,
    casesAYear: numberOrNull(forecast.casesAYear),
    per10000: numberOrNull(forecast.per10000),
    coordinatorsNeeded: numberOrNull(forecast.coordinatorsNeeded),
    idvasNeeded: numberOrNull(forecast.idvasNeeded),
    meetings: forecast.meetings.map((each) => ({
      meeting: ref(each.meeting.id),
      on: time(each.meeting.on),
      listed: each.listed.length,
      waiting: each.acceptedNotListed.length,
      arrivals: numberOrNull(each.arrivals?.mean),
      cases: numberOrNull(each.cases?.mean),
      low: numberOrNull(each.cases?.low),
      high: numberOrNull(each.cases?.high),
      minutesWanted: numberOrNull(each.minutesWanted),
      minutesThere: numberOrNull(each.minutesThere),
      overFullOn: each.overFullOn === undefined ? null : time(each.overFullOn),
      extraMeetings: each.extraMeetings,
    })),
  };
}
