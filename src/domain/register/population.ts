// How many people of each group live in the area, from the day of a census or an estimate on, and who says so.
import { sortBy } from '../text/order.ts';
import type { Day } from '../time/day.ts';

/** Groups by the names of their figures. */
export const POPULATION_GROUPS = {
  minoritised: 'From a minoritised community',
  asian: 'Asian',
  black: 'Black',
  mixed: 'Mixed',
  otherWhite: 'Other White',
  otherEthnic: 'Other ethnic group',
  lgbtq: 'LGBTQ+',
  disabled: 'Disabled',
  male: 'Male',
  aged16to17: 'Aged 16 to 17',
  aged65: 'Aged 65 and over',
} as const;
export type PopulationGroup = keyof typeof POPULATION_GROUPS;

export interface PopulationFields {
  readonly group: PopulationGroup;
  readonly people: number;
  /** Everybody whom the table counts, the group among them. */
  readonly ofPeople: number;
  readonly from: Day;
  readonly source: string;
}
export type Population = PopulationFields & { readonly id: string };

/** More of a group than of everybody cannot be; such a row counts as not given. */
export function isSound({ people, ofPeople }: Pick<Population, 'people' | 'ofPeople'>): boolean {
  return ofPeople > 0 && people <= ofPeople;
}

export interface PeopleOfGroup {
  readonly people: number;
  readonly ofPeople: number;
  /** The rows that say so. */
  readonly rows: readonly Population[];
}

/** The newest row of the group that holds on that day, for each of these areas, added up; undefined where one of them has none. */
export function peopleOfGroup(
  areas: readonly (readonly Population[])[],
  group: string,
  on: Day,
): PeopleOfGroup | undefined {
  const rows = areas.flatMap((area) => newestOf(area, group, on) ?? []);
  if (rows.length === 0 || rows.length < areas.length) return undefined;
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    ofPeople: rows.reduce((sum, { ofPeople }) => sum + ofPeople, 0),
    rows,
  };
}

function newestOf(area: readonly Population[], group: string, on: Day): Population | undefined {
  const known = area.filter((row) => row.group === group && row.from <= on && isSound(row));
  return sortBy(
    known,
    ({ from }) => from,
    ({ id }) => id,
  )[known.length - 1];
}
