// The world before the month begins: register, meetings, what was referred, heard and agreed before, and who will refer in March.
import type { Random } from '../src/system/random.ts';
import { openCast } from './cast.ts';
import { meetings, oldCases, oldReferrals, register, type OldCase } from './made-up/made-up-history.ts';
import type { Month } from './live-month.ts';
import { row, type Edit } from './type-as-people.ts';
import { oldActions } from './made-up/old-actions.ts';
import { scriptReferrals, type Scripted } from './arriving-referrals.ts';
import { contactOf, makeContacts, type DemoContact } from './made-up/made-up-register.ts';
import type { IdPool } from '../src/domain/plan/id-pool.ts';

export interface World {
  readonly contacts: readonly DemoContact[];
  readonly coordinator: string;
  readonly chair: DemoContact;
  readonly viceChair: DemoContact;
  /** The 23 of February, then the eleven older ones. */
  readonly cases: readonly OldCase[];
  readonly script: readonly Scripted[];
  readonly edits: readonly Edit[];
}

export function makeWorld(dice: Random, pool: IdPool): World {
  const cast = openCast(dice);
  const contacts = makeContacts(cast);
  const [chair, viceChair] = [contactOf(contacts, 'chair'), contactOf(contacts, 'viceChair')];
  const referred = oldReferrals(dice, cast, pool);
  const older = oldCases(dice, cast);
  const cases = [...referred.cases, ...older.cases];
  const settings: readonly (readonly [string, string])[] = [
    ['areaPostcodes', 'W5; W7; W13; UB1; UB2'],
    ['dutyNumber', '020 7946 0999'],
  ];
  return {
    contacts,
    coordinator: String(contactOf(contacts, 'coordinator').values['personName']),
    chair,
    viceChair,
    cases,
    script: scriptReferrals(dice, cast, cases),
    edits: [
      ...register(contacts),
      ...meetings(chair.id, viceChair.id),
      ...settings.map(([setting, value], index) =>
        row('settings', `S-DEMA2${index + 2}`, { setting, value, why: 'Agreed by the steering group' }),
      ),
      ...referred.edits,
      ...older.edits,
      ...oldActions(cases),
    ],
  };
}

/** The coordinator's own list of the last months is typed; then intake opens its cases, and nobody is mailed. */
export async function typeWorld(month: Month, world: World): Promise<void> {
  await month.types(
    world.coordinator,
    'Types the register (14 agencies, 32 people), three meetings, the 23 referrals of February, eleven older cases and 120 actions, as they stood in the old spreadsheet.',
    world.edits,
    {
      why: 'A first day: twelve months of the coordinator’s own list.',
      hard: 'first day with twelve months in the coordinator’s own list',
    },
  );
  month.clockTo('2027-02-26T16:00');
  await month.runs(world.coordinator, 'Runs `marac run intake` for the first time.', ['intake'], {
    why: 'Intake opens the cases of the accepted referrals, and moves safe contacts and hidden places into the restricted workbook.',
  });
  month.says('Marac Desk', 'Nobody was mailed about anything that was over before this day.');
}
