// Everything that `marac statistics` shows of a period, and every figure of it under the name by which a person asks for its rows.
import type { LocalTime } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { equalityOf, type GroupFigures } from './equality/equality.ts';
import type { Figure } from './figure.ts';
import { forecastFigures } from './forecast/forecast-figures.ts';
import { forecastOf, type Forecast } from './forecast/forecast.ts';
import { gatherAll, groundOf, type Choice } from './ground.ts';
import type { Period } from './period.ts';
import { accountabilityOf, type AgencyFigures } from './reports/accountability.ts';
import { steeringReport, type SteeringReport } from './reports/steering-group.ts';
import { tenPrinciples, type Principle } from './reports/ten-principles.ts';
import { columnLetter, makeReturn, type QuarterlyReturn } from './return/quarterly-return.ts';

export interface Asked {
  readonly maracs: readonly MaracFacts[];
  readonly period: Period;
  /** Only these meetings of it. */
  readonly meetings?: readonly string[];
}

export interface Statistics {
  readonly period: Period;
  /** Restricted cases are counted. */
  readonly quarterly: QuarterlyReturn;
  /** In all that follows they are left out. */
  readonly steering: SteeringReport;
  readonly agencies: readonly AgencyFigures[];
  readonly forecasts: readonly Forecast[];
  readonly equality: readonly GroupFigures[];
  readonly principles: readonly Principle[];
}

export function gatherStatistics(facts: Facts, now: LocalTime, asked: Asked): Statistics {
  const gathered = gatherAll(facts, now);
  const choice: Choice = { ...asked, restricted: 'leftOut' };
  const ground = groundOf(gathered, choice);
  return {
    period: asked.period,
    quarterly: makeReturn(gathered, asked),
    steering: steeringReport(ground),
    agencies: accountabilityOf(ground),
    forecasts: asked.maracs.map((marac) => forecastOf(gathered, marac)),
    equality: equalityOf(ground),
    principles: tenPrinciples(ground),
  };
}

const under = (before: string, figures: readonly Figure[]): readonly Cell[] =>
  figures.map((figure) => ({ name: `${before}/${figure.name}`, figure }));

/** A figure under its whole name: `return/discussed`, `agency/G-7KQ2MX/present`, `principle/6/actions`. */
export interface Cell {
  readonly name: string;
  readonly figure: Figure;
}

export function cellsOf({
  quarterly,
  steering,
  agencies,
  forecasts,
  equality,
  principles,
}: Statistics): readonly Cell[] {
  return [
    ...under('return', quarterly.sum),
    ...under(
      'steering',
      steering.lines.map(({ figure }) => figure),
    ),
    ...agencies.flatMap(({ agency, figures }) => under(`agency/${agency.id}`, figures)),
    ...forecasts.flatMap((forecast) => under(`forecast/${forecast.marac.name}`, forecastFigures(forecast))),
    ...under(
      'equality',
      equality.map(({ cases }) => cases),
    ),
    ...principles.flatMap(({ number, figures }) => under(`principle/${number}`, figures)),
  ];
}

/** The figure that the text names: its whole name, the letter of its column in the return, or its own name, of which the first report that has it counts. */
export function findCell(cells: readonly Cell[], text: string): Cell | undefined {
  const asked = text.trim().toLowerCase();
  return (
    cells.find(({ name }) => name.toLowerCase() === asked) ??
    cells.find(
      ({ name, figure }) => name.startsWith('return/') && columnLetter(figure.name)?.toLowerCase() === asked,
    ) ??
    cells.find(({ figure }) => figure.name.toLowerCase() === asked)
  );
}
