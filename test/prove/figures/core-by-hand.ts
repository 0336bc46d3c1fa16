// Core members counted a second time: an agency of a kind that the terms of reference name, for they say who the members are, and not what it searches.
import type { Period } from '../../../src/domain/figures/period.ts';
import { sumOf } from '../../../src/domain/figures/figure.ts';
import type { Statistics } from '../../../src/domain/figures/statistics.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import { OTHER_CORE } from './settings.ts';
import type { FigureWorld } from './world.ts';

/** The twelve of the West Midlands template, as docs/partnership.md lists them. */
const TWELVE: readonly string[] =
  'police idva childrensServices adultServices primaryCare acuteTrust mentalHealth substances education housing probation specialist'.split(
    ' ',
  );

function isCore({ settings }: FigureWorld, { kind, activeFrom, activeTo }: Agency, { from, to }: Period): boolean {
  const named = [...settings.values()].flatMap(({ coreFrom }): readonly string[] =>
    coreFrom !== undefined && coreFrom <= to ? OTHER_CORE : TWELVE,
  );
  return named.includes(kind) && (activeFrom ?? '') <= to && from <= (activeTo ?? '9999');
}

/** `attendance`: by the row id of the agency, how often it was present, absent and so on. */
export function checkCore(
  world: FigureWorld,
  period: Period,
  { steering }: Statistics,
  attendance: ReadonlyMap<string, ReadonlyMap<string, number>>,
  say: (what: string) => void,
): void {
  const core = world.facts.agencies.filter((agency) => isCore(world, agency, period));
  const isIn = (on: string | undefined): boolean => on !== undefined && period.from <= on && on <= period.to;
  const was = ({ id }: Agency, name: string): boolean => (attendance.get(id)?.get(name) ?? 0) > 0;
  const wanted = {
    coreNew: core.filter(({ activeFrom }) => isIn(activeFrom)),
    coreLapsed: core.filter(({ activeTo }) => isIn(activeTo)),
    coreAbsent: core.filter(
      (agency) =>
        was(agency, 'absent') && !['present', 'substitute', 'written'].some((presence) => was(agency, presence)),
    ),
  };
  for (const [name, agencies] of Object.entries(wanted)) {
    const figure = steering.lines.find((line) => line.figure.name === name)?.figure;
    const counted = sumOf(figure?.rows ?? []);
    if (counted !== agencies.length) say(`${name} is ${counted}, by hand ${agencies.length}`);
    if (figure?.ofCount !== core.length)
      say(`${name} is of ${figure?.ofCount} core members, by hand of ${core.length}`);
  }
}
