// What agencies undertook at the meetings of the year before, and who came. All invented.
import type { Random } from '../../src/system/random.ts';
import { addDays, type Day } from '../../src/domain/time/day.ts';
import { row, type Edit, type Typed } from '../type-as-people.ts';
import { chance } from '../made-up/made-up-names.ts';
import { ACTION_TEXTS } from '../made-up/old-actions.ts';
import { AGENCIES } from '../made-up/made-up-register.ts';
import { idAt } from '../made-up/made-up-history.ts';
import { FEBRUARY } from '../made-up/demo-meetings.ts';
import { PAST_MEETINGS } from './past-meetings.ts';
import type { PastHearing } from './past-cases.ts';

/** Two or three actions for each case that was heard; all of them have ended. */
export function pastActions(dice: Random, hearings: readonly PastHearing[]): readonly Edit[] {
  const all = hearings
    .filter(({ heard }) => heard)
    .flatMap(({ caseRef, meeting, agencies }) =>
      ACTION_TEXTS.filter(([agency]) => agencies.includes(agency)).map(([agency, text]) => ({
        caseRef,
        meeting: meeting.id,
        aboutWhom: 'Victim',
        text,
        agency,
        ...endOf(dice, meeting.on as Day),
      })),
    );
  return all.map((values, index) => row('actions', idAt('A', 'PAST', index), values));
}

function endOf(dice: Random, on: Day): Typed {
  const due = addDays(on, 7 + dice.below(15));
  const agreed = { agreedOn: on, due };
  if (chance(dice, 8)) return { ...agreed, status: 'superseded', answer: 'Another action took its place.' };
  const doneOn = chance(dice, 84) ? addDays(on, 1 + dice.below(7)) : addDays(due, 1 + dice.below(12));
  return { ...agreed, status: 'completed', doneOn, answeredOn: doneOn, answer: 'Done as agreed.' };
}

/** Who was there at each meeting: agencies that search all cases, and the IDVA service. */
export function pastAttendance(dice: Random): readonly Edit[] {
  const members = AGENCIES.filter(({ searchesAll, kind }) => searchesAll === true || kind === 'idva');
  return [...PAST_MEETINGS, FEBRUARY].flatMap((meeting, at) =>
    members.map((agency, index) =>
      row('attendance', idAt('AT', 'PAST', at * members.length + index), {
        meeting: meeting.id,
        agency: agency.name,
        ...cameTo(dice, agency.kind, meeting.on),
      }),
    ),
  );
}

function cameTo(dice: Random, kind: string, on: string): Typed {
  // Nobody represented it between one and the next.
  if (kind === 'substances' && on > '2026-09-30' && on < '2026-11-02') return { came: 'absent' };
  const thrown = dice.below(100);
  const often = kind === 'mentalHealth' ? 60 : 84;
  if (thrown < often) return { came: 'present' };
  if (thrown < often + 8) return { came: 'substitute', substituteName: 'Duty manager' };
  if (thrown < often + 13) return { came: 'apologiesWithInformation', informationReceivedOn: on };
  return { came: 'absent' };
}
