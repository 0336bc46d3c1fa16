// The counts of a forecast as figures that name their rows: what is listed, what waits to be, and what arrived in the weeks before.
import type { CountedRow, Figure } from '../figure.ts';
import type { Forecast } from './forecast.ts';

function figure(name: string, label: string, of: string, unit: string, rows: readonly CountedRow[]): Figure {
  return {
    name,
    label,
    kind: 'count',
    unit,
    source: 'docs/figures.md, "Forecast"',
    of,
    unknown: 'nothing',
    value: rows.length,
    ofCount: rows.length,
    notKnown: 0,
    rows,
    ofRows: rows,
    notKnownRows: [],
  };
}

export function forecastFigures({ meetings, arrived, days }: Forecast): readonly Figure[] {
  return [
    figure('arrived', `Referrals accepted in the last ${days} days`, 'accepted referrals', 'referrals', arrived),
    ...meetings.flatMap(({ meeting, listed, acceptedNotListed }) => [
      figure(`${meeting.id}/listed`, `Listed for ${meeting.on}`, 'cases on its list', 'cases', listed),
      figure(
        `${meeting.id}/waiting`,
        `Accepted for ${meeting.on} and not listed yet`,
        'accepted referrals whose case is on no list since',
        'cases',
        acceptedNotListed,
      ),
    ]),
  ];
}
