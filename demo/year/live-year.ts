// The end of the quarter: the coordinator types what the old spreadsheet has of the year before, so that the figures of the quarter stand beside it.
import { seededRandom } from '../../src/system/random.ts';
import type { PopulationGroup } from '../../src/domain/register/population.ts';
import { row, type Edit } from '../type-as-people.ts';
import type { Month } from '../live-month.ts';
import type { World } from '../starting-world.ts';
import { partnershipRows } from './partnership-year.ts';
import { pastCases, type TakeId } from './past-cases.ts';
import { pastMeetingRows } from './past-meetings.ts';
import { pastActions, pastAttendance } from './past-work.ts';

const PEOPLE: Readonly<Record<PopulationGroup, readonly [people: number, of: number]>> = {
  minoritised: [81_400, 149_800],
  asian: [39_700, 149_800],
  black: [13_600, 149_800],
  mixed: [7_200, 149_800],
  otherWhite: [15_300, 149_800],
  otherEthnic: [5_600, 149_800],
  lgbtq: [3_700, 121_900],
  disabled: [19_100, 149_800],
  male: [73_800, 149_800],
  aged16to17: [3_500, 149_800],
  aged65: [18_200, 149_800],
};

/** Thirteen meetings with their cases, actions and attendance; who lives in the area; and the partnership's year. The same at every demo. */
export function yearBefore(world: Pick<World, 'contacts' | 'coordinator' | 'chair'>, id: TakeId): readonly Edit[] {
  const dice = seededRandom(20_260_120);
  const { edits, hearings } = pastCases(dice, id);
  return [
    ...pastMeetingRows(world.chair.id, world.coordinator),
    ...edits,
    ...pastActions(dice, hearings),
    ...pastAttendance(dice),
    row('settings', 'S-YEAR2W', { setting: 'womenInArea', value: '61200', why: 'Census 2021, made up for the demo' }),
    ...Object.entries(PEOPLE).map(([group, [people, ofPeople]], index) =>
      row('population', `PN-YEAR2${'23456789ABC'[index] ?? '2'}`, {
        group,
        people,
        ofPeople,
        from: '2021-03-21',
        source: 'Made up for the demo, as the Census of 2021 counts',
      }),
    ),
    ...partnershipRows(world.contacts),
  ];
}

export async function liveYearEnd(month: Month, world: World): Promise<void> {
  month.clockTo('2027-03-31T14:00');
  await month.types(
    world.coordinator,
    'Types what the old spreadsheet has of the year before: thirteen meetings with their cases, actions and attendance, all archived; and the partnership’s year on Contacts, Settings, Training and the Practice log.',
    yearBefore(world, (prefix, purpose) => month.id(prefix, purpose)),
    { why: 'The quarter ends: its figures stand beside those of the four before.', pasted: true },
  );
  await month.tick('2027-04-01T08:30');
}
