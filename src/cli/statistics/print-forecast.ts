// How full the next meetings will be, and what the area needs at this rate, on the terminal.
import { describeRate, FORECAST_COLUMNS, RANGE_MEANS } from '../../domain/figures/forecast/describe-forecast.ts';
import type { Forecast } from '../../domain/figures/forecast/forecast.ts';
import type { Printer } from '../print.ts';
import { ref, time, word } from '../safe-texts.ts';
import { numberOrNull } from '../../domain/figures/format-figure.ts';

export function printForecasts(print: Printer, forecasts: readonly Forecast[]): void {
  for (const forecast of forecasts) {
    print.say(`\nForecast, ${forecast.marac.title}:`);
    print.say(describeRate(forecast));
    if (!print.json) print.table('forecast', forecast.meetings, FORECAST_COLUMNS, () => ({}));
    if (forecast.meetings.length === 0) print.say('No meeting ahead stands on Meetings.');
  }
  if (forecasts.length > 0) print.say(`${RANGE_MEANS} \`marac replay\` shows what another threshold would do.`);
  print.put('forecasts', forecasts.map(forecastData));
}

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
