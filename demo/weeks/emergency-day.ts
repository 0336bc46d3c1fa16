// 10 to 12 March: a case that cannot wait for the sixteenth. A meeting is called for tomorrow, by phone, for a named few; deadlines count in hours.
import { acknowledge, arrives, decide, decides } from '../arrive.ts';
import { endsAddresses } from '../made-up/earlier-addresses.ts';
import { EMERGENCY } from '../made-up/demo-meetings.ts';
import { cell, row } from '../type-as-people.ts';
import { idAt } from '../made-up/made-up-history.ts';
import type { Month } from '../live-month.ts';
import type { World } from '../starting-world.ts';

const FEW = ['Westmere Police', 'West London IDVA Service', 'Borough Housing'] as const;
const REFERRAL = 'R-DEMT22';

export async function callEmergency(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  month.clockTo('2027-03-10T09:50');
  await arrives(month, world, [REFERRAL]);
  await month.types(
    me,
    `Calls an emergency meeting for tomorrow at 14:00, by phone, and names the few on Attendance: ${FEW.join(', ')}.`,
    [
      row('meetings', EMERGENCY.id, {
        kind: 'emergency',
        on: EMERGENCY.on,
        start: '14:00',
        end: '14:30',
        place: 'By phone',
        chair: world.chair.id,
        viceChair: world.viceChair.id,
        deadlineHours: 24,
        state: 'planned',
      }),
      ...FEW.map((agency, index) =>
        row('attendance', idAt('AT', 'EMGA', index), { meeting: EMERGENCY.id, agency, came: 'present' }),
      ),
    ],
  );
  await decides(
    month,
    world,
    `Accepts ${REFERRAL} as urgent for the emergency meeting: asked for by the duty inspector.`,
    [
      decide(world, REFERRAL, '2027-03-10', 'acceptUrgent', {
        urgentAskedBy: 'Duty inspector',
        urgentWhy: 'He has left the hostel; seen at her door last night',
        meeting: EMERGENCY.id,
      }),
      acknowledge(REFERRAL, '2027-03-10T09:55'),
    ],
    {
      why: 'It is also heard on 16 March, like every other case of the month.',
      hard: 'urgent; emergency meeting tomorrow',
    },
  );
  await month.tick('2027-03-10T10:10');
  await month.tick('2027-03-10T15:00');
  await month.types(me, 'Marks the emergency meeting as ready.', [
    cell('meetings', EMERGENCY.id, { listReady: true, listReadyBy: me, agendaReady: true, agendaReadyBy: me }),
  ]);
  await month.runs(me, 'Runs `marac run research`: the note goes now, not tomorrow.', ['research']);
  await month.releases(
    me,
    [`westmere/research/${EMERGENCY.id}`, 'westmere/research/M-MAR227/supplement', 'westmere/intake/'],
    'command',
    {
      why: 'The note reaches the named few with deadlines in hours; the others get the case as a supplement to 16 March.',
    },
  );
  await month.tick('2027-03-10T15:15');
}

/** What the emergency meeting came to, typed the morning after. */
export async function closeEmergency(month: Month, world: World): Promise<void> {
  const me = world.coordinator;
  const caseRef = month.caseOf(REFERRAL);
  await month.types(me, 'Types what the emergency meeting came to, her new place, and the chair’s “fine”.', [
    ...(await endsAddresses(month, month.id('P', `victim/${REFERRAL}`), EMERGENCY.on)),
    row(
      'addresses',
      'AD-DEMB22',
      {
        personId: month.id('P', `victim/${REFERRAL}`),
        kind: 'home',
        text: '31 Castlebar Close',
        postcode: 'UB1 4ZE',
        perpetratorKnows: 'no',
        from: EMERGENCY.on,
      },
      true,
    ),
    cell('list', month.id('L', `${REFERRAL}/list/${EMERGENCY.id}`), { outcome: 'actionPlan' }),
    row('actions', 'A-EMGA22', {
      meeting: EMERGENCY.id,
      caseRef,
      aboutWhom: 'Victim',
      text: 'Move her tonight; the duty officer has the keys',
      agency: 'Borough Housing',
      owner: 'Duty officer',
      agreedOn: EMERGENCY.on,
      due: EMERGENCY.on,
      safety: true,
      status: 'completed',
      doneOn: EMERGENCY.on,
    }),
    cell('meetings', EMERGENCY.id, {
      actionsReady: true,
      actionsReadyBy: me,
      minutesReady: true,
      minutesReadyBy: me,
      chairApproved: true,
      chairApprovedBy: String(world.chair.values['personName']),
      chairApprovedOn: '2027-03-12',
    }),
  ]);
}
